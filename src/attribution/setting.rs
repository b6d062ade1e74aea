//! The occasions that a sentence names for what it reports, where they belong to an outlet: "in an interview with X", "on
//! X's morning programme", "in a poll by X". Whom the words are said by is the grammar's and the tagger's; here they get the
//! outlet that they were said to or made by.

use std::ops::Range;

use super::draft::{Draft, touch};
use super::occasion::{end_of_occasion, end_of_title, makes_remarks, told_where};
use super::poll::{by_count, by_occasion, by_poll, made_behind};
use super::tokens::{Item, item};
use crate::document::Document;
use crate::lexicon::{Act, Class, Form};
use crate::outlet::{Kind, OutletMention};
use crate::text::TokenKind;

/// How far before an outlet's name its occasion begins at most, in tokens.
const BACK: usize = 16;

/// An outlet's part in an occasion.
pub(super) struct Setting {
    /// From the preposition or verb that leads to it, past the name and what the outlet makes.
    pub(super) tokens: Range<usize>,
    /// Is it a poll or count, which says something by itself?
    pub(super) count: bool,
    /// Is it "in" or "during" something that the outlet makes, where somebody speaks?
    pub(super) speaks: bool,
}

/// Gives the drafts of each sentence the outlets of its occasions, and makes a draft for a poll that nothing else is made of.
pub(super) fn add_settings(document: &Document, drafts: &mut Vec<Draft>) {
    for mention in &document.outlets {
        let Some(sentence) = document.sentence_at(mention.span.start()) else { continue };
        let sentence = document.sentences()[sentence].tokens.clone();
        let name = &mention.tokens;
        // "the BBC's Today programme" is one outlet
        let owned = name.start.checked_sub(1).filter(|at| document.tokens()[*at].kind == TokenKind::Clitic);
        if owned.is_some_and(|clitic| document.outlets.iter().any(|owner| owner.tokens.end == clitic)) {
            continue;
        }
        if let Some(draft) = told_where(document, &sentence, name, drafts) {
            draft.via.push(name.clone());
            continue;
        }
        if let Some(draft) = addressed(document, &sentence, name, drafts) {
            draft.via.push(name.clone());
            continue;
        }
        let Some(setting) = setting(document, &sentence, mention) else {
            drafts.extend(by_poll(document, &sentence, name, drafts));
            continue;
        };
        // a source that begins with the occasion is its maker's: "a poll by X found"
        let own = |source: &Range<usize>| touch(source, name) && setting.tokens.start < source.start;
        let known = |draft: &Draft| draft.via.iter().any(|via| touch(via, name)) || draft.source.iter().any(own);
        if drafts.iter().any(known) {
            continue;
        }
        let holders = holders(document, drafts, &sentence, &setting, name);
        if holders.is_empty() && setting.count {
            drafts.extend(by_count(document, &sentence, &setting, drafts));
        } else if holders.is_empty()
            && (setting.speaks || makes_remarks(document, sentence.start..setting.tokens.start))
        {
            drafts.extend(by_occasion(document, &sentence, &setting, name, drafts));
        }
        for at in holders {
            if let Some(draft) = drafts.get_mut(at) {
                draft.via.push(name.clone());
            }
        }
    }
}

/// The draft in whose cue the outlet is addressed, or whose words end with it: "conceded to X", "confirmed the loss to X".
fn addressed<'a>(
    document: &Document,
    sentence: &Range<usize>,
    name: &Range<usize>,
    drafts: &'a mut [Draft],
) -> Option<&'a mut Draft> {
    let left = name.start.checked_sub(1).filter(|at| sentence.contains(at))?;
    let left = if item(document, left).reads("the") { left.checked_sub(1)? } else { left };
    let leads = |words: &[&str]| words.iter().any(|word| item(document, left).reads(word));
    // "confirmed to X by two officials"
    let rest = (name.end..sentence.end).take_while(|at| !item(document, *at).reads("by"));
    let last = rest.into_iter().all(|at| {
        let t = item(document, at);
        !t.is_word() || t.any(&[Class::Weekday, Class::Month, Class::TimeNoun, Class::Determiner, Class::Preposition])
    });
    if !sentence.contains(&left) || drafts.iter().any(|draft| draft.credits(name)) {
        return None;
    }
    drafts.iter_mut().find(|draft| {
        let inside = draft.cue.iter().any(|cue| touch(cue, name)) && leads(&["to", "with", "on", "for", "in", "told"]);
        let plain = |content: &Range<usize>| {
            touch(content, name) && !(content.start..left).any(|at| item(document, at).is(Class::Auxiliary))
        };
        let ends = draft.act == Act::Says && last && leads(&["to"]) && draft.content.iter().any(plain);
        // "reported for X that …"
        let owns = document.tokens().get(name.end).is_some_and(|token| token.kind == TokenKind::Clitic);
        let told = |cue: &Range<usize>| !cue.clone().any(|at| item(document, at).any(&[Class::Negation, Class::Be]));
        let cue = draft.cue.as_ref().filter(|cue| cue.end == left + 1 && cue.len() > 1 && told(cue));
        // "talks to X about bread" tells of an interview, and nothing that was said
        let about = document.tokens().get(name.end).is_some() && item(document, name.end).reads("about");
        let follows = cue.is_some() && !owns && !about && leads(&["to", "with", "on", "for", "in", "at", "by"]);
        inside || ends || follows
    })
}

/// The drafts whose words were said on the occasion.
fn holders(
    document: &Document,
    drafts: &[Draft],
    sentence: &Range<usize>,
    setting: &Setting,
    name: &Range<usize>,
) -> Vec<usize> {
    let cue = |at: usize| drafts[at].cue.clone().unwrap_or(0..0);
    // "publishing an op-ed in X": the occasion is the content; "denied it in an interview with X": it stands behind it
    // "the vote" is no verb
    let noun = |at: usize| at > 0 && item(document, at - 1).any(&[Class::Determiner, Class::Possessive]);
    // "last May" is no verb either
    let month = |at: usize| item(document, at).is(Class::Month) && item(document, at).is_capital();
    let verb = |at: usize| {
        !month(at) && (item(document, at).word.verb().is_some() && !noun(at) || item(document, at).is(Class::Auxiliary))
    };
    let over = end_of_occasion(document, sentence, setting.tokens.end);
    let behind = |c: &Range<usize>| {
        let last = c.end <= setting.tokens.end.max(over);
        // "…, nobody appeared on X"
        let appears = item(document, setting.tokens.start).reads("appeared");
        let clause =
            appears && (c.start..setting.tokens.start).any(|at| document.tokens()[at].kind == TokenKind::Comma);
        last && !clause && !(c.start..setting.tokens.start).any(verb)
    };
    // "insists, most recently in an interview with X, that it is safe"
    let small =
        |at: usize| item(document, at).any(&[Class::Adverb, Class::TemporalAdverb, Class::Quantifier, Class::TimeNoun]);
    let comma = |at: usize| document.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Comma);
    let before = |c: &Range<usize>| {
        comma(over) && c.start.checked_sub(1).is_some_and(comma) && (c.start..setting.tokens.start).all(small)
    };
    // "half of voters said they were against in a poll by X": those who were asked
    let shows = setting.tokens.clone().any(|at| ["broadcast", "episode"].contains(&document.word(at)));
    let last = (setting.tokens.end..sentence.end).all(|at| !item(document, at).is_word());
    let aired = |at: usize| shows && last && drafts[at].act == Act::Says;
    let asked = |at: usize| setting.count && drafts[at].source.iter().any(|source| counts(document, source));
    let apart = |at: usize| {
        asked(at)
            || aired(at)
            || touch(&cue(at), &setting.tokens)
            || drafts[at].content.iter().all(|c| !touch(c, name) || behind(c) || before(c))
    };
    let here = |at: &usize| touch(&cue(*at), sentence) && apart(*at);
    let here: Vec<usize> = (0..drafts.len()).filter(here).collect();
    let around = |at: &usize| touch(&cue(*at), name) || drafts[*at].source.iter().any(|s| touch(s, &setting.tokens));
    if here.iter().any(around) {
        return here.into_iter().filter(around).collect();
    }
    let time = |at: usize| {
        let t = item(document, at);
        !t.is_word() || t.any(&[Class::Weekday, Class::TimeNoun, Class::Coordinator, Class::Adverb])
    };
    if (sentence.start..setting.tokens.start).all(time) {
        return here.into_iter().filter(|at| cue(*at).start >= setting.tokens.end).collect();
    }
    let away = |at: &usize| {
        let cue = cue(*at);
        cue.start.saturating_sub(setting.tokens.end) + setting.tokens.start.saturating_sub(cue.end)
    };
    here.into_iter().min_by_key(away).into_iter().collect()
}

/// Are the words of a source how many people there are?
fn counts(document: &Document, source: &Range<usize>) -> bool {
    source.clone().take(4).any(|at| {
        let t = item(document, at);
        t.kind == TokenKind::Number || t.any(&[Class::NumberWord, Class::Quantifier]) || t.reads("percent")
    })
}

/// The occasion that the outlet named at `mention` takes part in, if its sentence makes it one.
fn setting(document: &Document, sentence: &Range<usize>, mention: &OutletMention) -> Option<Setting> {
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
    mention.outlet.is_none_or(|outlet| outlet.outlet().kind == Kind::Broadcaster)
}
