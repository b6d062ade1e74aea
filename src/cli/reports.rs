//! Which reports a run writes, and where.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use ascribe::report::{self, Entry, FORMATS, Format, Layout, Template, TemplateError, Totals, Unread, escape};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::destination::Destination;
use super::input::unreadable;
use super::output::{Display, Listing};
use super::room::Room;
use super::same::FileId;
use super::{side_file, target};

/// Options on reports.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reports")]
pub(super) struct ReportOptions {
    /// The format of the report; repeat it with --output-file to write several [default: human]
    #[arg(long = "format", value_name = "FORMAT", value_parser = formats())]
    formats: Vec<&'static Format>,

    /// Write a report to this file; its format is FORMAT, the one of --format, or the one of the file's extension
    ///
    /// The file is replaced only when the report is complete. `--format human --output-file sarif=out.sarif` prints one report
    /// and writes another; `--output-file html=out.html --output-file json=out.json` writes two and prints none.
    #[arg(short = 'o', long = "output-file", alias = "output", value_name = "[FORMAT=]FILE")]
    files: Vec<OsString>,

    /// Write the report with your own template, in the Jinja language
    ///
    /// The template gets `articles`, a list of JSON audits with a `verdict` each, and `totals`.
    #[arg(long, value_name = "FILE", hide_short_help = true)]
    template: Option<PathBuf>,

    #[command(flatten)]
    listing: Listing,

    /// Show the article before its findings, in the format human
    #[arg(long, hide_short_help = true)]
    article_first: bool,

    /// Print only which articles fail and why; report files are still written
    #[arg(short, long)]
    quiet: bool,
}

/// Reads the name of a report format.
fn formats() -> impl TypedValueParser<Value = &'static Format> {
    let names = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(names).map(|name| report::format(&name).unwrap_or(&FORMATS[0]))
}

/// The format of templates.
const TEMPLATE: &str = "template";

impl ReportOptions {
    /// The files that reports are written to.
    pub(super) fn files(&self) -> Result<Vec<PathBuf>> {
        Ok(self.plan()?.into_iter().filter_map(|(_, file)| file).collect())
    }

    /// The template that a report is drawn by.
    pub(super) fn template(&self) -> Option<&Path> {
        self.template.as_deref()
    }

    /// Opens all reports that are asked for. `many` says whether there is a list of articles to report on.
    pub(super) fn open(&self, many: bool, display: &Display) -> Result<Reports> {
        let template = self.template.as_deref().map(read).transpose()?;
        let mut open = Vec::new();
        for (format, file) in self.plan()? {
            let layout = self.listing.apply(display.layout(many, file.is_some()));
            let layout = Layout { article_first: self.article_first, ..layout };
            let out = match &file {
                Some(file) => Destination::file(file, display.in_file())?,
                None if self.quiet => Destination::nowhere(),
                None => Destination::standard(display),
            };
            let template = template.clone().filter(|_| format.name == TEMPLATE).map(|template| (template, Vec::new()));
            let silent = file.is_none() && self.quiet;
            open.push(Report { format, layout, template, silent, out, between: "", room: Room::new(format.limit) });
        }
        let told = self.plan()?.iter().any(|(format, file)| file.is_none() && !self.quiet && format.tells_verdict);
        Ok(Reports { open, complains: !told })
    }

    /// Each format with its file; no file is standard output, which no more than one can have.
    fn plan(&self) -> Result<Vec<(&'static Format, Option<PathBuf>)>> {
        let mut formats = self.formats.clone();
        let mut plan = Vec::<(&'static Format, Option<PathBuf>)>::new();
        let mut unnamed = Vec::new();
        for file in &self.files {
            match target::parse(file, FORMATS)? {
                (Some(format), file) => {
                    formats.retain(|other| other.name != format.name);
                    plan.push((format, Some(file)));
                }
                (None, file) => unnamed.push(file),
            }
        }
        let is_template = |format: &Format| format.name == TEMPLATE;
        let planned = plan.iter().any(|(format, _)| is_template(format)) || formats.iter().any(|f| is_template(f));
        match &self.template {
            None if planned => bail!("the format template needs a template file; add --template FILE"),
            Some(_) if !planned => formats.extend(report::format(TEMPLATE)),
            _ => {}
        }
        if formats.is_empty() {
            for file in unnamed.drain(..) {
                plan.push((target::by_extension(&file, FORMATS)?, Some(file)));
            }
            if plan.is_empty() {
                formats.push(&FORMATS[0]);
            }
        }
        match (formats.as_slice(), unnamed.as_slice()) {
            ([], []) => {}
            ([format], [] | [_]) => plan.push((format, unnamed.pop())),
            ([first, second, ..], []) => bail!(
                "--format {} and {} cannot both go to standard output; give one a file: --output-file {}=FILE",
                first.name,
                second.name,
                second.name,
            ),
            (_, [file, ..]) => {
                bail!(
                    "--output-file {}: several formats are given; say which one this file is for: FORMAT=FILE",
                    escape(&file.to_string_lossy()),
                )
            }
        }
        for (at, (_, file)) in plan.iter().enumerate() {
            if let Some(file) = file
                && plan[..at].iter().any(|(_, other)| other.as_ref().is_some_and(|other| is_same(other, file)))
            {
                bail!(
                    "--output-file {}: two reports are written to this file; choose another file for one of them",
                    escape(&file.to_string_lossy())
                );
            }
        }
        Ok(plan)
    }
}

/// Is a file a report of an earlier run? HTML pages, comments and outlines are recognized by their beginnings.
pub(super) fn is_report(file: &Path) -> bool {
    const PAGE: [&str; 2] = ["<!doctype html>", "<meta name=\"generator\" content=\"ascribe\">"];
    let mut lead = Vec::new();
    let read = File::open(file).and_then(|file| file.take(4096).read_to_end(&mut lead));
    let lead = String::from_utf8_lossy(&lead);
    let is_page = lead.starts_with(PAGE[0]) && lead.contains(PAGE[1]);
    let is_comment =
        ["<!-- ascribe -->", "<!-- ascribe: ", "<!-- ascribe diff"].iter().any(|marker| lead.starts_with(marker));
    read.is_ok() && (is_page || is_comment || lead.starts_with("= "))
}

/// Will two files that are to be written be one?
fn is_same(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    place(one) == place(other) || FileId::of(one).is_some_and(|file| FileId::of(other) == Some(file))
}

fn read(path: &Path) -> Result<Template> {
    let name = path.to_string_lossy();
    let source =
        side_file::read(path).map_err(|error| anyhow!("--template {}: {}", escape(&name), unreadable(&error)))?;
    Template::new(&name, source).map_err(|error| wrong(&name, error))
}

/// What is wrong with a template, and where.
fn wrong(name: &str, error: TemplateError) -> anyhow::Error {
    match error {
        TemplateError::Io(error) => error.into(),
        TemplateError::Template(line, what) => {
            let line = line.map(|line| format!(":{line}")).unwrap_or_default();
            anyhow!("--template {}{line}: {what}", escape(name))
        }
    }
}

/// The reports of a run.
pub(super) struct Reports {
    open: Vec<Report>,
    /// Are failures told on standard error, for no report on standard output tells them?
    pub(super) complains: bool,
}

/// A report in the making.
struct Report {
    format: &'static Format,
    layout: Layout,
    /// The template that draws it in the end, and what it will be given.
    template: Option<(Template, Vec<u8>)>,
    /// Is it not written at all?
    silent: bool,
    out: Destination,
    /// What comes before the next part.
    between: &'static str,
    room: Room,
}

/// The way to draw an article for a report: in parallel with others, apart from where it is written.
#[derive(Clone, Copy)]
pub(super) struct Drawing {
    format: &'static Format,
    layout: Layout,
    /// Is nothing to be drawn?
    silent: bool,
}

impl Drawing {
    /// The article's part of the report.
    pub(super) fn draw(&self, entry: &Entry<'_>) -> io::Result<Vec<u8>> {
        let mut part = Vec::new();
        if !self.silent {
            (self.format.article)(entry, &self.layout, &mut part)?;
        }
        Ok(part)
    }

    /// The report's part on an article that could not be read.
    fn draw_unread(&self, unread: &Unread<'_>) -> io::Result<Vec<u8>> {
        let mut part = Vec::new();
        if !self.silent {
            (self.format.unread)(unread, &self.layout, &mut part)?;
        }
        Ok(part)
    }
}

impl Reports {
    /// How each report draws an article.
    pub(super) fn drawings(&self) -> Vec<Drawing> {
        let drawing = |report: &Report| Drawing { format: report.format, layout: report.layout, silent: report.silent };
        self.open.iter().map(drawing).collect()
    }

    /// Writes what stands before the articles.
    pub(super) fn begin(&mut self) -> Result<()> {
        for report in &mut self.open {
            let layout = report.layout;
            (report.format.open)(&layout, report.out())?;
        }
        Ok(())
    }

    /// Writes an article, drawn for each of the reports, where there is room for it.
    pub(super) fn write(&mut self, parts: &[Vec<u8>], passed: bool) -> Result<()> {
        for (report, part) in self.open.iter_mut().zip(parts).filter(|(_, part)| !part.is_empty()) {
            if !report.room.takes(part, passed) {
                continue;
            }
            let between = std::mem::replace(&mut report.between, report.format.between);
            let out = report.out();
            out.write_all(between.as_bytes())?;
            out.write_all(part)?;
        }
        Ok(())
    }

    /// Writes that an article could not be read.
    pub(super) fn unread(&mut self, unread: &Unread<'_>) -> Result<()> {
        let draw = |drawing: &Drawing| drawing.draw_unread(unread);
        let parts = self.drawings().iter().map(draw).collect::<io::Result<Vec<_>>>()?;
        self.write(&parts, false)
    }

    /// Sees to it that what has been written so far can be read.
    pub(super) fn flush(&mut self) -> Result<()> {
        self.open.iter_mut().try_for_each(|report| Ok(report.out.flush()?))
    }

    /// Writes what stands behind the articles, and puts files in their places.
    pub(super) fn finish(self, totals: &Totals) -> Result<()> {
        for mut report in self.open {
            let layout = report.layout;
            let room = std::mem::replace(&mut report.room, Room::new(None));
            room.close(report.out())?;
            (report.format.close)(totals, &layout, report.out())?;
            if let Some((template, articles)) = &report.template {
                template.draw(articles, totals, &mut report.out).map_err(|error| wrong(template.name(), error))?;
            }
            report.out.finish()?;
        }
        Ok(())
    }
}

impl Report {
    /// Where its parts go.
    fn out(&mut self) -> &mut dyn Write {
        match &mut self.template {
            Some((_, articles)) => articles,
            None => &mut self.out,
        }
    }
}
