use std::ops::Range;

use super::quotations;
use crate::span::Span;
use crate::text::{Close, Quotation, Token, Usage, tokenize};

mod property;

/// The tokens of a text, and the ranges of them that its lines are made of.
fn read(text: &str) -> (Vec<Token>, Vec<Range<usize>>) {
    let (mut tokens, mut blocks, mut start) = (Vec::new(), Vec::new(), 0);
    for line in text.split('\n') {
        let first = tokens.len();
        tokenize(text, Span::new(start, start + line.len()), |word| word == "Mr", &mut tokens);
        blocks.push(first..tokens.len());
        start += line.len() + 1;
    }
    (tokens, blocks)
}

fn find(text: &str) -> Vec<Quotation> {
    let (tokens, blocks) = read(text);
    quotations(text, &tokens, &blocks)
}

/// The text with its quotations marked: `{` speech `}` and `<` words held at a distance `>`, a `|` where the closing mark
/// is missing, and a `~` where a quotation runs on into the next block and where it goes on there.
fn show(text: &str) -> String {
    let (tokens, blocks) = read(text);
    let found = quotations(text, &tokens, &blocks);
    let mut shown = String::new();
    let mut at = 0;
    let end = |quotation: &Quotation| if quotation.usage == Usage::Speech { '}' } else { '>' };
    for (index, token) in tokens.iter().enumerate() {
        if let Some(quotation) = found.iter().find(|q| q.open == index) {
            shown.push_str(&text[at..token.span.start()]);
            shown.push_str(if quotation.continues { "~" } else { "" });
            shown.push(if quotation.usage == Usage::Speech { '{' } else { '<' });
            at = token.span.start();
        }
        shown.push_str(&text[at..token.span.end()]);
        at = token.span.end();
        for quotation in found.iter().rev() {
            match quotation.close {
                Close::Marked if quotation.end == index => {}
                Close::Unclosed if quotation.end == index + 1 => shown.push('|'),
                Close::RunsOn if quotation.end == index + 1 => shown.push('~'),
                _ => continue,
            }
            shown.push(end(quotation));
        }
    }
    shown
}

/// Each case is what [`show`] makes of it once the notation is taken out.
#[track_caller]
fn check(cases: &[&str]) {
    for case in cases {
        assert_eq!(show(&case.replace(['{', '}', '<', '>', '|', '~'], "")), *case);
    }
}

#[test]
fn every_style_of_marks_pairs() {
    check(&[
        "{“The bridge is safe to cross,”} she said.",
        r#"{"The bridge is safe to cross,"} she said."#,
        "{''The bridge is safe to cross,''} she said.",
        "{``The bridge is safe to cross,''} she said.",
        "{‘‘The bridge is safe to cross,’’} she said.",
        "{‘The bridge is safe to cross’}, she said.",
        "{'The bridge is safe to cross,'} she said.",
        "{`The bridge is safe to cross,'} she said.",
        "{„Die Brücke ist wieder sicher“}, sagte sie.",
        "{„Most jest znowu całkiem bezpieczny”} — dodała.",
        "{«Le pont est maintenant ouvert»}, a-t-elle dit.",
        "{« Le pont est maintenant ouvert »}, a-t-elle dit.",
        "{»Die Brücke ist wieder sicher«}, sagte sie.",
        "{”Bron är säker att gå över”}, sade hon.",
    ]);
}

#[test]
fn quotations_nest() {
    check(&[
        "{“He told us, {‘Nobody leaves this room,’} and locked it,”} she said.",
        r#"{"He told us, {'Nobody leaves this room,'} and locked it,"} she said."#,
        "{‘He told us, {“Nobody leaves this room”}, and locked it,’} she said.",
        "{'He told us, {\"Nobody leaves this room\"}, and locked it,'} she said.",
        "{''He told us, {'Nobody leaves this room.'}''}",
        "{''{'Nobody leaves this room,'} he told us,''} she said.",
        "{“He told us, {‘Nobody leaves this room.’}”}",
        "{“He told us, {‘Nobody leaves this room.’} ”}",
        "{“ {‘Nobody leaves this room,’} he told us.”}",
        "{“He said, {‘I read <“Emma”> to them twice a day,’} and smiled,”} she said.",
        r#"{"I had read <"Emma"> to them many times,"} she said. {"Then we slept."}"#,
        r#"{"The paper calls it <“wholly new”> and will not say more,"} she said."#,
        r#"{“The paper calls it <"wholly new"> and will not say more,”} she said."#,
    ]);
}

#[test]
fn a_quotation_runs_over_paragraphs() {
    check(&[
        "{“We left at dawn.~}\n~{“We came back at night.~}\n~{“Nobody saw us.”}\nThat was all.",
        "She said: {\"We left at dawn.~}\n\n~{\"We came back at night,\"} and sat down.",
        "{‘We left at dawn.~}\n~{‘We came back with <“guests”>.’}",
        "{“He told me, {‘Go home at once.~}~}\n~{“~{‘And never come back.’}”}",
        "{“We left at dawn.~}\n~{“We came back at night.|}\nThat was all.",
        "{“We left at dawn.|}\nHe stopped. {“We came back at night.”}",
        "{“We left at dawn.|}\n{‘We came back at night,’} he said.",
        "{\"We left at dawn.|}\n{“We came back at night,”} he said.",
    ]);
}

#[test]
fn apostrophes_are_no_quotation_marks() {
    check(&[
        "’Tis the workers’ right to rock ’n’ roll like in the ’90s, James’ lawyer said.",
        "'Tis the workers' right to rock 'n' roll like in the '90s, James' lawyer said.",
        "Reuters’ report on the Class of ’08 didn’t name the boys’ club.",
        "They were goin' 'round the block 'cause o' the dogs' barking.",
        "{“The workers’ rights are not for sale,”} said the nurses’ union.",
        "{‘The workers’ rights are not for sale,’} said the nurses’ union.",
        "{'The workers' rights are not for sale,'} said the nurses' union.",
        "The <‘Dreamers’> and the parents’ council met.",
        "The <'Dreamers'> and the parents' council met.",
        "{“Rock ’n’ roll is here to stay in the ’20s,”} he said.",
        "{‘Rock ’n’ roll is here to stay in the ’20s,’} he said.",
        "{“We’re talkin’ ’bout <‘respect’>, ain’t we?”}",
        "<“Hamlet”>’s ghost met <‘Macbeth’>’s witches in <\"Lear\">'s hut.",
        "He lives in ’s-Hertogenbosch, in the ‘60s style.",
    ]);
}

#[test]
fn feet_and_inches_are_no_quotation_marks() {
    check(&[
        "At 6'2\" he is taller than his 5' 10\" brother, {\"the small one of us,\"} as he says.",
        "At 6’2” he is taller than his 5’ 10” brother, {“the small one of us,”} as he says.",
        "{\"He is 6'2\" tall and can reach it,\"} she said.",
        "{“He’s like 6’2”,”} she said. {“I am not that tall.”}",
        "{“The man who is 5’2”. You know what they say about him.”}",
        "A 9\" nail and a 2\" screw, <\"the fix,\"> held it.",
    ]);
}

#[test]
fn mistyped_marks_still_pair() {
    check(&[
        "{“The bridge is safe now,“} she said. {“Go over it.”}",
        "She wrote that {”the bridge is safe”} and left.",
        "{“The bridge is safe now,\"} she said. {\"Go over it now.”}",
        "{“The bridge is safe now, “}she said. {“You may go over it.”}",
        "{“The bridge is safe now ”}she said. {“You may go over it.”}",
        "{\" The bridge is safe now, \"} she said. {\" You may go over it. \"}",
        "She says:{\" The bridge is safe now.\"}",
        "She says,{” the bridge is safe now.”}",
        "{” … the bridge is safe now,”} she wrote. {“You may go over it.”}",
        "{“The bridge is safe now.’} She smiled. {“You may go over it.”}",
        "{‘The bridge is safe now.\"} She smiled. {\"You may go over it.\"}",
        "{“The bridge is safe now. “}",
        "\"{“The bridge is safe to cross,”} she said.",
        "{“{’House and Home,’}”} she said, {“is what we read.”}",
        "The <’Safe Bridge’> is open.",
        "{“He said {‘Nobody leaves this room, ‘} and locked it.”}",
    ]);
}

#[test]
fn a_missing_mark_costs_one_quotation() {
    check(&[
        "{“The bridge is safe now.|} {“Go over it,”} she said. {“Or stay here with us.”}",
        "{\"The bridge is safe now.|} {\"Go over it,\"} she said. {\"Or stay here with us.\"}",
        "{“The bridge is safe now, he said.|} {“Go over it now.”}",
        "The bridge is safe now,” she said. {“You may go over it.”}",
        "The bridge is safe now,\" she said. {\"You may go over it.\"}",
        "{“The bridge is safe now.|}\n{‘Go over it now,’} she said.",
        "{“They call it {‘the safe bridge of the north.|}”} Then {“they laugh about it.”}",
        "A {\"very safe bridge it is.|}\nShe went over the <\"bridge\">.",
        "She ended with a mark. “",
        "<“ ”> is a pair; \" is none.",
    ]);
}

#[test]
fn dashes_and_brackets_stand_close() {
    check(&[
        "Her answer—{“Yes, we will go there”}—was short.",
        "Her answer—{\"Yes, we will go there\"}—was short.",
        "Her answer – {'Yes, we will go there'} – was short.",
        "({“Yes, we will go there,”} she said.)",
        "[{\"Yes, we will go there.\"}]",
        "{“[The mayor] will go there”} (or not).",
        "{“I thought that we—”} He fell silent. {“Never mind me now.”}",
        "{\"I thought that we—\"} He fell silent. {\"Never mind me now.\"}",
        "{“—and then we all went home,”} she said.",
        "{“...and then we all went home...”} she said.",
        "<“Yes”>/<“No”>; <\"yes\">/<\"no\">.",
    ]);
}

#[test]
fn a_few_words_are_speech_only_as_an_utterance() {
    check(&[
        "{“No,”} he said. {“Never!”}",
        "{‘No’}, he said.",
        "He said, {“Not now.”}",
        "He shouted {“Liar!”} and left.",
        "{“Why?”}",
        "{“I think,”} he said, {“we may.”}",
        "It ended the <“war on rain.”>",
        "It ended the <“war on rain,”> he wrote.",
        "They are <“mad,”> <“bad”> and <“dangerous to know.”>",
        "<“Neutralizing”> is the word that Bob <“Bridge”> Miller used.",
        "Her novel, <“Safe Bridge,”> is out.",
        "{“It is over now”} was all he said that night.",
        "It was {“over for all of us”} by then.",
        "The <“U.S.”> of old.",
        "He said <“”> and <“…”>.",
    ]);
}
