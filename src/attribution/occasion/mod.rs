//! The occasions that a sentence names for what it reports, where they belong to an outlet: "in an interview with X", "on
//! X's morning programme", "in a poll by X". Whom the words are said by is the grammar's and the tagger's; here they get the
//! outlet that they were said to or made by.

mod addressed;
mod extent;
mod holder;
mod poll;
mod setting;

use std::ops::Range;

use super::draft::{Draft, touch};
use crate::document::Document;
use crate::text::TokenKind;

pub(super) use addressed::add_addressed;
use addressed::addressed;
pub(super) use extent::made_behind;
use holder::{holders, told_where};
use poll::{by_count, by_occasion, by_poll, makes_remarks};
use setting::setting;

/// An outlet's part in an occasion.
struct Setting {
    /// From the preposition or verb that leads to it, past the name and what the outlet makes.
    tokens: Range<usize>,
    /// Is it a poll or count, which says something by itself?
    count: bool,
    /// Is it "in" or "during" something that the outlet makes, where somebody speaks?
    speaks: bool,
}

/// Gives the drafts of each sentence the outlets of its occasions, and makes a draft for a poll that nothing else is made of.
pub(super) fn add_settings(document: &Document, drafts: &mut Vec<Draft>) {
    for mention in &document.outlets {
        let Some(sentence) = document.sentence_at(mention.span.start()) else { continue };
        let sentence = document.sentences()[sentence].tokens.clone();
        let name = &mention.tokens;
        // "the BBC's Today programme" is one outlet
        let owned = name.start.checked_sub(1).filter(|at| document.tokens()[*at].kind == TokenKind::Clitic);
        if owned.is_some_and(|clitic| document.outlets.iter().any(|owner| owner.tokens.end == clitic)) {
            continue;
        }
        if let Some(draft) = told_where(document, &sentence, name, drafts) {
            draft.via.push(name.clone());
            continue;
        }
        if let Some(draft) = addressed(document, &sentence, name, drafts) {
            draft.via.push(name.clone());
            continue;
        }
        let Some(setting) = setting(document, &sentence, mention) else {
            drafts.extend(by_poll(document, &sentence, name, drafts));
            continue;
        };
        // a source that begins with the occasion is its maker's: "a poll by X found"
        let own = |source: &Range<usize>| touch(source, name) && setting.tokens.start < source.start;
        let known = |draft: &Draft| draft.via.iter().any(|via| touch(via, name)) || draft.source.iter().any(own);
        if drafts.iter().any(known) {
            continue;
        }
        let holders = holders(document, drafts, &sentence, &setting, name);
        if holders.is_empty() && setting.count {
            drafts.extend(by_count(document, &sentence, &setting, drafts));
        } else if holders.is_empty()
            && (setting.speaks || makes_remarks(document, sentence.start..setting.tokens.start))
        {
            drafts.extend(by_occasion(document, &sentence, &setting, name, drafts));
        }
        for at in holders {
            if let Some(draft) = drafts.get_mut(at) {
                draft.via.push(name.clone());
            }
        }
    }
}
