//! Texts with their sources marked, and whom each should mean.

use super::*;
use crate::article::Article;
use crate::attribution::{Act, Form, Stance};
use crate::outlet::{OutletMention, Recognised};

/// A text without its marks, with what they say: one block a line, `[source]`, `{via}`, `<outlet>`, `|content|`. A line's
/// first content belongs to its first source, and so on; via phrases to the source before them.
fn marked(text: &str) -> (String, Vec<Attribution>, Vec<Span>) {
    let mut plain = String::new();
    let mut attributions: Vec<Attribution> = Vec::new();
    let mut outlets: Vec<Span> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let first = attributions.len();
        let mut contents = Vec::new();
        let mut open: Vec<(char, usize)> = Vec::new();
        for c in line.chars() {
            let opened = open.last().map(|(mark, _)| *mark);
            match c {
                '[' | '{' | '<' => open.push((c, plain.len())),
                '|' if opened != Some('|') => open.push((c, plain.len())),
                ']' | '}' | '>' | '|' => {
                    let span = Span::new(open.pop().expect("marks are in pairs").1, plain.len());
                    match c {
                        ']' => attributions.push(attribution(span)),
                        '}' => attributions.last_mut().expect("a source goes before").via.push(span),
                        '>' => outlets.push(span),
                        _ => contents.push(span),
                    }
                }
                c => plain.push(c),
            }
        }
        for (attribution, content) in attributions[first..].iter_mut().zip(contents) {
            attribution.content = vec![content];
        }
        plain.push_str("\n\n");
    }
    outlets.sort();
    (plain, attributions, outlets)
}

fn attribution(source: Span) -> Attribution {
    Attribution {
        cue: None,
        source: Some(source),
        content: Vec::new(),
        via: Vec::new(),
        form: Form::Indirect,
        act: Act::Says,
        stance: Stance::Asserts,
        pattern: "test",
        confidence: 1.0,
    }
}

/// The sources of a marked text in their order, each as "kind name" or "kind name @ outlet"; "? …" where unresolved.
fn read(text: &str) -> Vec<String> {
    let (text, attributions, outlets) = marked(text);
    let mut document = Document::parse(Article::plain(&text));
    let mention = |span: &Span| OutletMention {
        span: *span,
        tokens: document.tokens_in(*span),
        outlet: None,
        by: Recognised::Shape,
    };
    document.outlets = outlets.iter().map(mention).collect();
    let resolved = resolve(&document, &attributions);
    let name = |index: usize| {
        let entity = &resolved.entities[index];
        format!("{} {}", format!("{:?}", entity.kind).to_lowercase(), entity.name)
    };
    let show = |found: &Resolution| {
        let mark = if found.by == ResolvedBy::Unresolved { "? " } else { "" };
        let outlet = found.outlet.map_or(String::new(), |o| format!(" @ {}", resolved.entities[o].name));
        format!("{mark}{}{outlet}", name(found.entity))
    };
    let mut shown = Vec::new();
    for ((source, joint), via) in resolved.sources.iter().zip(&resolved.joint).zip(&resolved.via) {
        shown.extend(source.iter().map(show));
        shown.extend(joint.iter().map(|joint| format!("and {}", show(&joint.source))));
        shown.extend(via.iter().map(|found| format!("via {}", show(found))));
    }
    shown
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(text), expected, "{text}");
}

#[test]
fn names_are_told_by_their_fullest_form() {
    check(
        "[Volkov]: no talks are planned
         [Marl spokesman Anton Volkov] said so. [Mr. Volkov] said it twice. [Volkov] said it again.
         [Ilse Brandt, director of communications for the mayor,] agreed. [Brandt] repeated it.",
        &[
            "person Anton Volkov",
            "person Anton Volkov",
            "person Anton Volkov",
            "person Anton Volkov",
            "person Ilse Brandt",
            "person Ilse Brandt",
        ],
    );
}

#[test]
fn roles_lead_back_to_names() {
    check(
        "Norwegian Prime Minister Kari Holm met Finnish President Aino Virtanen in Oslo.
         [The Norwegian leader] said the talks went well. [Finland's president] said they did not.
         [The prime minister] was hopeful. [President Virtanen] was not.",
        &["person Kari Holm", "person Aino Virtanen", "person Kari Holm", "person Aino Virtanen"],
    );
}

#[test]
fn pronouns_mean_the_nearest_that_fits() {
    check(
        "[Mary Cole] said the bridge was safe. [She] said it was new.
         [John Reed], an engineer, disagreed. [He] said it was old, and |Mary Cole knew|, [he] added.
         |Mary Cole was wrong|, [he] said. But [she] stood by it.",
        &[
            "person Mary Cole",
            "person Mary Cole",
            "person John Reed",
            "person John Reed",
            "person John Reed",
            "person John Reed",
            "person Mary Cole",
        ],
    );
}

#[test]
fn outlets_are_cited_when_they_or_theirs_speak() {
    check(
        "[the Danish news outlet <Daily Fjord>] said. [<Fjord>] said. [a <Daily Fjord> poll] found.
         [an investigation by the <Daily Fjord>] found. [the <Daily Fjord>'s Nils Berg] reported.
         [<Daily Fjord> reporter Lise Holt] reported. [<Daily Fjord> news agency] wrote.",
        &[
            "outlet Daily Fjord",
            "outlet Daily Fjord",
            "document a Daily Fjord poll @ Daily Fjord",
            "document an investigation by the Daily Fjord @ Daily Fjord",
            "person Nils Berg @ Daily Fjord",
            "person Lise Holt @ Daily Fjord",
            "outlet Daily Fjord",
        ],
    );
    check(
        "[a former <Daily Fjord> executive] said. [the <Daily Fjord>'s lawyer] said.
         [<Daily Fjord> chairman Per Dahl] said. [former <Daily Fjord> reporter Ida Moe] said.",
        &[
            "unnamed a former Daily Fjord executive",
            "unnamed the Daily Fjord's lawyer",
            "person Per Dahl",
            "person Ida Moe",
        ],
    );
}

#[test]
fn institutions_keep_their_phrase() {
    check(
        "[The Latvian Health Ministry] said so. [The ministry] said it again. [The Health Ministry] did too.
         [the World Food Council (WFC)] agreed. [the WFC] agreed. [The council] agreed. [It] agreed.",
        &[
            "organization The Latvian Health Ministry",
            "organization The Latvian Health Ministry",
            "organization The Latvian Health Ministry",
            "organization the World Food Council",
            "organization the World Food Council",
            "organization the World Food Council",
            "organization the World Food Council",
        ],
    );
}

#[test]
fn the_unnamed_stay_unnamed() {
    check(
        "[Officials] said so. [a senior official who asked not to be named] said. [prosecutors] said.
         [sources familiar with the matter] said. [police] said. [a new poll] found. [the poll] found.",
        &[
            "unnamed Officials",
            "unnamed a senior official",
            "group prosecutors",
            "unnamed sources familiar with the matter",
            "organization police",
            "document a new poll",
            "document a new poll",
        ],
    );
}

#[test]
fn an_article_of_several_sources_is_read_through() {
    check(
        "[Palace]: Rossi has no plans to meet Halvorsen
         [The Palace's press office] said on Monday that Italian President Marco Rossi has no plans to meet Norwegian \
         President Liv Halvorsen, despite [the Norwegian leader]'s claims.
         [Norway's president] said earlier that she is likely to meet Rossi.
         [Palace spokesman Enzo Vitale] told reporters, as cited by {<Tele Roma>}.
         According to [the Norwegian leader], she recently held talks with Italian President Marco Rossi.
         The talks took place in May, reported [<Nordlys> news agency]. She called for peace. According to [her], it is \
         near. [She] also said that it is not.
         Before the talks, [Halvorsen] described it, noting that.
         [The Norwegian Defense Ministry] reported. [Odd Lund, director of communications for the Norwegian \
         administration,] later clarified, [the Norwegian news outlet <Fjord Today>] reported.",
        &[
            "organization Palace",
            "organization The Palace's press office",
            "person Liv Halvorsen",
            "person Liv Halvorsen",
            "person Enzo Vitale",
            "via outlet Tele Roma",
            "person Liv Halvorsen",
            "outlet Nordlys",
            "person Liv Halvorsen",
            "person Liv Halvorsen",
            "person Liv Halvorsen",
            "organization The Norwegian Defense Ministry",
            "person Odd Lund",
            "outlet Fjord Today",
        ],
    );
}

#[test]
fn several_together_are_a_group() {
    check(
        "Ann Orrin, Piet Halvers and former Sen. Bram Koster met in Marl. [They] agreed.
         Ilse Brandt debated Ruth Hale on Tuesday. [The two] agreed. A mayor came. [Both candidates] left early.",
        &["group Ann Orrin, Piet Halvers and former Sen. Bram Koster", "group The two", "group The two"],
    );
}

#[test]
fn sources_named_together_are_each_their_own() {
    check(
        "[Ann Orrin and the city council] agreed. [Ann Orrin, Piet Halvers and Bram Koster of Marl] spoke. [They] left.
         [The ministers of Norway and Sweden] met. [Ruth Hale, the mayor,] spoke. [Police and prosecutors] spoke.",
        &[
            "person Ann Orrin",
            "and organization the city council",
            "person Ann Orrin",
            "and person Piet Halvers",
            "and person Bram Koster",
            "group Ann Orrin, Piet Halvers and Bram Koster of Marl",
            "group The ministers of Norway and Sweden",
            "person Ruth Hale",
            "organization Police and prosecutors",
        ],
    );
}

#[test]
fn states_tell_politicians_apart() {
    check(
        "Sen. Ann Orrin, R-Ohio, and Sen. Bram Koster (Vt.) spoke. [The Ohio senator] spoke first. [The Vermont senator] smiled.
         [The Texas senator] stayed away.",
        &["person Ann Orrin", "person Bram Koster", "organization The Texas senator"],
    );
}

#[test]
fn descriptions_that_say_whose_they_are_repeat() {
    check(
        "Mayor Ilse Brandt was calm. [Her advisers] agreed. Brandt went home. [Her advisers] said more.
         A new poll of 300 people was out. [The findings] show a tie. Dana Wicks, the clerk of the court, left. [The clerk] sighed.
         Two people fell. [One of them, Jon Reed], was hurt.",
        &[
            "unnamed Her advisers",
            "unnamed Her advisers",
            "document A new poll",
            "person Dana Wicks",
            "person Jon Reed",
        ],
    );
}
