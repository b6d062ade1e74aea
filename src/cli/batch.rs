//! Goes through all articles of the inputs: a batch at a time in parallel, what comes of it in order.

use anyhow::{Result, anyhow};
use ascribe::Article;
use rayon::prelude::*;

use super::input::{Input, Reading};

/// How many articles each thread takes on before what came of them is handed on.
const BATCH: usize = 16;

/// Does the work on each article, with the name that it is reported under, and hands on what comes of it, or why it could
/// not be read. No more than a batch of results, and one file that holds many articles, is ever held.
pub(super) fn each<T: Send>(
    inputs: &[Result<Input>],
    reading: &Reading,
    work: impl Fn(String, Article<'_>) -> Result<T> + Sync,
    mut done: impl FnMut(Result<T>) -> Result<()>,
) -> Result<()> {
    let batch = BATCH * rayon::current_num_threads();
    let is_collection = |input: &Result<Input>| input.as_ref().is_ok_and(|input| input.is_collection(reading));
    for run in inputs.chunk_by(|a, b| !is_collection(a) && !is_collection(b)) {
        match run {
            [Ok(input)] if input.is_collection(reading) => {
                if let Err(error) = each_inside(input, reading, batch, &work, &mut done)? {
                    done(Err(error))?;
                }
            }
            _ => {
                for inputs in run.chunks(batch) {
                    let results: Vec<Result<T>> = inputs.par_iter().map(|input| one(input, reading, &work)).collect();
                    results.into_iter().try_for_each(&mut done)?;
                }
            }
        }
    }
    Ok(())
}

/// Does the work on the one article of an input.
fn one<T>(input: &Result<Input>, reading: &Reading, work: impl Fn(String, Article<'_>) -> Result<T>) -> Result<T> {
    let input = input.as_ref().map_err(|error| anyhow!("{error:#}"))?;
    let bytes = input.read(reading)?;
    work(input.name(), input.article(&bytes, reading)?)
}

/// Does the work on the articles of an input that holds many. The inner result is an error where none can be read.
fn each_inside<T: Send>(
    input: &Input,
    reading: &Reading,
    batch: usize,
    work: &(impl Fn(String, Article<'_>) -> Result<T> + Sync),
    done: &mut impl FnMut(Result<T>) -> Result<()>,
) -> Result<Result<()>> {
    let bytes = match input.read(reading) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(Err(error)),
    };
    let mut articles = match input.articles(&bytes, reading) {
        Ok(articles) => articles.peekable(),
        Err(error) => return Ok(Err(error)),
    };
    if articles.peek().is_none() {
        return Ok(Err(anyhow!("{}: there is no article in the input", ascribe::report::escape(&input.name()))));
    }
    while articles.peek().is_some() {
        let articles: Vec<Result<(String, Article<'_>)>> = articles.by_ref().take(batch).collect();
        let results: Vec<Result<T>> =
            articles.into_par_iter().map(|article| article.and_then(|(name, article)| work(name, article))).collect();
        results.into_iter().try_for_each(&mut *done)?;
    }
    Ok(Ok(()))
}
