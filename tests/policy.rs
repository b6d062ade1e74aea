//! What a policy does to the audits of whole articles.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use ascribe::article::{Article, Format};
use ascribe::audit::{Basis, Status};
use ascribe::policy::{Acts, Policy};

type Problem = Box<dyn std::error::Error>;

/// The articles of the examples and tests.
fn articles() -> Result<Vec<(Format, Vec<u8>)>, Problem> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in ["examples", "tests/articles"] {
        for entry in fs::read_dir(folder)? {
            paths.push(entry?.path());
        }
    }
    paths.sort();
    let formats = paths.iter().filter_map(|path| Some((Format::of_path(path)?, path)));
    formats.map(|(format, path)| Ok((format, fs::read(path)?))).collect()
}

#[test]
fn what_is_too_unsure_leaves_no_trace() -> Result<(), Problem> {
    let policy = Policy { min_confidence: "0.8".parse()?, ..Policy::default() };
    let mut hidden = 0;
    for (format, bytes) in articles()? {
        let all = ascribe::audit(Article::read(&bytes, format)?, &Policy::default());
        let sure = ascribe::audit(Article::read(&bytes, format)?, &policy);
        hidden += all.attributions.len() - sure.attributions.len();
        let expected = all.attributions.iter().map(|l| &l.attribution).filter(|a| a.confidence >= 0.8);
        assert!(sure.attributions.iter().map(|l| &l.attribution).eq(expected));
        let resolutions = sure.attributions.iter().flat_map(|l| l.source.iter().chain(&l.via));
        let cited: BTreeSet<usize> = resolutions.flat_map(|r| [Some(r.entity), r.outlet]).flatten().collect();
        assert!(cited.into_iter().eq(0..sure.entities.len()), "an entity that nothing cites is left");
    }
    assert!(hidden > 20, "only {hidden} attributions were hidden");
    Ok(())
}

#[test]
fn the_more_acts_count_the_more_is_attributed() -> Result<(), Problem> {
    let says: Acts = "says".parse()?;
    let mut sums = [0; 3];
    for (format, bytes) in articles()? {
        let mut attributed: Vec<BTreeSet<usize>> = Vec::new();
        for acts in [says, Acts::default(), Acts::all()] {
            let audit = ascribe::audit(Article::read(&bytes, format)?, &Policy { acts, ..Policy::default() });
            let by_source = |s: &ascribe::audit::Sentence| s.status.is_some_and(|s| s != Status::Unattributed);
            let found = audit.sentences.iter().enumerate().filter(|(_, s)| by_source(s)).map(|(id, _)| id);
            attributed.push(found.collect());
            let by_words = audit.sentences.iter().filter(|s| by_source(s) && s.basis != Some(Basis::Linked));
            let kept = by_words.filter_map(|s| s.attributions.first());
            assert!(kept.into_iter().all(|&first| acts.contain(audit.attributions[first].attribution.act)));
        }
        assert!(attributed.windows(2).all(|pair| pair[0].is_subset(&pair[1])));
        sums.iter_mut().zip(&attributed).for_each(|(sum, set)| *sum += set.len());
    }
    assert!(sums[0] < sums[1] && sums[1] < sums[2], "{sums:?}");
    Ok(())
}
