//! Names of works in quotation marks: books, films, songs, headlines. They are nobody's words.
//!
//! A name is known by its capitals, “The Man Who Sold the Harbour”, or by the noun in front of it, the song “Let it rain”;
//! it is none where a verb of saying leads to the quotation or follows it.

use std::ops::Range;

use crate::lexicon::{Class, Form, Frame, Verb, Word};
use crate::text::{Token, TokenKind};

/// No name of a work has more words.
const MOST: usize = 16;
/// How far from the marks a verb of saying is looked for, in tokens.
const BEHIND: usize = 40;
const BEFORE: usize = 8;

/// Is the quotation with this opening mark and this end, both in `block`, the name of a work?
pub(super) fn is_title(text: &str, tokens: &[Token], block: &Range<usize>, open: usize, end: usize) -> bool {
    let scene = Scene { text, tokens, block, open, end };
    let inside = scene.inside();
    let words = inside.iter().filter(|token| token.kind.is_word()).take(MOST + 1).count();
    // a name is one sentence at most
    let stops = inside.iter().rev().skip(1).any(|token| token.kind == TokenKind::Stop && scene.letters(token) == ".");
    (1..=MOST).contains(&words)
        && !stops
        && (scene.has_capitals() || scene.opens_with_capital() && scene.is_announced())
        && !scene.is_said_behind()
        && !scene.is_said_before()
}

/// A quotation and its surroundings.
struct Scene<'a> {
    text: &'a str,
    tokens: &'a [Token],
    block: &'a Range<usize>,
    open: usize,
    end: usize,
}

impl<'a> Scene<'a> {
    fn inside(&self) -> &'a [Token] {
        self.tokens.get(self.open + 1..self.end).unwrap_or_default()
    }

    fn letters(&self, token: &Token) -> &'a str {
        &self.text[token.span]
    }

    fn words(&self) -> impl DoubleEndedIterator<Item = &'a str> {
        let (text, inside) = (self.text, self.inside());
        inside.iter().filter(|token| token.kind.is_word()).map(move |token| &text[token.span])
    }

    fn opens_with_capital(&self) -> bool {
        self.words().next().is_some_and(is_capital)
    }

    /// Do all words begin with a capital, but for articles, prepositions and conjunctions between them, and not those
    /// around it? What is all in capitals is shouted.
    fn has_capitals(&self) -> bool {
        const AROUND: usize = 24;
        let ends = self.words().next_back().is_some_and(is_capital);
        let calm = self.words().any(|word| is_capital(word) && word.contains(char::is_lowercase));
        let before = self.before().take(AROUND);
        let behind = self.tokens.get((self.end + 1).min(self.block.end)..self.block.end).unwrap_or_default();
        let mut around = before.chain(behind.iter().take(AROUND)).filter(|token| token.kind == TokenKind::Word);
        let stands_out = around.any(|token| !is_titled(self.letters(token)));
        ends && calm && self.opens_with_capital() && self.words().all(is_titled) && stands_out
    }

    /// Does a noun for a work stand right before it: "the song “…”", "her first novel, “…”", "entitled “…”"?
    fn is_announced(&self) -> bool {
        let mut before = self.before();
        let last = before.next();
        let last = if last.is_some_and(|token| token.kind == TokenKind::Comma) { before.next() } else { last };
        last.is_some_and(|token| Word::of(self.letters(token)).is(Class::WorkNoun))
    }

    /// The tokens before it in its block, the nearest first.
    fn before(&self) -> impl Iterator<Item = &'a Token> {
        self.tokens.get(self.block.start..self.open).unwrap_or_default().iter().rev()
    }

    /// Does a speaker follow: "“…,” said Lindt", "“…,” the mayor, who had left, told reporters"? The first verb tells.
    fn is_said_behind(&self) -> bool {
        use TokenKind::{Colon, Comma, Dash, Ellipsis, Semicolon, Stop};
        let Some(last) = self.inside().last() else { return false };
        let behind = self.tokens.get((self.end + 1).min(self.block.end)..self.block.end).unwrap_or_default();
        let parted =
            matches!(last.kind, Comma | Stop | Ellipsis | Dash) || behind.first().is_some_and(|t| t.kind == Comma);
        let verb = behind.iter().take(BEHIND).take_while(|token| !matches!(token.kind, Stop | Semicolon | Colon));
        let verb = verb.filter(|token| token.kind == TokenKind::Word).find_map(|token| says(self.letters(token)));
        parted && verb == Some(true)
    }

    /// Does a verb of saying lead to it over a comma or colon: "Lindt told reporters on Monday: “…”"?
    fn is_said_before(&self) -> bool {
        let mut before = self.before();
        let led = before.next().is_some_and(|token| matches!(token.kind, TokenKind::Comma | TokenKind::Colon));
        let near =
            before.take(BEFORE).take_while(|token| !matches!(token.kind, TokenKind::Stop | TokenKind::Semicolon));
        let mut words = near.filter(|token| token.kind == TokenKind::Word).map(|token| self.letters(token));
        let work = |word: &str| Word::of(word).is(Class::WorkNoun);
        led && words.find_map(|word| if work(word) { Some(false) } else { says(word) }) == Some(true)
    }
}

/// Does the word say something, if it is a finite verb? Auxiliaries of the perfect leave it to the verb behind them.
fn says(letters: &str) -> Option<bool> {
    let word = Word::of(letters);
    let perfect = ["has", "had", "have"].contains(&letters);
    if letters.starts_with(char::is_uppercase) || perfect {
        return None;
    }
    let finite = word.form(Form::Past) || word.form(Form::Third);
    let quotes = |verb: &Verb| {
        verb.takes(Frame::Quote)
            && verb.takes(Frame::Trailing)
            && !(verb.takes(Frame::Weak) && verb.takes(Frame::Object))
    };
    match finite && word.verbs().iter().any(quotes) {
        true => Some(true),
        false => (finite || word.any(&[Class::Auxiliary, Class::PastVerb])).then_some(false),
    }
}

/// Is the word written as in a title: with a capital, or small as little words are?
fn is_titled(word: &str) -> bool {
    const LITTLE: [Class; 3] = [Class::Preposition, Class::Determiner, Class::Coordinator];
    is_capital(word) || word == "to" || Word::of(word).any(&LITTLE)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}
