//! What the words before and behind a name say of it: does it report, was it told, is it on air?

use crate::outlet::page::Page;
use crate::outlet::words::Class;
use crate::text::TokenKind;

/// Is what follows something that outlets do or have: "reported", "'s editor", "reporter"?
pub(super) fn speaks(page: Page<'_>, end: usize) -> bool {
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
pub(super) fn says(page: Page<'_>, end: usize) -> bool {
    !page.broken(end) && page.classes(end).any(&[Class::Reports, Class::Says])
}

/// Does "told" or its like stand right before?
pub(super) fn tells(page: Page<'_>, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|before| page.classes(before).is(Class::Telling))
}

/// Does "according to" stand right before?
pub(super) fn according(page: Page<'_>, start: usize) -> bool {
    let to = start.checked_sub(1).filter(|to| page.lower_is(*to, "to"));
    to.and_then(|to| to.checked_sub(1)).is_some_and(|before| page.lower_is(before, "according"))
}

/// Does a word stand before that leads to an outlet: "told", "interview with", "according to"?
pub(super) fn told(page: Page<'_>, start: usize) -> bool {
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
pub(super) fn airs(page: Page<'_>, at: usize) -> bool {
    let next = page.classes(at + 1);
    let on = at.checked_sub(1).is_some_and(|before| ["on", "from", "per", "to"].contains(&page.word(before)));
    let owns = page.kind(at + 1) == Some(TokenKind::Clitic);
    page.word(at).len() == 4 && !page.broken(at + 1) && (on && owns || next.any(&[Class::Product, Class::Medium]))
}
