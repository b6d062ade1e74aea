//! What is counted: found, true and right ones, for each figure.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use super::words::{WordSet, Words, shared, union};
use crate::gold::{Bytes, Roles};

/// The figures, in the order that they are printed in.
pub(crate) const FIGURES: [&str; 9] = [
    "token.source",
    "token.cue",
    "token.content",
    "exact.source",
    "exact.cue",
    "exact.content",
    "link",
    "attributed",
    "unattributed",
];

/// How many were right, how many were found, and how many there are.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) gold: usize,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }
}

impl Count {
    /// Precision, recall and F1 in percent.
    pub(crate) fn figures(self) -> [f64; 3] {
        let part = |whole: usize| if whole == 0 { 0.0 } else { 100.0 * self.right as f64 / whole as f64 };
        let (p, r) = (part(self.found), part(self.gold));
        [p, r, if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }]
    }
}

/// Counts by the name of the figure.
pub(crate) type Counts = BTreeMap<&'static str, Count>;

/// One article, scored.
pub(crate) struct Scored {
    pub(crate) counts: Counts,
    /// Which true attribution was found by which one, best overlap first.
    pub(crate) links: Vec<(usize, usize)>,
}

/// The words of an attribution's roles.
pub(crate) struct RoleWords {
    pub(crate) source: WordSet,
    pub(crate) cue: WordSet,
    pub(crate) content: WordSet,
}

impl RoleWords {
    pub(crate) fn of(words: &Words, roles: &Roles) -> Self {
        Self {
            source: words.within(&roles.source),
            cue: words.within(&roles.cue),
            content: words.within(&roles.content),
        }
    }
}

/// Scores the attributions that were found in a text.
///
/// `token.*`: words in a span of that role, over all attributions. `exact.*`: all spans of a role in one attribution, with
/// the same words. `link`: attributions found, see [`links`]. `attributed` and `unattributed`: sentences that content
/// reaches into, or none does.
pub(crate) fn score(text: &str, gold: &[Roles], found: &[Roles], sentences: impl Iterator<Item = Bytes>) -> Scored {
    let words = Words::of(text);
    let all = |roles: &[Roles]| -> Vec<RoleWords> { roles.iter().map(|r| RoleWords::of(&words, r)).collect() };
    let (gold, found) = (all(gold), all(found));
    let mut counts = Counts::new();
    type Role = fn(&RoleWords) -> &WordSet;
    let roles: [(_, _, Role); 3] = [
        ("token.source", "exact.source", |r| &r.source),
        ("token.cue", "exact.cue", |r| &r.cue),
        ("token.content", "exact.content", |r| &r.content),
    ];
    for (token, exact, role) in roles {
        let (g, f) = (union(gold.iter().map(role)), union(found.iter().map(role)));
        counts.insert(token, Count { right: shared(&g, &f), found: f.len(), gold: g.len() });
        let sets = |all: &'_ [RoleWords]| -> BTreeSet<WordSet> {
            all.iter().map(|r| role(r).clone()).filter(|set| !set.is_empty()).collect()
        };
        let (g, f) = (sets(&gold), sets(&found));
        counts.insert(exact, Count { right: g.intersection(&f).count(), found: f.len(), gold: g.len() });
    }
    let links = links(&gold, &found);
    counts.insert("link", Count { right: links.len(), found: found.len(), gold: gold.len() });
    let (mut attributed, mut unattributed) = (Count::default(), Count::default());
    let (g, f) = (union(gold.iter().map(|r| &r.content)), union(found.iter().map(|r| &r.content)));
    for sentence in sentences {
        let sentence = words.within(&[sentence]);
        if !sentence.is_empty() {
            let (g, f) = (shared(&sentence, &g) > 0, shared(&sentence, &f) > 0);
            let one = |right, found, gold| Count {
                right: usize::from(right),
                found: usize::from(found),
                gold: usize::from(gold),
            };
            attributed += one(g && f, f, g);
            unattributed += one(!g && !f, !f, !g);
        }
    }
    counts.insert("attributed", attributed);
    counts.insert("unattributed", unattributed);
    Scored { counts, links }
}

/// How much of their contents two attributions share, where they are the same one.
pub(crate) fn likeness(g: &RoleWords, f: &RoleWords) -> Option<f64> {
    let both = shared(&g.content, &f.content);
    let either = g.content.len() + f.content.len() - both;
    let sources = shared(&g.source, &f.source) > 0 || (g.source.is_empty() && f.source.is_empty());
    (both > 0 && 2 * both >= either && sources).then(|| both as f64 / either as f64)
}

/// Pairs of a true and a found attribution: half of the words of both contents are shared, and a word of the source is (or
/// neither has a source). Each is in one pair at most; the largest share goes first, then the later ones.
pub(crate) fn links(gold: &[RoleWords], found: &[RoleWords]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, f) in found.iter().enumerate() {
            candidates.extend(likeness(g, f).map(|share| (share, i, j)));
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let mut links: Vec<(usize, usize)> = Vec::new();
    for (_, i, j) in candidates {
        if links.iter().all(|link| link.0 != i && link.1 != j) {
            links.push((i, j));
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::{Bytes, FIGURES, Roles, score};

    const TEXT: &str = "“The café’s roof won’t hold,” said Zoë Okafor-Lind, the inspector. She added that repairs would cost \
                        £4.5m. Traders hope to stay open. According to a leaflet, the market dates from 1902. Nobody was \
                        hurt. It rained.";

    /// The bytes of some words of the text; none for none.
    fn bytes(words: &str) -> Vec<Bytes> {
        let place = TEXT.find(words).filter(|_| !words.is_empty());
        place.map(|start| (start, start + words.len())).into_iter().collect()
    }

    fn roles(source: &str, cue: &str, content: &str) -> Roles {
        Roles { source: bytes(source), cue: bytes(cue), content: bytes(content) }
    }

    /// The figures are those of the reference scorer of the corpus for the same case, to one decimal.
    #[test]
    fn agrees_with_the_reference() {
        let gold = [
            roles("Zoë Okafor-Lind, the inspector", "said", "“The café’s roof won’t hold,”"),
            roles("She", "added", "that repairs would cost £4.5m"),
            roles("Traders", "hope", "to stay open"),
            roles("a leaflet", "According to", "the market dates from 1902"),
        ];
        let found = [
            roles("Zoë Okafor-Lind", "said", "The café’s roof won’t hold"),
            roles("She", "added that", "repairs would cost"),
            roles("", "According to", "the market dates from 1902"),
            roles("Nobody", "was", "hurt"),
        ];
        let sentences = TEXT.split_inclusive(". ").scan(0, |end, sentence| {
            *end += sentence.len();
            Some((*end - sentence.len(), *end))
        });
        let counts = score(TEXT, &gold, &found, sentences).counts;
        let figures: Vec<String> = FIGURES
            .iter()
            .map(|name| {
                let [p, r, f] = counts.get(name).copied().unwrap_or_default().figures();
                format!("{name} {p:.1} {r:.1} {f:.1}")
            })
            .collect();
        let expected = [
            "token.source 75.0 37.5 50.0",
            "token.cue 66.7 80.0 72.7",
            "token.content 92.9 72.2 81.3",
            "exact.source 33.3 25.0 28.6",
            "exact.cue 50.0 50.0 50.0",
            "exact.content 50.0 50.0 50.0",
            "link 50.0 50.0 50.0",
            "attributed 75.0 75.0 75.0",
            "unattributed 50.0 50.0 50.0",
        ];
        assert_eq!(figures, expected);
    }
}
