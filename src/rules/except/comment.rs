//! Exceptions in an article's comments.
//!
//! ```text
//! <!-- ascribe-ignore RULE: reason -->              between blocks: the next block; inside a block: its line
//! <!-- ascribe-ignore-start RULE: reason -->        from here to ascribe-ignore-end, or ascribe-ignore-end RULE
//! <!-- ascribe-ignore-file RULE: reason -->         the whole article
//! <!-- ascribe-ignore RULE, RULE until 2026-12-31: reason -->
//! ```

use crate::Span;
use crate::article::{Article, Comment};
use crate::policy::{Date, Rule, nearest};

/// An exception in a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    /// The bytes of the input between the marks of its comment.
    pub(super) inside: Span,
    pub(super) rule: Rule,
    pub(super) reason: String,
    pub(super) until: Option<Date>,
    /// The bytes of the input that it covers.
    pub(super) reach: Span,
}

/// A malformed exception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) inside: Span,
    /// What is wrong, and what to do about it.
    pub(super) message: String,
}

/// What a comment begins with.
const LEAD: &str = "ascribe-ignore";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Here,
    Start,
    End,
    File,
}

/// The exceptions in the comments of an article, and what is wrong with others.
pub(super) fn read(article: &Article<'_>) -> (Vec<Remark>, Vec<Fault>) {
    let (mut remarks, mut faults) = (Vec::<Remark>::new(), Vec::new());
    // The exceptions that have been started and not ended yet.
    let mut open: Vec<usize> = Vec::new();
    for comment in &article.comments {
        let inside = comment.inside;
        let mut fault = |message: String| faults.push(Fault { inside, message });
        let Some(text) = article.input()[inside].trim().strip_prefix(LEAD) else { continue };
        let Some((form, text)) = form(text) else {
            // "ascribe-ignored" is a different word, not an exception.
            if !text.starts_with('-') {
                continue;
            }
            fault(format!("unknown form; use {LEAD}, {LEAD}-start, {LEAD}-end or {LEAD}-file"));
            continue;
        };
        let (head, reason) = text.split_once(':').map_or((text, ""), |(head, reason)| (head, reason.trim()));
        let (rules, until) = match names(head) {
            Ok(found) => found,
            Err(message) => {
                fault(message);
                continue;
            }
        };
        if form == Form::End {
            let ended = |at: &usize| rules.is_empty() || rules.contains(&remarks[*at].rule);
            let (closed, left): (Vec<usize>, Vec<usize>) = open.iter().partition(|at| ended(at));
            if closed.is_empty() {
                fault(format!("nothing to end here; add {LEAD}-start before it"));
            }
            for at in closed {
                let reach = remarks[at].reach;
                remarks[at].reach = Span::new(reach.start(), inside.start());
            }
            open = left;
        } else if rules.is_empty() {
            fault(format!("no rule; name one: {LEAD} RULE: reason"));
        } else if reason.is_empty() {
            fault(format!("no reason; give one: {LEAD} RULE: reason"));
        } else {
            for rule in rules {
                if form == Form::Start {
                    open.push(remarks.len());
                }
                let reach = reach(article, comment, form);
                remarks.push(Remark { inside, rule, reason: reason.to_owned(), until, reach });
            }
        }
    }
    for at in open {
        let Remark { inside, rule, .. } = remarks[at];
        let message = format!("it has no end; add {LEAD}-end after the passage, or use {LEAD}-file {rule}");
        faults.push(Fault { inside, message });
    }
    (remarks, faults)
}

/// The form of an exception, from what follows its first word, and the rest of the comment.
fn form(rest: &str) -> Option<(Form, &str)> {
    let forms = [("-start", Form::Start), ("-end", Form::End), ("-file", Form::File), ("", Form::Here)];
    let (form, rest) = forms.into_iter().find_map(|(word, form)| Some((form, rest.strip_prefix(word)?)))?;
    (rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r', ':'])).then_some((form, rest))
}

/// The rules before the colon, and the last day.
fn names(head: &str) -> Result<(Vec<Rule>, Option<Date>), String> {
    let mut words = head.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let mut rules = Vec::new();
    while let Some(word) = words.next() {
        if word == "until" {
            let day = words.next().unwrap_or_default();
            let day = day.parse().map_err(|error| format!("“{day}”: {error}"))?;
            return match words.next() {
                Some(more) => Err(format!("“{more}” is where a colon and the reason should be")),
                None => Ok((rules, Some(day))),
            };
        }
        rules.push(word.parse().map_err(|_| no_rule(word))?);
    }
    Ok((rules, None))
}

fn no_rule(word: &str) -> String {
    match nearest(word, Rule::ALL.iter().map(|rule| rule.name())) {
        Some(near) => format!("unknown rule “{word}”; did you mean “{near}”?"),
        None => format!("unknown rule “{word}”; `ascribe explain --list` lists the rules"),
    }
}

/// The bytes of the input that an exception covers.
fn reach(article: &Article<'_>, comment: &Comment, form: Form) -> Span {
    let input = article.input();
    let at = comment.inside;
    match form {
        Form::File => Span::new(0, input.len()),
        Form::Start | Form::End => Span::new(at.end(), input.len()),
        Form::Here if comment.inline => {
            let ends = |c: char| c == '\n' || c == '\r';
            let start = input[..at.start()].rfind(ends).map_or(0, |at| at + 1);
            let end = input[at.end()..].find(ends).map_or(input.len(), |len| at.end() + len);
            Span::new(start, end)
        }
        Form::Here => {
            let sources = article.blocks.iter().map(|block| article.source(block.span));
            let next = sources.into_iter().find(|block| block.start() >= at.end());
            next.unwrap_or(Span::new(at.end(), at.end()))
        }
    }
}
