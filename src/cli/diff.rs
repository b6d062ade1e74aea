//! `ascribe diff`: how statements and their sources changed from one draft to the next.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};
use ascribe::policy::{Policy, Severity};
use ascribe::report::{DIFF_FORMATS, DiffFormat, Drafts, Layout, diff_format, escape};
use ascribe::{Article, Audit};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::Outcome;
use super::complaint::complain;
use super::destination::Destination;
use super::git::{Asked, Changed, Revision};
use super::input::{Input, Reading};
use super::output::{Display, Listing};
use super::policy::{Flags, Levels, Policies};
use super::room::Room;
use super::{same, target};

/// Compare two drafts: which statements are new, gone or reworded, and which have lost their source
///
/// Statements are matched by their words, wherever they stand: a moved paragraph is not a change. A statement that has lost
/// its source is a finding of the rule attribution-lost, by default an error, which fails the comparison. Weakened and swapped
/// sources are shown.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Options {
    /// The old draft and the new one, one of which may be - for standard input; with --git, articles or folders
    #[arg(value_name = "OLD NEW|PATH")]
    paths: Vec<PathBuf>,

    /// Compare with this git revision
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    git: Option<String>,

    /// The format of the report [default: human, or as --output-file says]
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    format: Option<&'static DiffFormat>,

    /// Write the report to this file; its format is FORMAT, the one of --format, or the one of the file's extension
    #[arg(short, long = "output-file", alias = "output", value_name = "[FORMAT=]FILE")]
    output: Option<OsString>,

    #[command(flatten)]
    listing: Listing,

    #[command(flatten)]
    levels: Levels,

    #[command(flatten)]
    flags: Flags,

    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  ascribe diff draft-1.md draft-2.md           Compare two files
  ascribe diff draft.docx                      Compare before and after tracked changes
  ascribe diff --git HEAD                      Compare this folder with the last commit
  ascribe diff --git main --format markdown .  Compare with main, as a comment for a pull request
  ascribe diff --rule attribution-lost=warning a.md b.md

Exit status:
  0  passed
  1  a statement has lost its source
  2  something could not be read or run
";

/// Reads the name of a report format.
fn formats() -> impl TypedValueParser<Value = &'static DiffFormat> {
    let names = DIFF_FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(names).map(|name| diff_format(&name).unwrap_or(&DIFF_FORMATS[0]))
}

/// What asks for a revision.
const GIT: Asked = Asked { option: "--git", instead: "compare two files: ascribe diff OLD NEW" };

/// Compares what the options name.
pub(super) fn run(options: &Options, display: &Display) -> Result<Outcome> {
    let (format, output) = options.report()?;
    let mut policies = Policies::new(&options.flags, options.levels.settings())?;
    let pairs = match &options.git {
        Some(revision) => {
            since(&Revision::find(revision, GIT, Path::new("."))?.with_submodules()?, options, &mut policies)?
        }
        None => vec![files(options, &mut policies)?],
    };
    if let Some(file) = &output {
        let drafts = pairs.iter().flatten().filter_map(|pair| pair.file.as_deref());
        let named = options.paths.iter().map(PathBuf::as_path);
        same::keep_apart(file, "--output-file", named.chain(drafts).chain(policies.files()))?;
    }
    let to_file = output.is_some();
    let run = Run {
        format,
        layout: options.listing.apply(display.layout(options.git.is_some(), to_file)),
        complains: to_file || !format.tells_verdict,
    };
    let mut out = match &output {
        Some(file) => Destination::file(file, display.in_file())?,
        None => Destination::standard(display),
    };
    let outcome = run.report(&pairs, &mut out)?;
    out.finish()?;
    Ok(outcome)
}

impl Options {
    /// The format to report in, and the file to write to, if it is one.
    fn report(&self) -> Result<(&'static DiffFormat, Option<PathBuf>)> {
        let Some(output) = &self.output else { return Ok((self.format.unwrap_or(&DIFF_FORMATS[0]), None)) };
        let (named, file) = target::parse(output, DIFF_FORMATS)?;
        let format = match (named, self.format) {
            (Some(named), Some(format)) if named.name != format.name => bail!(
                "--format {} and --output-file {}: two formats are given, but diff writes one report; leave out one of the formats",
                format.name,
                escape(&output.to_string_lossy())
            ),
            (Some(format), _) | (None, Some(format)) => format,
            (None, None) => target::by_extension(&file, DIFF_FORMATS)?,
        };
        Ok((format, Some(file)))
    }
}

/// One of two drafts: what it was read from and what stands in it.
struct Draft {
    input: Input,
    bytes: Vec<u8>,
    reading: Reading,
}

/// Two drafts and the policy of the new one; one of them is missing where there is none.
struct Pair {
    old: Option<Draft>,
    new: Option<Draft>,
    /// Where the new one stands, if git found it.
    file: Option<PathBuf>,
    policy: Arc<Policy>,
}

/// Two drafts, or why they cannot be compared.
type Read = Result<Pair>;

/// The two drafts that are named, or one document before and after its tracked changes. Fails only where the arguments or the
/// policy are wrong.
fn files(options: &Options, policies: &mut Policies) -> Result<Read> {
    let (old, new) = match options.paths.as_slice() {
        [old, new] => ((old, options.reading), (new, options.reading)),
        [one] if one.is_dir() || options.reading.tracks_changes(one) => {
            ((one, options.reading.original()), (one, options.reading))
        }
        _ => bail!(
            "name two drafts, the old one and the new one, or one document with tracked changes, or use --git REV; see --help"
        ),
    };
    if old.0.as_os_str() == "-" && new.0.as_os_str() == "-" {
        bail!("only one of the two drafts can be standard input");
    }
    if let Some((folder, _)) = [old, new].into_iter().find(|(path, _)| path.is_dir()) {
        bail!(
            "{}: is a folder; name two files, or use --git REV to compare a folder with a revision",
            escape(&folder.to_string_lossy())
        );
    }
    let policy = policies.of(&Input::named(new.0, None))?;
    let draft = |(path, reading): (&PathBuf, Reading)| -> Result<Draft> {
        let input = Input::named(path, None);
        Ok(Draft { bytes: input.read(&reading)?, input, reading })
    };
    Ok((|| Ok(Pair { old: Some(draft(old)?), new: Some(draft(new)?), file: None, policy }))())
}

/// The articles at or below some paths that have changed since a revision, as they were and as they are.
fn since(revision: &Revision, options: &Options, policies: &mut Policies) -> Result<Vec<Read>> {
    let (paths, reading) = (&options.paths, options.reading);
    let here = [PathBuf::from(".")];
    let mut pairs = Vec::new();
    for path in paths.iter().filter(|path| !path.exists()) {
        if !revision.knows(path)? {
            let path = path.to_string_lossy();
            pairs.push(Err(anyhow!(
                "{}: no such file or folder, now or in the revision; check the path",
                escape(&path)
            )));
        }
    }
    for Changed { old, new } in revision.changed(if paths.is_empty() { &here } else { paths.as_slice() })? {
        let takes = |path: &Path, policies: &mut Policies| -> Result<bool> {
            let named = |wanted: &PathBuf| wanted.canonicalize().is_ok_and(|wanted| wanted == revision.absolute(path));
            Ok(paths.iter().any(named) || policies.takes(&revision.absolute(path))?)
        };
        let Some(path) = new.as_ref().or(old.as_ref()) else { continue };
        if !takes(path, policies)? {
            continue;
        }
        let policy = policies.of(&Input::File(revision.absolute(path)))?;
        let read = || -> Read {
            let before = old.as_ref().map(|path| -> Result<Draft> {
                // its name ends as the path does, and tells the format too
                Ok(Draft { bytes: revision.show(path)?, input: Input::Standard(revision.name_of(path)), reading })
            });
            let after = new.as_ref().map(|path| -> Result<Draft> {
                let bytes = Input::File(revision.absolute(path)).read(&reading)?;
                Ok(Draft { bytes, input: Input::File(path.clone()), reading })
            });
            let file = new.as_ref().map(|path| revision.absolute(path));
            Ok(Pair { old: before.transpose()?, new: after.transpose()?, file, policy })
        };
        pairs.push(read());
    }
    Ok(pairs)
}

impl Draft {
    /// What is found in it; in one that is missing, nothing.
    fn audit<'a>(draft: Option<&'a Self>, policy: &Policy) -> Result<Audit<'a>> {
        let article = match draft {
            Some(draft) => draft.input.article(&draft.bytes, &draft.reading)?,
            None => Article::plain(""),
        };
        Ok(ascribe::audit(article, policy))
    }
}

/// How drafts are compared and reported.
struct Run {
    format: &'static DiffFormat,
    layout: Layout,
    /// Is it told on standard error what fails?
    complains: bool,
}

impl Run {
    fn report(&self, pairs: &[Read], out: &mut dyn Write) -> Result<Outcome> {
        write!(out, "{}", (self.format.lead)(&self.layout))?;
        let [open, between, close] = self.format.list;
        let mut room = Room::new(self.format.limit);
        if self.layout.many {
            write!(out, "{open}")?;
        }
        let (mut reported, mut unread, mut failed) = (0, false, false);
        for pair in pairs {
            let mut report = Vec::new();
            match pair.as_ref().map_err(|error| anyhow!("{error:#}")).and_then(|pair| self.pair(pair, &mut report)) {
                Ok(fails) => {
                    failed |= fails;
                    if !room.takes(&report, !fails) {
                        continue;
                    }
                    if reported > 0 {
                        write!(out, "{between}")?;
                    }
                    out.write_all(&report)?;
                    reported += 1;
                }
                Err(error) => {
                    out.flush()?;
                    complain(&format!("{error:#}"));
                    unread = true;
                }
            }
        }
        room.close(out)?;
        if self.layout.many {
            write!(out, "{close}")?;
        }
        Ok(match (unread, failed) {
            (true, _) => Outcome::Unread,
            (false, true) => Outcome::Failed,
            (false, false) => Outcome::Passed,
        })
    }

    /// Writes what lies between two drafts. Tells whether that fails.
    fn pair(&self, pair: &Pair, out: &mut dyn Write) -> Result<bool> {
        let Pair { old, new, policy, .. } = pair;
        let (before, after) = (Draft::audit(old.as_ref(), policy)?, Draft::audit(new.as_ref(), policy)?);
        let comparison = ascribe::compare(&before, &after, policy);
        let [old, new] = [old, new].map(|draft| draft.as_ref().map(|draft| draft.input.name()));
        let (old_path, new_path) = (old.as_deref(), new.as_deref());
        let acts = policy.acts;
        let drafts = Drafts { old_path, new_path, old: &before, new: &after, comparison: &comparison, acts };
        (self.format.article)(&drafts, &self.layout, out)?;
        let errors = comparison.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let mut fails = false;
        for finding in errors {
            fails = true;
            if self.complains {
                let name = escape(new_path.unwrap_or_default());
                let gap = if after.article.is_text() { "" } else { " " };
                let position = after.article.position(finding.span).to_string();
                let (position, message) = (escape(&position), escape(&finding.message));
                complain(&format!("{name}:{gap}{position}: {message} ({})", finding.rule));
            }
        }
        Ok(fails)
    }
}
