//! What went wrong, one class an error.

use ascribe::attribution::Attribution;

use super::score::RoleWords;
use super::words::{Words, shared};
use crate::gold::{Bytes, Roles};

/// An attribution that was missed or made up.
pub(crate) struct Error {
    pub(crate) class: &'static str,
    /// The attribution, and what was found in its place.
    pub(crate) lines: Vec<String>,
}

/// The errors of one article; `links` are the pairs of true and found attributions that were right.
pub(crate) fn errors(text: &str, gold: &[Roles], found: &[Attribution], links: &[(usize, usize)]) -> Vec<Error> {
    let words = Words::of(text);
    let roles: Vec<Roles> = found.iter().map(Roles::from).collect();
    let all = |roles: &[Roles]| -> Vec<RoleWords> { roles.iter().map(|r| RoleWords::of(&words, r)).collect() };
    let (g, f) = (all(gold), all(&roles));
    let mut errors = Vec::new();
    for nth in (0..gold.len()).filter(|nth| links.iter().all(|link| link.0 != *nth)) {
        let (class, other) = class(&g[nth], &f, MISSED);
        let mut lines = vec![format!("  true   {}", line(text, &gold[nth]))];
        lines.extend(other.map(|at| format!("  found  {} [{}]", line(text, &roles[at]), found[at].pattern)));
        errors.push(Error { class, lines });
    }
    for nth in (0..found.len()).filter(|nth| links.iter().all(|link| link.1 != *nth)) {
        let (class, other) = class(&f[nth], &g, MADE_UP);
        // those with a counterpart are listed with it
        if other.is_none() || class == MADE_UP[2] {
            let mut lines = vec![format!("  found  {} [{}]", line(text, &roles[nth]), found[nth].pattern)];
            lines.extend(other.map(|at| format!("  true   {}", line(text, &gold[at]))));
            errors.push(Error { class, lines });
        }
    }
    errors
}

/// Classes of missed attributions: same cue but other content, same cue but other source, inside another one's content,
/// nothing there.
const MISSED: [&str; 4] = ["content differs", "source differs", "swallowed by another", "missed"];

/// The same for those found.
const MADE_UP: [&str; 4] = ["", "", "inside a true one", "made up"];

fn class(one: &RoleWords, others: &[RoleWords], names: [&'static str; 4]) -> (&'static str, Option<usize>) {
    let same_cue = others.iter().position(|other| shared(&one.cue, &other.cue) > 0);
    if let Some(at) = same_cue {
        let other = &others[at];
        let both = shared(&one.content, &other.content);
        let half = 2 * both >= one.content.len() + other.content.len() - both;
        return (names[usize::from(half)], Some(at));
    }
    let holds = |other: &RoleWords| {
        shared(&one.cue, &other.content) > 0 || 2 * shared(&one.content, &other.content) > one.content.len()
    };
    match others.iter().position(holds) {
        Some(at) => (names[2], Some(at)),
        None => (names[3], None),
    }
}

fn line(text: &str, roles: &Roles) -> String {
    let show = |spans: &[Bytes]| {
        let parts: Vec<String> = spans.iter().map(|&(a, b)| short(&text[a..b])).collect();
        parts.join(" + ")
    };
    format!("{{{}}} {{{}}} {{{}}}", show(&roles.source), show(&roles.cue), show(&roles.content))
}

/// A span on one line, its middle left out where it is long.
fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.len() {
        0..25 => words.join(" "),
        n => format!("{} … {}", words[..12].join(" "), words[n - 10..].join(" ")),
    }
}
