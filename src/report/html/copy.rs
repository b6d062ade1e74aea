//! The article: each statement marked by who stands behind it, and findings beside the paragraph that they are about.

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

/// The article as it will be written.
pub(super) struct Copy<'a> {
    entry: &'a Entry<'a>,
    audit: &'a Audit<'a>,
    /// What the ids of this article begin with.
    prefix: String,
    /// The words that cite: in order, apart.
    words: Vec<Word>,
    /// Findings, in the order of the text.
    notes: Vec<Note<'a>>,
}

/// A cue, source or via phrase, or words that carry a link.
struct Word {
    span: Span,
    role: &'static str,
    /// The status that whom it means stands for.
    tone: Option<Status>,
    /// What it is a part of: an attribution, by its number, or a link.
    part: String,
}

/// A finding and the words that it is about.
struct Note<'a> {
    span: Span,
    problem: &'a Problem<'a>,
}

impl<'a> Copy<'a> {
    pub(super) fn new(entry: &'a Entry<'a>, problems: &'a [Problem<'_>], prefix: String) -> Self {
        let audit = entry.audit;
        // Problems come in the order of the findings; demands, which are about no words, come last.
        let notes = audit.findings.iter().zip(problems);
        let mut notes: Vec<Note<'_>> = notes.map(|(finding, problem)| Note { span: finding.span, problem }).collect();
        notes.sort_by_key(|note| (note.span.start(), note.span.end()));
        Self { entry, audit, prefix, words: words(audit), notes }
    }

    /// Writes a block as an element with the given name, its strip of statuses before it and its findings beside it.
    pub(super) fn block(&self, at: usize, element: &str, out: &mut dyn Write) -> io::Result<()> {
        let block = self.audit.article.blocks[at];
        let class = match block.kind {
            BlockKind::Headline => "headline",
            BlockKind::Byline => "byline",
            BlockKind::Dateline => "dateline",
            BlockKind::Paragraph => "paragraph",
            BlockKind::BlockQuote => "quote",
            BlockKind::ListItem => "item",
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

    /// Writes the block's statements as a strip, each as long as its words are many.
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
            "<a class=\"statement {}\" id=\"{prefix}-s{id}\" href=\"#{prefix}-c{id}\" aria-describedby=\"{prefix}-c{id}\" \
             data-parts=\"{parts}\" data-supporters=\"{supporters}\" data-status=\"{}\">\
             <span class=\"mark\" aria-hidden=\"true\">{}</span>&#8288;",
            status.0, status.0, status.1
        )?;
        self.words(sentence.span, html, out)?;
        write!(out, "</a>")?;
        card(self.entry, id, &self.prefix, out)
    }

    /// Writes the words of a sentence: those that cite are marked, and numbers lead to the findings in the margin.
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
            let (severity, sign) = match problem.severity {
                Severity::Info => ("info", "▹"),
                Severity::Warning => ("warning", "△"),
                Severity::Error => ("error", "▲"),
            };
            write!(out, "<li class=\"{severity}\"><span class=\"number\">{}</span> ", number + 1)?;
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

/// How words are written for the page.
type Shown = fn(&str) -> String;

fn title_or_text(sentence: &Sentence) -> Shown {
    if sentence.kind == SentenceKind::Headline { title } else { html }
}

/// The part that a link is.
fn link(id: usize) -> String {
    format!("link-{id}")
}

/// The cues, sources and via phrases of the article, and the words that carry a link to an outlet: in order, apart.
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
    // a link may carry what cites, too, which says more
    let is_free = |link: &Word| {
        let behind = words.partition_point(|word| word.span.end() <= link.span.start());
        words.get(behind).is_none_or(|word| !word.span.overlaps(link.span))
    };
    let links: Vec<Word> = links(audit).filter(is_free).collect();
    words.extend(links);
    keep_apart(&mut words);
    words
}

/// Puts words in order, and leaves those out that overlap with one before.
fn keep_apart(words: &mut Vec<Word>) {
    words.sort_by_key(|word| (word.span.start(), word.span.end()));
    let mut end = 0;
    words.retain(|word| {
        let apart = word.span.start() >= end;
        end = if apart { word.span.end() } else { end };
        apart
    });
}

/// The words that carry a link to an outlet; more than once where several statements share them.
fn links<'a>(audit: &'a Audit<'_>) -> impl Iterator<Item = Word> + 'a {
    let citations = audit.sentences.iter().flat_map(|sentence| &sentence.links);
    citations.filter_map(|citation| {
        let words = audit.article.links.get(citation.link)?;
        let tone = if citation.trusted { Status::Outlet } else { Status::Source };
        Some(Word { span: words.span, role: "link", tone: Some(tone), part: link(citation.link) })
    })
}
