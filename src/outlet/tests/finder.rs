use proptest::prelude::*;

use super::{found, mentions};
use crate::outlet::Recognised;

/// Each text with its mentions, as `found` shows them.
fn table(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, wanted)| found(text) != *wanted)
        .map(|(text, wanted)| format!("{text}\n    wanted: {wanted}\n    found:  {}", found(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn full_names() {
    table(&[
        ("The road was closed, Anadolu reported.", "Anadolu=anadolu"),
        ("The road was closed, reported Anadolu news agency.", "Anadolu news agency=anadolu"),
        ("as cited by RIA Novosti.", "RIA Novosti=ria-novosti"),
        (
            "The New York Times and the Washington Post disagree.",
            "The New York Times=new-york-times; Washington Post=washington-post",
        ),
        ("Officials told the BBC’s Persian service.", "BBC=bbc"),
        ("Reuters' tally stood at nine.", "Reuters=reuters"),
        ("He spoke to Agence France Presse in Dakar.", "Agence France Presse=afp"),
        ("Voice Of America said so.", "Voice Of America=voice-of-america"),
        ("A guest on Fox news and on Buzzfeed.", "Fox news=fox-news; Buzzfeed=buzzfeed"),
        ("She read El Pais and the Suddeutsche Zeitung.", "El Pais=el-pais; Suddeutsche Zeitung=sueddeutsche-zeitung"),
        ("It was in the St. Louis Post-Dispatch first.", "St. Louis Post-Dispatch=st-louis-post-dispatch"),
        ("Lenta.ru and foxnews.com had the story.", "Lenta.ru=lenta-ru; foxnews.com=fox-news"),
        (
            "the Wall Street\nJournal and the Los\u{a0}Angeles Times",
            "Wall Street\nJournal=wall-street-journal; Los\u{a0}Angeles Times=los-angeles-times",
        ),
        ("REUTERS: STRIKE IS OFF, THE GUARDIAN SAYS", "REUTERS=reuters; THE GUARDIAN=the-guardian"),
    ]);
}

#[test]
fn names_inside_joined_tokens() {
    table(&[
        ("A Reuters/Ipsos poll was taken.", "Reuters=reuters"),
        ("An ABC-Washington Post survey was taken.", "ABC=abc-news; Washington Post=washington-post"),
        ("An AP-NORC poll was taken.", "AP=associated-press"),
        (
            "A CNN/ORC poll and an NBC/Wall Street Journal poll.",
            "CNN=cnn; NBC=nbc-news; Wall Street Journal=wall-street-journal",
        ),
        ("The post-CNN era of the Anglo-Sun treaty.", "CNN=cnn"),
    ]);
}

#[test]
fn short_names_after_the_full_one() {
    table(&[
        (
            "The Washington Post had it first. Two people confirmed it for the Post. A note to the Post followed.",
            "The Washington Post=washington-post; Post=washington-post; Post=washington-post",
        ),
        (
            "The Denver Post has the figures. The New York Post has others. The Post stands by them.",
            "The Denver Post=denver-post; New York Post=new-york-post; The Post=new-york-post",
        ),
        ("ANKARA (AA) - Rain fell. An AA cameraman was wet.", "AA=anadolu; AA=anadolu"),
        ("The bank near the Post stood open.", ""),
    ]);
}

#[test]
fn short_names_where_only_an_outlet_fits() {
    table(&[
        ("The minister told the Times that he would go.", "Times=?"),
        ("WASHINGTON (AP) — The Senate met.", "AP=associated-press"),
        ("He said so in an interview with Time.", "Time=time"),
        ("Time magazine put her on its cover.", "Time magazine=time"),
        ("AP has learned that the talks failed.", "AP=associated-press"),
        ("An AP reporter saw it.", "AP=associated-press"),
        ("Politico, CNN and the Hill were there.", "Politico=politico; CNN=cnn; Hill=the-hill"),
        ("An editor of The Atlantic disagreed.", "The Atlantic=the-atlantic"),
        ("She wrote in the Nation that it was late.", "Nation=the-nation-us"),
        ("He told Bloomberg that rates would rise.", "Bloomberg=bloomberg"),
    ]);
}

#[test]
fn namesakes_are_no_outlets() {
    table(&[
        ("Harry Mirror reported to the police. Mr. Guardian did not.", ""),
        ("They met in Times Square and took the Express train.", ""),
        ("Independent voters like the Sun and the Atlantic.", ""),
        ("Time will tell whether People on Capitol Hill change. Time to go.", ""),
        ("The Fortune 500 firm owes the Post Office money.", ""),
        ("Washington Post Road is closed. The Guardian Council met.", ""),
        ("The BBC Symphony Orchestra played at the CNN Center.", ""),
        ("The Reuters Institute and the Washington Post Company sent guests.", ""),
        ("Michael Bloomberg said on Monday that he would run. Bloomberg said he had time.", ""),
        ("Nature is kind, science is slow, the sun is up.", ""),
        ("People reported seeing a fox. Variety is good. Fox said nothing.", ""),
        ("The Vice President spoke for the nation on the Hill.", ""),
    ]);
}

#[test]
fn unknown_outlets_by_their_shape() {
    table(&[
        ("The local newspaper Tamedia reported it.", "Tamedia=?"),
        ("It was in the Bellmore Star and Courier.", "Bellmore Star and Courier=?"),
        ("He told Channel 9 television that it was over.", "Channel 9 television=?"),
        ("the Wexford Gazette reported on Monday", "Wexford Gazette=?"),
        ("Anytown News Agency reported it.", "Anytown News Agency=?"),
        ("Grünau Heute, a Berlin-based newspaper, has the story.", "Grünau Heute=?"),
        ("A crew of KXQZ-TV filmed it.", "KXQZ-TV=?"),
        ("She told Radio Wexford that nobody was hurt.", "Radio Wexford=?"),
        ("John Smith, a newspaper editor, left. He told the newspaper Monday.", ""),
        ("The Gazette is a word. The Star and the Sun shine.", ""),
    ]);
}

#[test]
fn the_span_leaves_out_what_is_no_name() {
    let text = "the Guardian's man told THE Sun";
    let first = mentions(text).into_iter().next().expect("the Guardian");
    assert_eq!(&text[first.span], "Guardian");
    assert_eq!(first.tokens, 1..2);
    assert_eq!(first.by, Recognised::Name);
}

proptest! {
    #[test]
    fn spans_are_in_bounds_and_apart(text in "(The |the |New York |Times|Post|AP|BBC|told |’s|, a |newspaper|[A-Z][a-z]{2}|\\PC|[-/&.\\s\u{a0}\u{301}]){0,60}") {
        let mut end = 0;
        for mention in mentions(&text) {
            prop_assert!(text.get(mention.span.range()).is_some_and(|name| !name.is_empty()));
            prop_assert!(mention.span.start() >= end, "{mention:?} in {text:?}");
            prop_assert!(mention.tokens.start < mention.tokens.end);
            end = mention.span.end();
        }
    }

    #[test]
    fn any_text_is_taken(text in "\\PC{0,200}") {
        mentions(&text);
    }
}
