//! What the page counts: coverage as a bar, the legend of statuses and sources, and the tables of sources and ignored findings.

use std::io::{self, Write};

use super::text::html;
use crate::audit::{Audit, Excepted};
use crate::report::mark::{Name, count, mark, meaning};
use crate::report::place::{heading as heading_of, place};
use crate::report::tally::{Cited, STATUSES, cited, of_status, share};

/// Writes the coverage: the attributed share in large, and a bar by status.
pub(super) fn coverage(audit: &Audit<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sum = &audit.coverage;
    if sum.statements == 0 {
        return Ok(());
    }
    let attributed = sum.statements - sum.unattributed;
    let percent = share(attributed, sum.statements);
    writeln!(out, "<div class=\"coverage\">\n<p class=\"figure\"><b>{percent}</b> of statements are attributed")?;
    writeln!(out, "<small>{attributed} of {}</small></p>", sum.statements)?;
    bar(audit, out)?;
    writeln!(out, "</div>")
}

/// Writes a bar of the statements by status.
pub(super) fn bar(audit: &Audit<'_>, out: &mut dyn Write) -> io::Result<()> {
    let counts = STATUSES.map(|which| (which, of_status(audit, which).0));
    let told: Vec<String> = counts.iter().map(|(which, count)| format!("{count} {}", Name(*which))).collect();
    write!(out, "<div class=\"bar\" role=\"img\" aria-label=\"Statements: {}\">", told.join(", "))?;
    for (which, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        write!(out, "<i class=\"{}\" style=\"flex-grow:{count}\"></i>", Name(which))?;
    }
    writeln!(out, "</div>")
}

/// Writes the legend: statuses and sources, each a button that highlights its statements.
/// `path` tells it from the legends of other articles.
pub(super) fn legend(audit: &Audit<'_>, path: &str, out: &mut dyn Write) -> io::Result<()> {
    let path = html(path);
    writeln!(out, "<nav class=\"legend\" aria-label=\"Statuses and sources of {path}\">\n<ul class=\"statuses\">")?;
    for which in STATUSES {
        let about = meaning(which);
        let (name, mark) = (Name(which), mark(Some(which), false));
        let statements = of_status(audit, which).0;
        writeln!(
            out,
            "<li><button type=\"button\" class=\"{name}\" aria-pressed=\"false\" data-status=\"{name}\"><span class=\"mark\" \
             aria-hidden=\"true\">{mark}</span> <span class=\"name\">{name} <small>{about}</small></span> <span class=\"count\">{statements}</span></button></li>",
        )?;
    }
    writeln!(out, "</ul>")?;
    let cited = cited(audit);
    if !cited.is_empty() {
        writeln!(out, "<ul class=\"sources\">")?;
        for Cited { supporter, title, status, statements, .. } in cited {
            let (name, mark) = (Name(status), mark(Some(status), false));
            writeln!(
                out,
                "<li><button type=\"button\" class=\"{name}\" aria-pressed=\"false\" data-supporter=\"{supporter}\"><span class=\"mark\" \
                 aria-hidden=\"true\">{mark}</span> <span class=\"name\">{}</span> <span class=\"count\">{statements}</span></button></li>",
                html(&title),
            )?;
        }
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "<p class=\"small hint\">Select a statement to see who stands behind it, and why.</p>\n</nav>")
}

/// Writes the table of sources.
pub(super) fn sources(audit: &Audit<'_>, heading: &str, out: &mut dyn Write) -> io::Result<()> {
    let cited = cited(audit);
    if cited.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section class=\"table\">\n<{heading}>Sources</{heading}>\n<table>")?;
    writeln!(out, "<thead><tr><th scope=\"col\">Source</th><th scope=\"col\">What it is</th>")?;
    let first = format!("First {}", heading_of(&audit.article).to_lowercase());
    let numbers = [(first.as_str(), " spare"), ("Statements", ""), ("Share", " spare")];
    for (number, class) in numbers {
        write!(out, "<th scope=\"col\" class=\"number{class}\">{number}</th>")?;
    }
    writeln!(out, "</tr></thead>")?;
    writeln!(out, "<tbody>")?;
    for found in &cited {
        let (name, mark) = (Name(found.status), mark(Some(found.status), false));
        let first = found.first.map(|span| html(&place(&audit.article, span))).unwrap_or_default();
        write!(out, "<tr><th scope=\"row\" class=\"{name}\"><span class=\"mark\" aria-hidden=\"true\">{mark}</span> ")?;
        write!(out, "{}</th><td>{}</td>", html(&found.title), what(found))?;
        let of_all = share(found.statements, audit.coverage.statements);
        writeln!(
            out,
            "<td class=\"number spare\">{first}</td><td class=\"number\">{}</td><td class=\"number spare\">{of_all}</td></tr>",
            found.statements
        )?;
    }
    let all = count(audit.coverage.statements, "statement");
    writeln!(
        out,
        "</tbody>\n</table>\n<p class=\"small\">Out of {all}; a statement can have several sources.</p>\n</section>"
    )
}

/// Writes the sources that the file's metadata names for the article as a whole; they give no statement a status.
pub(super) fn named_by_file(audit: &Audit<'_>, out: &mut dyn Write) -> io::Result<()> {
    let named = audit.article.metadata.sources.iter().filter_map(|source| {
        Some(match (source.name.as_deref(), source.url.as_deref()) {
            (Some(name), Some(url)) => format!("{name} ({url})"),
            (name, url) => name.or(url)?.to_owned(),
        })
    });
    let named: Vec<String> = named.collect();
    if named.is_empty() {
        return Ok(());
    }
    let named = html(&named.join("; "));
    writeln!(
        out,
        "<p class=\"small named\">Sources named in the file’s metadata; no statement is attributed to them for that: {named}</p>"
    )
}

/// Writes the table of findings that are ignored, and why.
pub(super) fn excepted(audit: &Audit<'_>, heading: &str, out: &mut dyn Write) -> io::Result<()> {
    if audit.excepted.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section class=\"table\">\n<{heading}>Ignored findings</{heading}>\n<table>")?;
    writeln!(out, "<thead><tr><th scope=\"col\">Words</th><th scope=\"col\">Rule</th>")?;
    writeln!(
        out,
        "<th scope=\"col\">Reason</th><th scope=\"col\" class=\"number spare\">{}</th></tr></thead>\n<tbody>",
        heading_of(&audit.article)
    )?;
    for Excepted { finding, reason, .. } in &audit.excepted {
        let place = html(&place(&audit.article, finding.span));
        let [words, reason] = [&audit.article.text[finding.span], reason].map(html);
        write!(out, "<tr><th scope=\"row\">{words}</th><td>{}</td>", finding.rule)?;
        writeln!(out, "<td>{reason}</td><td class=\"number spare\">{place}</td></tr>")?;
    }
    writeln!(out, "</tbody>\n</table>\n</section>")
}

/// What a source is: of an outlet, what the registry knows.
fn what(found: &Cited<'_>) -> String {
    let Some(outlet) = found.outlet.map(|id| id.outlet()) else {
        return Name(found.kind).to_string();
    };
    let control = outlet.state.map(|state| format!("; {} ({})", state.control.name(), state.year)).unwrap_or_default();
    let country = if outlet.country.is_empty() { String::new() } else { format!(", {}", outlet.country) };
    html(&format!("{}{country}{control}", outlet.kind.name()))
}
