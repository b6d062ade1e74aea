//! Finds attributions: cues with their source, content and chain of vias.
//!
//! Works on tokens, never on raw text, and gives spans; `entity` finds out whom a source means.

mod act;
mod anonymity;
mod chain;
mod combine;
mod complement;
mod cue;
mod deeds;
mod draft;
pub mod evidence;
mod noun_phrase;
mod occasion;
mod origin;
mod passed;
mod phrase;
mod relay;
mod signature;
mod speech;
pub mod tagger;
mod titles;
mod tokens;
mod verb_group;

use serde::Serialize;

use crate::decision::Decisions;
use crate::document::Document;
pub use crate::lexicon::{Act, Stance};
use crate::span::Span;
pub(crate) use cue::TURN;

/// One cue with its source, its content and the way it took to the article.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The words that announce it; absent where a quotation merely runs on from another.
    pub cue: Option<Span>,
    /// The words that name who is cited; absent for "reportedly" and the like.
    pub source: Option<Span>,
    /// The words attributed: one span or more, in order, apart, never empty.
    pub content: Vec<Span>,
    /// The outlets or people it reached the article through, nearest to the speaker first.
    pub via: Vec<Span>,
    /// How the content is given.
    pub form: Form,
    /// What the source does.
    pub act: Act,
    /// The attitude of the source to the content.
    pub stance: Stance,
    /// The name of the pattern that found it, for explanations.
    pub pattern: &'static str,
    /// How likely it is right, from 0 to 1.
    pub confidence: f32,
}

/// How the content of an attribution is given.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Word for word, all of it in quotation marks.
    Direct,
    /// In the article's words.
    Indirect,
    /// In the article's words, with some in quotation marks.
    Mixed,
}

/// The attributions of an article, in the order of their first byte.
pub fn attributions(document: &Document, decisions: &Decisions) -> Vec<Attribution> {
    match tagger::Model::built_in() {
        Some(model) => with_model(document, &model, decisions),
        None => by_grammar(document),
    }
}

/// The attributions that the grammar finds by itself, without the tagger.
pub fn by_grammar(document: &Document) -> Vec<Attribution> {
    let mut drafts = grammar(document, &speech::Speech::of(document));
    drafts.retain(|draft| !deeds::is_deed(document, draft));
    finish(document, drafts)
}

/// The attributions with the weights of `model` in place of the built-in ones.
pub fn with_model(document: &Document, model: &tagger::Model, decisions: &Decisions) -> Vec<Attribution> {
    let speech = speech::Speech::of(document);
    let grammar = grammar(document, &speech);
    let kept = chain::worth_keeping(document, &grammar);
    let mut drafts = combine::combine(document, model, decisions, &speech, grammar);
    chain::restore(document, kept, &mut drafts);
    origin::add_origins(document, &mut drafts);
    occasion::add_settings(document, &mut drafts);
    relay::add_relays(document, &mut drafts);
    passed::add_vias(document, &mut drafts);
    finish(document, drafts)
}

/// What the grammar makes of a document's tokens: the tags that the tagger takes as features.
pub fn grammar_tags(document: &Document) -> Vec<tagger::Tag> {
    tagger::tags_of(document, &grammar(document, &speech::Speech::of(document)))
}

fn grammar(document: &Document, speech: &speech::Speech) -> Vec<draft::Draft> {
    let mut drafts = Vec::new();
    let mut turns = cue::turns(document).into_iter().peekable();
    for sentence in document.sentences() {
        let opens = |turn: &draft::Draft| turn.cue.as_ref().is_some_and(|cue| cue.end <= sentence.tokens.end);
        if let Some(turn) = turns.next_if(opens) {
            drafts.push(turn);
            continue;
        }
        cue::Reader::new(document, speech, sentence, &mut drafts).read();
    }
    speech::continue_quotations(document, speech, &mut drafts);
    signature::sign_block_quotes(document, &mut drafts);
    speech::introduce_block_quotes(document, &mut drafts);
    drafts
}

fn finish(document: &Document, drafts: Vec<draft::Draft>) -> Vec<Attribution> {
    let mut found: Vec<_> = drafts.into_iter().filter_map(|draft| draft.finish(document)).collect();
    found.sort_by_key(Attribution::start);
    found
}

impl Attribution {
    /// Its first byte: of the cue, the source or the content.
    fn start(&self) -> usize {
        let spans = self.cue.iter().chain(&self.source).chain(&self.content);
        spans.map(|s| s.start()).min().unwrap_or(0)
    }
}

/// What is done by a cue, and how its source stands to the content.
pub fn act_of(document: &Document, cue: Span, content: Option<Span>) -> (Act, Stance) {
    let content = content.map(|span| document.tokens_in(span)).filter(|range| !range.is_empty());
    act::of_cue(document, document.tokens_in(cue), content.as_ref())
}

/// How some content is given.
pub fn form_of(document: &Document, content: &[Span]) -> Form {
    let ranges: Vec<_> = content.iter().map(|&span| document.tokens_in(span)).collect();
    draft::form(document, &ranges)
}

/// The candidates of tagger and grammar, each with the features of what the encoder says of it; none where it has not been read.
pub fn evidence(document: &Document, model: &tagger::Model) -> Vec<(Attribution, Vec<f32>)> {
    let found = combine::candidates(document, model, grammar(document, &speech::Speech::of(document))).0;
    let titles = titles::Titles::of(document);
    let shown = found.into_iter().filter_map(|candidate| {
        let evidence = candidate.evidence(document, model)?;
        let draft = titles.without(document, candidate.draft)?;
        Some((draft.finish(document)?, evidence))
    });
    shown.collect()
}

/// An attribution that tagger or grammar found, with the features that its confidence is made of: what the judge learns
/// from.
pub fn candidates(document: &Document, model: &tagger::Model) -> Vec<(Attribution, Vec<u32>)> {
    let candidates =
        combine::candidates(document, model, grammar(document, &speech::Speech::of(document))).0.into_iter();
    candidates.filter_map(|c| Some((c.draft.finish(document)?, c.features))).collect()
}
