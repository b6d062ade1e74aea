//! Markdown.

use ascribe::Article;
use ascribe::article::Format;

use crate::assert_blocks;

fn read(text: &str) -> Article<'_> {
    Article::read(text.as_bytes(), Format::Markdown).expect("an article")
}

#[track_caller]
fn case(text: &str, expected: &str) {
    assert_blocks(&read(text), expected);
}

/// What of the source each block was made from.
fn sources<'a>(article: &'a Article<'_>) -> Vec<&'a str> {
    article.blocks.iter().map(|block| &article.input()[article.source(block.span).range()]).collect()
}

#[test]
fn headings_paragraphs_quotes_and_items() {
    case(
        "# Ferries *stop*\n\nBy Ann Example\n\nThe ferries have\nstopped\\\nfor good.\n\n## Worst in years\n\n\
         > We have lost\n> the stage.\n>\n> - One boat\n\n- Ropes\n- Anchors\n\n  and chains\n\n3. Boats\n",
        "head: Ferries stop
         byli: By Ann Example
         para: The ferries have stopped / for good.
         head: Worst in years
         bloc: We have lost the stage.
         bloc: One boat
         list: Ropes
         list: Anchors
         list: and chains
         list: Boats",
    );
}

#[test]
fn what_no_reader_reads_is_left_out() {
    case(
        "Ferries stop.\n\n```\ncode here\n```\n\n    more code\n\n<!-- a note -->\n\n<div>\nmark-up\n</div>\n\n---\n\n\
         The `stage` is <b>gone</b><!-- really -->.[^1]\n\n[link]: https://example.com\n\n[^1]: Said *nobody*.\n",
        "para: Ferries stop.
         para: The stage is gone.
         para: Said nobody.",
    );
}

#[test]
fn tables_and_strikethrough_keep_their_words() {
    case(
        "Boats ~~sunk~~ lost:\n\n| Boat | Year |\n| --- | --- |\n| *Anna* | 1987 |\n| | 1990 |\n",
        "para: Boats sunk lost:\ntabl: Boat\ntabl: Year\ntabl: Anna\ntabl: 1987\ntabl: 1990",
    );
}

#[test]
fn images_give_captions() {
    case(
        "![The stage after the storm](stage.jpg)\n*The stage on Friday.*\n\n\
         ![](empty.jpg)\n\nThe ferries ![icon](x.png) have stopped.\n\n\
         [![The captain](c.jpg)](https://example.com)\n",
        "capt: The stage after the storm
         capt: The stage on Friday.
         para: The ferries  have stopped.
         capt: The captain",
    );
}

#[test]
fn a_strong_line_is_a_heading() {
    case(
        "The ferries have stopped.\n\n**Worst in years**\n\n**The captain** said no.\n\n**He said it twice.**\n",
        "para: The ferries have stopped.
         head: Worst in years
         para: The captain said no.
         para: He said it twice.",
    );
}

#[test]
fn front_matter_gives_title_and_author() {
    case(
        "---\ntitle: \"Ferries: a storm\"\nauthor: Ann Example\ntags: [a, b]\n---\n\nThe ferries have stopped.\n",
        "head: Ferries: a storm\nbyli: Ann Example\npara: The ferries have stopped.",
    );
    case("+++\ntitle = 'Ferries'\n+++\n\n# Ferries\n\nThey have stopped.\n", "head: Ferries\npara: They have stopped.");
    case("\u{feff}---\ntitle: Ferries\n---\nThey have stopped.\n", "head: Ferries\npara: They have stopped.");
}

#[test]
fn a_title_by_its_looks_where_nothing_is_marked() {
    case(
        "Ferries stop after storm\n\nEXAMPLE TOWN (AP) — The ferries have stopped.\n",
        "head: Ferries stop after storm\ndate: EXAMPLE TOWN (AP) —\npara: The ferries have stopped.",
    );
    case(
        "A short line\n\n# Ferries\n\nThey have stopped.\n",
        "para: A short line\nhead: Ferries\npara: They have stopped.",
    );
}

#[test]
fn links_cover_their_words() {
    let article = read(
        "The [board *says*](https://example.com/a?b&c 'title') no; see <https://example.com>, [ref] or [](x).\n\n[ref]: /r\n",
    );
    let links: Vec<_> =
        article.links.iter().map(|link| (&article.text[link.span.range()], link.target.as_str())).collect();
    assert_eq!(
        links,
        [("board says", "https://example.com/a?b&c"), ("https://example.com", "https://example.com"), ("ref", "/r")]
    );
}

#[test]
fn spans_lead_back_to_the_source() {
    let article = read("Q&amp;A: **“No,”** she\r\nsaid\\! `code` &copy;\r\n\r\n> *Łódź*\r\n> now\r\n");
    assert_blocks(&article, "para: Q&A: “No,” she said! code ©\nbloc: Łódź now");
    assert_eq!(sources(&article), ["Q&amp;A: **“No,”** she\r\nsaid\\! `code` &copy;", "Łódź*\r\n> now"]);
    let code = read("`a b` / `` a`b `` / `a\nb`");
    assert_eq!(sources(&code), ["a b` / `` a`b `` / `a\nb"]);
    let quote = article.blocks[1].span;
    assert_eq!(article.line_column(article.source(quote).start()), (4, 4));
}
