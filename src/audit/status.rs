//! Who stands behind each sentence.

use super::decide::Case;
use super::figure::holds_figure;
use super::kind::kind_of;
use super::links::citations;
use super::need::need_of;
use super::{Basis, Citation, Linked, Sentence, SentenceKind, Status};
use crate::attribution::Form;
use crate::decision::Decisions;
use crate::document::Document;
use crate::entity::{Entity, EntityKind};
use crate::lexicon::{Act, Class, Stance, Word};
use crate::policy::{Carry, Links, Policy};
use crate::span::Span;

/// The smallest part of a statement's words that must be attributed for the statement to count as attributed.
const LEAST_PART: f64 = 1.0 / 3.0;

/// The status of every sentence of a document.
pub(super) fn sentences(
    document: &Document,
    linked: &[Linked],
    entities: &[Entity],
    policy: &Policy,
    decisions: &Decisions,
    mut study: impl FnMut(usize, Vec<f32>, Vec<f32>),
) -> Vec<Sentence> {
    let level = |l: &Linked| if is_nobody(l, &document.article.text) { None } else { level(l, entities, policy) };
    let levels: Vec<Option<Status>> = linked.iter().map(level).collect();
    let mut reaching: Vec<Vec<usize>> = vec![Vec::new(); document.sentences().len()];
    for (at, found) in linked.iter().enumerate() {
        for sentence in sentences_of(document, found) {
            if reaching[sentence].last() != Some(&at) {
                reaching[sentence].push(at);
            }
        }
    }
    let mut links: Vec<Vec<Citation>> = vec![Vec::new(); reaching.len()];
    for (span, citation) in citations(&document.article, policy) {
        sentences_in(document, span).for_each(|sentence| links[sentence].push(citation));
    }
    let mut verdicts = Vec::with_capacity(reaching.len());
    let mut speaker: Option<(usize, usize)> = None;
    for (at, attributions) in reaching.into_iter().enumerate() {
        let block = document.sentences()[at].block;
        let carried = speaker.filter(|(spoken, _)| *spoken == block).map(|(_, attribution)| attribution);
        let mut sentence = verdict(document, at, attributions, linked, &levels);
        if sentence.kind == SentenceKind::Statement {
            if let Some(read) = document.reading.as_ref().and_then(|reading| reading.sentences.get(at)) {
                let tokens = &document.sentences()[at].tokens;
                let figure = holds_figure(document, tokens).is_some();
                let case = Case { read, linked, levels: &levels, figure };
                let features = case.status_features(&sentence);
                if let Some(status) = case.status(&sentence, &features, &decisions.status) {
                    sentence.give(status, linked, &levels);
                }
                let about_need = case.need_features(&sentence);
                sentence.needs = Case::need(&sentence, &about_need, &decisions.need).or(sentence.needs);
                study(at, features, about_need);
            }
            sentence.carry(carried, &levels, policy);
        }
        sentence.cite(std::mem::take(&mut links[at]), policy);
        if let Some(&first) = sentence.attributions.first()
            && levels[first].is_some()
        {
            speaker = Some((block, first));
        }
        verdicts.push(sentence);
    }
    verdicts
}

fn verdict(
    document: &Document,
    at: usize,
    mut attributions: Vec<usize>,
    linked: &[Linked],
    levels: &[Option<Status>],
) -> Sentence {
    let parsed = &document.sentences()[at];
    let span = parsed.span;
    // the best status first; among equals the order of the text
    attributions.sort_by_key(|&a| (levels[a].is_none(), levels[a], a));
    let counts: Vec<usize> = attributions.iter().copied().filter(|&a| levels[a].is_some()).collect();
    let words = document.tokens()[parsed.tokens.clone()].iter().filter(|t| t.kind.is_word());
    let total = words.clone().count();
    let attributed = words.filter(|t| counts.iter().any(|&a| holds(&linked[a], t.span))).count();
    let said = attributions.iter().any(|&a| linked[a].attribution.content.iter().any(|content| content.overlaps(span)));
    // "“Who did it?” he asked"
    let asks = |&a: &usize| linked[a].attribution.act == Act::Asks && linked[a].attribution.form == Form::Direct;
    let kind = match said && attributions.iter().all(asks) {
        true => SentenceKind::Question,
        false => kind_of(document, parsed, !attributions.is_empty(), said),
    };
    let mut sentence = Sentence {
        span,
        block: parsed.block,
        kind,
        status: None,
        needs: None,
        basis: None,
        attributions,
        carried: None,
        links: Vec::new(),
        words: total,
        attributed_words: 0,
    };
    if kind != SentenceKind::Statement {
        return sentence;
    }
    let reaching: Vec<&Linked> = sentence.attributions.iter().map(|&at| &linked[at]).collect();
    sentence.needs = Some(need_of(document, parsed, &reaching));
    let enough = attributed as f64 >= total as f64 * LEAST_PART;
    sentence.attributed_words = attributed;
    let status = counts.first().filter(|_| enough).and_then(|&first| levels[first]);
    sentence.give(status.unwrap_or(Status::Unattributed), linked, levels);
    sentence
}

impl Sentence {
    /// Gives it a status that one of its attributions has, or none.
    fn give(&mut self, status: Status, linked: &[Linked], levels: &[Option<Status>]) {
        self.status = Some(status);
        self.basis = None;
        if status != Status::Unattributed {
            self.attributions.sort_by_key(|&at| (levels[at] != Some(status), levels[at].is_none(), levels[at], at));
            let counts = self.attributions.iter().filter(|&&at| levels[at].is_some());
            let mut cues = counts.filter_map(|&at| linked[at].attribution.cue);
            let stated = cues.any(|cue| self.span.overlaps(cue));
            self.basis = Some(if stated { Basis::Stated } else { Basis::Continued });
        }
    }

    /// Lets the paragraph's source speak on in a statement without one, if the policy has it so; otherwise none of its words count as
    /// attributed.
    fn carry(&mut self, carried: Option<usize>, levels: &[Option<Status>], policy: &Policy) {
        if self.status != Some(Status::Unattributed) {
            return;
        }
        self.attributed_words = 0;
        self.carried = carried;
        if let Some(speaker) = carried.filter(|_| policy.carry == Carry::Paragraph) {
            self.status = levels[speaker];
            self.basis = Some(Basis::Carried);
            self.attributed_words = self.words;
        }
    }

    /// Adds the links in a statement, which give it its status if its words cite nobody better. An outlet that does not count is
    /// only a source.
    fn cite(&mut self, links: Vec<Citation>, policy: &Policy) {
        if self.kind != SentenceKind::Statement {
            return;
        }
        let behind = links.iter().map(|link| if link.trusted { Status::Outlet } else { Status::Source }).min();
        self.links = links;
        if policy.links == Links::Cite && behind.is_some() && behind < self.status {
            self.status = behind;
            self.basis = Some(Basis::Linked);
            self.attributed_words = self.words;
        }
    }
}

/// Is the source of an attribution nobody: "no official", "none of them"?
pub(crate) fn is_nobody(linked: &Linked, text: &str) -> bool {
    let source = linked.attribution.source.and_then(|span| text[span].split_whitespace().next());
    source.is_some_and(|word| Word::of(word).is(Class::Negation))
}

/// The status that an attribution gives to the statements in its content; none for an act that does not count.
fn level(linked: &Linked, entities: &[Entity], policy: &Policy) -> Option<Status> {
    if !policy.acts.contain(linked.attribution.act) || is_silence(linked) {
        return None;
    }
    let mut outlets = linked.cited().filter_map(|to| to.cited_outlet(entities)).peekable();
    let named = outlets.peek().is_some();
    if outlets.any(|outlet| entities[outlet].trusted) {
        return Some(Status::Outlet);
    }
    // "reportedly", "it is believed" have no source phrase; "a new poll" has, and it is no person
    let Some(source) = &linked.source else {
        let status = if named { Status::Source } else { Status::Anonymous };
        return (linked.attribution.act != Act::Intends).then_some(status);
    };
    let mut sources = linked.joint.iter().map(|joint| &joint.source).chain([source]);
    let unnamed = sources.all(|source| entities[source.entity].kind == EntityKind::Unnamed);
    Some(if unnamed { Status::Anonymous } else { Status::Source })
}

/// "would not say", "did not respond", "could not confirm": there is no content to stand behind.
fn is_silence(linked: &Linked) -> bool {
    linked.attribution.stance == Stance::Declines && matches!(linked.attribution.act, Act::Says | Act::Reports)
}

/// The sentences that contain the attribution's content or its cue, in order.
fn sentences_of(document: &Document, linked: &Linked) -> Vec<usize> {
    let spans = linked.attribution.content.iter().chain(&linked.attribution.cue);
    let mut found: Vec<usize> = spans.flat_map(|&span| sentences_in(document, span)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn sentences_in(document: &Document, span: Span) -> std::ops::Range<usize> {
    let sentences = document.sentences();
    let start = sentences.partition_point(|s| s.span.end() <= span.start());
    let end = sentences.partition_point(|s| s.span.start() < span.end());
    start..end.max(start)
}

/// Is the word part of the attribution: of its content, cue, source or via chain?
fn holds(linked: &Linked, word: Span) -> bool {
    let found = &linked.attribution;
    found.content.iter().chain(&found.cue).chain(&found.source).chain(&found.via).any(|s| s.overlaps(word))
}
