//! `ascribe check`: audits articles and reports on them.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use ascribe::audit::{Coverage, Verdict};
use ascribe::policy::{Carry, Demand, Need, Percent, Policy, Rule, Severity};
use ascribe::report::{Entry, Totals, escape};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::Outcome;
use super::complaint::complain;
use super::input::{Input, collect};
use super::output::Display;
use super::reports::{Drawing, ReportOptions, Reports};
use super::since::Changes;

/// Audit articles: show who stands behind each statement, and how much is covered.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Options {
    /// Articles, folders of articles, or - for standard input
    ///
    /// Folders are searched for .md, .markdown, .txt and .text files; hidden files and what .gitignore names are left out. A
    /// file named here is read whatever its name: as Markdown if it ends so, else as plain text.
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    reports: ReportOptions,

    /// Fail where fewer statements than this percentage have an outlet behind them
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    min_cited: Option<Percent>,

    /// Fail where fewer statements than this percentage have any source behind them
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    min_attributed: Option<Percent>,

    /// Ask --min-cited and --min-attributed only of statements that need a source for this
    #[arg(long, value_name = "NEED", value_parser = needs())]
    of: Option<Need>,

    /// Make a rule an error, a warning or an info, or turn it off; `ascribe explain --list` lists the rules
    #[arg(long = "rule", value_name = "RULE=LEVEL", value_parser = level)]
    rules: Vec<(Rule, Option<Severity>)>,

    /// How far a source goes on speaking
    #[arg(long, value_enum, default_value = "strict")]
    carry: CarryOption,

    /// In folders, only read files that match, ignored or not; or with a leading ! none that do
    #[arg(short, long = "glob", value_name = "GLOB")]
    globs: Vec<String>,

    /// Only audit articles that have changed since a revision of the Git repository
    ///
    /// Compared is with where this branch left the revision. Files that have not been committed count as changed.
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true)]
    since: Option<String>,

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
  ascribe check -o html=audit.html draft.md          A page to send on
  ascribe check --since main --format github         What a branch changes, as annotations
  pbpaste | ascribe check --stdin-filename a.md -    What somebody else writes out

Exit status: 0 passed, 1 an article fails what is asked of it, 2 something could not be read or run.
";

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CarryOption {
    /// Not at all: each sentence needs its own source, or a quotation that runs through it
    Strict,
    /// To the end of the paragraph, until somebody else is cited
    Paragraph,
}

/// Reads what a statement may need a source for.
fn needs() -> impl TypedValueParser<Value = Need> {
    let names = Need::ALL.map(|need| PossibleValue::new(need.name()));
    PossibleValuesParser::new(names).map(|name| name.parse().unwrap_or(Need::Claim))
}

/// Reads a rule and how much it shall matter: "late-speaker=off".
fn level(text: &str) -> Result<(Rule, Option<Severity>), String> {
    let (name, level) = text.split_once('=').ok_or("give RULE=LEVEL, such as late-speaker=off")?;
    let rule = super::rules::named(name)?;
    let severity = match level {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "info" => Some(Severity::Info),
        "off" => None,
        _ => return Err("no such level; give error, warning, info or off".to_owned()),
    };
    Ok((rule, severity))
}

/// Audits what the options name. Fails only where nothing can be reported at all.
pub(super) fn run(options: &Options, display: &Display) -> Result<Outcome> {
    let mut inputs = collect(&options.paths, options.stdin_filename.as_deref(), &options.globs)?;
    if let Some(revision) = &options.since {
        Changes::since(revision)?.narrow(&mut inputs);
    }
    for file in options.reports.files()? {
        leave_out(&file, options, &mut inputs)?;
    }
    let many = options.paths.len() != 1 || options.paths.iter().any(|path| path.is_dir());
    let mut reports = options.reports.open(many, display)?;
    let run = Run { drawings: reports.drawings(), policy: options.policy(), complains: reports.complains };
    let totals = run.report(&inputs, &mut reports)?;
    reports.finish(&totals)?;
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
        let demand = Demand { min_cited: self.min_cited, min_attributed: self.min_attributed };
        let mut policy = Policy { carry, ..Policy::default() };
        match self.of {
            Some(need) => drop(policy.needs.insert(need, demand)),
            None => Demand { min_cited: policy.min_cited, min_attributed: policy.min_attributed } = demand,
        }
        for &(rule, severity) in &self.rules {
            policy.severities.set(rule, severity);
        }
        policy
    }
}

/// Keeps the report from being written over an input, or read as one in a later run.
fn leave_out(output: &Path, options: &Options, inputs: &mut Vec<Result<Input>>) -> Result<()> {
    let Ok(canonical) = output.canonicalize() else { return Ok(()) };
    let is_output = |path: &Path| path.canonicalize().is_ok_and(|path| path == canonical);
    if options.paths.iter().any(|path| is_output(path)) {
        bail!("{}: is an input too; choose another --output-file", escape(&output.to_string_lossy()));
    }
    inputs.retain(|input| !matches!(input, Ok(Input::File(path)) if is_output(path)));
    Ok(())
}

/// How inputs are audited and drawn.
struct Run {
    drawings: Vec<Drawing>,
    policy: Policy,
    /// Are failures told on standard error?
    complains: bool,
}

/// What is left of an article when it has been audited.
struct Audited {
    name: String,
    /// Its part of each report.
    parts: Vec<Vec<u8>>,
    coverage: Coverage,
    verdict: Verdict,
}

/// How many articles each thread takes on before their reports are written.
const BATCH: usize = 16;

impl Run {
    /// Audits the inputs in parallel and writes their reports in order. No more than a batch of articles is ever held.
    fn report(&self, inputs: &[Result<Input>], reports: &mut Reports) -> Result<Totals> {
        let mut totals = Totals::default();
        reports.begin()?;
        for batch in inputs.chunks(BATCH * rayon::current_num_threads()) {
            let audited: Vec<Result<Audited>> = batch.par_iter().map(|input| self.audit(input)).collect();
            for audited in audited {
                match audited {
                    Err(error) => {
                        reports.flush()?;
                        complain(&format!("{error:#}"));
                        totals.unread += 1;
                    }
                    Ok(audited) => {
                        reports.article(&audited.parts)?;
                        self.complain(&audited);
                        totals.add(&audited.coverage, audited.verdict.passed());
                    }
                }
            }
        }
        Ok(totals)
    }

    fn audit(&self, input: &Result<Input>) -> Result<Audited> {
        let input = input.as_ref().map_err(|error| anyhow::anyhow!("{error:#}"))?;
        let bytes = input.read()?;
        let audit = ascribe::audit(input.article(&bytes)?, &self.policy);
        let name = input.name();
        let verdict = Verdict::of(&audit, &self.policy);
        let entry = Entry { path: &name, audit: &audit, verdict: &verdict };
        let draw = |drawing: &Drawing| {
            let mut part = Vec::new();
            if !drawing.silent {
                (drawing.format.article)(&entry, &drawing.layout, &mut part)?;
            }
            Ok(part)
        };
        let parts = self.drawings.iter().map(draw).collect::<Result<_>>()?;
        Ok(Audited { parts, coverage: audit.coverage, verdict, name })
    }

    fn complain(&self, audited: &Audited) {
        for failure in audited.verdict.failures.iter().filter(|_| self.complains) {
            complain(&format!("{}: {failure}", escape(&audited.name)));
        }
    }
}
