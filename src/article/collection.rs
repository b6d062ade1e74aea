//! Files that hold several articles.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::input::Input;
use super::{Article, Prose};
use crate::error::{Error, ErrorKind, Place};

/// The articles of a file before their blocks are told apart, one after the other.
pub(super) type Parts<'a> = Box<dyn Iterator<Item = Result<Part<'a>, Error>> + Send + 'a>;

/// One article of a file.
#[derive(Debug, Default)]
pub(super) struct Part<'a> {
    /// What the file calls it.
    pub(super) name: Option<String>,
    /// Where it begins, if that helps to find it.
    pub(super) place: Option<Place>,
    pub(super) prose: Prose<'a>,
}

/// Reads all the articles of a text that goes away.
pub(super) fn owned<'a>(parts: Parts<'_>) -> Parts<'a> {
    let own = |part: Part<'_>| Part { name: part.name, place: part.place, prose: part.prose.into_owned() };
    let parts: Vec<Result<Part<'a>, Error>> = parts.map(|part| part.map(own)).collect();
    Box::new(parts.into_iter())
}

/// An article and what its file calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Named<'a> {
    /// Its name among the articles of the file, with its line, or else its number, behind it ("a@7") where one before is
    /// called so too; none where the file holds nothing but the article.
    pub name: Option<String>,
    /// The article. Its places lead into the whole file.
    pub article: Article<'a>,
}

/// The articles of a file, read one by one as they are asked for. One that cannot be read is an error in its place, and those
/// behind it come all the same.
pub struct Articles<'a>(Source<'a>);

enum Source<'a> {
    One(Option<Box<Article<'a>>>),
    Parts { input: Arc<Input<'a>>, parts: Parts<'a>, names: BTreeSet<String> },
}

impl<'a> Articles<'a> {
    pub(super) fn new(input: Input<'a>, parts: Parts<'a>) -> Self {
        Self(Source::Parts { input: Arc::new(input), parts, names: BTreeSet::new() })
    }

    pub(super) fn one(article: Article<'a>) -> Self {
        Self(Source::One(Some(Box::new(article))))
    }

    /// The one article that is there.
    pub(super) fn only(mut self) -> Result<Article<'a>, Error> {
        let first = self.next().unwrap_or_else(|| Err(Error::empty()))?;
        match self.next() {
            None => Ok(first.article),
            Some(_) => Err(Error::new(
                ErrorKind::Several,
                "the input contains more than one article; read it with Article::read_all",
            )),
        }
    }
}

impl<'a> Iterator for Articles<'a> {
    type Item = Result<Named<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Source::One(article) => article.take().map(|article| Ok(Named { name: None, article: *article })),
            Source::Parts { input, parts, names } => Some(parts.next()?.and_then(|Part { mut name, place, prose }| {
                if let Some(name) = &mut name {
                    if names.contains(name) {
                        name.push_str(&format!("@{}", place.map_or(names.len() + 1, |place| place.line)));
                    }
                    names.insert(name.clone());
                }
                let located = |error: Error| place.map_or(error.clone(), |place| error.at(place));
                Ok(Named { name, article: Article::of(prose, Arc::clone(input)).map_err(located)? })
            })),
        }
    }
}

impl fmt::Debug for Articles<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Articles").finish_non_exhaustive()
    }
}
