//! Names that stand between marks as only an outlet's does: credits in brackets, and lists of outlets.

use super::Site;
use crate::text::TokenKind;

impl Site<'_> {
    /// "[Quartz]", "[Ann Example, Quartz]" at the end of a block: the credit for an item of a roundup.
    pub(super) fn is_alone_in_brackets(&self) -> bool {
        const CREDITED: usize = 5;
        let (page, tokens) = (self.page, &self.candidate.tokens);
        let stop = usize::from(page.kind(tokens.end) == Some(TokenKind::Stop));
        let close = tokens.end + stop;
        let last = page.word(close) == "]" && (page.broken(close + 1) || page.kind(close + 1).is_none());
        let left = self.left();
        let credited = |at: &usize| page.kind(*at) == Some(TokenKind::Comma) || page.capitalised(*at);
        let open = (left.saturating_sub(CREDITED)..left).rev().find(|at| !credited(at));
        last && open
            .is_some_and(|at| page.word(at) == "[" && (at + 1 == left || page.kind(left - 1) == Some(TokenKind::Comma)))
    }

    /// "WASHINGTON (AP)", "Photo: AP", "AP: Minister resigns".
    pub(super) fn is_credit(&self) -> bool {
        let tokens = &self.candidate.tokens;
        let before = tokens.start.checked_sub(1);
        let open = before.and_then(|at| self.page.kind(at)) == Some(TokenKind::Open);
        let closed = open && self.page.kind(tokens.end) == Some(TokenKind::Close);
        let label = self.page.broken(tokens.start) && self.page.kind(tokens.end) == Some(TokenKind::Colon);
        (closed || label) && self.candidate.name.is_acronym()
    }

    /// Next to another outlet: "Politico, CNN and the Hill".
    pub(super) fn is_listed(&self) -> bool {
        let tokens = &self.candidate.tokens;
        let joined = self.starts_inside_token() || self.ends_inside_token();
        let between = |from: usize, to: usize| (joined && from >= to) || self.page.lists(from, to);
        self.before.is_some_and(|before| between(before.tokens.end, tokens.start))
            || self.after.is_some_and(|after| {
                after.name.owner.is_some() && !after.name.article && between(tokens.end, after.tokens.start)
            })
    }
}
