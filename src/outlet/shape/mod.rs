//! Outlets that the registry does not know, by the shape of their names; what the text calls an outlet is for
//! [`description`].

mod description;
mod extent;
mod neighbours;

use std::ops::Range;

use super::find::{OutletMention, Recognised};
use super::page::Page;
use super::words::{Class, Classes};
use crate::text::TokenKind;
use description::by_description;
use extent::{LONGEST, longer_name, name_end, name_start};
use neighbours::{according, airs, speaks, tells, told};

/// Heads that are hardly anybody's family name.
const SURE: [&str; 10] =
    ["News", "Times", "Today", "Daily", "Weekly", "Monthly", "Edition", "Informer", "Insider", "Watchdog"];

/// Unknown outlets near the marked tokens, in order. `known` are the mentions already found; none is overlapped.
pub(super) fn find(page: Page<'_>, marks: &[(usize, Classes)], known: &[OutletMention]) -> Vec<OutletMention> {
    let mut found: Vec<OutletMention> = Vec::new();
    for (at, classes) in marks {
        let passed = known.partition_point(|mention| mention.tokens.end <= *at);
        let before = passed.checked_sub(1).and_then(|before| known.get(before)).map(|mention| mention.tokens.end);
        let Some(tokens) = by_head(page, *at, *classes, before)
            .or_else(|| by_medium(page, *at, *classes))
            .or_else(|| by_description(page, *at, *classes))
            .or_else(|| by_title(page, *at))
            .or_else(|| by_host(page, *at))
        else {
            continue;
        };
        let passed = known.partition_point(|mention| mention.tokens.end <= tokens.start);
        let taken = known.get(passed).is_some_and(|mention| mention.tokens.start < tokens.end)
            || found.last().is_some_and(|mention| mention.tokens.end > tokens.start);
        if taken {
            continue;
        }
        let bounds =
            page.tokens.get(tokens.start).zip(tokens.end.checked_sub(1).and_then(|last| page.tokens.get(last)));
        if let Some((first, last)) = bounds {
            let span = first.span.cover(last.span);
            found.push(OutletMention { span, tokens, outlet: None, by: Recognised::Shape });
        }
    }
    found
}

/// "the Wexford Gazette", "the Bellmore Star and Courier", "Anytown News Agency".
///
/// `before`: the token behind the mention before it.
fn by_head(page: Page<'_>, at: usize, classes: Classes, before: Option<usize>) -> Option<Range<usize>> {
    if !page.capitalised(at) || !classes.any(&[Class::StrongHead, Class::WeakHead]) {
        return None;
    }
    let start = name_start(page, at)?;
    let mut end = at + 1;
    let mut strong = classes.is(Class::StrongHead);
    let mut agency = false;
    while page.capitalised(end) && !page.broken(end) {
        let next = page.classes(end);
        if !next.any(&[Class::StrongHead, Class::WeakHead]) && !["Agency", "Service"].contains(&page.word(end)) {
            break;
        }
        strong |= next.is(Class::StrongHead);
        agency |= !next.any(&[Class::StrongHead, Class::WeakHead]);
        end += 1;
    }
    if ["and", "&"].contains(&page.word(end)) && page.capitalised(end + 1) {
        let second = page.classes(end + 1);
        if second.any(&[Class::StrongHead, Class::WeakHead]) {
            strong |= second.is(Class::StrongHead);
            end += 2;
        }
    }
    if longer_name(page, end) || page.classes(end).is(Class::Institution) {
        return None;
    }
    let article = start.checked_sub(1).is_some_and(|before| page.lower_is(before, "the"));
    // without "the", "Harry Mirror reported" is somebody's name
    let employs = page.classes(end).any(&[Class::Staff, Class::Publication]);
    let listed = || before.is_some_and(|end| page.lists(end, start));
    // "told Manorama News", "according to Wexford Weekly": no person is called so
    let named = || end == at + 1 && SURE.contains(&page.word(at)) && (tells(page, start) || according(page, start));
    // "…, reports The Wexford Beacon"
    let inverted = || article && start.checked_sub(2).is_some_and(|verb| page.inverts(verb));
    // "a Wexford Watchdog report"
    let makes = || (strong || SURE.contains(&page.word(at))) && page.classes(end).is(Class::Product);
    let fits = agency
        || makes()
        || named()
        || strong && article
        || (strong || article) && (speaks(page, end) || told(page, start) || listed() || inverted())
        || employs;
    fits.then_some(start..end)
}

/// "Channel 9 television", "Radio Wexford", "Wexford TV", "KXYZ-TV".
fn by_medium(page: Page<'_>, at: usize, classes: Classes) -> Option<Range<usize>> {
    let word = page.word(at);
    if is_call_sign(word) {
        let end = at + 1;
        let station = at.checked_sub(1).is_some_and(|before| page.lower_is(before, "station"));
        let fits = word.contains('-') || speaks(page, end) || told(page, at) || airs(page, at) || station;
        return fits.then_some(at..end);
    }
    if !classes.is(Class::Medium) || !page.capitalised(at) {
        return None;
    }
    let next = at + 1;
    if word == "Channel" && page.kind(next) == Some(TokenKind::Number) && !page.broken(next) {
        let mut end = next + 1;
        while ["television", "TV", "Television", "News", "news"].contains(&page.word(end)) && !page.broken(end) {
            end += 1;
        }
        return Some(at..end);
    }
    if word == "Channel" {
        return None;
    }
    // "Wexford TV": a name of its own before it, and an outlet's place
    if let Some(start) = name_start(page, at)
        && !start.checked_sub(1).is_some_and(|before| ["a", "an"].contains(&page.word(before)))
        && !longer_name(page, next)
        && (speaks(page, next) || told(page, start))
    {
        return Some(start..next);
    }
    let end = name_end(page, next);
    (end > next && (speaks(page, end) || told(page, at))).then_some(at..end)
}

/// "told The Wexford Informer", "on The Ann Example Show": a title with a capital "The" inside a sentence.
fn by_title(page: Page<'_>, at: usize) -> Option<Range<usize>> {
    if page.word(at) == "Show" {
        return by_show(page, at);
    }
    if page.word(at) != "The" || page.starts(at) || !told(page, at) {
        return None;
    }
    let end = name_end(page, at + 1);
    let institution = (at + 1..end).any(|word| page.classes(word).any(&[Class::Institution, Class::Title]));
    (end > at + 1 && !institution && page.kind(end) != Some(TokenKind::Clitic)).then_some(at..end)
}

/// "on The Ann Example Show", "Tuesday's episode of “The Ann Example Show”".
fn by_show(page: Page<'_>, at: usize) -> Option<Range<usize>> {
    let start = (at.saturating_sub(LONGEST)..at).rev().take_while(|word| page.capitalised(*word)).last()?;
    let start = (start..at).find(|word| page.word(*word) == "The").unwrap_or(start);
    let mut before = start.checked_sub(1)?;
    if page.kind(before).is_some_and(TokenKind::is_quote) {
        before = before.checked_sub(1)?;
    }
    let on = page.lower_is(before, "on");
    let of = page.word(before) == "of" && page.classes(before.checked_sub(1)?).any(&[Class::Product, Class::Staff]);
    (on || of).then_some(start..at + 1)
}

/// "according to examplenews.com": the host of a site that tells something.
fn by_host(page: Page<'_>, at: usize) -> Option<Range<usize>> {
    let host = page.word(at);
    let plain = page.kind(at) == Some(TokenKind::Address) && !host.contains(['/', '@', '#', ':']);
    (plain && host.contains('.') && (speaks(page, at + 1) || told(page, at))).then_some(at..at + 1)
}

/// "KXYZ-TV", "WBZ", "KTLA-FM": the call sign of a US station.
pub(super) fn is_call_sign(word: &str) -> bool {
    if !word.starts_with(['K', 'W']) {
        return false;
    }
    let (sign, suffix) = word.split_once('-').unwrap_or((word, "TV"));
    (3..=4).contains(&sign.len())
        && sign.bytes().all(|b| b.is_ascii_uppercase())
        && ["TV", "FM", "AM", "DT", "LP", "CD"].contains(&suffix)
}
