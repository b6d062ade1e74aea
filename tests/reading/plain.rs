//! Plain text.

use ascribe::Article;

use crate::assert_blocks;

#[track_caller]
fn case(text: &str, expected: &str) {
    let article = Article::plain(text);
    assert_blocks(&article, expected);
    for block in &article.blocks {
        assert_eq!(&article.text[block.span].trim(), &&article.text[block.span]);
    }
}

#[test]
fn a_news_brief_with_keywords() {
    case(
        "Ferry line: Harbour board has no plans to close the quay\n\n\
         The harbour board said on Monday that it has no plans to close the old quay.\n\n\
         \"There is no such plan,\" its chairwoman told reporters.\n\n\
         \x20 Harbour board, Ferries, Example Island\n",
        "head: Ferry line: Harbour board has no plans to close the quay
         para: The harbour board said on Monday that it has no plans to close the old quay.
         para: \"There is no such plan,\" its chairwoman told reporters.
         keyw: Harbour board, Ferries, Example Island",
    );
}

#[test]
fn one_paragraph_a_line() {
    case(
        "Ferries stop\n\n\
         The ferries to the island stopped on Friday, after a storm had torn away the landing stage on its northern shore.\n\
         Nobody was hurt. The line hopes to go on next week, when a new stage will have been brought from the mainland.\n\
         “We have seen worse,” said the captain, who has gone back and forth between the island and the town since 1987.\n",
        "head: Ferries stop
         para: The ferries to the island stopped on Friday, after a storm had torn away the landing stage on its northern shore.
         para: Nobody was hurt. The line hopes to go on next week, when a new stage will have been brought from the mainland.
         para: “We have seen worse,” said the captain, who has gone back and forth between the island and the town since 1987.",
    );
}

#[test]
fn lines_broken_at_a_column() {
    case(
        "Ferries stop after storm\n\n\
         The ferries to the island stopped on Friday, after a storm\n\
         had torn away the landing stage. Nobody was hurt, said\n\
         Captain Example. Repairs begin on Monday.\n\
         \n\
         It was the third storm of the year. The harbour board met\n\
         Friday night.\n",
        "head: Ferries stop after storm
         para: The ferries to the island stopped on Friday, after a storm / had torn away the landing stage. Nobody was hurt, said / Captain Example. Repairs begin on Monday.
         para: It was the third storm of the year. The harbour board met / Friday night.",
    );
}

#[test]
fn broken_lines_with_no_blank_line_between_paragraphs() {
    case(
        "The ferries to the island stopped on Friday, after a storm\n\
         had torn away the landing stage. Nobody was hurt.\n\
         It was the third storm of the year, and the worst one that\n\
         the older islanders can remember, said the mayor, who has\n\
         lived there all her life.\n\
         Repairs begin on Monday if the sea is calm, and they will,\n\
         the board said, be done by spring.\n",
        "para: The ferries to the island stopped on Friday, after a storm / had torn away the landing stage. Nobody was hurt.
         para: It was the third storm of the year, and the worst one that / the older islanders can remember, said the mayor, who has / lived there all her life.
         para: Repairs begin on Monday if the sea is calm, and they will, / the board said, be done by spring.",
    );
}

#[test]
fn paragraphs_with_an_indented_first_line() {
    case(
        "   The ferries to the island stopped on Friday, after a storm\n\
         had torn away the landing stage. Nobody was hurt, the board says.\n\
         \x20  It was the third storm of the year, and the worst one, as\n\
         the older islanders say.\n",
        "para: The ferries to the island stopped on Friday, after a storm / had torn away the landing stage. Nobody was hurt, the board says.
         para: It was the third storm of the year, and the worst one, as / the older islanders say.",
    );
}

#[test]
fn a_single_break_inside_a_sentence() {
    case("The boat was cut\noff from the quay.", "para: The boat was cut / off from the quay.");
    case("boats\nlanding stages\nropes, anchors\n", "para: boats\npara: landing stages\npara: ropes, anchors");
}

#[test]
fn every_kind_of_line_end_and_blank() {
    let expected = "head: Ferries stop\npara: A storm has come.\npara: It went on for days.";
    for text in [
        "Ferries stop\n\nA storm has come.\n\nIt went on for days.",
        "Ferries stop\r\n\r\nA storm has come.\r\n\r\nIt went on for days.\r\n",
        "Ferries stop\r\rA storm has come.\r\rIt went on for days.\r",
        "\u{feff}Ferries stop\n\u{a0}\nA storm has come.\u{a0}\n \t \n\u{3000}It went on for days.\n\n\n",
        "Ferries stop\n\u{c}\nA storm has come.\n\u{c}It went on for days.\u{c}",
    ] {
        case(text, expected);
    }
}

#[test]
fn lists_and_what_only_looks_like_one() {
    case(
        "The board decided:\n\
         - to close the quay;\n\
         - to mend the stage, which\n  was torn away;\n\
         * to wait.\n\n\
         1. First come ropes.\n2. Then anchors.\n\n\
         • Last of all, boats.",
        "para: The board decided:
         list: to close the quay;
         list: to mend the stage, which / was torn away;
         list: to wait.
         list: First come ropes.
         list: Then anchors.
         list: Last of all, boats.",
    );
    case(
        "The stage was torn away by the third great storm of a year\n\
         - the worst one so far - and the ferries stopped. In all,\n\
         12. That is how many boats are lost, the captain said, and\n\
         nobody knows where they are.",
        "para: The stage was torn away by the third great storm of a year / - the worst one so far - and the ferries stopped. In all, / 12. That is how many boats are lost, the captain said, and / nobody knows where they are.",
    );
}

#[test]
fn quoted_blocks() {
    case(
        "The letter reads:\n\n> We have lost the stage and will\n> mend it. No one was hurt.\n>\n> The board\n\nIt came on Friday.",
        "para: The letter reads:
         bloc: We have lost the stage and will / mend it. No one was hurt.
         bloc: The board
         para: It came on Friday.",
    );
    let text = "He wrote:\r\n> one line,\r\n> and a second – no more.\r\nThat was all.";
    let article = Article::plain(text);
    assert_blocks(&article, "para: He wrote:\nbloc: one line, / and a second – no more.\npara: That was all.");
    let source = article.source(article.blocks[1].span);
    assert_eq!(&text[source], "one line,\r\n> and a second – no more.");
    assert_eq!(&text[article.source(article.blocks[2].span)], "That was all.");
    assert_eq!(article.line_column(article.source(article.blocks[2].span).start()), (4, 1));
    let single = Article::plain("He wrote:\n> one line.\nThat was all.");
    assert_eq!(single.text, single.input());
    assert_blocks(&single, "para: He wrote:\nbloc: one line.\npara: That was all.");
}

#[test]
fn byline_date_and_dateline() {
    let text = "Ferries stop after storm\n\
                By Ann Example and Bob Sample\n\
                Published 3 March 2020 14:05 GMT\n\n\
                EXAMPLE TOWN, Ohio (AP) — The ferries to the island have stopped.\n\n\
                The board met.\n\n\
                (Reporting by Ann Example; Editing by Cy Case)";
    case(
        text,
        "head: Ferries stop after storm
         byli: By Ann Example and Bob Sample
         date: Published 3 March 2020 14:05 GMT
         date: EXAMPLE TOWN, Ohio (AP) —
         para: The ferries to the island have stopped.
         para: The board met.
         byli: (Reporting by Ann Example; Editing by Cy Case)",
    );
    let article = Article::plain(text);
    assert_eq!(article.title().map(|span| &text[span]), Some("Ferries stop after storm"));
    assert_eq!(article.byline().map(|span| &text[span]), Some("By Ann Example and Bob Sample"));
    assert_eq!(article.dateline.place.map(|span| &text[span]), Some("EXAMPLE TOWN, Ohio"));
    assert_eq!(article.dateline.agency.map(|span| &text[span]), Some("AP"));
}

#[test]
fn what_stands_above_a_dateline_is_the_head() {
    case(
        "The ferries have stopped for the winter, it seems.\n\n\
         A storm tore away the landing stage.\n\n\
         OSLO — The ferries to the island have stopped, and nobody knows when they will go again, the board said.",
        "head: The ferries have stopped for the winter, it seems.
         head: A storm tore away the landing stage.
         date: OSLO —
         para: The ferries to the island have stopped, and nobody knows when they will go again, the board said.",
    );
}

#[test]
fn a_first_paragraph_is_no_title() {
    case(
        "The ferries to the island stopped on Friday.\n\nThe board said that a storm had torn away the stage, and that nobody was hurt.",
        "para: The ferries to the island stopped on Friday.
         para: The board said that a storm had torn away the stage, and that nobody was hurt.",
    );
    case("Ferries stop after storm", "para: Ferries stop after storm");
}

#[test]
fn headings_and_labels_inside() {
    case(
        "Ferries stop after storm; \nIsland waits for a new stage.\n\n\
         ABSTRACT.\n\nThe ferries to the island have stopped.\n\n\
         Worst in years\n\nIt was the third storm of the year.\n\n\
         The captain wrote:\n\n“We have seen worse”\n\nHe is 70.\n\n4:40 p.m.\n\nThe storm is over, the board said.",
        "head: Ferries stop after storm;
         head: Island waits for a new stage.
         head: ABSTRACT.
         para: The ferries to the island have stopped.
         head: Worst in years
         para: It was the third storm of the year.
         para: The captain wrote:
         para: “We have seen worse”
         para: He is 70.
         date: 4:40 p.m.
         para: The storm is over, the board said.",
    );
}

#[test]
fn the_time_of_a_post_is_a_block_without_the_space_behind_it() {
    case(
        "4:40 p.m. –  The storm is over, the board said.",
        "date: 4:40 p.m. –\n         para: The storm is over, the board said.",
    );
}

#[test]
fn a_list_of_short_lines_is_no_pile_of_headings() {
    case(
        "The fleet of the island has four boats, as the board said.\n\nAnna\n\nBerta\n\nCäcilie\n\nDora\n\nAll are lost.",
        "para: The fleet of the island has four boats, as the board said.
         para: Anna
         para: Berta
         para: Cäcilie
         para: Dora
         para: All are lost.",
    );
}

#[test]
fn captions() {
    case(
        "Ferries stop after storm\n\n\
         FILE - The landing stage in a photo of March 3.\n\n\
         The ferries to the island have stopped. The board met in the evening.\n\n\
         The captain on his boat. (AP Photo/Ann Example)\n\n\
         Ann Example/Getty Images\n\n\
         The photo went round the world: nobody had seen such a wave.",
        "head: Ferries stop after storm
         capt: FILE - The landing stage in a photo of March 3.
         para: The ferries to the island have stopped. The board met in the evening.
         capt: The captain on his boat. (AP Photo/Ann Example)
         capt: Ann Example/Getty Images
         para: The photo went round the world: nobody had seen such a wave.",
    );
}

#[test]
fn nothing_to_read() {
    for text in ["", " \n\t\r\n", "\u{feff}", "\u{c}\u{a0}"] {
        assert_eq!(Article::plain(text).blocks, []);
    }
}
