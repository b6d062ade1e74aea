//! What follows a reporting verb: whom it was said to and when ([`aside`]), what the content is put off by ([`detour`]), and
//! the content ([`content`]), which ends with its clause ([`clause`]).

mod aside;
mod clause;
mod content;
mod detour;

use std::ops::Range;

use super::speech::Speech;
use super::tokens::item;
use super::verb_group::VerbGroup;
use crate::document::Document;
use crate::lexicon::{Act, Class, Frame};

use aside::{addressee, adverbials};
pub(super) use clause::clause_end;
use content::{content, starts_clause_mark};
use detour::{clause_past_apposition, clause_past_occasion, heard_from, opens_clause, origin_before_clause};

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

/// "urged caution", "ordered an inquiry": can what follows be asked for? Not "ordered lunch".
fn asks_for(document: &Document, group: &VerbGroup) -> bool {
    let words = document.tokens().get(group.end).map(|_| item(document, group.end));
    let asked = words.is_some_and(|t| t.is(Class::Determiner) || t.word.verb().is_some());
    asked && group.verb.act == Act::Orders && group.verb.takes(Frame::Object)
}
