//! Puts what the tagger and the grammar found together: candidates of both, of which the likelier ones stay.

use std::ops::Range;

use super::act;
use super::anonymity;
use super::cue::PASSIVE;
use super::deeds::is_deed;
use super::draft::{Draft, meet, touch};
use super::evidence;
use super::signature::sign_block_quotes;
use super::speech::{self, Speech};
use super::tagger::judge::{Agreement, Block, Support, features, sigmoid};
use super::tagger::link::{pieces, tie};
use super::tagger::{Decoder, Kind, Model, Tokens, tags_of};
use super::titles::Titles;
use super::tokens::item;
use crate::decision::Decisions;
use crate::document::Document;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// Candidates less likely than this are left out; where the encoder has read the document, what it says of a sentence drops more of
/// them later.
const LEAST: f32 = 0.25;

/// The same where the encoder has read the document.
const LEAST_READ: f32 = 0.15;

/// An attribution that may be right.
pub(super) struct Candidate {
    pub(super) draft: Draft,
    /// What speaks for and against it.
    pub(super) features: Vec<u32>,
    support: Support,
}

impl Candidate {
    /// The features of what the encoder says of it; none where it has not read the document.
    pub(super) fn evidence(&self, document: &Document, model: &Model) -> Option<Vec<f32>> {
        let reading = document.reading.as_ref()?;
        Some(evidence::features(document, reading, &self.draft, self.support, model.log_odds(&self.features)))
    }

    /// How likely it is right, from 0 to 1.
    fn confidence(&self, document: &Document, model: &Model, decisions: &Decisions) -> f32 {
        let evidence = self.evidence(document, model);
        let scores = evidence.and_then(|features| decisions.candidate.scores(&features));
        sigmoid(scores.map_or_else(|| model.log_odds(&self.features), |[wrong, right]| right - wrong))
    }
}

/// The attributions of a document, by tagger and grammar.
pub(super) fn combine(
    document: &Document,
    model: &Model,
    decisions: &Decisions,
    speech: &Speech,
    grammar: Vec<Draft>,
) -> Vec<Draft> {
    let (candidates, mut loose) = candidates(document, model, grammar);
    let titles = Titles::of(document);
    let least = if document.reading.is_some() { LEAST_READ } else { LEAST };
    loose.retain(|content| !titles.hold(content));
    let mut likely: Vec<Draft> = candidates
        .into_iter()
        .filter_map(|candidate| Some(Candidate { draft: titles.without(document, candidate.draft)?, ..candidate }))
        .map(|candidate| Draft { confidence: candidate.confidence(document, model, decisions), ..candidate.draft })
        .filter(|draft| draft.confidence >= least && !is_kept_secret(document, draft) && !is_deed(document, draft))
        .collect();
    likely.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    let mut chosen: Vec<Draft> = Vec::new();
    // those chosen by the sentences that they touch, since only what shares a sentence can be in conflict
    let mut by_sentence: Vec<Vec<usize>> = vec![Vec::new(); document.sentences().len()];
    for draft in likely {
        let touched: Vec<usize> =
            draft.cue.iter().chain(&draft.content).flat_map(|r| sentences_in(document, r)).collect();
        if touched.iter().flat_map(|&at| &by_sentence[at]).all(|&other| !conflict(&chosen[other], &draft)) {
            touched.iter().for_each(|&at| by_sentence[at].push(chosen.len()));
            chosen.push(draft);
        }
    }
    chosen.sort_by_key(|draft| draft.cue.as_ref().map(|cue| cue.start));
    go_on(document, &mut chosen, &loose);
    speech::continue_quotations(document, speech, &mut chosen);
    sign_block_quotes(document, &mut chosen);
    speech::introduce_block_quotes(document, &mut chosen);
    chosen
}

/// The sentences that some tokens stand in.
fn sentences_in(document: &Document, tokens: &Range<usize>) -> Range<usize> {
    let sentences = document.sentences();
    let start = sentences.partition_point(|sentence| sentence.tokens.end <= tokens.start);
    let end = sentences.partition_point(|sentence| sentence.tokens.start < tokens.end);
    start..end.max(start)
}

/// Gives contents without a cue to the attribution before them.
fn go_on(document: &Document, drafts: &mut [Draft], loose: &[Range<usize>]) {
    for content in loose {
        let taken = |draft: &Draft| draft.content.iter().any(|c| c.start < content.end && content.start < c.end);
        if drafts.iter().any(taken) {
            continue;
        }
        let before = drafts.partition_point(|draft| draft.cue.as_ref().is_some_and(|cue| cue.start < content.start));
        if let Some(last) = before.checked_sub(1).and_then(|at| drafts.get_mut(at))
            && is_near(document, last, content)
        {
            last.content.push(content.clone());
        }
    }
}

/// Does a content stand in a sentence of the draft's, or no more than one sentence from it?
fn is_near(document: &Document, draft: &Draft, content: &Range<usize>) -> bool {
    let here = sentences_in(document, content);
    draft.cue.iter().chain(&draft.content).any(|range| {
        let there = sentences_in(document, range);
        here.start <= there.end + 1 && there.start <= here.end + 1
    })
}

/// Do two attributions have the same cue, or most of their content in common, or is one's cue inside the other's content?
fn conflict(a: &Draft, b: &Draft) -> bool {
    let cues = meet(&a.cue, &b.cue);
    let inside =
        |draft: &Draft, cue: &Option<Range<usize>>| cue.iter().any(|cue| draft.content.iter().any(|c| touch(c, cue)));
    let both: usize = a
        .content
        .iter()
        .flat_map(|x| b.content.iter().map(|y| x.end.min(y.end).saturating_sub(x.start.max(y.start))))
        .sum();
    let least = length(a).min(length(b));
    cues || inside(a, &b.cue) || inside(b, &a.cue) || 2 * both > least
}

fn length(draft: &Draft) -> usize {
    draft.content.iter().map(Range::len).sum()
}

/// All that tagger and grammar have found, each with its features.
pub(super) fn candidates(
    document: &Document,
    model: &Model,
    grammar: Vec<Draft>,
) -> (Vec<Candidate>, Vec<Range<usize>>) {
    let tokens = Tokens::read(document, &model.words(), &tags_of(document, &grammar));
    let mut decoder = Decoder::new(model);
    let (mut found, mut loose) = (Vec::new(), Vec::new());
    let mut grammar = grammar.into_iter().filter(|draft| draft.cue.is_some() && length(draft) > 0).peekable();
    for (nth, range) in tokens.blocks().enumerate() {
        let tags = decoder.decode(&tokens, nth, document.reading.as_ref());
        let block = Block { scores: &decoder.scores, tags: &tags, start: range.start };
        let mut by_grammar = Vec::new();
        while let Some(draft) = grammar.next_if(|draft| draft.cue.as_ref().is_some_and(|cue| cue.start < range.end)) {
            by_grammar.push(draft);
        }
        let mut same = vec![false; by_grammar.len()];
        for (draft, link) in tagged(document, model, &tokens, &tags, range.start, &mut loose) {
            let twin = by_grammar.iter().position(|other| meet(&other.cue, &draft.cue));
            let agreement = twin.map_or(Agreement::None, |at| agreement(&by_grammar[at], &draft));
            let support = Support { tagger: true, grammar: agreement, link };
            let mut draft = enrich(document, draft, twin.map(|at| &by_grammar[at]));
            if let (Some(at), Agreement::All) = (twin, agreement) {
                same[at] = true;
                draft.pattern = by_grammar[at].pattern;
            }
            let features = features(&tokens, &block, &draft, support);
            found.push(Candidate { draft, features, support });
        }
        for (draft, _) in by_grammar.into_iter().zip(same).filter(|(_, same)| !same) {
            let support = Support { tagger: false, grammar: Agreement::All, link: 0 };
            let features = features(&tokens, &block, &draft, support);
            found.push(Candidate { draft, features, support });
        }
    }
    (found, loose)
}

fn agreement(a: &Draft, b: &Draft) -> Agreement {
    match (a.source == b.source, a.content == b.content) {
        (true, true) => Agreement::All,
        (true, false) => Agreement::Source,
        (false, true) => Agreement::Content,
        (false, false) => Agreement::Cue,
    }
}

/// The attributions that the tags of a block amount to, each with the margin of its links; what belongs to no cue goes to
/// `loose`.
fn tagged(
    document: &Document,
    model: &Model,
    tokens: &Tokens,
    tags: &[super::tagger::Tag],
    start: usize,
    loose: &mut Vec<Range<usize>>,
) -> Vec<(Draft, i32)> {
    let pieces = pieces(tags, start);
    let (ties, without) = tie(model, tokens, &pieces);
    let goes_on = |at: &usize| pieces[*at].kind == Kind::ContentAlone || tokens.is_quoted(pieces[*at].tokens.start);
    loose.extend(without.into_iter().filter(goes_on).map(|at| pieces[at].tokens.clone()));
    let range = |at: usize| pieces[at].tokens.clone();
    let draft = |tie: super::tagger::link::Tie| {
        let draft = Draft {
            cue: Some(range(tie.cue)),
            source: tie.source.map(range),
            content: tie.content.iter().map(|&at| range(at)).collect(),
            pattern: "tagger",
            ..Draft::default()
        };
        (draft, tie.margin)
    };
    ties.into_iter()
        .filter(|tie| !tie.content.is_empty())
        .map(draft)
        .filter_map(|(draft, margin)| Some((behind_relative(document, without_far(document, draft))?, margin)))
        .collect()
}

/// The draft without contents that whole sentences part from its cue and its other contents.
fn without_far(document: &Document, mut draft: Draft) -> Draft {
    let mut contents = std::mem::take(&mut draft.content);
    // what is near to one that is kept is near itself
    while let Some(at) = contents.iter().position(|content| is_near(document, &draft, content)) {
        draft.content.push(contents.remove(at));
    }
    draft.content.sort_by_key(|content| content.start);
    draft
}

/// "“…,” one driver, who asked not to be named, told X": a relative clause takes nothing that stands before its noun. The draft
/// without that, if anything is left.
fn behind_relative(document: &Document, mut draft: Draft) -> Option<Draft> {
    if let Some(source) = draft.source.clone().filter(|source| source.len() > 2) {
        let who = item(document, source.end - 1).is(Class::Relative);
        let aside = document.tokens()[source.end - 2].kind == TokenKind::Comma;
        draft.content.retain(|content| !(who && aside) || content.end > source.start);
    }
    (!draft.content.is_empty()).then_some(draft)
}

/// Does it only tell that somebody does not want to be named?
fn is_kept_secret(document: &Document, draft: &Draft) -> bool {
    draft.cue.as_ref().is_some_and(|cue| cue.clone().any(|verb| anonymity::asks_for(document, verb + 1)))
}

/// "The mill has been accused of fraud": the mill accuses nobody; what it is accused of is told of it.
fn without_subject(mut draft: Draft) -> Draft {
    let before = |source: &mut Range<usize>| draft.cue.as_ref().is_some_and(|cue| source.end <= cue.start);
    if let Some(subject) = draft.source.take_if(before) {
        draft.content.insert(0, subject);
    }
    draft
}

/// Gives a draft of the tagger its act, stance and via chain: the grammar's where it has the same cue.
fn enrich(document: &Document, draft: Draft, twin: Option<&Draft>) -> Draft {
    match twin {
        Some(twin) => {
            let draft = Draft { act: twin.act, stance: twin.stance, via: twin.via.clone(), ..draft };
            if twin.pattern == PASSIVE && twin.source.is_none() { without_subject(draft) } else { draft }
        }
        None => {
            let (act, stance) = act::of_cue(document, draft.cue.clone().unwrap_or(0..0), draft.content.first());
            Draft { act, stance, ..draft }
        }
    }
}
