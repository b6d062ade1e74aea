//! Outlets that the registry does not know, by the shape of their names and what the text says of them.

use std::ops::Range;

use super::find::{OutletMention, Recognised};
use super::page::Page;
use super::registry;
use super::words::{Class, Classes};
use crate::text::TokenKind;

/// The longest name that is looked for, in tokens.
const LONGEST: usize = 6;

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

/// "the local newspaper Tamedia", "Tamedia, a Zurich-based newspaper".
fn by_description(page: Page<'_>, at: usize, classes: Classes) -> Option<Range<usize>> {
    if !classes.any(&[Class::Publication, Class::PublicationSure]) && !page.names_programme(at) || page.capitalised(at)
    {
        return None;
    }
    if page.names_programme(at) {
        return named_behind(page, at).filter(|_| on_air(page, at));
    }
    if !page.names_publication(at) {
        return reporting_behind(page, at);
    }
    named_behind(page, at).or_else(|| named_before(page, at)).or_else(|| titled(page, at))
}

/// Is the programme one that somebody told something, or was on: "told the television program “Wexford Tonight”"?
fn on_air(page: Page<'_>, at: usize) -> bool {
    let article = (at.saturating_sub(3)..at).rev().find(|before| page.classes(*before).is(Class::Article));
    let before = article.and_then(|article| article.checked_sub(1));
    before.is_some_and(|before| page.classes(before).is(Class::Telling) || page.lower_is(before, "on"))
}

/// "the website Wexford Now reported", "…, wrote the blog Wexford Now": what may be called so and reports, is an outlet.
fn reporting_behind(page: Page<'_>, at: usize) -> Option<Range<usize>> {
    let article = at.checked_sub(1).filter(|before| page.classes(*before).is(Class::Article))?;
    let start = at + 1;
    let end = name_end(page, start);
    let function = page.classes(start).any(&[Class::Function, Class::Calendar, Class::Title, Class::Staff]);
    let reports = (end..end + 3).find(|word| !page.classes(*word).is(Class::Auxiliary));
    let reports = reports.is_some_and(|word| !page.broken(word) && page.classes(word).is(Class::Reports));
    let inverted = article.checked_sub(1).is_some_and(|verb| page.inverts(verb));
    (end > start && !function && (reports || inverted)).then_some(start..end)
}

/// "in Garden Lore magazine", "the Garden Lore daily reports": the name before its kind, without an article or as the subject.
fn titled(page: Page<'_>, at: usize) -> Option<Range<usize>> {
    const KINDS: [&str; 6] = ["magazine", "newspaper", "television", "tabloid", "daily", "weekly"];
    if !KINDS.contains(&page.word(at)) || longer_name(page, at + 1) {
        return None;
    }
    let start = name_start(page, at)?;
    let article = start.checked_sub(1).is_some_and(|before| page.lower_is(before, "the"));
    let told = told(page, start) && !article || article && (says(page, at + 1) || tells(page, start - 1));
    let adjective = (start..at).any(|word| {
        page.classes(word).any(&[Class::PublicationAdjective, Class::Describing, Class::Desk, Class::Region])
            || registry::is_country_word(page.word(word))
    });
    let other = start.checked_sub(1).is_some_and(|b| page.classes(b).is(Class::Article)) && !article;
    ((told || speaks(page, at + 1)) && !adjective && !other).then_some(start..at)
}

/// The name right behind "newspaper": capitalised words, or any in quotation marks.
fn named_behind(page: Page<'_>, at: usize) -> Option<Range<usize>> {
    let before = page.classes(at.checked_sub(1)?);
    let told = at.checked_sub(2).is_some_and(|back| page.classes(back).any(&[Class::Telling, Class::Preposition]));
    // in "told the newspaper Trump would come" the name begins another clause, in "told the newspaper Tamedia." it does not
    let end = name_end(page, at + 1);
    let ends = matches!(page.kind(end), Some(TokenKind::Comma | TokenKind::Stop) | None);
    let quoted = page.kind(at + 1).is_some_and(TokenKind::is_quote);
    let heard = quoted && page.names_programme(at);
    if before.is(Class::Article) && told && !says(page, end) && !ends && !heard {
        return None;
    }
    // "the local newspaper, The Wexford Chief,"
    let apposed = page.kind(at + 1) == Some(TokenKind::Comma) && page.word(at + 2) == "The";
    let start = at + 1 + usize::from(quoted) + 2 * usize::from(apposed);
    if page.classes(start).any(&[Class::Function, Class::Calendar, Class::Title, Class::Staff]) {
        return None;
    }
    let end = name_end(page, start);
    let closed = matches!(page.kind(end), Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Close) | None);
    // "told the television program “Harbour Tonight.”"
    let stop = usize::from(matches!(page.kind(end), Some(TokenKind::Comma | TokenKind::Stop)));
    let unquoted = quoted && !page.kind(end + stop).is_some_and(TokenKind::is_quote);
    if end == start || (apposed && !closed) || unquoted {
        return None;
    }
    let nationality = |at: usize| page.word(at).split('-').all(registry::is_country_word);
    if (start..end).all(nationality) {
        return None;
    }
    let other = page.classes(end).any(&[Class::Staff]) || page.kind(end) == Some(TokenKind::Clitic) && quoted;
    (!other).then_some(start - usize::from(apposed)..end)
}

/// The name before ", a … newspaper".
fn named_before(page: Page<'_>, at: usize) -> Option<Range<usize>> {
    let comma = (at.saturating_sub(8)..at).rev().find(|back| page.kind(*back) == Some(TokenKind::Comma))?;
    page.apposition(comma).filter(|head| *head == at)?;
    let last = comma.checked_sub(1).filter(|last| page.capitalised(*last))?;
    let start = name_start(page, last).unwrap_or(last);
    // "the largest paper in Israel, a free daily"
    if start.checked_sub(1).is_some_and(|before| page.lower_is(before, "in")) {
        return None;
    }
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

/// Does a verb of saying follow at once: "a report by the website Harwickline says"?
fn says(page: Page<'_>, end: usize) -> bool {
    !page.broken(end) && page.classes(end).any(&[Class::Reports, Class::Says])
}

/// Does "told" or its like stand right before?
fn tells(page: Page<'_>, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|before| page.classes(before).is(Class::Telling))
}

/// Does "according to" stand right before?
fn according(page: Page<'_>, start: usize) -> bool {
    let to = start.checked_sub(1).filter(|to| page.lower_is(*to, "to"));
    to.and_then(|to| to.checked_sub(1)).is_some_and(|before| page.lower_is(before, "according"))
}

/// Does a word stand before that leads to an outlet: "told", "interview with", "according to"?
fn told(page: Page<'_>, start: usize) -> bool {
    let article = start.checked_sub(1).is_some_and(|before| page.classes(before).is(Class::Article));
    let Some(at) = start.checked_sub(1 + usize::from(article)) else { return false };
    let classes = page.classes(at);
    if classes.is(Class::Telling) {
        return true;
    }
    let leads = |back: usize| {
        let speaks =
            page.classes(back).is(Class::Speaks) && ["to", "with"].contains(&page.word(at).to_lowercase().as_str());
        page.classes(back).is(Class::Leads) || speaks
    };
    classes.is(Class::Preposition) && (at.saturating_sub(3)..at).any(leads)
}

/// "on KXYZ's morning show", "WXYZ radio", "a KXYZ poll", "CNN/WXYZ": what stands around the call sign at `at`.
fn airs(page: Page<'_>, at: usize) -> bool {
    let next = page.classes(at + 1);
    let on = at.checked_sub(1).is_some_and(|before| ["on", "from", "per", "to"].contains(&page.word(before)));
    let owns = page.kind(at + 1) == Some(TokenKind::Clitic);
    page.word(at).len() == 4 && !page.broken(at + 1) && (on && owns || next.any(&[Class::Product, Class::Medium]))
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
