//! Markdown
use super::Prose;
pub(super) fn prose(input: &str) -> Prose<'_> {
    super::plain::prose(input)
}
