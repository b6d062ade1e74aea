//! What holds for any text.

use proptest::prelude::*;

use super::{find, read};
use crate::text::{Close, quotations};

/// Words, marks and spaces in any order, with some lines.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "“", "”", "„", "«", "»", "\"", "''", "``", "‘", "’", "'", "`", "‚", "(", ")", "—", " - ", "…", ".", ",", "?",
        ":", " ", " ", " ", "\n", "go", "James", "cars", "goin", "s", "n", "90s", "6", "50%", "Mr.", "round", "said",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// A sentence whose quotations are well formed, and the byte that each opens and closes at.
#[derive(Debug, Clone)]
struct Prose {
    text: String,
    pairs: Vec<(usize, usize)>,
}

/// Marks of one style for the quotations of each depth.
const STYLES: [[(&str, &str); 3]; 5] = [
    [("“", "”"), ("‘", "’"), ("“", "”")],
    [("‘", "’"), ("“", "”"), ("‘", "’")],
    [("\"", "\""), ("'", "'"), ("\"", "\"")],
    [("''", "''"), ("'", "'"), ("''", "''")],
    [("«", "»"), ("“", "”"), ("‘", "’")],
];

#[derive(Debug, Clone)]
enum Part {
    Word(&'static str),
    Quotation(Vec<Part>),
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let word = || {
        prop::sample::select(vec![
            "snow",
            "they went",
            "No, never",
            "don’t go",
            "it’s Mr. Hale’s",
            "U.S.",
            "workers’ pay",
            "o' the",
        ])
    };
    let leaf = prop::collection::vec(word().prop_map(Part::Word), 1..4);
    leaf.prop_recursive(2, 12, 3, move |inner| {
        let part = prop_oneof![word().prop_map(Part::Word), inner.prop_map(Part::Quotation)];
        (word(), prop::collection::vec(part, 1..4)).prop_map(|(first, mut parts)| {
            parts.insert(0, Part::Word(first));
            parts
        })
    })
}

fn write(parts: &[Part], style: &[(&str, &str); 3], depth: usize, prose: &mut Prose) {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            prose.text.push(' ');
        }
        match part {
            Part::Word(word) => prose.text.push_str(word),
            Part::Quotation(inner) => {
                let (open, close) = style[depth];
                let pair = prose.pairs.len();
                prose.pairs.push((prose.text.len(), 0));
                prose.text.push_str(open);
                write(inner, style, depth + 1, prose);
                prose.pairs[pair].1 = prose.text.len();
                prose.text.push_str(close);
            }
        }
    }
}

fn prose() -> impl Strategy<Value = Prose> {
    (parts(), prop::sample::select(STYLES.to_vec())).prop_map(|(parts, style)| {
        let mut prose = Prose { text: String::new(), pairs: Vec::new() };
        write(&parts, &style, 0, &mut prose);
        prose.text.push_str(" here.");
        prose
    })
}

/// The bytes that the quotations of a text open and close at.
fn pairs(text: &str) -> Vec<(usize, usize)> {
    let (tokens, _) = read(text);
    let at = |token: usize| tokens[token].span.start();
    find(text).iter().filter(|q| q.close == Close::Marked).map(|q| (at(q.open), at(q.end))).collect()
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let (tokens, blocks) = read(text);
    let found = quotations(text, &tokens, &blocks);
    for quotation in &found {
        let block = blocks.iter().find(|block| block.contains(&quotation.open));
        let block = block.ok_or(TestCaseError::fail("opens in no block"))?;
        prop_assert!(tokens[quotation.open].kind.is_quote());
        prop_assert!(quotation.open < quotation.end && quotation.end <= block.end);
        match quotation.close {
            Close::Marked => prop_assert!(quotation.end < block.end && tokens[quotation.end].kind.is_quote()),
            Close::RunsOn => prop_assert_eq!(quotation.end, block.end),
            Close::Unclosed if quotation.end < block.end => prop_assert!(tokens[quotation.end].kind.is_quote()),
            Close::Unclosed => {}
        }
        prop_assert!(!quotation.continues || tokens[block.start..quotation.open].iter().all(|t| t.kind.is_quote()));
        let encloses = |other: &&crate::text::Quotation| other.open < quotation.open && quotation.end <= other.end;
        prop_assert_eq!(quotation.nested, found.iter().any(|other| encloses(&other)));
    }
    for (index, quotation) in found.iter().enumerate() {
        for later in &found[index + 1..] {
            prop_assert!(quotation.open < later.open);
            prop_assert!(quotation.end <= later.open || later.end <= quotation.end, "cross");
        }
    }
    let count = |close| found.iter().filter(|quotation| quotation.close == close).count();
    prop_assert_eq!(count(Close::RunsOn), found.iter().filter(|quotation| quotation.continues).count());
    Ok(())
}

proptest! {
    #[test]
    fn any_text_gives_sound_quotations(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn any_marks_give_sound_quotations(text in soup()) {
        holds(&text)?;
    }

    #[test]
    fn any_ranges_are_taken(text in soup(), cuts in prop::collection::vec(0usize..80, 0..6)) {
        let (tokens, _) = read(&text);
        let blocks: Vec<_> = cuts.windows(2).map(|cut| cut[0]..cut[1]).collect();
        quotations(&text, &tokens, &blocks);
    }

    #[test]
    fn well_formed_text_pairs_as_written(prose in prose()) {
        prop_assert_eq!(pairs(&prose.text), prose.pairs);
    }

    /// Whatever stands in one block, the quotations of the others stay where they are.
    #[test]
    fn blocks_do_not_disturb_each_other(first in soup(), second in soup()) {
        let (first, second) = (first.replace('\n', " "), second.replace('\n', " "));
        let shape = |text: &str, by: usize| {
            find(text).iter().map(|q| (q.open + by, q.end + by, q.nested)).collect::<Vec<_>>()
        };
        let (tokens, _) = read(&first);
        let mut apart = shape(&first, 0);
        apart.extend(shape(&second, tokens.len()));
        prop_assert_eq!(shape(&format!("{first}\n{second}"), 0), apart);
    }

    /// One mark left out of a paragraph costs the quotation that it belongs to, and no other.
    #[test]
    fn a_lost_mark_costs_one_quotation(count in 2usize..6, lost in 0usize..12, straight: bool) {
        let (open, close) = if straight { ("\"", "\"") } else { ("“", "”") };
        let lost = lost % (2 * count);
        let (mut text, mut expected) = (String::new(), Vec::new());
        for at in 0..count {
            let start = text.len();
            text.push_str(if lost == 2 * at { "" } else { open });
            text.push_str("We went there,");
            if lost / 2 != at {
                expected.push((start, text.len()));
            }
            text.push_str(if lost == 2 * at + 1 { "" } else { close });
            text.push_str(" she said. ");
        }
        prop_assert_eq!(pairs(&text), expected);
    }
}
