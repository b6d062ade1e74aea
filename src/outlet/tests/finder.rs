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
        ("The Times/New York Times poll was taken.", "Times=?; New York Times=new-york-times"),
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
        ("The Guardian of London reported it. The Guardian of the Realm did not.", "The Guardian=the-guardian"),
        ("Former Slate reporter Jane Doe left.", "Slate=slate"),
        ("AP has learned that the talks failed.", "AP=associated-press"),
        ("An AP reporter saw it.", "AP=associated-press"),
        ("Politico, CNN and the Hill were there.", "Politico=politico; CNN=cnn; Hill=the-hill"),
        ("An editor of The Atlantic disagreed.", "The Atlantic=the-atlantic"),
        ("She wrote in The Nation that it was late.", "The Nation=the-nation-us"),
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
        ("The Congressional Black Caucus met on Monday. CBC members were angry.", ""),
        ("The Pakistan Tehreek-e-Insaf (PTI) won. The PTI said it would rule alone.", ""),
        ("The radiative transfer equation (RTE) is solved twice. The RTE holds.", ""),
        ("The People's Republic of China and the Ethiopian People's Revolutionary Party signed.", ""),
        ("The People's Liberation Army marched. It is the people's Nature's way.", ""),
        ("She was a Bachelor of Science. He told the Nation to wait. See Metro.us for more.", ""),
        ("Americans for Prosperity (AFP) paid. AFP would not say how much.", ""),
        ("The Vice President spoke for the nation on the Hill.", ""),
    ]);
}

/// Papers, stations and sites that the registry does not know, where the text leaves no doubt of what they are.
#[test]
fn unknown_outlets_by_what_stands_around_them() {
    table(&[
        ("The local newspaper Quaymark said the pier was sold.", "Quaymark=?"),
        ("The mayor told the Harwick Star and Courier that she was tired.", "Harwick Star and Courier=?"),
        ("The Harwick Echo reported a fire.", "Harwick Echo=?"),
        ("The pier was sold, the Harwick Gazette reported.", "Harwick Gazette=?"),
        ("He wrote for The Harwick Informer that the pier was safe.", "The Harwick Informer=?"),
        ("He spoke on KQXZ's morning show. KQXZ radio aired it.", "KQXZ=?; KQXZ=?"),
        ("KQXZ-TV reported on it. A WQXY poll was held.", "KQXZ-TV=?; WQXY=?"),
        ("He said on The Ann Sample Show that he was ready.", "The Ann Sample Show=?"),
        ("They were shopkeepers, according to harwicktoday.com.", "harwicktoday.com=?"),
        ("The news website Harwickline reported a fire.", "Harwickline=?"),
        ("A report by the news site Harwickline says the pier is safe.", "Harwickline=?"),
        ("The pier was sold, according to the Las Vegas Sun.", "Las Vegas Sun=las-vegas-sun"),
        ("The Advocate has its own view. The editors of The Advocate wrote so.", "Advocate=?; Advocate=?"),
        ("AP: Minister resigns", "AP=associated-press"),
    ]);
}

/// The same shapes where something else is meant.
#[test]
fn what_only_looks_like_an_outlet() {
    table(&[
        ("The Morning Star is a planet. The sun rose over Evening Post Road.", ""),
        ("She met him in Times Square, behind the Washington Post Office.", ""),
        ("The Show must go on. He put on a show on Monday.", ""),
        ("He told The Conference Board that WWII was long ago.", ""),
        ("Write to ann@harwick.com or see harwick.com for tickets.", ""),
        ("KIND people went WEST. The KKK marched.", ""),
    ]);
}

#[test]
fn outlets_of_the_world() {
    table(&[
        ("Iran's semi-official Tasnim news agency said so.", "Tasnim news agency=tasnim"),
        ("Lebanon's state-run National News Agency reported two strikes.", "National News Agency=nna-lb"),
        (
            "Army Radio and Israel's Channel 12 said talks would resume.",
            "Army Radio=army-radio-il; Israel's Channel 12=channel-12-il",
        ),
        ("SANA, the Syrian state news agency, blamed Israel. Sana'a was quiet.", "SANA=sana"),
        (
            "Japan's Kyodo news agency and the Nikkei newspaper said the bank would act.",
            "Kyodo news agency=kyodo; Nikkei newspaper=nikkei",
        ),
        ("The MENA region grew. Egypt's MENA news agency reported the figure.", "MENA news agency=mena"),
        (
            "Kenya's Daily Nation and The Star Kenya had it.",
            "Kenya's Daily Nation=daily-nation; The Star Kenya=the-star-ke",
        ),
        ("The tourists saw Petra. Jordan's Petra news agency said 20 were hurt.", "Petra news agency=petra"),
        ("Sabah is a state of Malaysia. The Turkish daily Sabah reported the arrest.", "Turkish daily Sabah=sabah"),
        ("He told Der Spiegel, the German news magazine, and the tabloid Bild.", "Der Spiegel=der-spiegel; Bild=bild"),
        ("Fars said the drill went well. The province of Fars is dry.", "Fars=fars-news"),
        ("“It is over,” she told BBC Radio 4's Today programme.", "BBC Radio 4=bbc; Today=bbc"),
        (
            "La Nación of Argentina and El País of Uruguay ran it.",
            "La Nación of Argentina=la-nacion-ar; El País of Uruguay=el-pais-uy",
        ),
        (
            "KYIV (Interfax-Ukraine) - The grid held, Ukrinform reported.",
            "Interfax-Ukraine=interfax-ukraine; Ukrinform=ukrinform",
        ),
        ("Xinhua said on Friday. People's Daily said nothing.", "Xinhua=xinhua; People's Daily=peoples-daily"),
        (
            "Speaking to ABC radio in Melbourne, he denied it. The Sydney Morning Herald has seen the letter.",
            "ABC radio=abc-news; The Sydney Morning Herald=sydney-morning-herald",
        ),
        ("A spokesman told the PA news agency he was safe.", "PA news agency=pa-media"),
        ("The BBC understands that the Sun and the Mirror will merge.", "BBC=bbc"),
        (
            "according to a report in the Mail & Guardian and in the Herald of Zimbabwe",
            "Mail & Guardian=mail-and-guardian; Herald of Zimbabwe=the-herald-zw",
        ),
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
        ("The mayor told Fox 35 in Orlando that it was over.", "Fox 35=?"),
        ("Fox 35 times denied it.", ""),
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
