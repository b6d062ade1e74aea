//! Goes through all articles of the inputs: a batch at a time in parallel, what comes of it in order.

use std::sync::Arc;

use anyhow::{Result, anyhow};
use ascribe::Article;
use ascribe::policy::Policy;
use rayon::prelude::*;

use super::input::{Input, Reading, Unread};
use super::policy::Kept;

/// What is to be read, and the policy that its articles are audited under.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) input: Input,
    pub(super) policy: Arc<Policy>,
    /// The baseline that does not know its name, though perhaps its findings, if it was moved.
    pub(super) baseline: Option<Arc<Kept>>,
    /// What it is called among approvals, where it is held to them.
    pub(super) approval: Option<String>,
    /// May it hold no article at all?
    pub(super) may_be_empty: bool,
}

impl Job {
    /// What the article reported under this name is called among approvals: one of several in a file by its own name, too.
    pub(super) fn approval_of(&self, name: &str) -> Option<String> {
        let inside = name.strip_prefix(&self.input.name()).unwrap_or_default();
        // a name from a file must not lead to another folder
        self.approval.as_ref().map(|approval| format!("{approval}{}", inside.replace(['/', '\\'], "_")))
    }
}

/// How many articles each thread takes on before what came of them is handed on.
const BATCH: usize = 16;

/// Does the work on each article, with the name that it is reported under, and hands on what comes of it, or why it could
/// not be read. No more than a batch of results, and one file that holds many articles, is ever held.
pub(super) fn each<T: Send>(
    jobs: &[Result<Job>],
    reading: &Reading,
    work: impl Fn(&Job, String, Article<'_>) -> Result<T> + Sync,
    mut done: impl FnMut(Result<T>) -> Result<()>,
) -> Result<()> {
    let batch = BATCH * rayon::current_num_threads();
    let is_collection = |job: &Result<Job>| job.as_ref().is_ok_and(|job| job.input.is_collection(reading));
    for run in jobs.chunk_by(|a, b| !is_collection(a) && !is_collection(b)) {
        match run {
            [Ok(job)] if job.input.is_collection(reading) => {
                if let Err(error) = each_inside(job, reading, batch, &work, &mut done)? {
                    done(Err(error))?;
                }
            }
            _ => {
                for jobs in run.chunks(batch) {
                    let results: Vec<Result<T>> = jobs.par_iter().map(|job| one(job, reading, &work)).collect();
                    results.into_iter().try_for_each(&mut done)?;
                }
            }
        }
    }
    Ok(())
}

/// Does the work on the one article of an input.
fn one<T>(job: &Result<Job>, reading: &Reading, work: impl Fn(&Job, String, Article<'_>) -> Result<T>) -> Result<T> {
    let job = job.as_ref().map_err(|error| match error.downcast_ref::<Unread>() {
        Some(unread) => unread.clone().into(),
        None => anyhow!("{error:#}"),
    })?;
    let bytes = job.input.read(reading)?;
    work(job, job.input.name(), job.input.article(&bytes, reading)?)
}

/// Does the work on the articles of an input that holds many. The inner result is an error where none can be read.
fn each_inside<T: Send>(
    job: &Job,
    reading: &Reading,
    batch: usize,
    work: &(impl Fn(&Job, String, Article<'_>) -> Result<T> + Sync),
    done: &mut impl FnMut(Result<T>) -> Result<()>,
) -> Result<Result<()>> {
    let input = &job.input;
    let bytes = match input.read(reading) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(Err(error)),
    };
    let mut articles = match input.articles(&bytes, reading) {
        Ok(articles) => articles.peekable(),
        Err(error) => return Ok(Err(error)),
    };
    if articles.peek().is_none() && !job.may_be_empty {
        return Ok(Err(input.unread("it contains no article; check that it is the right file")));
    }
    while articles.peek().is_some() {
        let articles: Vec<Result<(String, Article<'_>)>> = articles.by_ref().take(batch).collect();
        let results: Vec<Result<T>> = articles
            .into_par_iter()
            .map(|article| article.and_then(|(name, article)| work(job, name, article)))
            .collect();
        results.into_iter().try_for_each(&mut *done)?;
    }
    Ok(Ok(()))
}
