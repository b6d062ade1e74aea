//! How far the words that name an outlet's occasion reach, and what is said inside of what it made.

use std::ops::Range;

use super::draft::Draft;
use super::poll::made_behind;
use super::tokens::item;
use crate::document::Document;
use crate::lexicon::Class;
use crate::text::{Quotation, TokenKind};

/// The longest title of a programme, in tokens.
const TITLE: usize = 10;

/// The draft of what is said in something that the outlet made, which a relative clause leads to: "a story by X in which aides
/// said", "interviews with X and Y, where she said".
pub(super) fn told_where<'a>(
    document: &Document,
    sentence: &Range<usize>,
    name: &Range<usize>,
    drafts: &'a mut [Draft],
) -> Option<&'a mut Draft> {
    const NEAR: usize = 12;
    const BEFORE: usize = 8;
    let made = made_behind(document, sentence, name.end);
    let product = |at: usize| item(document, at).is(Class::MediaProduct);
    let makes = made.is_some() || (sentence.start.max(name.start.saturating_sub(BEFORE))..name.start).any(product);
    let behind = made.map_or(name.end, |at| at + 1);
    let listed = |at: &usize| {
        let t = item(document, *at);
        t.kind == TokenKind::Comma || t.is(Class::Coordinator) || t.is_capital() || t.is(Class::Weekday)
    };
    let at = (behind..sentence.end.min(behind + NEAR)).find(|at| !listed(at))?;
    let t = item(document, at);
    let which = |at: usize| at < sentence.end && item(document, at).reads("which");
    let leads = t.reads("where") || t.is(Class::Preposition) && which(at + 1);
    if !makes || !leads || drafts.iter().any(|draft| draft.credits(name)) {
        return None;
    }
    let cue = |draft: &Draft| draft.cue.as_ref().map_or(0, |cue| cue.start);
    drafts.iter_mut().filter(|draft| (at..sentence.end).contains(&cue(draft))).min_by_key(|draft| cue(draft))
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

/// "made similar comments": does somebody speak, without the words of it?
pub(super) fn makes_remarks(document: &Document, tokens: Range<usize>) -> bool {
    const BETWEEN: usize = 4;
    let makes = |at: usize| ["made", "makes", "make", "making"].iter().any(|word| item(document, at).reads(word));
    let remarks = |at: usize| item(document, at).word.noun().is_some() || item(document, at).is(Class::OccasionNoun);
    let (start, end) = (tokens.start, tokens.end);
    (start..end).any(|at| makes(at) && (at + 1..end.min(at + BETWEEN)).any(remarks))
}
