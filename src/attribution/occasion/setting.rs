//! The occasion that an outlet named in a sentence takes part in, read backwards from its name: "in an interview on X's morning
//! programme".

use std::ops::Range;

use super::Setting;
use super::extent::{end_of_title, made_behind};
use crate::attribution::tokens::{Item, item};
use crate::document::Document;
use crate::lexicon::{Class, Form};
use crate::outlet::{Kind, OutletMention};
use crate::text::TokenKind;

/// How far before an outlet's name its occasion begins at most, in tokens.
const BACK: usize = 16;

/// The occasion that the outlet named at `mention` takes part in, if its sentence makes it one.
pub(super) fn setting(document: &Document, sentence: &Range<usize>, mention: &OutletMention) -> Option<Setting> {
    let made = made_behind(document, sentence, mention.tokens.end);
    let left =
        mention.tokens.start.checked_sub(1).filter(|at| sentence.contains(at) && !item(document, *at).is_capital());
    let left = left.filter(|at| !item(document, *at).reads("the")).or(left.and_then(|at| at.checked_sub(1)));
    if let Some(told) = left.filter(|at| {
        sentence.contains(at) && ["told", "tells", "telling", "emailed", "texted"].contains(&document.word(*at))
    }) {
        return Some(Setting { tokens: told..mention.tokens.end, count: false, speaks: false });
    }
    // "stopped by X to defend the plan"
    let visits = |at: usize| {
        let by =
            item(document, at).reads("by") && at > sentence.start && item(document, at - 1).is(Class::VisitingVerb);
        let took = item(document, at).reads("to") && at > sentence.start && item(document, at - 1).reads("took");
        by || took || item(document, at).is(Class::VisitingVerb) && !item(document, at).reads("stopped")
    };
    if let Some(at) = left.filter(|at| sentence.contains(at) && visits(*at))
        && is_broadcaster(mention)
    {
        const NEAR: usize = 3;
        let end = end_of_title(document, sentence, mention.tokens.end);
        let next = item(document, end.min(sentence.end - 1));
        // not "visited the X newsroom"
        let over =
            !next.is_word() || next.reads("to") || next.any(&[Class::Preposition, Class::Weekday, Class::Coordinator]);
        let speaks = (end..sentence.end.min(end + NEAR)).any(|at| item(document, at).reads("to"));
        return over.then_some(Setting { tokens: at..end, count: false, speaks });
    }
    let (mut occasion, mut count) = (made.is_some(), made.is_some_and(|at| item(document, at).is(Class::MediaCount)));
    let end = made.map_or_else(|| end_of_title(document, sentence, mention.tokens.end), |at| at + 1);
    let floor = sentence.start.max(mention.tokens.start.saturating_sub(BACK));
    let (mut led, mut passed_on) = (None, false);
    for at in (floor..mention.tokens.start).rev() {
        let t = item(document, at);
        let found = |at| Some(Setting { tokens: at..end, count, speaks: false });
        if t.kind.is_quote() || t.kind == TokenKind::Clitic || t.kind == TokenKind::Number {
            continue;
        }
        // "in May's poll"
        let month = t.is(Class::Month) && t.is_capital();
        let closes = t.any(&[Class::Subordinator, Class::Relative, Class::Auxiliary]);
        if !t.is_word() || closes && !t.any(&[Class::Preposition, Class::PublishingVerb]) && !month {
            return None;
        }
        if t.is(Class::MediaProduct) || (led.is_some() && t.is(Class::OccasionNoun)) {
            occasion = true;
            count |= t.is(Class::MediaCount);
        } else if t.is(Class::Preposition) || t.reads("to") {
            if occasion && ["in", "on", "during", "at"].iter().any(|word| t.reads(word)) {
                let based = t.reads("on") && at > floor && item(document, at - 1).reads("based");
                let on = t.reads("on") && !based;
                let aired = (at..end).any(|at| item(document, at).is(Class::AiredNoun));
                let made = (at..end).any(|at| item(document, at).any(&[Class::MediaProduct]));
                let debate = (at..end).any(|at| item(document, at).reads("debate"));
                let speaks = (t.reads("in") && made || t.reads("during") && aired) && !debate && !count;
                if speaks {
                    return Some(Setting { tokens: at..end, count, speaks });
                }
                return if on && !is_aired(document, at..end, mention) { None } else { found(at) };
            }
            let appearing = at > floor && item(document, at - 1).is(Class::AppearingVerb);
            let towards = ["to", "with", "on", "by", "for"].iter().any(|word| t.reads(word));
            if occasion && appearing && towards && led.is_none() {
                return found(at - 1);
            }
            // "according to audio provided by X"
            occasion |= passed_on && t.reads("to");
            let according = t.reads("to") && at > floor && item(document, at - 1).reads("according");
            if occasion && according {
                return found(at - 1);
            }
            // "up from a poll by X"
            if occasion && count && ["from", "since", "than"].iter().any(|word| t.reads(word)) {
                return found(at);
            }
            if occasion && !(t.reads("of") || t.reads("from") || t.reads("for") && led.is_none()) {
                return None;
            }
            if led.is_none() && !occasion && t.reads("on") && is_heard(document, sentence, at, mention) {
                return found(at - usize::from(appearing));
            }
            led = Some(at);
        } else if !occasion
            && (t.is(Class::AppearingVerb) && led.is_some_and(|led| meets(item(document, led)))
                || t.is(Class::AskingVerb) && led.is_some_and(|led| item(document, led).reads("by")))
        {
            let speaks = ["speaking", "talking", "writing"].iter().any(|word| t.reads(word));
            return Some(Setting { tokens: at..end, count, speaks });
        } else if occasion && led.is_some() && (t.reads("published") || t.reads("publishes")) {
            // "published a column in X"
            return found(at);
        } else if t.is(Class::PublishingVerb) || t.text.ends_with("ing") && occasion && t.word.form(Form::Gerund) {
            if t.text.ends_with("ing") {
                return found(at);
            }
            passed_on |= led.is_some();
        } else if t.any(&[Class::SubjectPronoun, Class::Negation])
            || led.is_some() && !occasion && t.word.verb().is_some()
        {
            return None;
        }
    }
    None
}

/// Does the preposition lead to whom somebody speaks to or is heard by: not "asked about X"?
fn meets(preposition: Item<'_>) -> bool {
    ["to", "with", "on", "by", "in", "for", "at", "from", "through"].iter().any(|word| preposition.reads(word))
}

/// Is the occasion one that goes on air: not "on the issue of a report by X"?
fn is_aired(document: &Document, tokens: Range<usize>, mention: &OutletMention) -> bool {
    is_broadcaster(mention) || tokens.into_iter().any(|at| item(document, at).is(Class::AiredNoun))
}

/// Is somebody heard on the outlet: "said on X", "Sunday on X,", "went on X"?
fn is_heard(document: &Document, sentence: &Range<usize>, on: usize, mention: &OutletMention) -> bool {
    let Some(before) = on.checked_sub(1).filter(|before| sentence.contains(before)) else { return true };
    let t = item(document, before);
    if t.is(Class::MediaProduct) {
        return false;
    }
    // not "during her time on X"
    let time = t.any(&[Class::Weekday, Class::TimeNoun, Class::Month, Class::TemporalAdverb]) && !t.reads("time");
    let led = time
        || t.kind == TokenKind::Number
        || owns_programme(document, mention)
        || t.is(Class::AppearingVerb)
        || t.word.verb().is_some();
    let again = t.kind == TokenKind::Comma || t.is(Class::Coordinator);
    is_broadcaster(mention) && (led || again)
}

/// "X's “Morning Talk”"
fn owns_programme(document: &Document, mention: &OutletMention) -> bool {
    let kind = |at: usize| document.tokens().get(at).map(|token| token.kind);
    let next = mention.tokens.end + 1;
    let title =
        kind(next).is_some_and(|kind| kind.is_quote()) || kind(next).is_some() && item(document, next).is_capital();
    kind(mention.tokens.end).is_some_and(|kind| kind == TokenKind::Clitic || kind.is_quote()) && title
}

fn is_broadcaster(mention: &OutletMention) -> bool {
    mention.kind().is_none_or(|kind| kind == Kind::Broadcaster)
}
