//! What follows a reporting verb: whom it was said to and when ([`aside`]), and the content, which ends with its
//! clause ([`clause`]).

mod aside;
mod clause;

use std::ops::Range;

use nom::Parser;
use nom::branch::alt;
use nom::sequence::preceded;

use super::noun_phrase::{informs, is_nominal, phrase_after};
use super::phrase::{Role, phrase};
use super::speech::Speech;
use super::tokens::{Item, Parsed, Tokens, fail, item, kind};
use super::verb_group::{VerbGroup, is_auxiliary};
use crate::document::Document;
use crate::lexicon::{Act, Class, Form, Frame};
use crate::text::TokenKind;

use aside::{addressee, adverbials};
pub(super) use clause::clause_end;

/// How far a phrase goes on, in tokens, whose end the grammar does not know.
const AHEAD: usize = 8;

/// What stands behind a verb group.
pub(super) struct Complement {
    pub(super) kind: Kind,
    /// The token behind the cue: the verb group's end, or behind the preposition that belongs to the verb ("called for").
    pub(super) cue_end: usize,
    /// Whom it was said to, and the phrases of occasion: where an outlet may stand that the words came through.
    pub(super) aside: Range<usize>,
    /// Who passed the words on.
    pub(super) via: Vec<Range<usize>>,
    /// Whom it is from, where that stands before the content: "reports, citing two officials, that …".
    pub(super) origin: Option<Range<usize>>,
    /// Is the content a mere noun phrase, which things may have too ("the fire claimed six lives")?
    pub(super) bare: bool,
    /// Where reading goes on.
    pub(super) end: usize,
}

/// The content behind a verb.
pub(super) enum Kind {
    /// A clause, noun phrase or infinitive.
    Content(Range<usize>),
    /// The quotation of this index, and the text behind it that the clause goes on with.
    Quote(usize, Range<usize>),
    /// None: it stands in front of the verb, if anywhere. The token is a comma, a stop or the end.
    Nothing,
}

/// Reads what follows `group`, up to `ceiling`.
pub(super) fn complement(document: &Document, speech: &Speech, group: &VerbGroup, ceiling: usize) -> Complement {
    let mut via = Vec::new();
    let mut at = adverbials(document, speech, group.end, ceiling, false, &mut via);
    let mut addressed = false;
    if group.verb.takes(Frame::Addressee)
        && at == group.end
        && let Some(end) = addressee(document, speech, at, ceiling)
    {
        at = adverbials(document, speech, end, ceiling, true, &mut via);
        addressed = true;
    }
    if addressed && group.verb.act == Act::Orders && at < ceiling && item(document, at).reads("to") {
        // "urged the two sides to return": whom it is asked of is part of what is asked
        at = group.end;
        addressed = false;
    }
    let mut aside = group.end..at;
    let mut origin = None;
    if let Some((cited, clause)) = origin_before_clause(document, at, ceiling) {
        (origin, at) = (Some(cited), clause);
    } else if let Some(cited) = heard_from(document, group, at, ceiling) {
        at = cited.end;
        origin = Some(cited);
    } else if let Some(clause) = clause_past_apposition(document, at, ceiling).filter(|_| addressed) {
        at = clause;
    } else if let Some(clause) = clause_past_occasion(document, at, ceiling) {
        (aside.end, at) = (clause - 1, clause);
    } else if !via.is_empty() && opens_clause(document, at, ceiling) {
        // "said, as quoted by the agency, that …"
        at += 1;
    }
    let mut cue_end = group.end;
    let kind = content(document, speech, group, at, ceiling, addressed, &mut cue_end);
    let kind = match kind {
        // "urged caution": what is asked for stands where whom it is asked of does
        Kind::Nothing if addressed && asks_for(document, group) => {
            let end = clause_end(document, speech, group.end, ceiling);
            if end > group.end { Kind::Content(group.end..end) } else { Kind::Nothing }
        }
        kind => kind,
    };
    let end = match &kind {
        Kind::Content(range) => range.end,
        Kind::Quote(_, rest) => rest.end,
        Kind::Nothing => at,
    };
    let clausal = group.verb.takes(Frame::Clause) && !group.verb.takes(Frame::Weak);
    let opens = matches!(&kind, Kind::Content(range) if starts_clause_mark(item(document, range.start)));
    let bare = matches!(kind, Kind::Content(_)) && !opens && (!clausal || group.verb.takes(Frame::Object));
    Complement { kind, cue_end, aside, via, origin, bare, end: end.max(group.end) }
}

/// Is the token a comma with "that" or a quotation behind it, or a colon with a quotation?
fn opens_clause(document: &Document, at: usize, ceiling: usize) -> bool {
    at + 1 < ceiling && {
        let (mark, next) = (document.tokens()[at].kind, item(document, at + 1));
        let quoted = next.kind.is_quote() && matches!(mark, TokenKind::Comma | TokenKind::Colon);
        quoted || mark == TokenKind::Comma && next.reads("that")
    }
}

/// ", citing two officials, that …": whom it is from, and where the clause begins.
fn origin_before_clause(document: &Document, at: usize, ceiling: usize) -> Option<(Range<usize>, usize)> {
    let comma = at < ceiling && document.tokens()[at].kind == TokenKind::Comma;
    let (rest, found) = phrase(Tokens::forward(document, at + 1..ceiling)).ok().filter(|_| comma)?;
    let cited = phrase_after(document, rest.at(), ceiling, true).filter(|_| found.role == Role::Origin)?;
    // "citing people who know, that …"
    let end = (cited.end..ceiling.min(cited.end + AHEAD)).find(|end| opens_clause(document, *end, ceiling))?;
    Some((cited.start..end, end + 1))
}

/// "has learned from diplomats that …": whom it is from, without a comma.
fn heard_from(document: &Document, group: &VerbGroup, at: usize, ceiling: usize) -> Option<Range<usize>> {
    let from = at + 1 < ceiling && item(document, at).reads("from") && group.verb.takes(Frame::That);
    let cited = phrase_after(document, at + 1, ceiling, true).filter(|_| from)?;
    let that = cited.end < ceiling && item(document, cited.end).reads("that");
    (that && informs(document, &cited)).then_some(cited)
}

/// "urged caution", "ordered an inquiry": can what follows be asked for? Not "ordered lunch".
fn asks_for(document: &Document, group: &VerbGroup) -> bool {
    let words = document.tokens().get(group.end).map(|_| item(document, group.end));
    let asked = words.is_some_and(|t| t.is(Class::Determiner) || t.word.verb().is_some());
    asked && group.verb.act == Act::Orders && group.verb.takes(Frame::Object)
}

/// ", a Qatari-owned daily, that …" behind whom something is told: where the clause begins.
fn clause_past_apposition(document: &Document, at: usize, ceiling: usize) -> Option<usize> {
    let comma = at + 1 < ceiling && document.tokens()[at].kind == TokenKind::Comma;
    let apposed = comma && item(document, at + 1).is(Class::Determiner);
    let word = |at: &usize| item(document, *at).is_word() && !is_auxiliary(item(document, *at));
    let end = (at + 1..ceiling).take(AHEAD).take_while(word).last().filter(|_| apposed)? + 1;
    opens_clause(document, end, ceiling).then_some(end + 1)
}

/// ", in an interview with the daily, that …": where the clause begins behind an aside of occasion.
fn clause_past_occasion(document: &Document, at: usize, ceiling: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    let comma = at + 1 < ceiling && document.tokens()[at].kind == TokenKind::Comma;
    let led = comma && item(document, at + 1).is(Class::Preposition);
    let plain = |at: &usize| {
        let t = item(document, *at);
        (t.is_word() || t.kind == TokenKind::Clitic) && !is_auxiliary(t)
    };
    let end = (at + 1..ceiling).take(LONGEST).take_while(plain).last().filter(|_| led)? + 1;
    opens_clause(document, end, ceiling).then_some(end + 1)
}

/// The content that starts at `at`.
fn content(
    document: &Document,
    speech: &Speech,
    group: &VerbGroup,
    at: usize,
    ceiling: usize,
    addressed: bool,
    cue_end: &mut usize,
) -> Kind {
    let verb = group.verb;
    let input = Tokens::forward(document, at..ceiling);
    let Some(first) = input.first() else { return Kind::Nothing };
    if phrase(input).is_ok_and(|(_, found)| found.role == Role::Origin) {
        // "reported on Friday citing two officials"
        return Kind::Nothing;
    }
    let opening = alt((preceded(alt((kind(TokenKind::Comma), kind(TokenKind::Colon))), next), next)).parse(input);
    if let Ok((rest, _)) = opening
        && let Some(quote) = speech.opening_at(rest.at() - 1)
        && (verb.takes(Frame::Quote) || verb.takes(Frame::Clause) || verb.takes(Frame::That))
    {
        if first.kind == TokenKind::Colon && at == *cue_end {
            *cue_end = at + 1;
        }
        return quoted(document, speech, quote, ceiling);
    }
    let to_end = |from: usize| {
        let end = clause_end(document, speech, from, ceiling);
        if end > from { Kind::Content(from..end) } else { Kind::Nothing }
    };
    match first.kind {
        TokenKind::Colon if verb.takes(Frame::Quote) => {
            if at == *cue_end {
                *cue_end = at + 1;
            }
            return to_end(at + 1);
        }
        TokenKind::Comma | TokenKind::Stop | TokenKind::Colon | TokenKind::Semicolon | TokenKind::Dash => {
            return Kind::Nothing;
        }
        _ => {}
    }
    let clausal = verb.takes(Frame::Clause) || verb.takes(Frame::That);
    if (first.reads("that") || first.is(Class::WhWord) || first.reads("if") || first.reads("whether")) && clausal {
        return to_end(at);
    }
    if first.reads("to") && input.nth(1).is_some_and(|t| !t.is(Class::Determiner) && !t.is_capital()) {
        return if verb.takes(Frame::Infinitive) { to_end(at) } else { Kind::Nothing };
    }
    if first.text.ends_with("ing") && verb.takes(Frame::Gerund) {
        return to_end(at);
    }
    let leads = |preposition: &str, frame| first.reads(preposition) && verb.takes(frame);
    if leads("of", Frame::Of)
        || leads("about", Frame::About)
        || leads("for", Frame::For)
        || leads("on", Frame::On)
        || leads("against", Frame::Against)
    {
        if at == group.end {
            *cue_end = at + 1;
        }
        return to_end(at + 1);
    }
    if !starts_clause(first) || first.is(Class::Preposition) {
        return Kind::Nothing;
    }
    let clause_end = clause_end(document, speech, at, ceiling);
    if verb.takes(Frame::As) {
        // "described it as a mess", "called the delay a scandal"
        let opens = |t: Item<'_>| t.reads("as") || t.reads("a") || t.reads("an") || t.kind.is_quote();
        let described = (at + 1..clause_end).take(20).any(|i| opens(item(document, i)));
        if described || verb.takes(Frame::Object) && !verb.takes(Frame::Weak) {
            return Kind::Content(at..clause_end);
        }
    }
    if verb.takes(Frame::At) && (at + 1..clause_end).take(20).any(|i| estimates(document, i)) {
        return Kind::Content(at..clause_end);
    }
    // "urged the club to sell", "tips the mare to win"
    if (verb.act == Act::Orders || verb.act == Act::Reports && verb.takes(Frame::Weak))
        && verb.takes(Frame::Infinitive)
        && (at + 1..clause_end).take(12).any(|i| item(document, i).reads("to"))
    {
        return Kind::Content(at..clause_end);
    }
    let quotes = (at..clause_end).any(|i| item(document, i).kind.is_quote());
    if verb.takes(Frame::Object) && verb.takes(Frame::Weak) && quotes {
        return Kind::Content(at..clause_end);
    }
    let bare = verb.takes(Frame::Clause) && !verb.takes(Frame::Weak);
    if (bare && (addressed || !verb.takes(Frame::Addressee) || has_verb(document, at..clause_end)))
        || (verb.takes(Frame::Object) && !verb.takes(Frame::Weak))
    {
        return Kind::Content(at..clause_end);
    }
    Kind::Nothing
}

/// "at 29", "at about €5bn", "at nearly half": does a figure follow?
fn estimates(document: &Document, at: usize) -> bool {
    item(document, at).reads("at")
        && (at + 1..document.tokens().len()).take(3).any(|i| {
            let t = item(document, i);
            t.kind == TokenKind::Number || t.is(Class::NumberWord)
        })
}

/// A quotation behind a verb; where the clause goes on behind its closing mark, that too.
fn quoted(document: &Document, speech: &Speech, quote: usize, ceiling: usize) -> Kind {
    let end = speech.end_of(quote).min(ceiling);
    let goes_on =
        Tokens::forward(document, end..ceiling).first().is_some_and(|t| t.is_word() && !t.is(Class::SubjectPronoun));
    let inner_stop = end >= 2 && matches!(document.tokens()[end - 2].kind, TokenKind::Comma | TokenKind::Stop);
    if goes_on && !inner_stop {
        return Kind::Quote(quote, end..clause_end(document, speech, end, ceiling));
    }
    Kind::Quote(quote, end..end)
}

/// Does the word open a clause or infinitive rather than a noun phrase?
fn starts_clause_mark(t: Item<'_>) -> bool {
    t.reads("that") || t.reads("to") || t.reads("if") || t.is(Class::WhWord)
}

/// May a clause or noun phrase start with this token?
fn starts_clause(t: Item<'_>) -> bool {
    t.is(Class::SubjectPronoun)
        || t.is(Class::Determiner)
        || t.is(Class::Possessive)
        || t.is(Class::Quantifier)
        || t.is(Class::ObjectPronoun)
        || t.is(Class::Subordinator)
        || t.kind.is_quote()
        || t.reads("there")
        || is_nominal(t)
}

/// Does a clause hold a finite verb, as far as the lexicon can tell?
fn has_verb(document: &Document, range: Range<usize>) -> bool {
    range.into_iter().any(|i| {
        let t = item(document, i);
        is_auxiliary(t) || t.text.ends_with("ed") || t.word.form(Form::Past)
    })
}

fn next(input: Tokens<'_>) -> Parsed<'_, Item<'_>> {
    match input.first() {
        Some(found) => Ok((input.skip(1), found)),
        None => fail(input),
    }
}
