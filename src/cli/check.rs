//! `ascribe check`: audits articles and reports on them.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use ascribe::Article;
use ascribe::audit::{Coverage, Verdict};
use ascribe::policy::Policy;
use ascribe::report::{self, Entry, FORMATS, Format, Layout, Totals, escape};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::Outcome;
use super::batch::{self, Job};
use super::complaint::complain;
use super::input::{Input, Reading, Wanted, collect};
use super::output::Display;
use super::policy::{Flags, Gates, Policies};

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

    #[command(flatten)]
    gates: Gates,

    #[command(flatten)]
    flags: Flags,

    /// In folders, only read files that match, ignored or not; or with a leading ! none that do
    #[arg(short, long = "glob", value_name = "GLOB")]
    globs: Vec<String>,

    /// Leave out what the policy excludes even where it is named here
    #[arg(long)]
    force_exclude: bool,

    /// Let the findings pass that this baseline knows, in place of the policy's
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

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
  ascribe check                                      All articles in this folder and below
  ascribe check -g '!drafts/' news/                  All in news/ but those in news/drafts/
  ascribe check --min-cited 30 --quiet news/         Only say which cite too few outlets
  ascribe check --min-attributed 100 --of quotation  No quotation without a speaker
  ascribe check --format ndjson -o audit.ndjson .    Keep the audits for programs
  pbpaste | ascribe check --stdin-filename a.md -    What somebody else writes out

Exit status: 0 passed, 1 an article fails what is asked of it, 2 something could not be read or run.
";

/// Reads the name of a report format.
fn formats() -> impl TypedValueParser<Value = &'static Format> {
    let names = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(names).map(|name| report::format(&name).unwrap_or(&FORMATS[0]))
}

/// Audits what the options name. Fails only where nothing can be reported at all.
pub(super) fn run(options: &Options, display: &Display) -> Result<Outcome> {
    let output = options.output.as_deref();
    let mut policies = Policies::new(&options.flags, Some(&options.gates))?;
    if let Some(path) = &options.baseline {
        policies.name_baseline(path)?;
    }
    let mut inputs = collect(&options.wanted(), &mut policies)?;
    if let Some(output) = output {
        leave_out(output, options, &mut inputs)?;
    }
    let is_collection = |input: &Result<Input>| input.as_ref().is_ok_and(|input| input.is_collection(&options.reading));
    let many =
        options.paths.len() != 1 || options.paths.iter().any(|path| path.is_dir()) || inputs.iter().any(is_collection);
    let jobs = inputs.into_iter().map(|input| job(input, &mut policies)).collect::<Result<Vec<_>>>()?;
    let run = Run {
        format: options.format,
        layout: display.layout(many, output.is_some()),
        silent: options.quiet && output.is_none(),
        complains: options.quiet || output.is_some() || !options.format.tells_verdict,
    };
    let mut out: Box<dyn Write> = if run.silent { Box::new(io::sink()) } else { display.open(output)? };
    let totals = run.report(&jobs, &options.reading, &mut out)?;
    out.flush()?;
    Ok(match totals {
        Totals { unread: 1.., .. } => Outcome::Unread,
        Totals { failed: 1.., .. } => Outcome::Failed,
        _ => Outcome::Passed,
    })
}

impl Options {
    fn wanted(&self) -> Wanted<'_> {
        Wanted {
            paths: &self.paths,
            name: self.stdin_filename.as_deref(),
            globs: &self.globs,
            force_exclude: self.force_exclude,
        }
    }
}

/// Puts the policy beside an input under which it is audited. Fails only where the policy is wrong.
fn job(input: Result<Input>, policies: &mut Policies) -> Result<Result<Job>> {
    match input {
        Ok(input) => policies.with_baseline(&input).map(|policy| Ok(Job { input, policy })),
        Err(error) => Ok(Err(error)),
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
    fn report(&self, jobs: &[Result<Job>], reading: &Reading, out: &mut dyn Write) -> Result<Totals> {
        let mut totals = Totals::default();
        let [open, between, close] = self.format.list;
        if self.layout.many {
            write!(out, "{open}")?;
        }
        batch::each(
            jobs,
            reading,
            |job, name, article| self.audit(name, article, &job.policy),
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

    fn audit(&self, name: String, article: Article<'_>, policy: &Policy) -> Result<Audited> {
        let audit = ascribe::audit(article, policy);
        let verdict = Verdict::of(&audit, policy);
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
