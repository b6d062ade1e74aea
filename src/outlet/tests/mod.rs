//! The registry is well formed, and the finder finds what it should and nothing else.

mod finder;
mod own;
mod registry;

use crate::Span;
use crate::lexicon::{Class, Word};
use crate::outlet::{self, OutletMention, Registry};
use crate::text::{Token, tokenize};

/// The tokens of `text`, as the audit makes them.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let abbreviated = |word: &str| {
        let word = Word::of(word);
        word.is(Class::TitleAbbreviation) || word.is(Class::Abbreviation) || word.is(Class::NumberAbbreviation)
    };
    tokenize(text, Span::new(0, text.len()), abbreviated, &mut tokens);
    tokens
}

fn mentions(text: &str) -> Vec<OutletMention> {
    outlet::find(text, &tokens(text), &Registry::default())
}

/// The mentions of `text` as "its words=its id", with "?" for an unknown outlet.
fn found(text: &str) -> String {
    let shown: Vec<String> = mentions(text)
        .iter()
        .map(|mention| format!("{}={}", &text[mention.span], mention.outlet.map_or("?", |outlet| outlet.outlet().id)))
        .collect();
    shown.join("; ")
}
