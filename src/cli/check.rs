//! `ascribe check`: audits articles and reports on them.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use ascribe::audit::{Baseline, Coverage, Verdict};
use ascribe::policy::Policy;
use ascribe::report::{self, Entry, Layout, Totals, escape};
use ascribe::{Article, Audit};
use clap::Args;

use super::Outcome;
use super::approve::Approvals;
use super::batch::{self, Job};
use super::complaint::complain;
use super::input::{Input, Reading, Unread, Wanted, collect};
use super::output::Display;
use super::policy::{Flags, Gates, Policies};
use super::reports::{self, Drawing, ReportOptions, Reports};
use super::same::{self, FileId};
use super::since::Changes;

/// Audit articles: show who stands behind each statement, and how many statements are attributed
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Options {
    /// Articles, folders of articles, or - for standard input
    ///
    /// In folders, text, Markdown, HTML, DOCX, ODT, RTF, ninjs, NewsML-G2 and NITF files are found by their extensions; hidden files
    /// and files that .gitignore excludes are skipped. A file named here is always read: by its extension, which may also be
    /// .json (ninjs), .xml (NewsML-G2, NITF), .ndjson or .jsonl, and otherwise as plain text.
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,

    /// In folders, read only files that match this pattern, ignored or not; with a leading !, skip them
    #[arg(short, long = "glob", value_name = "GLOB", help_heading = "Input")]
    globs: Vec<String>,

    /// Skip files that the policy excludes or does not include, even if they are named here
    #[arg(long, help_heading = "Input", hide_short_help = true)]
    force_exclude: bool,

    /// Pass even if there is no article to audit
    #[arg(long, help_heading = "Input", hide_short_help = true)]
    allow_empty: bool,

    /// Audit only articles that have changed since this git revision, and report lost sources
    ///
    /// Compares with the merge base of that revision and the current commit. Files that have not been committed count as
    /// changed, and so do files in submodules. A statement that has lost its source is a finding (attribution-lost).
    #[arg(long, value_name = "REVISION", allow_hyphen_values = true, help_heading = "Input")]
    since: Option<String>,

    /// The file name for standard input: reports show it, and its extension gives the format
    #[arg(long, value_name = "NAME", help_heading = "Input", hide_short_help = true)]
    stdin_filename: Option<String>,

    /// Ignore findings in this baseline file, instead of the policy's
    #[arg(long, value_name = "FILE", help_heading = "Policy")]
    baseline: Option<PathBuf>,

    /// Fail if an article's outline differs from the approved one in this folder; `ascribe approve` accepts changes
    #[arg(long, value_name = "FOLDER", help_heading = "Gates", hide_short_help = true)]
    approve: Option<PathBuf>,

    #[command(flatten)]
    reading: Reading,

    #[command(flatten)]
    reports: ReportOptions,

    #[command(flatten)]
    gates: Gates,

    #[command(flatten)]
    flags: Flags,
}

const EXAMPLES: &str = "\
Examples:
  ascribe check                                      Audit all articles in this folder and below
  ascribe check -g '!drafts/' news/                  Audit news/ without news/drafts/
  ascribe check --min-cited 30 --quiet news/         Print only articles that cite too few outlets
  ascribe check --min-attributed 100 --of quotation  Require a speaker for every quotation
  ascribe check -o html=audit.html draft.docx        Write an HTML page to share
  ascribe check --since main --format github         Audit what a branch changes, as annotations
  pbpaste | ascribe check --stdin-filename a.md -    Audit the clipboard

Exit status:
  0  passed
  1  an article failed: it has an error, or does not meet a gate
  2  something could not be read or run
";

/// Audits what the options name. Fails only where nothing can be reported at all.
pub(super) fn run(options: &Options, display: &Display) -> Result<Outcome> {
    let mut policies = Policies::new(&options.flags, options.gates.settings()?)?;
    if let Some(path) = &options.baseline {
        policies.name_baseline(path)?;
    }
    let mut inputs = collect(&options.wanted(), &mut policies)?;
    let changes = options.since.as_deref().map(|revision| Changes::since(revision, &options.paths)).transpose()?;
    if let Some(changes) = &changes {
        changes.narrow(&mut inputs);
    }
    let nothing_changed = changes.is_some() && inputs.is_empty();
    let outputs = options.reports.files()?;
    for file in &outputs {
        same::keep_apart(file, "--output-file", options.named())?;
        leave_out_report(file, &mut inputs)?;
    }
    if let Some(template) = options.reports.template() {
        leave_out_template(template, options, &mut inputs)?;
    }
    let may_be_empty = options.allow_empty || options.force_exclude || nothing_changed;
    if inputs.is_empty() && !may_be_empty {
        bail!("there is no article to audit; name a file or folder with articles, or add --allow-empty to accept that");
    }
    let many = options.many(&inputs);
    let approvals = options.approve.as_deref().map(Approvals::at).transpose()?;
    let jobs = inputs.into_iter().map(|input| job(input, &mut policies, approvals.as_ref(), options.allow_empty));
    let jobs = jobs.collect::<Result<Vec<_>>>()?;
    for file in &outputs {
        same::keep_apart(file, "--output-file", policies.files())?;
    }
    let mut reports = options.reports.open(many, display)?;
    let run = Run {
        approvals: approvals.as_ref(),
        changes: changes.as_ref(),
        reading: options.reading,
        drawings: reports.drawings(),
        complains: reports.complains,
    };
    let (totals, unapproved) = run.report(&jobs, &mut reports)?;
    let totals = Totals { nothing_changed, ..totals };
    if let Some(revision) = options.since.as_ref().filter(|_| nothing_changed && reports.complains) {
        complain(&format!("nothing changed since {}, so no article was audited", escape(revision)));
    }
    reports.finish(&totals)?;
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
            allow_empty: self.allow_empty,
        }
    }

    /// The files that they name to be read.
    fn named(&self) -> impl Iterator<Item = &Path> {
        let paths = self.paths.iter().map(PathBuf::as_path);
        paths.chain(self.reports.template()).chain(self.baseline.as_deref())
    }

    /// Is there a list of articles to report on, however long, rather than one?
    fn many(&self, inputs: &[Result<Input>]) -> bool {
        let is_collection =
            |input: &Result<Input>| input.as_ref().is_ok_and(|input| input.is_collection(&self.reading));
        self.paths.len() != 1
            || self.paths.iter().any(|path| path.is_dir())
            || inputs.is_empty()
            || inputs.iter().any(is_collection)
    }
}

/// Puts the policy beside an input under which it is audited. Fails only where the policy is wrong, or an article can have no
/// approval.
fn job(
    input: Result<Input>,
    policies: &mut Policies,
    approvals: Option<&Approvals>,
    may_be_empty: bool,
) -> Result<Result<Job>> {
    match input {
        Ok(input) => {
            let approval = approvals.map(|approvals| approvals.name(&policies.absolute(&input))).transpose()?;
            let (policy, baseline) = policies.with_baseline(&input)?;
            Ok(Ok(Job { input, policy, baseline, approval, may_be_empty }))
        }
        Err(error) => Ok(Err(error)),
    }
}

/// Keeps the report of an earlier run, which is going to be replaced, from being read as an article. Fails where an article
/// of a folder would be replaced.
fn leave_out_report(file: &Path, inputs: &mut Vec<Result<Input>>) -> Result<()> {
    let Some(report) = FileId::of(file) else { return Ok(()) };
    if !inputs.iter().any(|input| is_file(input, &report)) {
        return Ok(());
    }
    if !reports::is_report(file) {
        bail!(
            "{}: is an article in the folder and would be overwritten; choose another --output-file, or exclude it in the policy",
            escape(&file.to_string_lossy())
        );
    }
    inputs.retain(|input| !is_file(input, &report));
    Ok(())
}

/// Keeps the template of a report, which may stand in a folder of articles, from being read as one.
fn leave_out_template(template: &Path, options: &Options, inputs: &mut Vec<Result<Input>>) -> Result<()> {
    let Some(file) = FileId::of(template) else { return Ok(()) };
    if options.paths.iter().any(|path| FileId::of(path).as_ref() == Some(&file)) {
        bail!(
            "{}: is both an article and the template; leave it out of the articles",
            escape(&template.to_string_lossy())
        );
    }
    inputs.retain(|input| !is_file(input, &file));
    Ok(())
}

fn is_file(input: &Result<Input>, file: &FileId) -> bool {
    matches!(input, Ok(Input::File(path)) if FileId::of(path).as_ref() == Some(file))
}

/// How inputs are audited and drawn.
struct Run<'a> {
    /// What outlines are held to.
    approvals: Option<&'a Approvals>,
    /// What has changed, where only that is audited.
    changes: Option<&'a Changes>,
    reading: Reading,
    drawings: Vec<Drawing>,
    /// Are failures told on standard error?
    complains: bool,
}

/// What is left of an article when it has been audited.
struct Audited {
    name: String,
    /// Its part of each report.
    parts: Vec<Vec<u8>>,
    /// What it is called among approvals, and its outline.
    outline: Option<(String, String)>,
    coverage: Coverage,
    verdict: Verdict,
}

impl Run<'_> {
    /// Audits the inputs in parallel and writes their reports in order. Gives the sum, and how many audits are not approved.
    fn report(&self, jobs: &[Result<Job>], reports: &mut Reports) -> Result<(Totals, usize)> {
        let mut totals = Totals::default();
        let mut unapproved = 0;
        reports.begin()?;
        batch::each(
            jobs,
            &self.reading,
            |job, name, article| self.audit(job, name, article),
            |audited| {
                match audited {
                    Err(error) => {
                        reports.flush()?;
                        complain(&format!("{error:#}"));
                        if let Some(unread) = error.downcast_ref::<Unread>() {
                            reports.unread(&unread.told())?;
                        }
                        totals.unread += 1;
                    }
                    Ok(audited) => {
                        reports.write(&audited.parts, audited.verdict.passed())?;
                        self.complain(&audited);
                        unapproved += usize::from(!self.is_approved(&audited)?);
                        totals.add(&audited.coverage, &audited.verdict);
                    }
                }
                Ok(())
            },
        )?;
        Ok((totals, unapproved))
    }

    fn audit(&self, job: &Job, name: String, article: Article<'_>) -> Result<Audited> {
        let mut audit = audited(article, job);
        if let Some(changes) = self.changes
            && let Err(error) = changes.compare(&job.input, &self.reading, &mut audit, &job.policy)
        {
            complain(&format!("{error:#}; it is audited, but not compared with its earlier version"));
        }
        let verdict = Verdict::of(&audit, &job.policy);
        let file = job.input.name();
        let entry = Entry { path: &name, file: &file, audit: &audit, verdict: &verdict, acts: job.policy.acts };
        let parts = self.drawings.iter().map(|drawing| drawing.draw(&entry)).collect::<io::Result<_>>()?;
        let outline = match job.approval_of(&name) {
            Some(approval) => {
                let outline = outline(&Entry { path: &approval, ..entry })?;
                Some((approval, outline))
            }
            None => None,
        };
        Ok(Audited { parts, outline, coverage: audit.coverage, verdict, name })
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

/// The audit of an article, with what is known of it where it stood before let pass.
fn audited<'a>(article: Article<'a>, job: &Job) -> Audit<'a> {
    let audit = ascribe::audit(article, &job.policy);
    let Some(baseline) = &job.baseline else { return audit };
    let known = baseline.exceptions_if_moved(&Baseline::of(&audit));
    if known.is_empty() {
        return audit;
    }
    let mut policy = Policy::clone(&job.policy);
    policy.exceptions.extend(known);
    ascribe::audit(audit.article, &policy)
}

/// The outline of an article under the name that its approval has for it.
fn outline(entry: &Entry<'_>) -> io::Result<String> {
    let mut outline = Vec::new();
    let layout = Layout { width: usize::MAX, ..Layout::default() };
    if let Some(format) = report::format("outline") {
        (format.article)(entry, &layout, &mut outline)?;
    }
    Ok(String::from_utf8_lossy(&outline).into_owned())
}
