//! What follows a reporting verb: whom it was said to and when, and the content.

use std::ops::Range;

use nom::Parser;
use nom::branch::alt;
use nom::sequence::{pair, preceded};

use super::noun_phrase::{is_nominal, is_time, phrase_after, starts_adverbial};
use super::phrase::{Role, phrase};
use super::speech::Speech;
use super::tokens::{Item, Parsed, Tokens, fail, item, kind, reads, token};
use super::verb_group::{VerbGroup, Voice, is_adverb, is_auxiliary, verb_group};
use crate::document::Document;
use crate::lexicon::{Act, Class, Form, Frame};
use crate::text::TokenKind;

/// What stands behind a verb group.
pub(super) struct Complement {
    pub(super) kind: Kind,
    /// The token behind the cue: the verb group's end, or behind the preposition that belongs to the verb ("called for").
    pub(super) cue_end: usize,
    /// Whom it was said to, and the phrases of occasion: where an outlet may stand that the words came through.
    pub(super) aside: Range<usize>,
    /// Who passed the words on.
    pub(super) via: Vec<Range<usize>>,
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
    let aside = group.end..at;
    let mut cue_end = group.end;
    let kind = content(document, speech, group, at, ceiling, addressed, &mut cue_end);
    let end = match &kind {
        Kind::Content(range) => range.end,
        Kind::Quote(_, rest) => rest.end,
        Kind::Nothing => at,
    };
    let clausal = group.verb.takes(Frame::Clause) && !group.verb.takes(Frame::Weak);
    let opens = matches!(&kind, Kind::Content(range) if starts_clause_mark(item(document, range.start)));
    let bare = matches!(kind, Kind::Content(_)) && !opens && (!clausal || group.verb.takes(Frame::Object));
    Complement { kind, cue_end, aside, via, bare, end: end.max(group.end) }
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
    if verb.act == Act::Orders
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

/// Where a clause that starts at `from` ends: before the last stop, or before a comma that leads to another attribution.
pub(super) fn clause_end(document: &Document, speech: &Speech, from: usize, ceiling: usize) -> usize {
    let mut at = from;
    while at < ceiling {
        if let Some(end) = speech.skip(at) {
            at = end.max(at + 1);
            continue;
        }
        let t = item(document, at);
        let rest = Tokens::forward(document, at + 1..ceiling);
        let cut = match t.kind {
            TokenKind::Comma | TokenKind::Dash => leads_on(document, rest),
            TokenKind::Word if t.is(Class::Coordinator) => {
                at > from && verb_group(rest).is_ok_and(|(_, g)| reports(document, &g))
            }
            _ => false,
        };
        if cut {
            return at;
        }
        at += 1;
    }
    let mut end = ceiling.min(at);
    while end > from
        && matches!(document.tokens()[end - 1].kind, TokenKind::Stop | TokenKind::Comma | TokenKind::Semicolon)
    {
        end -= 1;
    }
    end
}

/// Does another attribution begin behind this comma?
fn leads_on<'d>(document: &'d Document<'d>, rest: Tokens<'d>) -> bool {
    if phrase(rest).is_ok() {
        return true;
    }
    if let Ok((_, group)) = verb_group(rest)
        && group.voice == Voice::Gerund
        && group.verb.act.vouches()
        && !group.verb.takes(Frame::Weak)
    {
        return true;
    }
    let contrast = rest.first().is_some_and(|t| t.is(Class::Coordinator) || t.reads("while") || t.reads("although"));
    contrast && subject_and_verb(document, rest.skip(1))
}

/// A noun phrase and the finite group of a reporting verb within the next words, with no comma between.
fn subject_and_verb<'d>(document: &'d Document<'d>, rest: Tokens<'d>) -> bool {
    for ahead in 0..12 {
        let input = rest.skip(ahead);
        let Some(t) = input.first() else { return false };
        if !t.is_word() && t.kind != TokenKind::Clitic {
            return false;
        }
        if let Ok((_, group)) = verb_group(input) {
            return reports(document, &group);
        }
        if is_auxiliary(t) {
            return false;
        }
    }
    false
}

/// Is it a finite group that surely reports?
fn reports(document: &Document, group: &VerbGroup) -> bool {
    let main = item(document, group.main);
    group.voice == Voice::Active
        && !group.verb.takes(Frame::Weak)
        && (group.verb.takes(Frame::Trailing) || group.verb.takes(Frame::That))
        && (group.main > group.start || main.word.form(Form::Past) || main.word.form(Form::Third))
        && main.word.noun().is_none()
}

/// Skips when, where and on what occasion it was said; collects who passed it on.
fn adverbials(
    document: &Document,
    speech: &Speech,
    from: usize,
    ceiling: usize,
    addressed: bool,
    via: &mut Vec<Range<usize>>,
) -> usize {
    let mut at = from;
    loop {
        let input = Tokens::forward(document, at..ceiling);
        if let Ok((rest, _)) = temporal(input) {
            at = rest.at();
        } else if let Ok((rest, _)) = preceded(kind(TokenKind::Comma), phrase).parse(input).or_else(|_| phrase(input))
            && let Some(relay) = relay(document, speech, at, rest.at(), ceiling)
        {
            at = relay.end;
            via.push(relay);
        } else if input.first().is_some_and(|t| t.is(Class::Preposition))
            && (starts_adverbial(document, at, ceiling) || addressed && is_circumstance(input))
            && let Some(found) = phrase_after(document, at + 1, ceiling, true)
        {
            at = found.end;
        } else {
            return at;
        }
    }
}

/// May the preposition lead to when, where or how something is told ("told AFP on condition of anonymity")?
fn is_circumstance(input: Tokens<'_>) -> bool {
    input.first().is_some_and(|t| {
        ["on", "in", "at", "during", "after", "before", "by", "via", "over", "from"].iter().any(|p| t.reads(p))
    })
}

/// The source behind a relay phrase that starts at `at` (perhaps with a comma) and ends at `from`.
fn relay(document: &Document, speech: &Speech, at: usize, from: usize, ceiling: usize) -> Option<Range<usize>> {
    let first = if document.tokens()[at].kind == TokenKind::Comma { at + 1 } else { at };
    let (_, found) = phrase(Tokens::forward(document, first..ceiling)).ok()?;
    (found.role == Role::Relay && speech.skip(at).is_none()).then(|| phrase_after(document, from, ceiling, false))?
}

/// "on Monday" without its preposition, "earlier", "last week", "publicly".
fn temporal(input: Tokens<'_>) -> Parsed<'_, ()> {
    let evening = pair(token(|t| t.is(Class::Weekday)), token(|t| t.is(Class::TimeNoun))).map(|_| ());
    let dated = pair(token(|t| t.is(Class::Month)), token(|t| t.kind == TokenKind::Number)).map(|_| ());
    let last_week =
        pair(token(|t| t.reads("last") || t.reads("this") || t.reads("next")), token(|t| t.is(Class::TimeNoun)))
            .map(|_| ());
    let word = token(|t| t.is(Class::Weekday) || is_adverb(t) && !t.reads("there")).map(|_| ());
    let on_day = pair(reads("on"), token(is_time)).map(|_| ());
    alt((dated, evening, last_week, word, on_day)).parse(input)
}

/// Whom something is said to: a pronoun, or a short noun phrase that content, a comma or the end follows.
fn addressee(document: &Document, speech: &Speech, from: usize, ceiling: usize) -> Option<usize> {
    let input = Tokens::forward(document, from..ceiling);
    let first = input.first()?;
    if first.is(Class::ObjectPronoun) {
        return Some(from + 1);
    }
    if !is_nominal(first) || first.is(Class::Preposition) || first.reads("that") || speech.opening_at(from).is_some() {
        return None;
    }
    // with a determiner the phrase runs on to its head ("the RT America audience"); without one, names and plain nouns end it
    let determined = first.is(Class::Determiner) || first.is(Class::Possessive) || first.is(Class::Quantifier);
    let mut end = from + 1;
    while end < ceiling {
        let (t, last) = (item(document, end), item(document, end - 1));
        let joined = last.is(Class::Coordinator) || last.kind == TokenKind::Clitic || last.reads("of");
        let goes_on = if t.is(Class::Determiner) || t.is(Class::Possessive) {
            joined
        } else if t.kind == TokenKind::Clitic {
            t.text.ends_with('s')
        } else if t.is(Class::Coordinator) {
            !t.reads("but") && item(document, (end + 1).min(ceiling - 1)).is_capital() == last.is_capital()
        } else if t.is(Class::Preposition) {
            t.reads("of")
        } else {
            is_nominal(t) && !is_time(t) && (determined || joined || t.is_capital() == first.is_capital())
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    (end > from).then_some(end)
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
