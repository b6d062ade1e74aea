//! What the features are made of: a few numbers for each token.

use super::words::{UNKNOWN, WordTable};
use crate::document::Document;
use crate::lexicon::hash::hash;
use crate::lexicon::{Act, Class, Form, Frame, Word};
use crate::text::{Close, Spelling, TokenKind, Usage};

/// What the features know of one token.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Atom {
    /// Hash of the word in lower case.
    pub(super) word: u32,
    /// Hash of its first five letters.
    pub(super) prefix: u32,
    /// Hash of its last three letters.
    pub(super) suffix: u32,
    /// Letter case and kind.
    pub(super) shape: u8,
    /// Its function in the sentence, as far as the lexicon and its shape tell.
    pub(super) function: u8,
    /// Hash of all that the lexicon knows of it as an announcement of an attribution.
    pub(super) reporting: u32,
    /// How often such words are part of a cue, in steps; [`UNKNOWN`] for unknown words.
    pub(super) cue: u8,
    /// How often such words are part of a source.
    pub(super) source: u8,
    /// Outside of quotations, inside one, inside one that is no speech, or inside one that does not close.
    pub(super) quote: u8,
    /// The sentence, as an index into the document's.
    pub(super) sentence: u32,
    /// The outermost quotation that it stands in, counted from one.
    pub(super) quotation: u32,
    /// The tag that the grammar gives it.
    pub(super) grammar: u8,
}

/// How many functions there are.
pub(super) const FUNCTIONS: usize = 64;

/// How often a word must be part of a cue, in steps, to be a sign of one.
const LEAST_SIGN: u8 = 4;

impl Atom {
    /// Is it likely part of a cue?
    pub(super) fn is_strong(&self) -> bool {
        (4..UNKNOWN).contains(&self.cue)
    }

    /// Is it a sign that something may be attributed in its sentence?
    pub(super) fn is_sign(&self) -> bool {
        (LEAST_SIGN..UNKNOWN).contains(&self.cue) || self.quote != 0 || self.grammar != 0
    }
}

/// The atoms of all tokens; `grammar` gives the grammar's tag for each.
pub(super) fn atoms(document: &Document, table: &WordTable, grammar: &[super::Tag]) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::with_capacity(document.tokens().len());
    for (at, token) in document.tokens().iter().enumerate() {
        let (word, spelling) = (document.words[at], document.spellings[at]);
        let text = &document.article.text[token.span];
        let letters = Letters::of(text, document.hashes[at], spelling);
        let function = function(text, token.kind, word, spelling);
        atoms.push(Atom {
            word: letters.word,
            prefix: letters.prefix,
            suffix: letters.suffix,
            shape: shape(spelling, token.kind),
            function,
            reporting: reporting(word, function),
            grammar: grammar.get(at).map_or(0, |tag| tag.0),
            ..Atom::default()
        });
    }
    // by itself, so that the waits for the memory of the table overlap
    for atom in &mut atoms {
        let known = table.get(atom.word, atom.reporting);
        (atom.cue, atom.source) = (known.cue, known.source);
    }
    for (nth, sentence) in document.sentences().iter().enumerate() {
        if let Some(inside) = atoms.get_mut(sentence.tokens.clone()) {
            inside.iter_mut().for_each(|a| a.sentence = nth as u32);
        }
    }
    for (nth, quotation) in document.quotations().iter().enumerate().filter(|(_, q)| !q.nested) {
        let end = quotation.end + usize::from(quotation.close == Close::Marked);
        let quote = match (quotation.usage, quotation.close) {
            (_, Close::Unclosed) => 3,
            (Usage::Scare | Usage::Title, _) => 2,
            (Usage::Speech, _) => 1,
        };
        for atom in atoms.iter_mut().take(end).skip(quotation.open) {
            (atom.quote, atom.quotation) = (quote, nth as u32 + 1);
        }
    }
    atoms
}

/// The hash of a word, letter case aside: the key of the tables of words.
pub(super) fn word_hash(text: &str) -> u32 {
    Letters::of(text, hash(text), Spelling::of(text)).word
}

struct Letters {
    word: u32,
    prefix: u32,
    suffix: u32,
}

impl Letters {
    /// Those of a word with this hash and spelling.
    fn of(text: &str, hash: u32, spelling: Spelling) -> Self {
        const BASIS: u32 = 0x811c_9dc5;
        const SUFFIX: u32 = 0x1234_5678;
        let bytes = text.as_bytes();
        // letters beyond ASCII keep their case here, though not in the word's own hash: too few to matter
        let word = if spelling.is_ascii() { hash } else { fnv(BASIS, bytes) };
        let prefix = bytes.first_chunk::<5>().map_or(word, |first| fnv(BASIS, first));
        let suffix = bytes.last_chunk::<3>().map_or_else(|| fnv(SUFFIX, bytes), |last| fnv(SUFFIX, last));
        let [word, prefix, suffix] = [word, prefix, suffix].map(|h| h.wrapping_mul(0x9e37_79b1));
        Self { word, prefix, suffix }
    }
}

/// FNV-1a, as in [`hash`].
#[inline] // most are of known length
fn fnv(basis: u32, bytes: &[u8]) -> u32 {
    let step = |h: u32, byte: &u8| (h ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    let h = bytes.iter().fold(basis, step);
    h ^ (h >> 15)
}

fn shape(spelling: Spelling, kind: TokenKind) -> u8 {
    if kind != TokenKind::Word {
        return 16 + kind as u8;
    }
    let (capital, upper) = (spelling.is_capital(), spelling.has_capital_inside());
    let (lower, other) = (spelling.has_small_inside(), spelling.has_other_inside());
    match (capital, upper, lower) {
        (true, false, false) if !other => 1,
        _ => 2 + u8::from(capital) + 2 * u8::from(upper) + 4 * u8::from(lower) + 8 * u8::from(other),
    }
}

/// Little words that shape the sentence, each with a function of its own.
const LITTLE: [u32; 8] = [
    packed(b"that"),
    packed(b"to"),
    packed(b"by"),
    packed(b"of"),
    packed(b"as"),
    packed(b"for"),
    packed(b"in"),
    packed(b"it"),
];

/// A word of up to four letters as one number, letter case aside.
const fn packed(mut letters: &[u8]) -> u32 {
    let mut all = 0;
    while let [first, rest @ ..] = letters {
        all = all << 8 | first.to_ascii_lowercase() as u32;
        letters = rest;
    }
    all
}

/// Classes in the order that they are asked in, before it is asked whether the word is a verb.
const BEFORE_VERBS: [Class; 20] = [
    Class::Negation,
    Class::Be,
    Class::Have,
    Class::Do,
    Class::Modal,
    Class::Relative,
    Class::SubjectPronoun,
    Class::ObjectPronoun,
    Class::Possessive,
    Class::Determiner,
    Class::Coordinator,
    Class::Subordinator,
    Class::Preposition,
    Class::WhWord,
    Class::Quantifier,
    Class::Weekday,
    Class::Month,
    Class::TemporalAdverb,
    Class::Hedge,
    Class::Adverb,
];

/// Those that are asked behind it.
const BEHIND_VERBS: [Class; 6] = [
    Class::Title,
    Class::PersonPlural,
    Class::PersonNoun,
    Class::InstitutionNoun,
    Class::DocumentNoun,
    Class::TimeNoun,
];

/// The first of some classes that a word is of, as a number.
#[inline]
fn class(word: Word, classes: &[Class]) -> Option<u8> {
    // most words are of none
    if !word.any(classes) {
        return None;
    }
    classes.iter().position(|&class| word.is(class)).map(|nth| nth as u8)
}

/// A number below [`FUNCTIONS`].
fn function(text: &str, kind: TokenKind, word: Word, spelling: Spelling) -> u8 {
    match kind {
        TokenKind::Word => {}
        TokenKind::Clitic if text.ends_with(['s', 'S']) => return 1,
        _ => return 1 + kind as u8,
    }
    if text.len() <= 4 {
        let packed = packed(text.as_bytes());
        if let Some(nth) = LITTLE.iter().position(|little| *little == packed) {
            return 20 + nth as u8;
        }
    }
    if word == Word::default() {
        return if spelling.is_capital() {
            28
        } else if text.ends_with("ly") {
            29
        } else {
            0
        };
    }
    if let Some(nth) = class(word, &BEFORE_VERBS) {
        return 30 + nth;
    }
    if word.verb().is_some() {
        return if word.form(Form::Past) {
            56
        } else if word.form(Form::Third) {
            57
        } else if word.form(Form::Gerund) {
            58
        } else {
            59
        };
    }
    if let Some(nth) = class(word, &BEHIND_VERBS) {
        return 50 + nth;
    }
    if word.noun().is_some() {
        60
    } else if word.adjective().is_some() {
        61
    } else if spelling.is_capital() {
        62
    } else {
        63
    }
}

/// A key for what the lexicon knows of a word as a cue, and its function.
fn reporting(word: Word, function: u8) -> u32 {
    let mut key = u32::from(function);
    if let Some(verb) = word.verb() {
        let frames = [Frame::Clause, Frame::That, Frame::Quote, Frame::Trailing, Frame::Addressee, Frame::Weak];
        let frames = frames.iter().fold(0, |bits, &frame| bits * 2 + u32::from(verb.takes(frame)));
        let forms = [Form::Base, Form::Third, Form::Past, Form::Participle, Form::Gerund];
        let forms = forms.iter().fold(0, |bits, &form| bits * 2 + u32::from(word.form(form)));
        key |= (1 + act(verb.act)) << 8 | frames << 12 | forms << 18;
    }
    if let Some(noun) = word.noun() {
        key |= (1 + act(noun.act)) << 24;
    }
    if let Some(adjective) = word.adjective() {
        key |= (1 + act(adjective.act)) << 28;
    }
    key
}

fn act(act: Act) -> u32 {
    act as u32
}
