//! The articles of a file that contains several, as they were in an earlier version of the file.

use std::collections::HashMap;

use ascribe::Article;

/// The articles of an earlier version, by what identifies them.
#[derive(Default)]
pub(super) struct Earlier {
    articles: Vec<Article<'static>>,
    by_id: HashMap<String, usize>,
    /// Of articles without an id.
    by_title: HashMap<String, usize>,
    by_line: HashMap<usize, usize>,
}

impl Earlier {
    /// Adds the next article of the file.
    pub(super) fn add(&mut self, article: Article<'static>) {
        let at = self.articles.len();
        match &article.metadata.id {
            Some(id) => {
                self.by_id.entry(id.clone()).or_insert(at);
            }
            None => {
                if let Some(title) = title(&article) {
                    self.by_title.entry(title.to_owned()).or_insert(at);
                }
                self.by_line.entry(line(&article)).or_insert(at);
            }
        }
        self.articles.push(article);
    }

    /// The earlier version of an article: the one with its id or, if it has none, with its title, or else on its line.
    pub(super) fn of(&self, article: &Article<'_>) -> Option<&Article<'static>> {
        let by_title = || title(article).and_then(|title| self.by_title.get(title));
        let at = match &article.metadata.id {
            Some(id) => self.by_id.get(id),
            None => by_title().or_else(|| self.by_line.get(&line(article))),
        };
        self.articles.get(*at?)
    }
}

fn title<'a>(article: &'a Article<'_>) -> Option<&'a str> {
    article.title().map(|span| &article.text[span]).or(article.metadata.headline.as_deref())
}

/// The line that the article begins on.
fn line(article: &Article<'_>) -> usize {
    let first = article.blocks.first().map_or(0, |block| article.source(block.span).start());
    article.line_column(first).0
}
