//! A comment for a pull request: the verdict, how much is covered, whom the article cites, and what the rules say.

use std::io::{self, Write};

use super::comment::marker;
use super::escape::one_line;
use super::mark::{Name, count, mark};
use super::place::{heading, place};
use super::problem::{Problem, problems};
use super::tally::{STATUSES, cited, figures, of_status, share};
use super::{Entry, Format, Layout, Limit, NOTHING_CHANGED, Totals, Unread, title};
use crate::audit::{Audit, Excepted};
use crate::policy::{Reader, Severity};

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    about: "A comment for a pull request",
    open: |layout, out| writeln!(out, "{}", marker("ascribe", layout.comment)),
    article,
    unread,
    limit: Some(Limit { most: MOST, passed: MOST / 2, left_out }),
    close: totals,
    ..Format::PLAIN
};

/// How many marks the bar has.
const BAR: usize = 24;
/// How many characters all articles may take. GitHub takes no comment of more than 65,536, and what stands around the articles
/// needs some of them.
pub(super) const MOST: usize = 64_000;
/// How many rows a table has at most, and how many characters a cell or line of text, so that one article is never too long.
const ROWS: usize = 40;
const CELL: usize = 200;

fn article(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let audit = entry.audit;
    writeln!(out, "\n### {}", cell(entry.path))?;
    if let Some(title) = title(audit) {
        writeln!(out, "\n*{}*", cell(title))?;
    }
    verdict(entry, out)?;
    if let Some(encoding) = audit.article.encoding() {
        writeln!(out, "\nDecoded from {encoding}.")?;
    }
    if audit.reader == Reader::Fast {
        writeln!(out, "\nRead by the fast reader.")?;
    }
    coverage(audit, out)?;
    sources(audit, out)?;
    findings(audit, &problems(entry), out)?;
    excepted(audit, out)
}

fn unread(unread: &Unread<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n### {}", cell(unread.file))?;
    let line = unread.place.map(|(line, _)| format!(" (line {line})")).unwrap_or_default();
    writeln!(out, "\n❌ **not read**{line}: {}", cell(unread.message))
}

fn verdict(entry: &Entry<'_>, out: &mut dyn Write) -> io::Result<()> {
    let lead = match (entry.verdict.passed(), entry.verdict.gates) {
        (false, _) => "❌ **failed**: ",
        (true, 1..) => "✅ **passed**: ",
        (true, 0) => "",
    };
    let mut reasons: Vec<String> = entry.verdict.failures.iter().map(ToString::to_string).collect();
    if reasons.is_empty() {
        reasons.push(figures(&entry.audit.coverage));
    }
    reasons.iter().try_for_each(|reason| writeln!(out, "\n{lead}{}", cell(reason)))
}

/// Writes a bar of marks, and the statements by status.
fn coverage(audit: &Audit<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sum = &audit.coverage;
    if sum.statements == 0 {
        return Ok(());
    }
    let counts = STATUSES.map(|which| of_status(audit, which).0);
    let bar = STATUSES.iter().zip(shares(counts)).map(|(which, marks)| mark(Some(*which), false).repeat(marks));
    writeln!(out, "\n`{}`", bar.collect::<String>())?;
    writeln!(out, "\n| Coverage | Statements | | Words | |\n| --- | ---: | ---: | ---: | ---: |")?;
    for which in STATUSES {
        let (statements, words) = of_status(audit, which);
        let [of_statements, of_words] = [share(statements, sum.statements), share(words, sum.words)];
        let mark = mark(Some(which), false);
        writeln!(out, "| {mark} {} | {statements} | {of_statements} | {words} | {of_words} |", Name(which))?;
    }
    Ok(())
}

/// How many marks of the bar each count gets: as many as its part, and at least one if it is not zero.
fn shares<const N: usize>(counts: [usize; N]) -> [usize; N] {
    let whole = counts.iter().sum::<usize>().max(1);
    let mut marks = counts.map(|count| if count == 0 { 0 } else { (count * BAR / whole).max(1) });
    let widest = (0..N).max_by_key(|at| (counts[*at], N - at)).unwrap_or(0);
    let rest = marks.iter().enumerate().filter(|(at, _)| *at != widest).map(|(_, marks)| marks).sum::<usize>();
    if let Some(marks) = marks.get_mut(widest).filter(|marks| **marks > 0) {
        *marks = BAR.saturating_sub(rest);
    }
    marks
}

fn sources(audit: &Audit<'_>, out: &mut dyn Write) -> io::Result<()> {
    let cited = cited(audit);
    if cited.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n| Cited | Kind | Statements |\n| --- | --- | ---: |")?;
    for found in cited.iter().take(ROWS) {
        writeln!(out, "| {} | {} | {} |", cell(&found.title), Name(found.kind), found.statements)?;
    }
    more(cited.len(), out)
}

fn findings(audit: &Audit<'_>, problems: &[Problem<'_>], out: &mut dyn Write) -> io::Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let errors = if errors > 0 { format!(", {}", count(errors, "error")) } else { String::new() };
    writeln!(out, "\n<details><summary>{}{errors}</summary>", count(problems.len(), "finding"))?;
    let heading = heading(&audit.article);
    writeln!(out, "\n| {heading} | Severity | Finding | Words |\n| {} | --- | --- | --- |", alignment(audit))?;
    for problem in problems.iter().take(ROWS) {
        let (severity, rule) = (Name(problem.severity), problem.rule);
        let [message, words] = [&problem.message, &problem.words].map(|text| cell(text));
        let suggestion = problem.suggestion.map(|text| format!("<br>{}", cell(text))).unwrap_or_default();
        let place = problem.span.map(|span| cell(&place(&audit.article, span))).unwrap_or_default();
        writeln!(out, "| {place} | {severity} | {message} (`{rule}`){suggestion} | {words} |")?;
    }
    more(problems.len(), out)?;
    writeln!(out, "\n</details>")
}

/// Writes what the rules say and is let pass, and why.
fn excepted(audit: &Audit<'_>, out: &mut dyn Write) -> io::Result<()> {
    if audit.excepted.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n<details><summary>{} ignored</summary>", count(audit.excepted.len(), "finding"))?;
    let heading = heading(&audit.article);
    writeln!(out, "\n| {heading} | Rule | Reason | Words |\n| {} | --- | --- | --- |", alignment(audit))?;
    for Excepted { finding, reason, .. } in audit.excepted.iter().take(ROWS) {
        let place = cell(&place(&audit.article, finding.span));
        let [reason, words] = [reason, &audit.article.text[finding.span]].map(cell);
        writeln!(out, "| {place} | `{}` | {reason} | {words} |", finding.rule)?;
    }
    more(audit.excepted.len(), out)?;
    writeln!(out, "\n</details>")
}

/// The rule below the heading of places: numbers stand at the right, and words at the left.
fn alignment(audit: &Audit<'_>) -> &'static str {
    if audit.article.is_text() { "---:" } else { "---" }
}

/// Says how many rows are left out.
fn more(rows: usize, out: &mut dyn Write) -> io::Result<()> {
    match rows.saturating_sub(ROWS) {
        0 => Ok(()),
        more => writeln!(out, "\nand {more} more"),
    }
}

/// Says which articles a comment has no room for.
fn left_out(articles: usize, failed: usize, out: &mut dyn Write) -> io::Result<()> {
    let failed = if failed > 0 { format!(" ({failed} failed)") } else { String::new() };
    let articles = count(articles, "more article");
    writeln!(
        out,
        "\n{articles}{failed} left out: a comment has no room for all. Another report, such as `html`, has them."
    )
}

/// Writes what several articles add up to.
fn totals(totals: &Totals, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    if totals.nothing_changed {
        return writeln!(out, "\n{NOTHING_CHANGED}");
    }
    if !layout.many {
        return Ok(());
    }
    write!(out, "\n---\n\n**{}**: {}", count(totals.articles, "article"), figures(&totals.coverage))?;
    if totals.failed > 0 {
        write!(out, "; {} failed", totals.failed)?;
    }
    if totals.unread > 0 {
        write!(out, "; {} not read", totals.unread)?;
    }
    writeln!(out)
}

/// Text from outside as one line of Markdown that means itself: no markup, link, cell or mention of a person. It is cut where it
/// would take more than [`CELL`] characters.
pub(super) fn cell(text: &str) -> String {
    escaped(text, CELL)
}

/// The same, cut where it would take more than `most` characters.
pub(super) fn escaped(text: &str, most: usize) -> String {
    let text = one_line(text);
    let mut out = String::with_capacity(text.len().min(most) + 16);
    let mut length = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let before = out.len();
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '$' | '^' => out.extend(['\\', c]),
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => out += "&amp;",
            // What code hosts make links of by themselves; the comment parts the sign from its word.
            '@' | '#' => out.extend([&c.to_string(), "<!-- -->"]),
            ':' if chars.peek().is_some_and(|next| *next != ' ') => out += "&#58;",
            '.' if out.get(out.len().saturating_sub(3)..).is_some_and(|end| end.eq_ignore_ascii_case("www")) => {
                out += "&#46;";
            }
            c => out.push(c),
        }
        length += out.get(before..).unwrap_or_default().chars().count();
        if length > most {
            out.truncate(before);
            out.push('…');
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{BAR, CELL, cell, shares};

    #[test]
    fn text_is_no_markup() {
        assert_eq!(cell("a | `b`\n*c* <b> ![d](e)"), "a \\| \\`b\\` \\*c\\* &lt;b&gt; \\!\\[d\\](e)");
        assert_eq!(cell("It said: :smile: mailto:a"), "It said: &#58;smile: mailto&#58;a");
        assert_eq!(cell("@ann #1"), "@<!-- -->ann #<!-- -->1");
        assert_eq!(cell("https://a.example www.b.example"), "https&#58;//a.example www&#46;b.example");
    }

    #[test]
    fn long_text_is_cut_between_its_characters() {
        let told = cell(&"#é ".repeat(1000));
        assert!(told.ends_with('…') && told.chars().count() <= CELL + 1, "{told}");
        assert!(told.trim_end_matches('…').ends_with(['é', ' ', '>']), "{told}");
        assert_eq!(cell("short"), "short");
    }

    #[test]
    fn the_bar_is_always_as_long() {
        for counts in [[1, 0, 0, 0], [1, 1, 1, 1], [100, 1, 1, 0], [1, 0, 2, 97], [5, 7, 11, 13]] {
            let marks = shares(counts);
            assert_eq!(marks.iter().sum::<usize>(), BAR, "{counts:?}");
            assert!(marks.iter().zip(counts).all(|(marks, count)| (*marks > 0) == (count > 0)), "{counts:?}");
        }
        assert_eq!(shares([0, 0]), [0, 0]);
    }
}
