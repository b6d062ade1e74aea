//! `ascribe check`: audits articles and reports on them.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use ascribe::Article;
use ascribe::audit::{Coverage, Verdict};
use ascribe::policy::{Carry, Links, Percent, Policy};
use ascribe::report::{self, Entry, FORMATS, Format, Layout, Totals, escape};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::Outcome;
use super::batch;
use super::complaint::complain;
use super::input::{Input, Reading, collect};
use super::output::Display;

/// Audit articles: show who stands behind each statement, and how much is covered.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Options {
    /// Articles, folders of articles, or - for standard input
    ///
    /// Folders are searched for text, Markdown, HTML, DOCX, ODT, RTF, ninjs and NewsML-G2 by their extensions; hidden files
    /// and what .gitignore names are left out. A file named here is read whatever its name: as what its extension speaks
    /// for, .json (ninjs), .xml (NewsML-G2), .ndjson and .jsonl among them, else as plain text.
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    reading: Reading,

    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = formats())]
    format: &'static Format,

    /// Fail where fewer statements than this percentage have an outlet behind them
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    min_cited: Option<Percent>,

    /// Fail where fewer statements than this percentage have any source behind them
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    min_attributed: Option<Percent>,

    /// How far a source goes on speaking
    #[arg(long, value_enum, default_value = "strict")]
    carry: CarryOption,

    /// What a link to an outlet's site says of the statement that it stands on
    #[arg(long, value_enum, default_value = "cite")]
    links: LinksOption,

    /// In folders, only read files that match, ignored or not; or with a leading ! none that do
    #[arg(short, long = "glob", value_name = "GLOB")]
    globs: Vec<String>,

    /// Write the report to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Print no report, only what fails
    #[arg(short, long)]
    quiet: bool,

    /// What to call standard input, and to tell its format by
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  ascribe check                                    All articles in this folder and below
  ascribe check -g '!drafts/' news/                All in news/ but those in news/drafts/
  ascribe check --min-cited 30 --quiet news/       Only say which cite too few outlets
  ascribe check --format ndjson -o audit.ndjson .  Keep the audits for programs
  pbpaste | ascribe check --stdin-filename a.md -  What somebody else writes out

Exit status: 0 passed, 1 an article fails what is asked of it, 2 something could not be read or run.
";

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CarryOption {
    /// Not at all: each sentence needs its own source, or a quotation that runs through it
    Strict,
    /// To the end of the paragraph, until somebody else is cited
    Paragraph,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LinksOption {
    /// That it cites the outlet
    Cite,
    /// Nothing: only words count
    Ignore,
}

/// Reads the name of a report format.
fn formats() -> impl TypedValueParser<Value = &'static Format> {
    let names = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(names).map(|name| report::format(&name).unwrap_or(&FORMATS[0]))
}

/// Audits what the options name. Fails only where nothing can be reported at all.
pub(super) fn run(options: &Options, display: &Display) -> Result<Outcome> {
    let output = options.output.as_deref();
    let mut inputs = collect(&options.paths, options.stdin_filename.as_deref(), &options.globs)?;
    if let Some(output) = output {
        leave_out(output, options, &mut inputs)?;
    }
    let is_collection = |input: &Result<Input>| input.as_ref().is_ok_and(|input| input.is_collection(&options.reading));
    let many =
        options.paths.len() != 1 || options.paths.iter().any(|path| path.is_dir()) || inputs.iter().any(is_collection);
    let run = Run {
        format: options.format,
        layout: display.layout(many, output.is_some()),
        policy: options.policy(),
        silent: options.quiet && output.is_none(),
        complains: options.quiet || output.is_some() || !options.format.tells_verdict,
    };
    let mut out: Box<dyn Write> = if run.silent { Box::new(io::sink()) } else { display.open(output)? };
    let totals = run.report(&inputs, &options.reading, &mut out)?;
    out.flush()?;
    Ok(match totals {
        Totals { unread: 1.., .. } => Outcome::Unread,
        Totals { failed: 1.., .. } => Outcome::Failed,
        _ => Outcome::Passed,
    })
}

impl Options {
    fn policy(&self) -> Policy {
        let carry = match self.carry {
            CarryOption::Strict => Carry::Strict,
            CarryOption::Paragraph => Carry::Paragraph,
        };
        let links = match self.links {
            LinksOption::Cite => Links::Cite,
            LinksOption::Ignore => Links::Ignore,
        };
        Policy { carry, links, min_cited: self.min_cited, min_attributed: self.min_attributed }
    }
}

/// Keeps the report from being written over an input, or read as one in a later run.
fn leave_out(output: &Path, options: &Options, inputs: &mut Vec<Result<Input>>) -> Result<()> {
    let Ok(canonical) = output.canonicalize() else { return Ok(()) };
    let is_output = |path: &Path| path.canonicalize().is_ok_and(|path| path == canonical);
    if options.paths.iter().any(|path| is_output(path)) {
        bail!("{}: is an input too; choose another --output", escape(&output.to_string_lossy()));
    }
    inputs.retain(|input| !matches!(input, Ok(Input::File(path)) if is_output(path)));
    Ok(())
}

/// How inputs are audited and reported.
struct Run {
    format: &'static Format,
    layout: Layout,
    policy: Policy,
    /// Is there no report at all?
    silent: bool,
    /// Are failures told on standard error?
    complains: bool,
}

/// What is left of an article when it has been audited.
struct Audited {
    name: String,
    report: Vec<u8>,
    coverage: Coverage,
    verdict: Verdict,
}

impl Run {
    /// Audits the inputs in parallel and writes their reports in order.
    fn report(&self, inputs: &[Result<Input>], reading: &Reading, out: &mut dyn Write) -> Result<Totals> {
        let mut totals = Totals::default();
        let [open, between, close] = self.format.list;
        if self.layout.many {
            write!(out, "{open}")?;
        }
        batch::each(
            inputs,
            reading,
            |name, article| self.audit(name, article),
            |audited| {
                match audited {
                    Err(error) => {
                        out.flush()?;
                        complain(&format!("{error:#}"));
                        totals.unread += 1;
                    }
                    Ok(audited) => {
                        if totals.articles > 0 {
                            write!(out, "{between}")?;
                        }
                        out.write_all(&audited.report)?;
                        self.complain(&audited);
                        totals.add(&audited.coverage, audited.verdict.passed());
                    }
                }
                Ok(())
            },
        )?;
        if self.layout.many {
            write!(out, "{close}")?;
            (self.format.totals)(&totals, &self.layout, out)?;
        }
        Ok(totals)
    }

    fn audit(&self, name: String, article: Article<'_>) -> Result<Audited> {
        let audit = ascribe::audit(article, &self.policy);
        let verdict = Verdict::of(&audit, &self.policy);
        let mut report = Vec::new();
        if !self.silent {
            (self.format.article)(&Entry { path: &name, audit: &audit, verdict: &verdict }, &self.layout, &mut report)?;
        }
        Ok(Audited { name, report, coverage: audit.coverage, verdict })
    }

    fn complain(&self, audited: &Audited) {
        for failure in audited.verdict.failures.iter().filter(|_| self.complains) {
            complain(&format!("{}: {failure}", escape(&audited.name)));
        }
    }
}
