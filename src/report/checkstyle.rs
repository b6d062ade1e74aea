//! Checkstyle XML, which most build servers and editors read.

use std::io::{self, Write};

use super::mark::Name;
use super::problem::{self, Problem, problems};
use super::xml::xml;
use super::{Entry, Format, Layout};

pub(super) const FORMAT: Format = Format {
    name: "checkstyle",
    about: "Checkstyle XML, for build servers",
    open: |_, out| write!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"),
    article,
    unread: |unread, _, out| file(unread.file, &[problem::unread(unread)], out),
    close: |_, _, out| writeln!(out, "</checkstyle>"),
    ..Format::PLAIN
};

fn article(entry: &Entry<'_>, _: &Layout, out: &mut dyn Write) -> io::Result<()> {
    file(entry.file, &problems(entry), out)
}

fn file(name: &str, problems: &[Problem<'_>], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "  <file name=\"{}\">", xml(name))?;
    for problem in problems {
        let (line, column) = problem.start;
        writeln!(
            out,
            "    <error line=\"{line}\" column=\"{column}\" severity=\"{}\" message=\"{}\" source=\"ascribe.{}\"/>",
            Name(problem.severity),
            xml(&problem.advice()),
            problem.rule,
        )?;
    }
    writeln!(out, "  </file>")
}
