//! How reports may look where they are written.

use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use ascribe::policy::Severity;
use ascribe::report::{CommentId, Layout};
use clap::{Args, ValueEnum};

/// Options on how reports look, for all commands.
#[derive(Debug, Args)]
pub(super) struct Display {
    /// Use colours: auto, always or never
    ///
    /// auto uses colours on a terminal, unless NO_COLOR or CLICOLOR say otherwise.
    #[arg(
        long,
        value_name = "WHEN",
        value_enum,
        default_value = "auto",
        global = true,
        hide_possible_values = true,
        display_order = 1000
    )]
    color: Color,

    /// Wrap lines at this many columns [default: the width of the terminal, or 100]
    #[arg(long, value_name = "COLUMNS", global = true, display_order = 1000, hide_short_help = true)]
    #[arg(value_parser = columns)]
    width: Option<u16>,
}

/// Reads a width in columns.
fn columns(text: &str) -> Result<u16, String> {
    let columns = text.parse().ok().filter(|columns| (20..=1000).contains(columns));
    columns.ok_or_else(|| "use a whole number from 20 to 1000".to_owned())
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// What reports for people show.
#[derive(Debug, Clone, Copy, Args)]
#[command(next_help_heading = "Reports")]
pub(super) struct Listing {
    /// In reports for a terminal, list findings of this severity and above
    #[arg(long = "show", value_name = "SEVERITY", value_enum, default_value = "warning", hide_possible_values = true)]
    least: Least,

    /// A name for the comment that the format markdown writes; jobs with different names keep separate comments
    #[arg(long, value_name = "NAME", value_parser = comment_id, hide_short_help = true)]
    comment_id: Option<CommentId>,
}

/// Reads the name of a comment.
fn comment_id(name: &str) -> Result<CommentId, String> {
    CommentId::new(name).ok_or_else(|| {
        format!("use 1 to {} letters (a to z), digits, hyphens, underscores and full stops", CommentId::LONGEST)
    })
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Least {
    Info,
    Warning,
    Error,
}

impl Listing {
    /// The layout with these settings.
    pub(super) fn apply(self, layout: Layout) -> Layout {
        let least = match self.least {
            Least::Info => Severity::Info,
            Least::Warning => Severity::Warning,
            Least::Error => Severity::Error,
        };
        Layout { least, comment: self.comment_id, ..layout }
    }
}

/// Lines longer than this are hard to read, however wide the terminal.
const WIDEST: usize = 120;
/// How wide lines are where no terminal shows them.
const UNSEEN: usize = 100;

impl Display {
    /// Standard output, with colours where they are wanted.
    pub(super) fn standard(&self) -> Box<dyn Write> {
        let stdout = io::stdout().lock();
        let choice = self.choice(AutoStream::choice(&stdout));
        Box::new(BufWriter::new(AutoStream::new(stdout, choice)))
    }

    /// Are colours wanted in a file?
    pub(super) fn in_file(&self) -> ColorChoice {
        self.choice(ColorChoice::Never)
    }

    fn choice(&self, auto: ColorChoice) -> ColorChoice {
        match self.color {
            Color::Auto => auto,
            Color::Always => ColorChoice::AlwaysAnsi,
            Color::Never => ColorChoice::Never,
        }
    }

    /// The layout for what reads the report: a terminal, or a file or pipe.
    pub(super) fn layout(&self, many: bool, to_file: bool) -> Layout {
        let seen = !to_file && io::stdout().is_terminal();
        let width = if seen { self.shown_width() } else { self.width.map(usize::from) };
        let width = width.map_or(UNSEEN, |width| if self.width.is_some() { width } else { width.min(WIDEST) });
        Layout { many, width, ascii: seen && !shows_unicode(), ..Layout::default() }
    }

    /// The width that was asked for, or the width of the terminal; none if standard output is a file or a pipe.
    pub(super) fn shown_width(&self) -> Option<usize> {
        let terminal = || terminal_size::terminal_size_of(io::stdout()).filter(|_| io::stdout().is_terminal());
        self.width.or_else(|| terminal().map(|(width, _)| width.0)).map(usize::from)
    }
}

/// Can the terminal show more than ASCII, by what it says of itself?
fn shows_unicode() -> bool {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let utf8 = locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    utf8 && set("TERM").is_none_or(|term| term != "linux" && term != "dumb")
}
