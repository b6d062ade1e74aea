//! How far the words that name an outlet's occasion reach: past what the outlet makes, the title of a programme, and when it
//! was.

use std::ops::Range;

use crate::attribution::tokens::{Item, item};
use crate::document::Document;
use crate::lexicon::{Class, Form};
use crate::text::{Quotation, TokenKind};

/// How far behind the name stands what the outlet makes: "a Reuters exclusive weekend poll".
const AHEAD: usize = 5;

/// The longest title of a programme, in tokens.
const TITLE: usize = 10;

/// What the outlet makes, behind its name: "'s morning programme", "/Ipsos poll".
pub(in crate::attribution) fn made_behind(document: &Document, sentence: &Range<usize>, end: usize) -> Option<usize> {
    for at in end..sentence.end.min(end + AHEAD) {
        let t = item(document, at);
        if t.is(Class::MediaProduct) || t.reads("town") && at + 1 < sentence.end && item(document, at + 1).reads("hall")
        {
            return Some(at);
        }
        let goes_on = t.kind == TokenKind::Clitic || t.kind.is_quote() || t.is_word() && !ends_phrase(t);
        if !goes_on {
            return None;
        }
    }
    None
}

fn ends_phrase(t: Item<'_>) -> bool {
    t.any(&[Class::Preposition, Class::Coordinator, Class::Subordinator, Class::Relative, Class::Auxiliary])
        || t.any(&[Class::Determiner, Class::SubjectPronoun])
        || t.is_capital() && t.is(Class::Weekday)
        || t.word.verb().is_some() && t.word.form(Form::Past)
}

/// The token behind when the occasion was and whose it is: "in an interview with X last week", "in an X article Monday by N."
pub(super) fn end_of_occasion(document: &Document, sentence: &Range<usize>, start: usize) -> usize {
    let goes_on = |at: &usize| {
        let t = item(document, *at);
        t.any(&[Class::Weekday, Class::Month, Class::TimeNoun, Class::TemporalAdverb, Class::Determiner])
            || matches!(t.kind, TokenKind::Number | TokenKind::Clitic)
            || ["by", "last", "this", "earlier", "of", "in", "on"].iter().any(|word| t.reads(word))
            || t.is_word() && t.is_capital()
            || t.kind.is_quote() && *at == start
            || t.is(Class::Coordinator) && *at + 1 < sentence.end && item(document, *at + 1).is_capital()
    };
    let end = (start..sentence.end).find(|at| !goes_on(at)).unwrap_or(sentence.end);
    // "that aired on Sunday", "published last week"
    let shown = |at: usize| {
        let t = item(document, at);
        t.is(Class::PublishingVerb) || ["airs", "ran", "appeared"].iter().any(|word| t.reads(word))
    };
    let small =
        |at: &usize| item(document, *at).any(&[Class::Relative, Class::Be]) || item(document, *at).reads("that");
    let verb = (end..sentence.end).find(|at| !small(at)).filter(|at| shown(*at));
    verb.map_or(end, |verb| (verb + 1..sentence.end).find(|at| !goes_on(at)).unwrap_or(sentence.end))
}

/// The token behind the title of a broadcaster's programme: "'s “Talk of the Town”", "'s Talk of the Town"; where no title
/// follows the name, the token behind the name.
pub(super) fn end_of_title(document: &Document, sentence: &Range<usize>, end: usize) -> usize {
    let tokens = document.tokens();
    // "CBS' “Night Talk”"
    let bare = |at: usize| {
        matches!(tokens[at].kind, TokenKind::SingleClose | TokenKind::SingleStraight)
            && !tokens[at].spaced
            && document.word(at - 1).ends_with(['s', 'S'])
    };
    let owned = |at: usize| at < sentence.end && (tokens[at].kind == TokenKind::Clitic || bare(at));
    let start = end + usize::from(owned(end));
    if start < sentence.end && tokens[start].kind.is_quote() {
        let quoted = |quotation: &&Quotation| quotation.open == start && quotation.end < sentence.end;
        let title = document.quotations().iter().find(quoted).filter(|title| title.end - start <= TITLE);
        return title.map_or(end, |title| title.end + 1);
    }
    let titled = document.outlets.iter().find(|mention| start > end && mention.tokens.start == start);
    titled.map_or(end, |mention| mention.tokens.end)
}
