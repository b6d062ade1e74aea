//! Fingerprints of findings, which stay the same from one draft to the next.

use std::collections::HashMap;

use super::{Audit, Finding};

/// A fingerprint for each finding of the audit, in their order: 16 hexadecimal digits.
///
/// It is made from the rule and the sentences that the finding is about, whatever their white space, so it stays the same when
/// the text around them moves or changes. Findings with the same rule and sentences, including accepted ones, are numbered.
pub fn fingerprints(audit: &Audit<'_>) -> Vec<String> {
    let excepted = audit.excepted.iter().map(|excepted| (&excepted.finding, None));
    let findings = audit.findings.iter().enumerate().map(|(at, finding)| (finding, Some(at)));
    let mut all: Vec<(&Finding, Option<usize>)> = findings.chain(excepted).collect();
    all.sort_by_key(|(finding, _)| finding.span);
    let mut seen = HashMap::<u64, u64>::new();
    let mut prints = vec![String::new(); audit.findings.len()];
    for (finding, at) in all {
        let words = audit.article.text[audit.sentences_around(finding.span)].split_whitespace();
        let hash = words.fold(hash(SEED, finding.rule.name()), hash);
        let count = seen.entry(hash).or_default();
        *count += 1;
        if let Some(place) = at.and_then(|at| prints.get_mut(at)) {
            *place = format!("{:016x}", if *count == 1 { hash } else { step(hash, *count) });
        }
    }
    prints
}

/// FNV-1a, 64 bits wide; a zero byte ends each word.
pub(super) fn hash(state: u64, word: &str) -> u64 {
    step(word.bytes().fold(state, |state, byte| step(state, byte.into())), 0)
}

fn step(state: u64, value: u64) -> u64 {
    (state ^ value).wrapping_mul(0x0100_0000_01b3)
}

pub(super) const SEED: u64 = 0xcbf2_9ce4_8422_2325;
