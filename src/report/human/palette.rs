//! The colours and weights of the human report: few, from the reader's own terminal theme.

use anstyle::{AnsiColor, Style};

use crate::audit::Status;

pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = Style::new().bold();
pub(super) const DIM: Style = Style::new().dimmed();
pub(super) const CUE: Style = Style::new().underline();
pub(super) const GOOD: Style = colour(AnsiColor::Green).bold();
pub(super) const BAD: Style = colour(AnsiColor::Red).bold();
pub(super) const WARN: Style = colour(AnsiColor::Yellow).bold();

const fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(anstyle::Color::Ansi(colour)))
}

/// The words in a style, as ANSI escapes.
pub(super) fn paint(style: Style, words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("{style}{words}{style:#}") }
}

/// The colour of a status.
pub(super) fn status(status: Option<Status>) -> Style {
    match status {
        Some(Status::Outlet) => colour(AnsiColor::Green),
        Some(Status::Source) => colour(AnsiColor::Cyan),
        Some(Status::Anonymous) => colour(AnsiColor::Yellow),
        Some(Status::Unattributed) => colour(AnsiColor::Red),
        None => DIM,
    }
}
