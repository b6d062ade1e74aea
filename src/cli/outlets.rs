//! `ascribe outlets`: searches the registry of outlets.

use std::io::Write;

use anstyle::Style;
use anyhow::Result;
use ascribe::outlet::{Control, Kind, Outlet, search};
use ascribe::report::escape;
use clap::{Args, ValueEnum};
use serde::Serialize;
use textwrap::core::display_width;

use super::Outcome;
use super::complaint::complain;
use super::output::Display;
use super::policy::{Files, Policies};

/// Search the registry of news outlets, including those of this folder's policy
///
/// Exits with 1 if no outlet matches.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// A name, id, site or country, or part of one [default: all outlets]
    name: Option<String>,

    /// The format of the list
    #[arg(long, value_enum, default_value = "table")]
    format: Format,

    #[command(flatten)]
    files: Files,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// One line per outlet, in columns; on a terminal that is too narrow, a paragraph per outlet
    Table,
    /// All that is known about each outlet
    Json,
}

/// Prints the outlets that the options ask for.
pub(super) fn run(options: &Options, display: &Display) -> Result<Outcome> {
    let registry = Policies::registry(&options.files)?;
    let found: Vec<&Outlet> = match &options.name {
        Some(name) => search(&registry, name).into_iter().map(|id| id.outlet()).collect(),
        None => registry.all().map(|id| id.outlet()).collect(),
    };
    let mut out = display.standard();
    match options.format {
        Format::Json => {
            let found: Vec<Object> = found.iter().map(|outlet| Object::new(outlet)).collect();
            writeln!(out, "{}", serde_json::to_string_pretty(&found)?)?;
        }
        Format::Table if found.is_empty() => {}
        Format::Table => table(&found, display.shown_width(), &mut out)?,
    }
    out.flush()?;
    if found.is_empty() {
        let name = options.name.as_deref().unwrap_or_default();
        complain(&format!("no outlet matches “{}”; try part of its name, or its site", escape(name)));
        return Ok(Outcome::Failed);
    }
    Ok(Outcome::Passed)
}

/// An outlet as JSON.
#[derive(Serialize)]
struct Object<'a> {
    id: &'a str,
    name: &'a str,
    aliases: &'a [&'a str],
    short_names: &'a [&'a str],
    descriptions: &'a [&'a str],
    kind: Kind,
    country: &'a str,
    languages: &'a [&'a str],
    sites: &'a [&'a str],
    owner: Option<&'a str>,
    state_control: Option<StateControl>,
}

/// How the state stands to an outlet, and when that was told.
#[derive(Serialize)]
struct StateControl {
    class: Control,
    year: u16,
}

impl<'a> Object<'a> {
    fn new(outlet: &'a Outlet) -> Self {
        Self {
            id: outlet.id,
            name: outlet.name,
            aliases: outlet.aliases,
            short_names: outlet.short,
            descriptions: outlet.descriptors,
            kind: outlet.kind,
            country: outlet.country,
            languages: outlet.languages,
            sites: outlet.domains,
            owner: outlet.owner,
            state_control: outlet.state.map(|state| StateControl { class: state.control, year: state.year }),
        }
    }
}

/// The headings of the columns.
const HEADER: [&str; 6] = ["id", "name", "kind", "country", "state control", "sites"];

/// Writes one line per outlet, each column as wide as its widest cell. Where that is too wide to be shown, writes a paragraph per
/// outlet instead.
fn table(outlets: &[&Outlet], shown: Option<usize>, out: &mut dyn Write) -> Result<()> {
    let rows: Vec<[String; 6]> = outlets.iter().map(|outlet| row(outlet)).collect();
    let mut widths = HEADER.map(display_width);
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = display_width(cell).max(*width);
        }
    }
    let gaps = 2 * (HEADER.len() - 1);
    if let Some(width) = shown.filter(|width| widths.iter().sum::<usize>() + gaps > *width) {
        return rows.iter().try_for_each(|row| paragraph(row, width, out));
    }
    line(&HEADER.map(str::to_owned), &widths, Style::new().bold(), out)?;
    rows.iter().try_for_each(|row| line(row, &widths, Style::new(), out))
}

/// Writes an outlet's id, and below it what else is known about it.
fn paragraph([id, rest @ ..]: &[String; 6], width: usize, out: &mut dyn Write) -> Result<()> {
    const INDENT: &str = "    ";
    const BOLD: Style = Style::new().bold();
    let told: Vec<&str> = rest.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    let options = textwrap::Options::new(width).initial_indent(INDENT).subsequent_indent(INDENT);
    let lines = textwrap::fill(&told.join("; "), options);
    Ok(writeln!(out, "{BOLD}{id}{BOLD:#}\n{lines}")?)
}

fn row(outlet: &Outlet) -> [String; 6] {
    let control = outlet.state.map(|state| format!("{} ({})", name(state.control), state.year)).unwrap_or_default();
    let [id, title, country] = [outlet.id, outlet.name, outlet.country].map(str::to_owned);
    let cells = [id, title, name(outlet.kind), country, control, outlet.domains.join(", ")];
    // a policy's outlets are called whatever it says
    cells.map(|cell| escape(&cell).into_owned())
}

fn line(cells: &[String; 6], widths: &[usize; 6], style: Style, out: &mut dyn Write) -> Result<()> {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        line += &format!("{cell}{:1$}", "", width + 2 - display_width(cell).min(*width));
    }
    writeln!(out, "{style}{}{style:#}", line.trim_end())?;
    Ok(())
}

/// The name that a class has in JSON.
fn name(class: impl Serialize) -> String {
    serde_json::to_value(class).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}
