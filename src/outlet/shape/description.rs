//! Outlets that the text calls so: "the local newspaper Tamedia", "Tamedia, a Zurich-based newspaper".

use std::ops::Range;

use super::extent::{longer_name, name_end, name_start};
use super::neighbours::{says, speaks, tells, told};
use crate::outlet::page::Page;
use crate::outlet::registry;
use crate::outlet::words::{Class, Classes};
use crate::text::TokenKind;

/// "the local newspaper Tamedia", "Tamedia, a Zurich-based newspaper".
pub(super) fn by_description(page: Page<'_>, at: usize, classes: Classes) -> Option<Range<usize>> {
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
