//! How well the articles of real pages are found.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use ascribe::article::{Article, Format};
use flate2::read::GzDecoder;
use serde::Deserialize;

/// Read real pages, and count which strings of their articles are found and which strings beside them are kept out.
///
/// DIR holds `html-dev.json`, which has `with` and `without` for each page, and the pages in `html-dev/NAME.gz`.
#[derive(clap::Args)]
pub(crate) struct Pages {
    /// Folder of the pages and their strings.
    dir: PathBuf,
    /// Print the strings that fail, page by page.
    #[arg(long)]
    errors: bool,
}

/// The strings of a page.
#[derive(Deserialize)]
struct Expected {
    with: Vec<String>,
    without: Vec<String>,
}

/// What came out for all pages.
#[derive(Default)]
struct Score {
    with: (usize, usize),
    without: (usize, usize),
    lost: Vec<String>,
    bytes: usize,
    spent: Duration,
}

impl Pages {
    pub(crate) fn run(self) -> Result<()> {
        let list = self.dir.join("html-dev.json");
        let list = std::fs::read(&list).with_context(|| list.display().to_string())?;
        let pages: BTreeMap<String, Expected> = serde_json::from_slice(&list)?;
        let mut score = Score::default();
        for (name, expected) in &pages {
            let page = unpack(&self.dir.join("html-dev").join(format!("{name}.gz")))?;
            score.add(name, &page, expected, self.errors);
        }
        score.print(pages.len());
        Ok(())
    }
}

impl Score {
    fn add(&mut self, name: &str, page: &[u8], expected: &Expected, print_errors: bool) {
        let start = Instant::now();
        let article = Article::read(page, Format::Html);
        self.spent += start.elapsed();
        self.bytes += page.len();
        let text = article.map_or_else(
            |_| String::new(),
            |article| {
                let blocks = article.blocks.iter().map(|block| &article.text[block.span.range()]);
                plain(&blocks.collect::<Vec<_>>().join(" "))
            },
        );
        let missing: Vec<&String> = expected.with.iter().filter(|string| !text.contains(&plain(string))).collect();
        let kept: Vec<&String> = expected.without.iter().filter(|string| text.contains(&plain(string))).collect();
        self.with.0 += expected.with.len() - missing.len();
        self.with.1 += expected.with.len();
        self.without.0 += expected.without.len() - kept.len();
        self.without.1 += expected.without.len();
        if missing.len() == expected.with.len() {
            self.lost.push(name.to_owned());
        }
        if print_errors && (!missing.is_empty() || !kept.is_empty()) {
            println!("{name}: {} bytes of text", text.len());
            missing.iter().for_each(|string| println!("  missing: {string}"));
            kept.iter().for_each(|string| println!("  not kept out: {string}"));
        }
    }

    #[allow(clippy::cast_precision_loss)] // the figures are small
    fn print(&self, pages: usize) {
        let percent = |(part, all): (usize, usize)| 100.0 * part as f64 / all.max(1) as f64;
        println!("pages    {pages}");
        println!("with     {:.1} % ({} of {})", percent(self.with), self.with.0, self.with.1);
        println!("without  {:.1} % ({} of {})", percent(self.without), self.without.0, self.without.1);
        println!("lost     {} {}", self.lost.len(), self.lost.join(" "));
        println!("speed    {:.1} MB/s", self.bytes as f64 / 1e6 / self.spent.as_secs_f64().max(1e-9));
    }
}

fn unpack(path: &Path) -> Result<Vec<u8>> {
    let packed = std::fs::read(path).with_context(|| path.display().to_string())?;
    let mut bytes = Vec::new();
    GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).with_context(|| path.display().to_string())?;
    Ok(bytes)
}

/// A text as articles spell it: without soft hyphens, and with one blank for all white space between two words.
fn plain(text: &str) -> String {
    let text = text.replace('\u{ad}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
