//! The article: each statement with its status, and findings beside their paragraphs.

use std::io::{self, Write};
use std::ops::Range;

use super::card::card;
use super::text::{html, title};
use crate::Span;
use crate::article::BlockKind;
use crate::audit::{Audit, Sentence, SentenceKind, Status};
use crate::policy::Severity;
use crate::report::Entry;
use crate::report::credit::{credited, stands_for};
use crate::report::mark::{Name, mark};
use crate::report::problem::Problem;
use crate::report::tally::supporters;

/// The article in the form that it is written from.
pub(super) struct Copy<'a> {
    entry: &'a Entry<'a>,
    pub(super) audit: &'a Audit<'a>,
    /// The prefix of all ids of this article.
    pub(super) prefix: String,
    /// Cues, sources, via phrases and links, in order and without overlaps.
    words: Vec<Word>,
    /// Findings, in the order of the text.
    pub(super) notes: Vec<Note<'a>>,
}

/// A cue, source or via phrase, or words that carry a link.
struct Word {
    span: Span,
    role: &'static str,
    /// The status that its entity gives a statement.
    tone: Option<Status>,
    /// What it is a part of: an attribution, by its number, or a link.
    part: String,
}

/// A finding and the words that it is about.
pub(super) struct Note<'a> {
    pub(super) span: Span,
    pub(super) problem: &'a Problem<'a>,
}

impl<'a> Copy<'a> {
    pub(super) fn new(entry: &'a Entry<'a>, problems: &'a [Problem<'_>], prefix: String) -> Self {
        let audit = entry.audit;
        // Problems come in the order of the findings; gates, which are not about words, come last.
        let notes = audit.findings.iter().zip(problems);
        let mut notes: Vec<Note<'_>> = notes.map(|(finding, problem)| Note { span: finding.span, problem }).collect();
        notes.sort_by_key(|note| (note.span.start(), note.span.end()));
        Self { entry, audit, prefix, words: words(audit), notes }
    }

    /// Writes a block as an element with the given name, with a strip of statuses before it and its findings beside it.
    pub(super) fn block(&self, at: usize, element: &str, out: &mut dyn Write) -> io::Result<()> {
        let block = self.audit.article.blocks[at];
        let class = match block.kind {
            BlockKind::Headline => "headline",
            BlockKind::Byline => "byline",
            BlockKind::Dateline => "dateline",
            BlockKind::Paragraph => "paragraph",
            BlockKind::BlockQuote => "quote",
            BlockKind::ListItem | BlockKind::TableCell => "item",
            BlockKind::Caption => "caption",
            BlockKind::Keywords => "keywords",
        };
        let from = self.audit.sentences.partition_point(|sentence| sentence.block < at);
        let to = self.audit.sentences.partition_point(|sentence| sentence.block <= at);
        writeln!(out, "<div class=\"row {class}\">")?;
        self.strip(from..to, out)?;
        write!(out, "<{element} dir=\"auto\">")?;
        let mut end = block.span.start();
        for id in from..to {
            let sentence = &self.audit.sentences[id];
            write!(out, "{}", html(&self.audit.article.text[end..sentence.span.start().max(end)]))?;
            self.sentence(id, sentence, out)?;
            end = sentence.span.end();
        }
        writeln!(out, "</{element}>")?;
        self.margin(block.span, out)?;
        writeln!(out, "</div>")
    }

    /// Writes the block's statements as a strip, each as long as its number of words.
    fn strip(&self, sentences: Range<usize>, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "<div class=\"strip\" aria-hidden=\"true\">")?;
        for sentence in &self.audit.sentences[sentences] {
            if let Some(status) = sentence.status {
                write!(out, "<i class=\"{}\" style=\"flex-grow:{}\"></i>", Name(status), sentence.words.max(1))?;
            }
        }
        writeln!(out, "</div>")
    }

    fn sentence(&self, id: usize, sentence: &Sentence, out: &mut dyn Write) -> io::Result<()> {
        let Some(status) = sentence.status else { return self.words(sentence.span, title_or_text(sentence), out) };
        let mut parts: Vec<_> = credited(self.audit, sentence).iter().map(|(id, _)| id.to_string()).collect();
        parts.extend(sentence.links.iter().map(|citation| link(citation.link)));
        let supporters: Vec<_> = supporters(self.audit, sentence).iter().map(ToString::to_string).collect();
        let (parts, supporters) = (parts.join(" "), supporters.join(" "));
        let (prefix, status) = (&self.prefix, (Name(status), mark(Some(status), false)));
        write!(
            out,
            "<a class=\"statement {}\" id=\"{prefix}-s{id}\" href=\"#{prefix}-s{id}\" aria-describedby=\"{prefix}-c{id}\" \
             data-parts=\"{parts}\" data-supporters=\"{supporters}\" data-status=\"{}\">\
             <span class=\"mark\" aria-hidden=\"true\">{}</span>&#8288;",
            status.0, status.0, status.1
        )?;
        self.words(sentence.span, html, out)?;
        write!(out, "</a>")?;
        card(self.entry, id, &self.prefix, out)
    }

    /// Writes the words of a sentence, with cues and sources marked, and with the numbers of the findings in the margin.
    fn words(&self, span: Span, shown: Shown, out: &mut dyn Write) -> io::Result<()> {
        let mut at = span.start();
        let from = self.words.partition_point(|word| word.span.end() <= at);
        for word in self.words[from..].iter().take_while(|word| word.span.start() < span.end()) {
            let (start, end) = (word.span.start().max(at), word.span.end().min(span.end()));
            self.numbered(at..start, shown, out)?;
            let tone = word.tone.map(|tone| format!(" {}", Name(tone))).unwrap_or_default();
            write!(out, "<span class=\"{}{tone}\" data-part=\"{}\">", word.role, word.part)?;
            self.numbered(start..end, shown, out)?;
            write!(out, "</span>")?;
            at = end;
        }
        self.numbered(at..span.end(), shown, out)
    }

    /// Writes text, with the numbers of the findings that end in it.
    fn numbered(&self, range: Range<usize>, shown: Shown, out: &mut dyn Write) -> io::Result<()> {
        let text = &self.audit.article.text;
        let mut at = range.start;
        let mut ends: Vec<(usize, usize)> =
            self.notes.iter().enumerate().map(|(n, note)| (note.span.end(), n)).collect();
        ends.retain(|(end, _)| range.start < *end && *end <= range.end);
        ends.sort_unstable();
        for (end, number) in ends {
            write!(out, "{}<sup class=\"number\">{}</sup>", shown(&text[at..end]), number + 1)?;
            at = end;
        }
        write!(out, "{}", shown(&text[at..range.end]))
    }

    /// Writes the findings that begin in the block.
    fn margin(&self, block: Span, out: &mut dyn Write) -> io::Result<()> {
        let begins = |note: &Note<'_>| block.start() <= note.span.start() && note.span.start() < block.end();
        let mut notes = self.notes.iter().enumerate().filter(|(_, note)| begins(note)).peekable();
        if notes.peek().is_none() {
            return Ok(());
        }
        writeln!(out, "<ul class=\"margin\">")?;
        for (number, note) in notes {
            let problem = note.problem;
            let (severity, sign) = sign(problem.severity);
            let (prefix, number) = (&self.prefix, number + 1);
            write!(out, "<li class=\"{severity}\" id=\"{prefix}-f{number}\"><span class=\"number\">{number}</span> ")?;
            write!(out, "<span class=\"severity\"><span aria-hidden=\"true\">{sign}</span> {severity}</span> ")?;
            write!(out, "<span class=\"message\">{}</span>", html(&problem.message))?;
            if let Some(suggestion) = problem.suggestion {
                write!(out, " <span class=\"suggestion\">{}</span>", html(suggestion))?;
            }
            writeln!(out, " <span class=\"rule\">{}</span></li>", problem.rule)?;
        }
        writeln!(out, "</ul>")
    }
}

/// The name and the sign of a severity.
pub(super) fn sign(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Info => ("info", "▹"),
        Severity::Warning => ("warning", "△"),
        Severity::Error => ("error", "▲"),
    }
}

/// How text is written for the page.
type Shown = fn(&str) -> String;

fn title_or_text(sentence: &Sentence) -> Shown {
    if sentence.kind == SentenceKind::Headline { title } else { html }
}

/// The part that a link belongs to.
fn link(id: usize) -> String {
    format!("link-{id}")
}

/// The cues, sources and via phrases of the article, and the words with a link to an outlet, in order and without
/// overlaps.
fn words(audit: &Audit<'_>) -> Vec<Word> {
    let mut words = Vec::new();
    for (attribution, linked) in audit.attributions.iter().enumerate() {
        let found = &linked.attribution;
        let mut add = |span, role, to: Option<_>| {
            let tone = to.and_then(|to| stands_for(audit, to));
            words.push(Word { span, role, tone, part: attribution.to_string() });
        };
        found.cue.into_iter().for_each(|span| add(span, "cue", None));
        found.source.into_iter().for_each(|span| add(span, "by", linked.source.as_ref()));
        for (rank, span) in found.via.iter().enumerate() {
            add(*span, "via", linked.via.get(rank));
        }
    }
    keep_apart(&mut words);
    // Words of an attribution may have a link, too; the attribution says more.
    let is_free = |link: &Word| {
        let behind = words.partition_point(|word| word.span.end() <= link.span.start());
        words.get(behind).is_none_or(|word| !word.span.overlaps(link.span))
    };
    let links: Vec<Word> = links(audit).filter(is_free).collect();
    words.extend(links);
    keep_apart(&mut words);
    words
}

/// Sorts words, and removes those that overlap with an earlier one.
fn keep_apart(words: &mut Vec<Word>) {
    words.sort_by_key(|word| (word.span.start(), word.span.end()));
    let mut end = 0;
    words.retain(|word| {
        let apart = word.span.start() >= end;
        end = if apart { word.span.end() } else { end };
        apart
    });
}

/// The words with a link to an outlet; more than once if several statements share them.
fn links<'a>(audit: &'a Audit<'_>) -> impl Iterator<Item = Word> + 'a {
    let citations = audit.sentences.iter().flat_map(|sentence| &sentence.links);
    citations.filter_map(|citation| {
        let words = audit.article.links.get(citation.link)?;
        let tone = if citation.trusted { Status::Outlet } else { Status::Source };
        Some(Word { span: words.span, role: "link", tone: Some(tone), part: link(citation.link) })
    })
}
