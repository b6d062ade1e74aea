//! Articles as the tagger learns from them: their tokens with the tags they should get.

use std::collections::BTreeMap;
use std::ops::Range;

use ascribe::attribution::tagger::{Kind, Tag, Tokens};
use ascribe::{Article, Document};

use crate::gold::{self, Bytes};

/// An article, taken apart, with its true tags.
pub(crate) struct Example<'a> {
    pub(crate) document: Document<'a>,
    /// What the grammar makes of it.
    pub(crate) grammar: Vec<Tag>,
    /// The true tag of each token.
    pub(crate) tags: Vec<Tag>,
    /// The attributions that each token's span belongs to.
    pub(crate) owners: Vec<Vec<usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Cue,
    Source,
    Content,
}

impl<'a> Example<'a> {
    pub(crate) fn new(article: &'a gold::Article) -> Self {
        let document = Document::parse(Article::plain(&article.text));
        let spans = spans(article);
        let mut labels: Vec<Option<usize>> = Vec::new();
        for token in document.tokens() {
            let (start, end) = (token.span.start(), token.span.end());
            let inside = |&(a, b): &Bytes| end.min(b).saturating_sub(start.max(a));
            let mut best = (0, None);
            for (nth, (bytes, _, _)) in spans.iter().enumerate() {
                let overlap = inside(bytes);
                if overlap > best.0 && 2 * overlap >= end - start {
                    best = (overlap, Some(nth));
                }
            }
            labels.push(best.1);
        }
        let mut tags = vec![Tag::OUTSIDE; labels.len()];
        let grammar = ascribe::attribution::grammar_tags(&document);
        for block in Tokens::read(&document, &ascribe::attribution::tagger::words::WordTable::new(&[]), &[]).blocks() {
            tag_block(&labels, &spans, block, &mut tags);
        }
        let owners = labels.iter().map(|l| l.map_or(Vec::new(), |nth| spans[nth].2.clone())).collect();
        Self { document, grammar, tags, owners }
    }
}

/// All spans of an article in order, each with its role and the attributions it belongs to.
fn spans(article: &gold::Article) -> Vec<(Bytes, Role, Vec<usize>)> {
    let mut spans: BTreeMap<Bytes, (Role, Vec<usize>)> = BTreeMap::new();
    for (nth, attribution) in article.attributions.iter().enumerate() {
        let roles =
            [(Role::Content, &attribution.content), (Role::Cue, &attribution.cue), (Role::Source, &attribution.source)];
        for (role, bytes) in roles {
            for &bytes in bytes {
                spans.entry(bytes).or_insert((role, Vec::new())).1.push(nth);
            }
        }
    }
    spans.into_iter().map(|(bytes, (role, owners))| (bytes, role, owners)).collect()
}

fn tag_block(labels: &[Option<usize>], spans: &[(Bytes, Role, Vec<usize>)], block: Range<usize>, tags: &mut [Tag]) {
    let role = |at: usize| labels[at].map(|nth| spans[nth].1);
    let mut cues: BTreeMap<usize, usize> = BTreeMap::new();
    for at in block.clone().filter(|&at| role(at) == Some(Role::Cue)) {
        for &owner in labels[at].iter().flat_map(|&nth| &spans[nth].2) {
            cues.entry(owner).or_insert(at);
        }
    }
    for at in block.clone() {
        let Some(nth) = labels[at] else { continue };
        let cue = spans[nth].2.iter().filter_map(|owner| cues.get(owner).copied()).min_by_key(|&cue| cue.abs_diff(at));
        let before = cue.is_none_or(|cue| cue > at);
        let kind = match spans[nth].1 {
            Role::Cue => Kind::Cue,
            Role::Source if before => Kind::SourceBefore,
            Role::Source => Kind::SourceBehind,
            Role::Content if cue.is_none() => Kind::ContentAlone,
            Role::Content if before => Kind::ContentBefore,
            Role::Content => Kind::ContentBehind,
        };
        let further = at > block.start && labels[at - 1] == Some(nth) && tags[at - 1].kind() == kind;
        tags[at] = if further { kind.further() } else { kind.first() };
    }
}
