//! Terminal output as an SVG picture. Knows the few escape sequences that the program writes: SGR colours and weights.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

/// The size of a character cell, and the room around the text, in pixels.
const CELL: (f64, f64) = (8.4, 21.0);
const EDGE: f64 = 26.0;

const STYLE: &str = "<style>
  rect { fill: #20242c }
  text { font: 14px ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; white-space: pre; fill: #d8dce4 }
  .bold { font-weight: bold } .dim { fill: #7f8796 } .line { text-decoration: underline }
  .c1 { fill: #ee8080 } .c2 { fill: #98c98a } .c3 { fill: #e0bd6e } .c4 { fill: #7fb0ee } .c5 { fill: #c79be0 } .c6 { fill: #72c4cf }
</style>";

/// Draws a terminal, so many columns wide, that shows the text.
pub(crate) fn draw(ansi: &str, columns: usize) -> String {
    let width = (columns as f64 * CELL.0 + 2.0 * EDGE).ceil();
    let height = (ansi.lines().count() as f64 * CELL.1 + 2.0 * EDGE).ceil();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
         {STYLE}\n<rect width=\"100%\" height=\"100%\" rx=\"10\"/>\n"
    );
    let mut look = Look::default();
    for (row, line) in ansi.lines().enumerate() {
        draw_line(line, EDGE + (row as f64 + 0.75) * CELL.1, &mut look, &mut svg);
    }
    svg + "</svg>\n"
}

/// Draws the runs of a line, each at its own column, stretched to the columns it takes in whatever font there is.
fn draw_line(line: &str, y: f64, look: &mut Look, svg: &mut String) {
    let mut column = 0;
    for (index, part) in line.split("\u{1b}[").enumerate() {
        let text = match part.split_once('m').filter(|_| index > 0) {
            Some((codes, text)) => {
                look.apply(codes);
                text
            }
            None => part,
        };
        for (gap, shown) in stretches(text) {
            let x = EDGE + (column + gap) as f64 * CELL.0;
            let length = shown.width() as f64 * CELL.0;
            let class = look.class();
            // Writing to a string cannot fail.
            let _ = writeln!(
                svg,
                "<text x=\"{x:.1}\" y=\"{y:.1}\" textLength=\"{length:.1}\"{class}>{}</text>",
                escaped(shown)
            );
        }
        column += text.width();
    }
}

/// The parts of a text between wide gaps, each with its column: XML takes several spaces for one.
fn stretches(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut column = 0;
    text.split("  ").filter_map(move |part| {
        let gap = column + part.len() - part.trim_start().len();
        column += part.width() + 2;
        (!part.trim().is_empty()).then_some((gap, part.trim()))
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// How text looks at one place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    bold: bool,
    dim: bool,
    underline: bool,
    colour: Option<u8>,
}

impl Look {
    /// Changes by the codes of one escape sequence: "1;32".
    fn apply(&mut self, codes: &str) {
        for code in codes.split(';').map(|code| code.parse().unwrap_or(0)) {
            match code {
                0 => *self = Self::default(),
                1 => self.bold = true,
                2 => self.dim = true,
                4 => self.underline = true,
                31..=36 => self.colour = Some(code - 30),
                _ => {}
            }
        }
    }

    /// The class attribute, if any.
    fn class(self) -> String {
        let colour = self.colour.map(|colour| format!("c{colour}")).unwrap_or_default();
        let flags = [(self.bold, "bold"), (self.dim, "dim"), (self.underline, "line"), (!colour.is_empty(), &colour)];
        let classes: Vec<&str> = flags.into_iter().filter(|(on, _)| *on).map(|(_, class)| class).collect();
        if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::draw;

    #[test]
    fn places_each_run_at_its_column() {
        let svg = draw("a  \u{1b}[1m\u{1b}[32m北京 <b>\u{1b}[0m c", 20);
        let texts: Vec<&str> = svg.lines().filter(|line| line.starts_with("<text")).collect();
        assert_eq!(
            texts,
            [
                "<text x=\"26.0\" y=\"41.8\" textLength=\"8.4\">a</text>",
                "<text x=\"51.2\" y=\"41.8\" textLength=\"67.2\" class=\"bold c2\">北京 &lt;b&gt;</text>",
                "<text x=\"126.8\" y=\"41.8\" textLength=\"8.4\">c</text>",
            ]
        );
    }

    #[test]
    fn a_look_lasts_until_it_is_reset() {
        let svg = draw("\u{1b}[2mone\ntwo\u{1b}[0m\nthree", 20);
        assert_eq!(svg.matches("class=\"dim\"").count(), 2);
    }
}
