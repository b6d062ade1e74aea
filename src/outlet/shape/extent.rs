//! Where the name of an unknown outlet begins and ends.

use crate::outlet::page::Page;
use crate::outlet::words::Class;
use crate::text::TokenKind;

/// The longest name that is looked for, in tokens.
pub(super) const LONGEST: usize = 6;

/// Where the capitalised words before the head at `at` begin; `None` if there are none.
pub(super) fn name_start(page: Page<'_>, at: usize) -> Option<usize> {
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
pub(super) fn name_end(page: Page<'_>, start: usize) -> usize {
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
pub(super) fn longer_name(page: Page<'_>, at: usize) -> bool {
    page.capitalised(at)
        && !page.broken(at)
        && !page.classes(at).any(&[Class::Function, Class::Calendar, Class::Reports, Class::Staff, Class::Title])
}
