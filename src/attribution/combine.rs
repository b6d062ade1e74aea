//! Puts what the tagger and the grammar found together.

use super::draft::Draft;
use super::tagger::link::{Piece, pieces, tie};
use super::tagger::{Model, Tokens, decode, tags_of};
use crate::document::Document;

/// The tagger's attributions, with what the grammar adds to them.
pub(super) fn combine(document: &Document, model: &Model, grammar: Vec<Draft>) -> Vec<Draft> {
    let tokens = Tokens::read(document, &model.words(), &tags_of(document, &grammar));
    let tags = decode(model, &tokens);
    let mut drafts: Vec<Draft> = Vec::new();
    for block in tokens.blocks() {
        let pieces = pieces(&tags, block);
        let (ties, loose) = tie(model, &tokens, &pieces);
        let range = |at: usize| pieces[at].tokens.clone();
        let content = |all: &[usize]| all.iter().map(|&at| range(at)).collect();
        if let (Some(last), false) = (drafts.last_mut(), loose.is_empty()) {
            last.content.extend(loose.iter().map(|&at| range(at)));
        }
        for tie in ties.iter().filter(|tie| !tie.content.is_empty()) {
            drafts.push(Draft {
                cue: Some(range(tie.cue)),
                source: tie.source.map(range),
                content: content(&tie.content),
                pattern: "tagger",
                ..Draft::default()
            });
        }
    }
    drafts
}

#[allow(dead_code)]
fn piece(_: &Piece) {}
