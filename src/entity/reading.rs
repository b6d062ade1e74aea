//! A document with what this room wants to know of every token: its noun, its letter case, its part in a noun phrase. Each
//! is asked for many times, and found out once.

use std::ops::Deref;

use super::noun::Noun;
use crate::Document;
use crate::lexicon::hash::same;
use crate::lexicon::{Class, Word, WordId};
use crate::text::{Spelling, Token, TokenKind};

/// A document and what is known of its tokens.
pub(crate) struct Reading<'d> {
    document: &'d Document<'d>,
    /// For each token.
    known: Vec<Known>,
}

/// What is known of a token; see the methods of the same names.
struct Known {
    noun: Option<(&'static Noun, bool)>,
    is_capital: bool,
    ends_phrase: bool,
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
        let known = |(((token, known), id), spelling): (((&Token, &Word), &WordId), &Spelling)| {
            let text = &document.article.text[token.span];
            let closed = known.any(&CLOSED);
            let function = closed && !known.any(&[Class::Quantifier, Class::NumberWord, Class::Determiner]);
            // "the 43-year-old" begins with a number
            let word = token.kind.is_word() && !function;
            // "US", "WHO", "IT": no pronouns
            let shouted = || text.len() > 1 && !spelling.has_small();
            Known {
                noun: word.then(|| Noun::of(text, *id, *spelling, *known)).flatten(),
                is_capital: token.kind == TokenKind::Word && is_capital(text, *spelling),
                ends_phrase: closed && !known.is(Class::NumberWord) && !shouted(),
            }
        };
        let tokens = document.tokens().iter().zip(&document.words).zip(&document.ids).zip(&document.spellings);
        Self { document, known: tokens.map(known).collect() }
    }

    /// The noun that a token is a form of, and whether the form is plural.
    pub(crate) fn noun(&self, token: usize) -> Option<(&'static Noun, bool)> {
        self.known.get(token)?.noun
    }

    /// The hash of a token's word.
    pub(crate) fn key(&self, token: usize) -> u32 {
        self.document.hashes[token]
    }

    /// Are two tokens the same word, whatever their letter case?
    pub(crate) fn same(&self, a: usize, b: usize) -> bool {
        self.key(a) == self.key(b) && same(self.word(a), self.word(b))
    }

    /// Begins the word with a capital letter, or with one behind a name's particle ("al-Ansari")?
    pub(crate) fn is_capital(&self, token: usize) -> bool {
        self.known[token].is_capital
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
        self.known[token].ends_phrase
    }
}

fn is_capital(word: &str, spelling: Spelling) -> bool {
    let behind_particle = || {
        word.split_once(['-', '\'', '’']).is_some_and(|(particle, name)| {
            name.starts_with(char::is_uppercase) && Word::of(particle).is(Class::NameParticle)
        })
    };
    spelling.is_capital() || (spelling.may_have_particle() && behind_particle())
}
