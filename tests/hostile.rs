//! Hostile articles, with hostile names and links, through every format: nothing in them is obeyed by what reads the report.

use std::fs;

use ascribe::article::{Article, Format};
use ascribe::audit::{Audit, Basis, Excepted, Finding, Verdict};
use ascribe::policy::{Policy, Rule, Severity};
use ascribe::report::{self, Entry, FORMATS, Layout, Template, Totals};

type Problem = Box<dyn std::error::Error>;

/// The name that the article goes by.
const PATH: &str = "::error::=1+1|`<script>\"'&\u{1b}[2J\u{202e}##[error]\n.txt";

/// The name of one of several articles in that file.
const INSIDE: &str = "#::warning::<b>]]>=1\u{202e}\n";

/// The article as an audit in which each sentence has a finding that repeats its words, and one more that is let pass for a
/// reason that repeats them.
fn audit(text: &str, format: Format) -> Result<Audit<'_>, Problem> {
    let mut audit = ascribe::audit(Article::read(text.as_bytes(), format)?, &Policy::default());
    let severities = [Severity::Info, Severity::Warning, Severity::Error];
    let finding = |(at, sentence): (usize, &ascribe::audit::Sentence)| Finding {
        rule: Rule::UnattributedStatement,
        severity: severities[at % 3],
        span: sentence.span,
        message: audit.article.text[sentence.span].to_owned(),
        suggestion: Some(audit.article.text[sentence.span].to_owned()),
    };
    audit.findings = audit.sentences.iter().enumerate().map(finding).collect();
    let excepted = |finding: &Finding| Excepted {
        reason: finding.message.clone(),
        fingerprint: String::new(),
        finding: finding.clone(),
    };
    audit.excepted = audit.findings.iter().map(excepted).collect();
    audit.entities.iter_mut().for_each(|entity| entity.trusted = false);
    Ok(audit)
}

/// The whole report in a format.
fn report(format: &report::Format, audit: &Audit<'_>, many: bool) -> Result<String, Problem> {
    let layout = Layout { many, width: 60, ..Layout::default() };
    let policy = Policy { min_cited: Some("100".parse()?), ..Policy::default() };
    let verdict = Verdict::of(audit, &policy);
    let mut totals = Totals::default();
    totals.add(&audit.coverage, &verdict);
    let mut out = Vec::new();
    (format.open)(&layout, &mut out)?;
    let inside = [PATH, INSIDE].concat();
    let path = if many { &inside } else { PATH };
    (format.article)(&Entry { path, file: PATH, audit, verdict: &verdict, acts: policy.acts }, &layout, &mut out)?;
    (format.close)(&totals, &layout, &mut out)?;
    Ok(String::from_utf8(out)?)
}

/// All reports of the hostile article, by the names of their formats; without the colours of the program's own.
fn reports() -> Result<Vec<(&'static str, String)>, Problem> {
    let [text, page] = ["article.txt", "page.html"].map(|name| fs::read_to_string(format!("tests/hostile/{name}")));
    let (text, page) = (text?, page?);
    let (text, page) = (audit(&text, Format::Text)?, audit(&page, Format::Html)?);
    assert!(text.findings.len() > 10 && text.coverage.statements > 5 && !text.entities.is_empty());
    assert!(page.sentences.iter().filter(|sentence| sentence.basis == Some(Basis::Linked)).count() > 2);
    let mut reports = Vec::new();
    for format in FORMATS {
        for (audit, many) in [(&text, false), (&text, true), (&page, false), (&page, true)] {
            let report = report(format, audit, many)?;
            let report =
                if format.name == "human" { anstream::adapter::strip_str(&report).to_string() } else { report };
            assert!(report.len() > 200, "{}: {report}", format.name);
            reports.push((format.name, report));
        }
    }
    Ok(reports)
}

/// The reports in a format.
fn of(name: &str) -> Result<Vec<String>, Problem> {
    Ok(reports()?.into_iter().filter(|(format, _)| *format == name).map(|(_, report)| report).collect())
}

#[test]
fn no_terminal_is_steered() -> Result<(), Problem> {
    for (name, report) in reports()? {
        let obeyed = |c: &char| {
            (c.is_control() && !matches!(c, '\n' | '\r')) || matches!(c, '\u{200b}' | '\u{202e}' | '\u{fffe}')
        };
        assert_eq!(report.chars().find(obeyed), None, "{name}");
        assert!(name == "csv" || !report.contains('\r'), "{name}");
    }
    Ok(())
}

#[test]
fn no_log_takes_a_line_for_a_command() -> Result<(), Problem> {
    for (name, report) in reports()? {
        let commands = report.lines().filter(|line| line.trim_start().starts_with("::"));
        let own = commands
            .clone()
            .filter(|line| ["::notice ", "::warning ", "::error title="].iter().any(|c| line.starts_with(c)));
        let expected = if name == "github" { report.lines().count() } else { 0 };
        assert_eq!((commands.count(), own.count()), (expected, expected), "{name}");
        assert!(!report.contains("##["), "{name}");
    }
    Ok(())
}

#[test]
fn annotations_keep_their_properties() -> Result<(), Problem> {
    for line in of("github")?.concat().lines() {
        let (properties, message) = line.trim_start_matches("::").split_once("::").ok_or("no message")?;
        assert!(!message.is_empty() && !properties.contains('\n'));
        assert_eq!(properties.matches("file=").count(), 1, "{properties}");
        assert!(properties.contains("file=%3A%3Aerror%3A%3A=1+1|`<script>"), "{properties}");
    }
    Ok(())
}

#[test]
fn xml_holds_only_its_own_elements() -> Result<(), Problem> {
    let known = [
        ("checkstyle", ["checkstyle", "file", "error"].as_slice()),
        ("junit", ["testsuites", "testsuite", "testcase", "failure", "system-out"].as_slice()),
    ];
    for (name, elements) in known {
        let report = of(name)?.concat();
        for tag in report.split('<').skip(1) {
            let element = tag.trim_start_matches(['/', '?']).split([' ', '>', '/']).next().unwrap_or_default();
            assert!(elements.contains(&element) || element == "xml", "{name}: <{tag}");
        }
        assert!(!report.contains("]]>"), "{name}");
    }
    Ok(())
}

#[test]
fn html_holds_only_its_own_elements() -> Result<(), Problem> {
    let known = [
        "a", "b", "button", "details", "div", "h1", "h2", "h3", "header", "i", "li", "nav", "ol", "p", "section",
        "small", "span", "strong", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
    ];
    for page in of("html")? {
        let body = page.split("<main>").nth(1).and_then(|rest| rest.split("</main>").next()).ok_or("no body")?;
        for tag in body.split('<').skip(1) {
            let element = tag.trim_start_matches('/').split([' ', '>']).next().unwrap_or_default();
            assert!(known.contains(&element), "<{tag}");
            let attributes = tag.split('>').next().unwrap_or_default();
            assert!(!attributes.contains("obeyed") && !attributes.contains("src="), "<{tag}");
            assert!(!attributes.contains("href=") || attributes.contains("href=\"#"), "<{tag}");
        }
        assert_eq!(page.matches("<script>").count(), 1);
        assert_eq!(page.matches("<style>").count(), 1);
    }
    Ok(())
}

#[test]
fn no_cell_of_a_table_is_a_formula() -> Result<(), Problem> {
    for report in of("csv")? {
        let mut rows = report.split("\r\n");
        let columns = rows.next().ok_or("no header")?.split(',').count();
        let mut seen = 0;
        for row in rows.filter(|row| !row.is_empty()) {
            let cells = cells(row);
            assert_eq!(cells.len(), columns, "{row}");
            for cell in cells {
                seen += usize::from(cell.starts_with('\''));
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell}");
            }
        }
        assert!(seen > 1, "no formula was there to be made harmless");
    }
    Ok(())
}

/// The cells of a row, by RFC 4180.
fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut chars = row.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                cells.iter_mut().last().into_iter().for_each(|cell| cell.push('"'))
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cells.iter_mut().last().into_iter().for_each(|cell| cell.push(c)),
        }
        if c == '"' && quoted && chars.peek() == Some(&'"') {
            chars.next();
        }
    }
    cells
}

#[test]
fn markdown_holds_no_markup_of_the_article() -> Result<(), Problem> {
    use pulldown_cmark::{Event, Options, Parser, Tag};

    for report in of("markdown")? {
        let events: Vec<Event<'_>> = Parser::new_ext(&report, Options::ENABLE_TABLES | Options::ENABLE_GFM).collect();
        let mut rows = 0;
        for event in &events {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    let own = ["<!-- ascribe -->", "<!-- -->", "<br>", "<details>", "</details>"];
                    assert!(own.iter().any(|own| html.trim().starts_with(own)), "{html}");
                }
                Event::Code(code) => {
                    assert!(code.chars().all(|c| c.is_ascii_lowercase() || "-●◆◇○".contains(c)), "{code}");
                }
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    assert_eq!(dest_url.as_ref(), "", "a link");
                }
                Event::Start(Tag::TableRow) => rows += 1,
                _ => {}
            }
        }
        let cells = events.iter().filter(|event| matches!(event, Event::Start(Tag::TableCell))).count();
        assert!(rows > 10 && cells > 3 * rows, "{cells} cells in {rows} rows");
        assert!(!report.contains("://") && !report.contains("www.") && !report.contains("@everyone"), "{report}");
    }
    Ok(())
}

#[test]
fn templates_are_given_words_that_are_escaped() -> Result<(), Problem> {
    let given = of("template")?.concat();
    let source =
        "{% for a in articles %}{{ a.path }} {% for f in a.findings %}{{ f.message }} {% endfor %}{% endfor %}";
    let totals = Totals::default();
    let mut page = Vec::new();
    Template::new("page.html", source.to_owned())?.draw(given.as_bytes(), &totals, &mut page)?;
    let page = String::from_utf8(page)?;
    assert!(page.contains("&lt;script&gt;") && !page.contains('<') && page.contains("{{ article }}"), "{page}");
    Ok(())
}
