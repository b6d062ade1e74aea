//! What holds for any text and any attributions.

use proptest::prelude::*;

use super::*;
use crate::article::Article;
use crate::attribution::{Act, Form, Stance};

/// Text that looks like news, and text that does not.
fn text() -> impl Strategy<Value = String> {
    const WORDS: &str = "The the a President Senator Ms. Mr. Ann Example Bob Sample Jr. Turkish Turkey's ministry of for and \
        who which , . ( ) “ ” ‘ ’ ' : — \n\n said told he she it they his their I one of two former spokesman official \
        Reuters CNN 's poll report company Inc. WHO 44 3.5 e-mail is was “I Ÿ ÇA";
    let words: Vec<&'static str> = WORDS.split(' ').collect();
    let news = prop::collection::vec(prop::sample::select(words), 0..60).prop_map(|words| words.join(" "));
    prop_oneof![3 => news, 1 => any::<String>()]
}

/// An attribution between tokens: where source, content and via begin, and how long they are.
type Shape = (Option<(usize, usize)>, (usize, usize), Vec<(usize, usize)>, bool);

fn shapes() -> impl Strategy<Value = Vec<Shape>> {
    let range = || (0..60usize, 0..6usize);
    prop::collection::vec(
        (prop::option::of(range()), range(), prop::collection::vec(range(), 0..3), any::<bool>()),
        0..8,
    )
}

fn attributions(document: &Document, shapes: &[Shape]) -> Vec<Attribution> {
    let tokens = document.tokens();
    let span = |&(start, len): &(usize, usize)| {
        let first = tokens.get(start)?.span;
        Some(tokens.get(start + len).map_or(first, |last| first.cover(last.span)))
    };
    let attribution = |(source, content, via, shows): &Shape| Attribution {
        cue: None,
        source: source.as_ref().and_then(span),
        content: span(content).into_iter().collect(),
        via: via.iter().filter_map(span).collect(),
        form: Form::Direct,
        act: if *shows { Act::Shows } else { Act::Says },
        stance: Stance::Asserts,
        pattern: "test",
        confidence: 1.0,
    };
    shapes.iter().map(attribution).collect()
}

proptest! {
    #[test]
    fn every_phrase_is_resolved_and_every_entity_is_cited(text in text(), shapes in shapes()) {
        let document = Document::parse(Article::plain(&text));
        let attributions = attributions(&document, &shapes);
        let resolved = resolve(&document, &attributions);
        prop_assert_eq!(resolved.sources.len(), attributions.len());
        prop_assert_eq!(resolved.via.len(), attributions.len());
        let mut cited = vec![false; resolved.entities.len()];
        prop_assert_eq!(resolved.joint.len(), attributions.len());
        let sources = resolved.sources.iter().zip(&resolved.joint).zip(&resolved.via);
        for (attribution, ((source, joint), via)) in attributions.iter().zip(sources) {
            prop_assert_eq!(attribution.source.is_some(), source.is_some());
            prop_assert_eq!(attribution.via.len(), via.len());
            for found in source.iter().chain(joint.iter().map(|joint| &joint.source)).chain(via) {
                cited[found.entity] = true;
                found.outlet.into_iter().for_each(|outlet| cited[outlet] = true);
                prop_assert!(found.antecedent.is_none_or(|span| span.end() <= document.article.text.len()));
            }
        }
        prop_assert!(cited.into_iter().all(|cited| cited));
        for entity in &resolved.entities {
            prop_assert!(!entity.name.is_empty());
            prop_assert!(entity.mentions.iter().all(|span| !document.article.text[*span].is_empty()));
            prop_assert!(entity.mentions.windows(2).all(|pair| pair[0].start() <= pair[1].start()));
        }
        prop_assert_eq!(resolved, resolve(&document, &attributions));
    }
}
