//! Articles are read as people read them: one case a shape of text.

mod encodings;
mod html;
mod markdown;
mod news;
mod office;
mod plain;
#[path = "../support/mod.rs"]
mod support;

use ascribe::Article;

/// The blocks of an article, one a line: the first letters of the kind, and the text with its line breaks as "/".
fn blocks(article: &Article<'_>) -> String {
    let line = |block: &ascribe::article::Block| {
        let kind = format!("{:?}", block.kind).to_lowercase();
        let text = article.text[block.span].lines().map(str::trim).collect::<Vec<_>>().join(" / ");
        format!("{}: {text}\n", kind.chars().take(4).collect::<String>())
    };
    article.blocks.iter().map(line).collect()
}

/// Compares the blocks with what a case expects, one a line.
#[track_caller]
fn assert_blocks(article: &Article<'_>, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let found = blocks(article);
    let found: Vec<&str> = found.lines().collect();
    assert_eq!(found, expected, "in {:?}", article.input());
}
