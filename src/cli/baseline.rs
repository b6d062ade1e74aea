//! `ascribe baseline`: the findings that an archive began with.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use ascribe::audit::{Baseline, Known};
use ascribe::report::escape;
use clap::{Args, Subcommand};

use super::Outcome;
use super::batch::{self, Job};
use super::complaint::complain;
use super::destination;
use super::exclusive;
use super::input::{Reading, Wanted, collect};
use super::output::Display;
use super::policy::{Flags, Gates, Kept, Policies};
use super::same;

/// Record the findings of existing articles, so that only new ones count
///
/// A baseline records errors and warnings by their fingerprints, which do not change when other parts of the article do.
/// `ascribe check` ignores them if the policy names the baseline, or with --baseline.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Record all current findings in a baseline
    Create {
        /// Replace an existing baseline
        #[arg(long)]
        force: bool,
        #[command(flatten)]
        articles: Articles,
    },
    /// List new findings and those that are gone; fail if there is a new one
    Check(Articles),
    /// Remove findings that are gone from the baseline
    Prune(Articles),
}

#[derive(Debug, Args)]
struct Articles {
    /// Articles, or folders of articles
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,

    /// The baseline file [default: the policy's, or ascribe-baseline.json]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// In folders, read only files that match this pattern, ignored or not; with a leading !, skip them
    #[arg(short, long = "glob", value_name = "GLOB")]
    globs: Vec<String>,

    #[command(flatten)]
    reading: Reading,

    #[command(flatten)]
    gates: Gates,

    #[command(flatten)]
    flags: Flags,
}

/// Does what the options ask for.
pub(super) fn run(options: &Options, display: &Display) -> Result<Outcome> {
    let (articles, force) = match &options.action {
        Action::Create { articles, force } => (articles, *force),
        Action::Check(articles) | Action::Prune(articles) => (articles, false),
    };
    let mut policies = Policies::new(&articles.flags, articles.gates.settings()?)?;
    let path = policies.baseline_path(articles.baseline.as_deref())?;
    let creates = matches!(options.action, Action::Create { .. });
    let mut kept = if creates {
        let kept = Kept::new(&path, &policies.current);
        if path.exists() && !force {
            return Err(is_there(&kept));
        }
        kept
    } else {
        Kept::read(&path, &policies.current)?
    };
    let Some(found) = audit(articles, &mut policies, &kept, &path)? else { return Ok(Outcome::Unread) };
    let mut out = display.standard();
    let outcome = match &options.action {
        Action::Create { .. } => {
            kept.baseline.articles = found.into_iter().filter(|(_, known)| !known.is_empty()).collect();
            if force {
                replace(&path, &kept)?
            } else {
                create(&path, &kept)?
            }
            writeln!(out, "{} written: {}", kept.shown, sum(&kept.baseline))?;
            Outcome::Passed
        }
        Action::Check(_) => {
            kept.follow(found.iter());
            let new = differences(&found, &kept.baseline.articles);
            let gone = differences(&known_of(&kept, &found), &found);
            for (mark, list) in [("new", &new), ("gone", &gone)] {
                for (name, known) in list {
                    let Known { rule, text, .. } = known;
                    writeln!(out, "{mark:<4}  {}: {rule}: {}", escape(name), escape(text))?;
                }
            }
            writeln!(out, "{}: {} new, {} gone", kept.shown, new.len(), gone.len())?;
            if new.is_empty() { Outcome::Passed } else { Outcome::Failed }
        }
        Action::Prune(_) => {
            // another run may have changed it meanwhile, and another one may be about to
            let held = exclusive::hold(&path).map_err(|error| failed(&kept, &error))?;
            kept = Kept::read(&path, &policies.current)?;
            kept.follow(found.iter());
            let gone = differences(&known_of(&kept, &found), &found);
            for (name, known) in &gone {
                if let Some(list) = kept.baseline.articles.get_mut(name) {
                    list.retain(|other| other != known);
                }
            }
            kept.baseline.articles.retain(|_, list| !list.is_empty());
            write(&path, &kept)?;
            drop(held);
            writeln!(out, "{}: {} taken out; {}", kept.shown, gone.len(), sum(&kept.baseline))?;
            Outcome::Passed
        }
    };
    out.flush()?;
    Ok(outcome)
}

/// Findings by article.
type Found = BTreeMap<String, Vec<Known>>;

/// The findings of all articles, under the names that the baseline has for them; none if one cannot be read, which has been
/// told then. `path` is where the baseline is kept.
fn audit(articles: &Articles, policies: &mut Policies, kept: &Kept, path: &Path) -> Result<Option<Found>> {
    let wanted =
        Wanted { paths: &articles.paths, name: None, globs: &articles.globs, force_exclude: false, allow_empty: false };
    let mut jobs: Vec<Result<Job>> = Vec::new();
    for input in collect(&wanted, policies)? {
        jobs.push(match input {
            Ok(input) => {
                Ok(Job { policy: policies.of(&input)?, input, baseline: None, approval: None, may_be_empty: false })
            }
            Err(error) => Err(error),
        });
    }
    let read = jobs.iter().flatten().filter_map(|job| job.input.path());
    same::keep_apart(path, "--baseline", read.chain(policies.policy_files()))?;
    let policies = &*policies;
    let mut found = Found::new();
    let mut unread = false;
    batch::each(
        &jobs,
        &articles.reading,
        |job, _, article| {
            // the articles of one file are known together
            let name = kept.name(&policies.absolute(&job.input));
            Ok((name, Baseline::of(&ascribe::audit(article, &job.policy))))
        },
        |audited| {
            match audited {
                Ok((name, known)) => found.entry(name).or_default().extend(known),
                Err(error) => {
                    complain(&format!("{error:#}"));
                    unread = true;
                }
            }
            Ok(())
        },
    )?;
    Ok((!unread).then_some(found))
}

/// What the baseline knows of the articles that were audited, and of those that are no longer there.
fn known_of(kept: &Kept, found: &Found) -> Found {
    let articles = kept.baseline.articles.iter();
    let looked_at = articles.filter(|(name, _)| found.contains_key(*name) || !kept.is_there(name));
    looked_at.map(|(name, known)| (name.clone(), known.clone())).collect()
}

/// The findings of `some` that `others` do not have.
fn differences(some: &Found, others: &Found) -> Vec<(String, Known)> {
    let all = some.iter().flat_map(|(name, list)| list.iter().map(move |known| (name, known)));
    let same = |a: &Known, b: &Known| (a.rule, &a.fingerprint) == (b.rule, &b.fingerprint);
    let new = all.filter(|(name, known)| !others.get(*name).is_some_and(|list| list.iter().any(|k| same(k, known))));
    new.map(|(name, known)| (name.clone(), known.clone())).collect()
}

fn sum(baseline: &Baseline) -> String {
    let findings: usize = baseline.articles.values().map(Vec::len).sum();
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let articles = baseline.articles.len();
    format!("{findings} finding{} in {articles} article{}", plural(findings), plural(articles))
}

/// Writes a baseline that must not be there yet. Of several runs that do so at once, one succeeds.
fn create(path: &Path, kept: &Kept) -> Result<()> {
    exclusive::create(path, kept.baseline.to_string().as_bytes()).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => is_there(kept),
        _ => failed(kept, &error),
    })
}

/// Writes a baseline in place of the one that is there, if there is one and when no other run holds it.
fn replace(path: &Path, kept: &Kept) -> Result<()> {
    if !path.exists() {
        return write(path, kept);
    }
    let _held = exclusive::hold(path).map_err(|error| failed(kept, &error))?;
    write(path, kept)
}

fn write(path: &Path, kept: &Kept) -> Result<()> {
    destination::write(path, kept.baseline.to_string().as_bytes()).map_err(|error| failed(kept, &error))
}

fn is_there(kept: &Kept) -> anyhow::Error {
    anyhow!(
        "{}: already exists; replace it with --force, or remove findings that are gone with `ascribe baseline prune`",
        kept.shown
    )
}

fn failed(kept: &Kept, error: &std::io::Error) -> anyhow::Error {
    anyhow!("{}: {}", kept.shown, destination::why(error))
}
