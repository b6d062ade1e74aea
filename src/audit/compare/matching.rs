//! Which statement of one draft is which of the other: first those with the same words, then those with the same content, then
//! those with the most pairs of neighbouring words in common.
//!
//! The work grows only with the length of the drafts: pairs that many statements share are ignored, and each statement is
//! compared with at most a few others.

use std::cmp::Reverse;
use std::collections::{BTreeMap, VecDeque};

use super::Fate;
use crate::Span;
use crate::audit::fingerprint::{SEED, hash};
use crate::audit::{Audit, Status};

/// Statements are the same, reworded, if they share more than this part of their pairs of words (Dice), in ten-thousandths.
const LEAST: usize = 5_000;
/// A pair of words that more statements than this share is ignored.
const COMMON: usize = 32;
/// The largest number of statements of the old draft that one of the new draft is compared with.
const CANDIDATES: usize = 8;
/// Content of fewer words is too short to identify a statement.
const FEW: usize = 2;

/// A statement of one draft and the same one of the other, by their sentences; one of them may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) old: Option<usize>,
    pub(super) new: Option<usize>,
    pub(super) fate: Fate,
}

/// Pairs the statements of two drafts, each given by their sentences in order. Those that are gone come after the one that they
/// followed.
pub(super) fn matches(old: &Audit<'_>, before: &[usize], new: &Audit<'_>, after: &[usize]) -> Vec<Match> {
    let words =
        |audit: &Audit<'_>, all: &[usize]| -> Vec<Words> { all.iter().map(|&at| Words::of(audit, at)).collect() };
    let mut pairing = Pairing {
        old: words(old, before),
        new: words(new, after),
        of_old: vec![None; before.len()],
        of_new: vec![None; after.len()],
    };
    pairing.same(|words| Some((words.whole, words.status)));
    pairing.same(|words| Some(words.whole));
    pairing.same(|words| words.content);
    pairing.much_the_same();

    let mut ordered: Vec<(usize, usize, Match)> = Vec::new();
    for (at, found) in pairing.of_new.iter().enumerate() {
        let fate = found.map_or(Fate::New, |(_, fate)| fate);
        let old = found.and_then(|(old, _)| before.get(old).copied());
        ordered.push((at + 1, 0, Match { old, new: after.get(at).copied(), fate }));
    }
    let mut place = 0;
    for (at, found) in pairing.of_old.iter().enumerate() {
        match found {
            Some(new) => place = new + 1,
            None => ordered.push((place, at + 1, Match { old: before.get(at).copied(), new: None, fate: Fate::Gone })),
        }
    }
    ordered.sort_by_key(|(place, rank, _)| (*place, *rank));
    ordered.into_iter().map(|(.., found)| found).collect()
}

/// The words of a statement, as numbers that stand for them.
struct Words {
    status: Option<Status>,
    /// All of them.
    whole: u64,
    /// Those that are no cue and no source, if there are enough.
    content: Option<u64>,
    /// The pairs of neighbours among all, sorted.
    whole_pairs: Vec<u64>,
    /// The pairs of neighbours among the content, sorted.
    content_pairs: Vec<u64>,
}

impl Words {
    fn of(audit: &Audit<'_>, sentence: usize) -> Self {
        let Some(found) = audit.sentences.get(sentence) else { return Self::new(None, &[], &[]) };
        let linked = found.attributions.iter().filter_map(|&at| audit.attributions.get(at));
        let announcing = linked.flat_map(|linked| {
            let linked = &linked.attribution;
            linked.cue.iter().chain(&linked.source).chain(&linked.via).copied()
        });
        let mut announcing: Vec<Span> = announcing.filter(|span| span.overlaps(found.span)).collect();
        announcing.sort_unstable();
        let text = audit.article.text.as_ref();
        let mut content = Vec::new();
        let mut at = found.span.start();
        for span in announcing {
            content.extend(numbers(text.get(at..span.start()).unwrap_or_default()));
            at = at.max(span.end());
        }
        content.extend(numbers(text.get(at..found.span.end()).unwrap_or_default()));
        Self::new(found.status, &numbers(&text[found.span]).collect::<Vec<u64>>(), &content)
    }

    fn new(status: Option<Status>, whole: &[u64], content: &[u64]) -> Self {
        let all = |words: &[u64]| words.iter().fold(SEED, |state, word| step(state, *word));
        let known = content.len() >= FEW;
        let (whole_pairs, content_pairs) = (pairs(whole), if known { pairs(content) } else { Vec::new() });
        Self { status, whole: all(whole), content: known.then(|| all(content)), whole_pairs, content_pairs }
    }

    /// How much two statements have in common, in ten-thousandths.
    fn likeness(&self, other: &Self) -> usize {
        let whole = dice(&self.whole_pairs, &other.whole_pairs);
        whole.max(dice(&self.content_pairs, &other.content_pairs))
    }

    /// All pairs, each once.
    fn all_pairs(&self) -> Vec<u64> {
        let mut all = [self.whole_pairs.as_slice(), &self.content_pairs].concat();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// The words of a text, capital letters and punctuation aside.
fn numbers(text: &str) -> impl Iterator<Item = u64> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| hash(SEED, &word.to_lowercase()))
}

fn step(state: u64, word: u64) -> u64 {
    (state.rotate_left(5) ^ word).wrapping_mul(0x0100_0000_01b3)
}

/// Each word with the next one, beginning and end among them; sorted.
fn pairs(words: &[u64]) -> Vec<u64> {
    let ends = words.iter().copied().chain([1]);
    let mut pairs: Vec<u64> = [0].into_iter().chain(words.iter().copied()).zip(ends).map(|(a, b)| step(a, b)).collect();
    pairs.sort_unstable();
    pairs
}

/// The Dice coefficient of two sorted lists, in ten-thousandths. Lists too unlike in length to come above [`LEAST`] are not
/// looked at.
fn dice(one: &[u64], other: &[u64]) -> usize {
    let sum = one.len() + other.len();
    let most = 20_000 * one.len().min(other.len());
    if sum == 0 || most <= LEAST * sum {
        return 0;
    }
    let (mut i, mut j, mut common) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        common += usize::from(a == b);
        i += usize::from(a <= b);
        j += usize::from(b <= a);
    }
    20_000 * common / sum
}

/// Two drafts, and which statements are paired so far, by their ranks.
struct Pairing {
    old: Vec<Words>,
    new: Vec<Words>,
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<(usize, Fate)>>,
}

impl Pairing {
    fn pair(&mut self, old: usize, new: usize, fate: Fate) {
        if let (Some(of_old @ None), Some(of_new @ None)) = (self.of_old.get_mut(old), self.of_new.get_mut(new)) {
            (*of_old, *of_new) = (Some(new), Some((old, fate)));
        }
    }

    /// Pairs those that have the same key, in order.
    fn same<Key: Ord>(&mut self, key: impl Fn(&Words) -> Option<Key>) {
        let mut free = BTreeMap::<Key, VecDeque<usize>>::new();
        for (at, words) in self.old.iter().enumerate().filter(|(at, _)| self.of_old[*at].is_none()) {
            if let Some(key) = key(words) {
                free.entry(key).or_default().push_back(at);
            }
        }
        for new in 0..self.new.len() {
            let Some(key) = key(&self.new[new]).filter(|_| self.of_new[new].is_none()) else { continue };
            if let Some(old) = free.get_mut(&key).and_then(VecDeque::pop_front) {
                self.pair(old, new, Fate::Kept);
            }
        }
    }

    /// Pairs those that have most in common, the most alike first; of those equally alike, the nearest.
    fn much_the_same(&mut self) {
        let mut index = Vec::<(u64, usize)>::new();
        for (at, words) in self.old.iter().enumerate().filter(|(at, _)| self.of_old[*at].is_none()) {
            index.extend(words.all_pairs().into_iter().map(|pair| (pair, at)));
        }
        index.sort_unstable();
        let mut alike = Vec::new();
        for (new, words) in self.new.iter().enumerate().filter(|(at, _)| self.of_new[*at].is_none()) {
            for old in candidates(&index, words, new) {
                let likeness = words.likeness(&self.old[old]);
                if likeness > LEAST {
                    alike.push((Reverse(likeness), old.abs_diff(new), old, new));
                }
            }
        }
        alike.sort_unstable();
        for (.., old, new) in alike {
            self.pair(old, new, Fate::Reworded);
        }
    }
}

/// The statements that share most pairs with `words`, the most first.
fn candidates(index: &[(u64, usize)], words: &Words, place: usize) -> Vec<usize> {
    let mut shared = BTreeMap::<usize, usize>::new();
    for pair in words.all_pairs() {
        let rest = &index[index.partition_point(|(other, _)| *other < pair)..];
        let few = rest.iter().take(COMMON + 1).take_while(|(other, _)| *other == pair);
        let few: Vec<usize> = few.map(|(_, old)| *old).collect();
        if few.len() <= COMMON {
            few.into_iter().for_each(|old| *shared.entry(old).or_default() += 1);
        }
    }
    let mut found: Vec<(usize, usize)> = shared.into_iter().collect();
    found.sort_by_key(|&(old, count)| (Reverse(count), old.abs_diff(place), old));
    found.into_iter().take(CANDIDATES).map(|(old, _)| old).collect()
}
