//! What an article's file says of the article beside its text.

/// Statements of the file on the article: those of a page's schema.org and Open Graph data, or of a news item's properties.
/// What is absent was not told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// What the file calls the article: the `id` of a line of NDJSON, the GUID of a news item.
    pub id: Option<String>,
    /// The title.
    pub headline: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where it was written, as its dateline or location has it.
    pub dateline: Option<String>,
    /// When it was published, as written, mostly ISO 8601.
    pub published: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Its own address.
    pub url: Option<String>,
    /// What it is based on or cites as a whole.
    pub sources: Vec<Reference>,
}

/// Something that an article as a whole is based on or cites. At least one of the two is there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    /// What it is called.
    pub name: Option<String>,
    /// Where it is found.
    pub url: Option<String>,
}

impl Metadata {
    /// Takes over what is told here and not yet there.
    #[cfg(feature = "documents")]
    pub(super) fn complete(&mut self, other: Metadata) {
        let Metadata { id, headline, authors, dateline, published, publisher, url, sources } = other;
        self.id = self.id.take().or(id);
        self.headline = self.headline.take().or(headline);
        self.dateline = self.dateline.take().or(dateline);
        self.published = self.published.take().or(published);
        self.publisher = self.publisher.take().or(publisher);
        self.url = self.url.take().or(url);
        if self.authors.is_empty() {
            self.authors = authors;
        }
        if self.sources.is_empty() {
            self.sources = sources;
        }
    }
}
