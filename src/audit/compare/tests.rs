//! Drafts held against one another.

use super::{Change, Comparison, Fate, Turn, compare};
use crate::article::Article;
use crate::audit::{Audit, assess};
use crate::document::Document;
use crate::policy::Policy;

fn audit<'a>(text: &'a str, policy: &Policy) -> Audit<'a> {
    let document = Document::parse(Article::plain(text));
    let assessment = assess(&document, policy);
    assessment.conclude(document.article, Vec::new())
}

fn compared(old: &str, new: &str) -> Comparison {
    let policy = Policy::default();
    compare(&audit(old, &policy), &audit(new, &policy), &policy)
}

/// The fates and turns of the statements that changed.
fn changes(old: &str, new: &str) -> Vec<(Fate, Option<Turn>)> {
    compared(old, new).changes.iter().map(|change: &Change| (change.fate, change.turn)).collect()
}

const STORY: &str = "The bridge over the Aare has been closed since Monday, the port authority said.\n\n\
    Divers found cracks in two of its pillars, Reuters reported. Repairs will take until the end of May.\n\n\
    Mayor Lena Moor said the town would pay for a ferry.\n";

#[test]
fn a_draft_is_its_own_equal() {
    let found = compared(STORY, STORY);
    assert_eq!((found.changes, found.kept), (Vec::new(), 4));
    assert_eq!(found.before, found.after);
}

#[test]
fn moving_a_paragraph_is_no_change() {
    let mut paragraphs: Vec<&str> = STORY.trim().split("\n\n").collect();
    paragraphs.rotate_left(1);
    assert_eq!(changes(STORY, &paragraphs.join("\n\n")), []);
    paragraphs.swap(0, 1);
    assert_eq!(changes(STORY, &paragraphs.join("\n\n")), []);
}

#[test]
fn the_characters_that_a_word_is_typed_with_are_no_change() {
    let old = "Zo\u{e9} Marsh said the ferry to \u{c5}rdal was shut. Reuters reported that it would open.\n";
    let new = "Zoe\u{301} Ma\u{ad}rsh said the fer\u{ad}ry to A\u{30a}rdal was shut. Reu\u{200b}ters re\u{2060}ported that it would open.\n";
    assert_eq!(changes(old, new), []);
    assert_eq!(compared(old, new).kept, 2);
}

#[test]
fn white_space_and_letter_case_are_no_change() {
    let shouted = STORY.replace("The bridge over", "THE BRIDGE  OVER").replace("until the end", "until\tthe end");
    assert_eq!(changes(STORY, &shouted), []);
}

#[test]
fn sentences_come_and_go() {
    let added = format!("{STORY}\nThe lake is frozen as far as the mill.\n");
    assert_eq!(changes(STORY, &added), [(Fate::New, None)]);
    assert_eq!(changes(&added, STORY), [(Fate::Gone, None)]);
    assert_eq!(changes("", STORY), [(Fate::New, None); 4]);
    assert_eq!(changes(STORY, ""), [(Fate::Gone, None); 4]);
}

#[test]
fn what_is_gone_stands_behind_what_it_stood_behind() {
    let old = "Rain fell on the hills. The mill was flooded at noon. Schools in the valley stay shut.";
    let new = "Schools in the valley stay shut. Rain fell on the hills. A tree blocked the only road.";
    let found = compared(old, new);
    let places: Vec<_> = found.changes.iter().map(|change| (change.old, change.new)).collect();
    assert_eq!(places, [(Some(1), None), (None, Some(2))]);
}

#[test]
fn sources_are_lost_weakened_swapped_and_gained() {
    let by = |source: &str| format!("The old bridge over the river will be closed until May{source}.");
    let nobody = by("");
    let (mayor, minister) = (by(", Lena Moor said"), by(", Karl Voss said"));
    let (agency, other) = (by(", Reuters reported"), by(", AFP reported"));
    let (unnamed, told) = (by(", officials said"), by(", Lena Moor told Reuters"));
    for (old, new, turn) in [
        (&mayor, &nobody, Some(Turn::Lost)),
        (&unnamed, &nobody, Some(Turn::Lost)),
        (&nobody, &mayor, Some(Turn::Gained)),
        (&unnamed, &mayor, Some(Turn::Gained)),
        (&mayor, &unnamed, Some(Turn::Weakened)),
        (&agency, &unnamed, Some(Turn::Weakened)),
        (&told, &mayor, Some(Turn::Weakened)),
        (&told, &agency, Some(Turn::Weakened)),
        (&mayor, &minister, Some(Turn::Swapped)),
        (&agency, &other, Some(Turn::Swapped)),
        (&agency, &mayor, Some(Turn::Swapped)),
        (&mayor, &told, None),
        (&nobody, &nobody, None),
        (&unnamed, &unnamed, None),
    ] {
        let found = changes(old, new);
        let expected: Vec<_> = turn.map(|turn| (Fate::Kept, Some(turn))).into_iter().collect();
        assert_eq!(found, expected, "{old} → {new}");
    }
}

#[test]
fn a_shorter_name_is_nobody_else() {
    let old = "The bridge will be closed until May, Mayor Lena Moor said. The ferry will be free, Moor said.";
    let new = "The ferry will be free, Moor said. The bridge will be closed until May, Lena Moor said.";
    assert_eq!(changes(old, new), []);
}

#[test]
fn a_reworded_statement_is_known_and_another_is_not() {
    let old = "The bridge over the river will be closed until the end of May, the port authority said.";
    assert_eq!(
        changes(old, "The old bridge over the river will stay closed until the end of May, the port authority said."),
        [(Fate::Reworded, None)]
    );
    assert_eq!(
        changes(old, "The old bridge over the river will stay closed until the end of May."),
        [(Fate::Reworded, Some(Turn::Lost))]
    );
    assert_eq!(
        changes(old, "The ferry to the island sank in a storm on Friday, the port authority said."),
        [(Fate::Gone, None), (Fate::New, None)]
    );
}

#[test]
fn alike_statements_keep_their_own_sources() {
    let old = "The road is closed, Reuters reported.\n\nThe road is closed.\n";
    let new = "The road is closed.\n\nThe road is closed, Reuters reported.\n";
    assert_eq!(changes(old, new), []);
}

#[test]
fn many_alike_statements_are_compared_in_time() {
    let draft = |first: usize| -> String {
        (0..300).map(|n| format!("The bridge was closed on day {} of the flood. ", first + n)).collect()
    };
    let found = compared(&draft(0), &draft(150));
    assert_eq!(found.of_fate(Fate::Kept), 150);
    let sum = |fates: [Fate; 2]| fates.map(|fate| found.of_fate(fate)).iter().sum::<usize>();
    assert_eq!((sum([Fate::New, Fate::Reworded]), sum([Fate::Gone, Fate::Reworded])), (150, 150));
}
