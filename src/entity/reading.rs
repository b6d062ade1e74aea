//! A document with what this room wants to know of every token: its noun, its letter case, its part in a noun phrase.

use std::ops::Deref;

use super::noun::Noun;
use crate::Document;
use crate::lexicon::{Class, Word};
use crate::text::TokenKind;

/// A document and its nouns.
pub(crate) struct Reading<'d> {
    document: &'d Document<'d>,
    /// For each token.
    nouns: Vec<Option<(&'static Noun, bool)>>,
}

impl<'d> Deref for Reading<'d> {
    type Target = Document<'d>;

    fn deref(&self) -> &Document<'d> {
        self.document
    }
}

/// The words that end a noun phrase: what comes behind them is another phrase or the predicate.
const CLOSED: [Class; 8] = [
    Class::Preposition,
    Class::Coordinator,
    Class::Subordinator,
    Class::Relative,
    Class::Auxiliary,
    Class::SubjectPronoun,
    Class::ObjectPronoun,
    Class::Reflexive,
];

impl<'d> Reading<'d> {
    pub(crate) fn new(document: &'d Document<'d>) -> Self {
        let noun = |(token, known): (usize, Word)| {
            let function = known.any(&CLOSED) && !known.any(&[Class::Quantifier, Class::NumberWord, Class::Determiner]);
            // "the 43-year-old" begins with a number
            let word = document.tokens()[token].kind.is_word() && !function;
            word.then(|| Noun::of(document.word(token), known)).flatten()
        };
        Self { document, nouns: document.words.iter().copied().enumerate().map(noun).collect() }
    }

    /// The noun that a token is a form of, and whether the form is plural.
    pub(crate) fn noun(&self, token: usize) -> Option<(&'static Noun, bool)> {
        self.nouns.get(token).copied().flatten()
    }

    /// Begins the word with a capital letter, or with one behind a name's particle ("al-Ansari")?
    pub(crate) fn is_capital(&self, token: usize) -> bool {
        let word = self.word(token);
        let behind_particle = || {
            word.split_once(['-', '\'', '’']).is_some_and(|(particle, name)| {
                name.starts_with(char::is_uppercase) && Word::of(particle).is(Class::NameParticle)
            })
        };
        self.tokens()[token].kind == TokenKind::Word && (word.starts_with(char::is_uppercase) || behind_particle())
    }

    /// Is the token "'s", or the apostrophe behind a plural that owns what follows?
    pub(crate) fn is_genitive(&self, token: usize) -> bool {
        let tokens = self.tokens();
        match tokens[token].kind {
            TokenKind::Clitic => self.word(token).ends_with(['s', 'S']),
            TokenKind::SingleClose | TokenKind::SingleStraight => {
                !tokens[token].spaced
                    && token > 0
                    && self.word(token - 1).ends_with('s')
                    && tokens.get(token + 1).is_some_and(|next| next.spaced && next.kind == TokenKind::Word)
            }
            _ => false,
        }
    }

    /// Does the word end a noun phrase that stands before it?
    pub(crate) fn ends_phrase(&self, token: usize) -> bool {
        let (word, text) = (self.words[token], self.word(token));
        // "US", "WHO", "IT": no pronouns
        let shouted = || text.len() > 1 && !text.contains(char::is_lowercase);
        word.any(&CLOSED) && !word.is(Class::NumberWord) && !shouted()
    }
}
