//! Outlets that the registry does not know, by the shape of their names and what the text says of them.

use std::ops::Range;

use super::context::Page;
use super::find::{OutletMention, Recognised};
use super::words::{Class, Classes};
use crate::text::TokenKind;

/// The longest name that is looked for, in tokens.
const LONGEST: usize = 6;

/// Unknown outlets near the marked tokens, in order. `known` are the mentions already found; none is overlapped.
pub(super) fn find(page: Page<'_>, marks: &[(usize, Classes)], known: &[OutletMention]) -> Vec<OutletMention> {
    let mut found: Vec<OutletMention> = Vec::new();
    let mut next_known = 0;
    for (at, classes) in marks {
        let Some(tokens) = by_head(page, *at, *classes)
            .or_else(|| by_medium(page, *at, *classes))
            .or_else(|| by_description(page, *at, *classes))
        else {
            continue;
        };
        while known.get(next_known).is_some_and(|mention| mention.tokens.end <= tokens.start) {
            next_known += 1;
        }
        let taken = known.get(next_known).is_some_and(|mention| mention.tokens.start < tokens.end)
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
fn by_head(page: Page<'_>, at: usize, classes: Classes) -> Option<Range<usize>> {
    if !page.capitalised(at) || !classes.any(&[Class::StrongHead, Class::WeakHead]) {
        return None;
    }
    let start = name_start(page, at)?;
    let mut end = at + 1;
    let mut strong = classes.is(Class::StrongHead);
    while page.capitalised(end) && !page.broken(end) {
        let next = page.classes(end);
        if !next.any(&[Class::StrongHead, Class::WeakHead]) && !["Agency", "Service"].contains(&page.word(end)) {
            break;
        }
        strong |= next.is(Class::StrongHead) || page.word(end) == "Agency";
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
    let fits = strong && article || (speaks(page, end) || told(page, start)) && (strong || article) || employs;
    fits.then_some(start..end)
}

/// "Channel 9 television", "Radio Wexford", "Wexford TV", "KXYZ-TV".
fn by_medium(page: Page<'_>, at: usize, classes: Classes) -> Option<Range<usize>> {
    let word = page.word(at);
    if is_call_sign(word) {
        let suffixed = word.contains('-');
        let end = at + 1;
        return (suffixed || speaks(page, end) || told(page, at)).then_some(at..end);
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
        && !longer_name(page, next)
        && (speaks(page, next) || told(page, start))
    {
        return Some(start..next);
    }
    let end = name_end(page, next);
    (end > next && (speaks(page, end) || told(page, at))).then_some(at..end)
}

/// "the local newspaper Tamedia", "Tamedia, a Zurich-based newspaper".
fn by_description(page: Page<'_>, at: usize, classes: Classes) -> Option<Range<usize>> {
    if !classes.is(Class::Publication) || page.capitalised(at) {
        return None;
    }
    named_behind(page, at).or_else(|| named_before(page, at))
}

/// The name right behind "newspaper": capitalised words, or any in quotation marks.
fn named_behind(page: Page<'_>, at: usize) -> Option<Range<usize>> {
    let before = page.classes(at.checked_sub(1)?);
    let told = at.checked_sub(2).is_some_and(|back| page.classes(back).any(&[Class::Telling, Class::Preposition]));
    // in "told the newspaper Trump would come" the name begins another clause
    if before.is(Class::Article) && told {
        return None;
    }
    let quoted = page.kind(at + 1).is_some_and(TokenKind::is_quote);
    let start = at + 1 + usize::from(quoted);
    if page.classes(start).any(&[Class::Function, Class::Calendar, Class::Title, Class::Staff]) {
        return None;
    }
    let end = name_end(page, start);
    if end == start || (quoted && !page.kind(end).is_some_and(TokenKind::is_quote)) {
        return None;
    }
    let other = page.classes(end).any(&[Class::Staff]) || page.kind(end) == Some(TokenKind::Clitic) && quoted;
    (!other).then_some(start..end)
}

/// The name before ", a … newspaper".
fn named_before(page: Page<'_>, at: usize) -> Option<Range<usize>> {
    let next = page.kind(at + 1);
    let apposed = matches!(next, Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Dash | TokenKind::Close) | None)
        || ["that", "which", "in", "based", "published", "owned", "run", "close", "affiliated", "with"]
            .contains(&page.word(at + 1));
    if !apposed {
        return None;
    }
    let article = (at.saturating_sub(6)..at)
        .rev()
        .take_while(|back| page.kind(*back) == Some(TokenKind::Word) && !page.classes(*back).is(Class::Preposition))
        .find(|back| page.classes(*back).is(Class::Article))?;
    let comma = article.checked_sub(1).filter(|at| page.kind(*at) == Some(TokenKind::Comma))?;
    let last = comma.checked_sub(1).filter(|last| page.capitalised(*last))?;
    let start = name_start(page, last).unwrap_or(last);
    (!page.classes(start).any(&[Class::Function, Class::Calendar, Class::Title])).then_some(start..comma)
}

/// Where the capitalised words before the head at `at` begin; `None` if there are none.
fn name_start(page: Page<'_>, at: usize) -> Option<usize> {
    let mut start = at;
    while let Some(before) = start.checked_sub(1).filter(|_| at - start < LONGEST && !page.broken(start)) {
        let classes = page.classes(before);
        if page.capitalised(before) && !classes.any(&[Class::Function, Class::Calendar, Class::Title]) {
            start = before;
        } else {
            break;
        }
    }
    (start < at).then_some(start)
}

/// The token behind the capitalised words that begin at `start`, with the small words that join them.
fn name_end(page: Page<'_>, start: usize) -> usize {
    let mut end = start;
    while end < start + LONGEST && !(end > start && page.broken(end)) {
        let joins = page.classes(end).is(Class::Joint) && page.capitalised(end + 1);
        let number = page.kind(end) == Some(TokenKind::Number) && end > start;
        if end > start && page.classes(end).any(&[Class::Function, Class::Calendar]) && !joins {
            break;
        }
        if page.capitalised(end) || number || (end > start && joins && page.word(end) != "and") {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// Does a capitalised word go on with the name?
fn longer_name(page: Page<'_>, at: usize) -> bool {
    page.capitalised(at)
        && !page.broken(at)
        && !page.classes(at).any(&[Class::Function, Class::Calendar, Class::Reports, Class::Staff, Class::Title])
}

/// Is what follows something that outlets do or have: "reported", "'s editor", "reporter"?
fn speaks(page: Page<'_>, end: usize) -> bool {
    let at = end + usize::from(page.kind(end) == Some(TokenKind::Clitic));
    if page.broken(at) {
        return false;
    }
    let classes = page.classes(at);
    classes.any(&[Class::Reports, Class::Staff, Class::Publication])
        || (at > end && classes.any(&[Class::Product]))
        || (classes.any(&[Class::Auxiliary, Class::Describing])
            && page.classes(at + 1).any(&[Class::Reports, Class::Staff]))
}

/// Does a word stand before that leads to an outlet: "told", "interview with", "according to"?
fn told(page: Page<'_>, start: usize) -> bool {
    let article = start.checked_sub(1).is_some_and(|before| page.classes(before).is(Class::Article));
    let Some(at) = start.checked_sub(1 + usize::from(article)) else { return false };
    let classes = page.classes(at);
    if classes.is(Class::Telling) {
        return true;
    }
    classes.is(Class::Preposition) && (at.saturating_sub(3)..at).any(|back| page.classes(back).is(Class::Leads))
}

/// "KXYZ-TV", "WBZ", "KTLA-FM": the call sign of a US station.
pub(super) fn is_call_sign(word: &str) -> bool {
    let (sign, suffix) = word.split_once('-').unwrap_or((word, "TV"));
    (3..=4).contains(&sign.len())
        && sign.starts_with(['K', 'W'])
        && sign.bytes().all(|b| b.is_ascii_uppercase())
        && ["TV", "FM", "AM", "DT", "LP", "CD"].contains(&suffix)
}
