//! Whom a source has its words from, where it says so in an aside: "X, citing two officials, said", "Citing X, Y reported",
//! "…, Y said, citing X".

use std::ops::Range;

use super::chain::cites;
use super::draft::{Draft, touch, trim};
use super::noun_phrase::{informs, is_time, phrase_after};
use super::phrase::{Role, phrase};
use super::tokens::{Tokens, item};
use crate::document::Document;
use crate::lexicon::Class;
use crate::text::TokenKind;

/// An aside that tells where somebody has the words from.
struct Aside {
    /// The phrase that opens it.
    cue: Range<usize>,
    cited: Range<usize>,
    /// Are these everyday words, unless one or the other is an outlet: "referring to X"?
    reference: bool,
    /// Does no comma set it off: "said on Tuesday citing two officials"?
    plain: bool,
}

/// Gives the drafts of each sentence those whom an aside cites, and takes the aside for no attribution of its own.
pub(super) fn add_origins(document: &Document, drafts: &mut Vec<Draft>) {
    for sentence in document.sentences() {
        for at in sentence.tokens.clone() {
            if item(document, at).is(Class::PhraseHead)
                && let Some(aside) = aside_at(document, &sentence.tokens, at)
            {
                settle(document, &sentence.tokens, &aside, drafts);
            }
        }
    }
}

/// The aside that opens at a token.
fn aside_at(document: &Document, sentence: &Range<usize>, at: usize) -> Option<Aside> {
    let (rest, found) = phrase(Tokens::forward(document, at..sentence.end)).ok()?;
    let plain = at > sentence.start && !is_comma(document, at - 1);
    let cited = phrase_after(document, rest.at(), sentence.end, true)?;
    let fits = match found.role {
        Role::Origin => true,
        Role::Reference => cites(document, &cited) || informs(document, &cited),
        Role::Cue | Role::Relay => false,
    };
    fits.then(|| Aside { cue: at..rest.at(), cited, reference: found.role == Role::Reference, plain })
}

fn settle(document: &Document, sentence: &Range<usize>, aside: &Aside, drafts: &mut Vec<Draft>) {
    for cue in drafts.iter_mut().filter_map(|draft| draft.cue.as_mut()) {
        // "said, on | the basis of": a preposition of the aside's is no part of the verb
        if cue.start < aside.cue.start && aside.cue.start < cue.end {
            *cue = trim(document, cue.start..aside.cue.start);
        }
    }
    let own = |draft: &Draft| draft.cue.as_ref().is_some_and(|cue| touch(cue, &aside.cue));
    let Some(host) = host(document, sentence, aside, drafts) else { return };
    let Some(draft) = drafts.get_mut(host) else { return };
    let (start, end) = (aside.cue.start, aside.cited.end);
    if let Some(source) = draft.source.as_mut().filter(|source| source.start < start && start < source.end) {
        *source = trim(document, source.start..start);
    }
    for content in &mut draft.content {
        if start <= content.start && content.end <= end {
            *content = start..start;
        } else if content.start <= start && start < content.end && content.end <= end + 1 {
            *content = trim(document, content.start..start);
        } else if touch(content, &(start..end)) && content.start >= start && end < content.end {
            *content = trim(document, end..content.end);
        }
    }
    draft.content.retain(|content| !content.is_empty());
    if draft.content.is_empty()
        && let Some(before) = said_before(document, sentence, draft)
    {
        draft.content.push(before);
    }
    if cites(document, &aside.cited) {
        for mention in document.outlets_in(aside.cited.clone()) {
            if !draft.credits(&mention.tokens) {
                draft.via.push(mention.tokens.clone());
            }
        }
    } else if let Some(outlet) = draft.source.take_if(|source| cites(document, source)) {
        draft.via.insert(0, trim(document, outlet));
        draft.source = Some(aside.cited.clone());
    }
    drafts.retain(|draft| !own(draft));
}

/// "…, the Post said on the basis of a memo": what stands before the source and its comma.
fn said_before(document: &Document, sentence: &Range<usize>, draft: &Draft) -> Option<Range<usize>> {
    let comma = draft.source.as_ref()?.start.checked_sub(1).filter(|at| *at > sentence.start)?;
    is_comma(document, comma).then(|| trim(document, sentence.start..comma))
}

/// The draft that the aside belongs to, as an index: the one whose source it stands behind, the one that follows where it
/// opens the sentence, or the one before it.
fn host(document: &Document, sentence: &Range<usize>, aside: &Aside, drafts: &[Draft]) -> Option<usize> {
    let start = aside.cue.start;
    let cue = |at: usize| drafts[at].cue.clone().unwrap_or(0..0);
    let here = |at: &usize| touch(&cue(*at), sentence) && !touch(&cue(*at), &aside.cue);
    let here = || (0..drafts.len()).filter(here);
    let outlet = |at: &usize| drafts[*at].source.iter().chain(&drafts[*at].via).any(|range| cites(document, range));
    if aside.plain {
        // right behind the verb of an outlet, and when it was
        let time = |at: usize| is_time(item(document, at)) || item(document, at).is(Class::Preposition);
        let near = |at: &usize| cue(*at).end <= start && (cue(*at).end..start).all(time);
        return here().filter(outlet).find(near);
    }
    if aside.reference && !cites(document, &aside.cited) {
        return here()
            .filter(outlet)
            .find(|at| cue(*at).end <= start || drafts[*at].source.iter().any(|s| s.end + 1 >= start));
    }
    if start == sentence.start {
        return here().filter(|at| cue(*at).start >= aside.cited.end).min_by_key(|at| cue(*at).start);
    }
    let behind = |at: &usize| {
        let source = drafts[*at].source.clone().unwrap_or(0..0);
        source.start < start && start <= source.end + 1 && is_comma(document, start - 1)
    };
    here().find(behind).or_else(|| here().filter(|at| cue(*at).end <= start).max_by_key(|at| cue(*at).end))
}

fn is_comma(document: &Document, at: usize) -> bool {
    document.tokens()[at].kind == TokenKind::Comma
}
