//! Turns of a transcript: "NAME, ROLE (voice-over): …" at the start of a block.
//!
//! Styles of broadcasters ("ANN EXAMPLE, HOST:"), governments and courts ("THE PRESIDENT:", "MR. EXAMPLE:") and parliaments
//! ("Ann Example (Lodi North) (Lab):"). A turn runs to the end of its block; in a transcript, up to the next label.

use std::ops::Range;

use crate::article::BlockKind;
use crate::attribution::draft::Draft;
use crate::attribution::noun_phrase::is_nominal;
use crate::attribution::tokens::{Item, item};
use crate::attribution::verb_group::is_auxiliary;
use crate::document::Document;
use crate::lexicon::place;
use crate::lexicon::{Class, Form};
use crate::text::TokenKind;

/// The pattern of a turn in a transcript.
pub(crate) const TURN: &str = "turn of a transcript";

/// How far behind the start of its block the colon of a label stands, in tokens: of a name alone, and of one with a role.
const PLAIN: usize = 8;
const DESCRIBED: usize = 30;
/// So many turns make a transcript, if they are not among many more paragraphs.
const SEVERAL: usize = 3;

/// The turns of a document, in order.
pub(in crate::attribution) fn turns(document: &Document) -> Vec<Draft> {
    let blocks: Vec<Range<usize>> =
        document.article.blocks.iter().map(|block| document.tokens_in(block.span)).collect();
    let is_prose = |at: usize| {
        let kind = document.article.blocks.get(at).map(|block| block.kind);
        let prose = matches!(kind, Some(BlockKind::Paragraph | BlockKind::BlockQuote | BlockKind::ListItem));
        prose && blocks.get(at).is_some_and(|block| !block.is_empty())
    };
    let label =
        |at: usize| blocks.get(at).filter(|_| is_prose(at)).and_then(|block| Label::read(document, block.clone()));
    let labels: Vec<Option<Label>> = (0..blocks.len()).map(label).collect();
    let several = labels.iter().flatten().count() >= SEVERAL;
    // "Q:" and "A:" stand in the middle of articles, too
    let loud = |label: &&Label| label.shouted && document.word(label.source.start).len() > 1;
    let shouted = labels.iter().flatten().filter(loud).count();
    let prose = (0..blocks.len()).filter(|at| is_prose(*at)).count();
    let transcript = shouted >= SEVERAL && shouted * SEVERAL >= prose;
    let mut turns = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let Some(label) = label.as_ref().filter(|label| label.sure || several) else { continue };
        let mut content = vec![label.colon + 1..blocks[at].end];
        let alone = content[0].is_empty();
        let goes_on = |next: &usize| {
            // "(END VIDEO CLIP)", "Q    Thank you, sir."
            let other =
                |at: usize| document.tokens()[at].kind == TokenKind::Open || ["Q", "Q."].contains(&document.word(at));
            is_prose(*next) && !other(blocks[*next].start)
        };
        let next = (at + 1..blocks.len()).find(|next| labels[*next].is_some());
        // behind the last turn the writer may speak again
        let all = transcript && next.is_some();
        let most = if all { blocks.len() } else { at + 1 + usize::from(alone && label.shouted) };
        let end = most.min(next.unwrap_or(blocks.len()));
        content.extend((at + 1..end).take_while(goes_on).map(|next| blocks[next].clone()));
        content.retain(|range| !range.is_empty());
        if !content.is_empty() {
            turns.push(Draft {
                cue: Some(label.colon..label.colon + 1),
                source: Some(label.source.clone()),
                content,
                pattern: TURN,
                confidence: 0.6,
                ..Draft::default()
            });
        }
    }
    turns
}

/// What stands before the colon of a turn.
struct Label {
    /// The name, with the role behind a comma.
    source: Range<usize>,
    colon: usize,
    /// The name is all in capitals.
    shouted: bool,
    /// It is a label by itself, and not only among others.
    sure: bool,
}

impl Label {
    /// The label that a block begins with.
    fn read(document: &Document, block: Range<usize>) -> Option<Self> {
        let kind = |at: usize| document.tokens()[at].kind;
        let colon = block.clone().take(DESCRIBED).find(|at| kind(*at) == TokenKind::Colon)?;
        let start = block.start + usize::from(kind(block.start).is_quote());
        let described = (start..colon).find(|at| matches!(kind(*at), TokenKind::Comma | TokenKind::Open));
        let name = start..described.unwrap_or(colon);
        if !is_name(document, name.clone()) {
            return None;
        }
        let shouted = name.clone().all(|at| is_shouted(item(document, at).text));
        let capital = name.clone().all(|at| item(document, at).is_capital());
        let words = document.tokens()[name.start].span.cover(document.tokens()[name.end - 1].span);
        let placed = place::find(&document.article.text[words]);
        let Some(described) = described else {
            let short = colon - block.start < PLAIN && colon + 2 < block.end;
            let alone = shouted && colon + 1 == block.end;
            let fits = (short || alone) && (shouted || name.len() <= 3 && capital);
            return fits.then_some(Self { source: name, colon, shouted, sure: placed.is_none() || !shouted });
        };
        if !(described..colon).all(|at| is_description(item(document, at))) {
            return None;
        }
        // "The Secretary of State (Ann Example)" is named in the bracket, "Ann Example (voice-over)" before it
        let open = (described..colon).find(|at| kind(*at) == TokenKind::Open);
        let office = item(document, name.start).is(Class::Determiner);
        let close = (described..colon).find(|at| kind(*at) == TokenKind::Close);
        let (start, end) = match (open, close) {
            (Some(open), Some(close)) if office && open == described && close > open + 1 => (open + 1, close),
            (Some(open), _) => (name.start, open),
            (None, _) => (name.start, colon),
        };
        let first = item(document, name.start);
        let person = first.any(&[Class::MaleName, Class::FemaleName, Class::TitleAbbreviation, Class::Title]);
        let fits = shouted || office || capital && (2..=4).contains(&name.len());
        let sure = placed.is_none() && (shouted && name.len() > 1 || person || office && close.is_some());
        // the comma behind the name of a bracket is no part of it
        let end = if kind(end - 1) == TokenKind::Comma { end - 1 } else { end };
        fits.then_some(Self { source: start..end, colon, shouted, sure })
    }
}

/// Can the tokens name a speaker?
fn is_name(document: &Document, name: Range<usize>) -> bool {
    let fits = |at: usize| {
        let t = item(document, at);
        t.is_capital() && is_nominal(t)
            || t.kind == TokenKind::Number && at > name.start
            || t.is(Class::Determiner) && (at == name.start || item(document, at - 1).is(Class::Preposition))
            || t.is(Class::Preposition)
            || t.kind == TokenKind::Clitic
    };
    // "A:" of questions and answers is no article
    let named =
        |at: usize| item(document, at).is_capital() && (name.len() == 1 || !item(document, at).is(Class::Determiner));
    !name.is_empty()
        && name.clone().all(fits)
        && name.clone().any(named)
        && !name.clone().any(|at| item(document, at).is(Class::LabelWord))
        && !is_date(document, name)
}

/// "MONDAY", "MAY 3": a day, and not the given name of "APRIL EXAMPLE"?
fn is_date(document: &Document, name: Range<usize>) -> bool {
    let day = |at: usize| item(document, at).any(&[Class::Weekday, Class::Month]);
    name.clone().all(|at| day(at) || document.tokens()[at].kind == TokenKind::Number)
}

/// Can the word describe a speaker behind his name? No finite verb does.
fn is_description(t: Item<'_>) -> bool {
    use TokenKind::{Ellipsis, Semicolon, Stop};
    let verb = !t.is_capital()
        && (t.any(&[Class::PastVerb, Class::Relative])
            || t.word.verb().is_some() && t.word.form(Form::Past) && !t.word.form(Form::Gerund));
    !(t.kind.is_quote() || matches!(t.kind, Stop | Ellipsis | Semicolon) || is_auxiliary(t) || verb)
}

/// Is the word all in capitals, but for "Mc" and its like?
fn is_shouted(word: &str) -> bool {
    let word = word.strip_prefix("Mc").or(word.strip_prefix("Mac")).or(word.strip_prefix("De")).unwrap_or(word);
    !word.contains(char::is_lowercase)
}
