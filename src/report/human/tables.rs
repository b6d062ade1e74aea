//! The sums under an article: its coverage by status, and whom it cites how often.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use textwrap::core::display_width;

use super::flow::wrapped;
use super::palette::{BOLD, DIM, paint, status, status_by};
use super::share;
use crate::audit::{Audit, Basis, Citation, Need, Sentence, Status};
use crate::entity::EntityKind;
use crate::report::credit::{credited, link_title, linked, title};
use crate::report::mark::{Name, mark};
use crate::report::{Layout, escape};

/// How wide the bar of a whole is.
const BAR: usize = 24;
/// How wide the coverage table is without its bars.
const TABLE: usize = 49;
/// How many names are listed at most.
const NAMES: usize = 12;

const STATUSES: [Status; 4] = [Status::Outlet, Status::Source, Status::Anonymous, Status::Unattributed];

/// Writes the statements and their words by status.
pub(super) fn coverage(audit: &Audit<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let sum = &audit.coverage;
    if sum.statements == 0 {
        return Ok(());
    }
    writeln!(out, "\n{BOLD}{:<16}{BOLD:#}{DIM}statements           words{DIM:#}", "Coverage")?;
    for which in STATUSES {
        let (statements, words) = of_status(audit, which);
        let colour = status(Some(which));
        let mark = paint(colour, mark(Some(which), layout.ascii));
        let [of_statements, of_words] = [share(statements, sum.statements), share(words, sum.words)];
        let row = format!("{:<16}{statements:>4}{of_statements:>8}{words:>8}{of_words:>8}", Name(which));
        match bar(statements, sum.statements, layout) {
            _ if statements == 0 => writeln!(out, "{mark} {}", paint(DIM, &row))?,
            bar if bar.is_empty() => writeln!(out, "{mark} {row}")?,
            bar => writeln!(out, "{mark} {row}   {}", paint(colour, &bar))?,
        }
    }
    let attributed = share(sum.attributed_words, sum.words);
    let row = format!("{:<16}{:>4}{:>16}  {attributed} attributed", "all", sum.statements, sum.words);
    writeln!(out, "  {}", paint(DIM, &row))?;
    needs(audit, layout, out)
}

/// Writes how many of the statements that need a source for something have one: "quotations 5 of 5, figures 1 of 2".
fn needs(audit: &Audit<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let needs = Need::ALL.into_iter().filter(|need| *need != Need::None);
    let counted = needs.map(|need| (need, audit.coverage.of_need(need))).filter(|(_, covered)| covered.statements > 0);
    let parts: Vec<String> = counted
        .map(|(need, covered)| format!("{} {} of {}", need.plural(), covered.attributed, covered.statements))
        .collect();
    if parts.is_empty() {
        return Ok(());
    }
    let words = format!("Attributed: {}", parts.join(", "));
    writeln!(out, "  {}", wrapped(&[(words.as_str(), DIM)], 2, layout))
}

/// Writes whom the statements are credited to, outlets first, the most cited first.
pub(super) fn cited(audit: &Audit<'_>, layout: &Layout, out: &mut dyn Write) -> io::Result<()> {
    let counted = counts(audit).into_iter().zip(&audit.entities).filter(|(count, _)| *count > 0);
    let counted = counted.map(|(count, entity)| (count, entity.kind, title(entity)));
    let mut cited: Vec<(usize, EntityKind, Cow<'_, str>)> = counted.chain(only_linked(audit)).collect();
    cited.sort_by_key(|(count, kind, _)| (status_by(*kind), Reverse(*count)));
    let most = layout.width.saturating_sub(26).max(20);
    let name = |name: &str| clipped(&escape(name), most);
    let rows: Vec<_> = cited.iter().take(NAMES).map(|(count, kind, it)| (count, *kind, name(it))).collect();
    let Some(longest) = rows.iter().map(|(.., name)| display_width(name)).max() else { return Ok(()) };

    let column = longest.max(16);
    writeln!(out, "\n{BOLD}{:<column$}{BOLD:#}{DIM}statements{DIM:#}", "Cited")?;
    for (count, kind, name) in rows {
        let which = Some(status_by(kind));
        let mark = paint(status(which), mark(which, layout.ascii));
        let gap = column - display_width(&name);
        writeln!(out, "{mark} {name}{:gap$}{count:>4}  {DIM}{}{DIM:#}", "", Name(kind))?;
    }
    match cited.len().saturating_sub(NAMES) {
        0 => Ok(()),
        more => writeln!(out, "{DIM}  and {more} more{DIM:#}"),
    }
}

/// The statements of a status, and their words.
fn of_status(audit: &Audit<'_>, which: Status) -> (usize, usize) {
    let those = audit.sentences.iter().filter(|sentence| sentence.status == Some(which));
    those.fold((0, 0), |(statements, words), sentence| (statements + 1, words + sentence.words))
}

/// For each entity, how many statements are credited to it, as their source or on the way.
fn counts(audit: &Audit<'_>) -> Vec<usize> {
    let mut counts = vec![0; audit.entities.len()];
    let is_credited = |status: Option<Status>| status.is_some_and(|status| status != Status::Unattributed);
    for sentence in audit.sentences.iter().filter(|sentence| is_credited(sentence.status)) {
        let linked = credited(audit, sentence).into_iter();
        let found = linked.flat_map(|(_, linked)| linked.source.iter().chain(&linked.via));
        let mut named: Vec<usize> = found.flat_map(|to| [Some(to.entity), to.outlet]).flatten().collect();
        named.extend(by_link(sentence).filter_map(|link| entity_of(audit, &link)));
        named.sort_unstable();
        named.dedup();
        for id in named {
            if let Some(count) = counts.get_mut(id) {
                *count += 1;
            }
        }
    }
    counts
}

/// The outlets that a sentence cites by its links alone.
fn by_link(sentence: &Sentence) -> impl Iterator<Item = Citation> {
    let links = if sentence.basis == Some(Basis::Linked) { linked(sentence) } else { Vec::new() };
    links.into_iter()
}

/// The entity that is an outlet, if words of the article name it.
fn entity_of(audit: &Audit<'_>, link: &Citation) -> Option<usize> {
    audit.entities.iter().position(|entity| entity.outlet == Some(link.outlet))
}

/// The outlets that no attribution names, with the statements whose links lead to them.
fn only_linked<'a>(audit: &'a Audit<'_>) -> impl Iterator<Item = (usize, EntityKind, Cow<'a, str>)> {
    let mut counts = BTreeMap::new();
    for link in audit.sentences.iter().flat_map(by_link).filter(|link| entity_of(audit, link).is_none()) {
        counts.entry(link.outlet).or_insert((0, link)).0 += 1;
    }
    counts.into_values().map(|(count, link)| (count, EntityKind::Outlet, link_title(&link)))
}

/// A bar as long as the part of the whole; at least one column for a part that is not empty, and none where the line has
/// no room for bars.
fn bar(part: usize, whole: usize, layout: &Layout) -> String {
    let room = BAR.min(layout.width.saturating_sub(TABLE));
    if part == 0 || whole == 0 || room < BAR / 3 {
        return String::new();
    }
    let columns = ((part * room + whole / 2) / whole).max(1);
    if layout.ascii { "=" } else { "━" }.repeat(columns)
}

/// The text in at most so many columns.
fn clipped(text: &str, columns: usize) -> String {
    if display_width(text) <= columns {
        return text.to_owned();
    }
    let mut clipped = String::new();
    for c in text.chars() {
        if display_width(&clipped) + 2 > columns {
            break;
        }
        clipped.push(c);
    }
    clipped + "…"
}
