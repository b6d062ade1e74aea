//! `ascribe check`: audits articles and reports on them.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use ascribe::audit::{Coverage, Verdict};
use ascribe::report::{self, Entry, FORMATS, Format, Layout, Totals, escape};
use ascribe::{Article, Audit};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::Outcome;
use super::approve::Approvals;
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

    /// Hold each article's outline to the approved one in this folder; `ascribe approve` accepts what is new
    #[arg(long, value_name = "FOLDER")]
    approve: Option<PathBuf>,

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
    let mut policies = Policies::new(&options.flags, options.gates.settings())?;
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
    let approvals = options.approve.as_deref().map(Approvals::at).transpose()?;
    let jobs = inputs.into_iter().map(|input| job(input, &mut policies, approvals.as_ref()));
    let jobs = jobs.collect::<Result<Vec<_>>>()?;
    let run = Run {
        approvals: approvals.as_ref(),
        format: options.format,
        layout: display.layout(many, output.is_some()),
        silent: options.quiet && output.is_none(),
        complains: options.quiet || output.is_some() || !options.format.tells_verdict,
    };
    let mut out: Box<dyn Write> = if run.silent { Box::new(io::sink()) } else { display.open(output)? };
    let (totals, unapproved) = run.report(&jobs, &options.reading, &mut out)?;
    out.flush()?;
    if let Some(approvals) = &approvals {
        let folders: Vec<PathBuf> = options.paths.iter().filter_map(|path| path.canonicalize().ok()).collect();
        approvals.leftover(&folders)?.iter().for_each(|left| complain(left));
    }
    Ok(match totals {
        Totals { unread: 1.., .. } => Outcome::Unread,
        Totals { failed: 1.., .. } => Outcome::Failed,
        _ if unapproved > 0 => Outcome::Failed,
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

/// Puts the policy beside an input under which it is audited. Fails only where the policy is wrong, or an article can have no
/// approval.
fn job(input: Result<Input>, policies: &mut Policies, approvals: Option<&Approvals>) -> Result<Result<Job>> {
    match input {
        Ok(input) => {
            let approval = approvals.map(|approvals| approvals.name(&policies.absolute(&input))).transpose()?;
            let policy = policies.with_baseline(&input)?;
            Ok(Ok(Job { input, policy, approval }))
        }
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
struct Run<'a> {
    /// What outlines are held to.
    approvals: Option<&'a Approvals>,
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
    /// What it is called among approvals, and its outline.
    outline: Option<(String, String)>,
    coverage: Coverage,
    verdict: Verdict,
}

impl Run<'_> {
    /// Audits the inputs in parallel and writes their reports in order. Gives the sum, and how many audits are not approved.
    fn report(&self, jobs: &[Result<Job>], reading: &Reading, out: &mut dyn Write) -> Result<(Totals, usize)> {
        let mut totals = Totals::default();
        let mut unapproved = 0;
        let [open, between, close] = self.format.list;
        if self.layout.many {
            write!(out, "{open}")?;
        }
        batch::each(
            jobs,
            reading,
            |job, name, article| self.audit(job, name, article),
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
                        unapproved += usize::from(!self.is_approved(&audited)?);
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
        Ok((totals, unapproved))
    }

    fn audit(&self, job: &Job, name: String, article: Article<'_>) -> Result<Audited> {
        let audit = ascribe::audit(article, &job.policy);
        let verdict = Verdict::of(&audit, &job.policy);
        let mut report = Vec::new();
        if !self.silent {
            (self.format.article)(&Entry { path: &name, audit: &audit, verdict: &verdict }, &self.layout, &mut report)?;
        }
        let approval = job.approval_of(&name);
        let outline = approval.map(|approval| Ok((outline(&approval, &audit, &verdict)?, approval)));
        let outline = outline.map(|both| both.map(|(outline, approval)| (approval, outline)));
        let outline = outline.transpose().map_err(|error: io::Error| anyhow::anyhow!(error))?;
        Ok(Audited { name, report, outline, coverage: audit.coverage, verdict })
    }

    /// Holds an article's outline to the approved one, and says so where it is another.
    fn is_approved(&self, audited: &Audited) -> Result<bool> {
        let Some((approvals, (name, outline))) = self.approvals.zip(audited.outline.as_ref()) else { return Ok(true) };
        let wrong = approvals.hold(name, outline)?;
        wrong.iter().for_each(|wrong| complain(&format!("{}: {wrong}", escape(&audited.name))));
        Ok(wrong.is_none())
    }

    fn complain(&self, audited: &Audited) {
        for failure in audited.verdict.failures.iter().filter(|_| self.complains) {
            complain(&format!("{}: {failure}", escape(&audited.name)));
        }
    }
}

/// The outline of an article under the name that its approval has for it.
fn outline(name: &str, audit: &Audit<'_>, verdict: &Verdict) -> io::Result<String> {
    let mut outline = Vec::new();
    let layout = Layout { many: false, width: usize::MAX, ascii: false };
    if let Some(format) = report::format("outline") {
        (format.article)(&Entry { path: name, audit, verdict }, &layout, &mut outline)?;
    }
    Ok(String::from_utf8_lossy(&outline).into_owned())
}
