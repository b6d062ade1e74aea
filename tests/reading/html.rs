//! HTML: the article on a page, and the way back to its bytes.

use ascribe::Article;
use ascribe::article::{Format, Reading, Revision};

use crate::assert_blocks;

fn read(page: &str) -> Article<'_> {
    Article::read(page.as_bytes(), Format::Html).expect("an article")
}

#[track_caller]
fn case(page: &str, expected: &str) {
    assert_blocks(&read(page), expected);
}

/// A page as sites build them, around an article.
fn page(article: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=en><head><title>Ferries stop - The Example</title><script>var a = '<p>no</p>';</script>\
         <style>p {{ color: red }}</style></head>\n<body><header class=\"site-header\"><a href=/>The Example</a></header>\
         <nav><ul><li><a href=/world>World</a><li><a href=/sport>Sport</a></ul></nav>\n{article}\n\
         <aside><h2>Most read</h2><p>Something else happened entirely, in another place, on another day.</p></aside>\
         <footer><p>Copyright The Example. All rights are reserved by the company that owns it.</p></footer></body></html>"
    )
}

#[test]
fn the_article_is_read_and_nothing_around_it() {
    let page = page(
        "<main><article><header><h1>Ferries stop <em>after</em> storm</h1><p class=byline>By <a rel=author href=/ann>Ann \
         Example</a></p><p><time datetime=2020-03-03T10:00>March 3, 2020</time></p></header>\n\
         <figure><img src=a.jpg alt=Stage><figcaption>The stage on Friday. Photo: Ann</figcaption></figure>\n\
         <p>The ferries have\n    stopped, the board said.</p>\n<p>Nobody knows why.<br>Nobody asked.</p>\n\
         <p>RELATED: <a href=/b>Boats on the lake sink in the storm</a></p>\n\
         <div class=\"newsletter-signup\"><p>Sign up for our newsletter and be told.</p></div>\n\
         <h2>Worst in years</h2>\n<blockquote><p>We have lost the stage.</p></blockquote>\n<ul><li>One boat<li>Two ropes</ul>\n\
         <script>document.write('<p>an advertisement</p>')</script><p hidden>Unseen.</p>\n\
         <ul class=x><li><a href=/c>Storm hits coast</a><li><a href=/d>Lake rises</a></ul></article></main>",
    );
    case(
        &page,
        "head: Ferries stop after storm
         byli: By Ann Example
         date: March 3, 2020
         para: The ferries have stopped, the board said.
         para: Nobody knows why. / Nobody asked.
         head: Worst in years
         bloc: We have lost the stage.
         list: One boat
         list: Two ropes",
    );
}

#[test]
fn a_body_without_a_name_is_found_by_its_prose() {
    let paragraphs = "<p>The ferries have stopped since the storm of Friday night, the board of the port said.\
                      <p>Nobody knows when they will sail again, and the <a href=https://example.com>stage</a> is gone.";
    let body = format!(
        "<h1>Ferries stop</h1><div><span itemprop=author>Ann Example</span></div><div><div>{paragraphs}</div>\
         <div><p>Short note.</p><a href=/a>Another story that is told at some length elsewhere</a></div></div>"
    );
    case(
        &page(&body),
        "head: Ferries stop
         byli: Ann Example
         para: The ferries have stopped since the storm of Friday night, the board of the port said.
         para: Nobody knows when they will sail again, and the stage is gone.",
    );
    // teasers are articles, too, but not this page's
    let teasers = format!("<div>{paragraphs}</div><article><p>A teaser of another story.</article>");
    case(
        &page(&teasers),
        "head: Ferries stop
         para: The ferries have stopped since the storm of Friday night, the board of the port said.
         para: Nobody knows when they will sail again, and the stage is gone.",
    );
    let parts =
        page(&format!("<div><h1>Ferries</h1><section>{paragraphs}</section><section>{paragraphs}</section></div>"));
    assert_eq!(read(&parts).blocks.len(), 5);
}

#[test]
fn a_bare_page_is_all_article() {
    case(
        "<h1>Ferries</h1>They have stopped.<br><br>Nobody <b>knows</b> why.<p>The end<table><tr><td>One<td>Two</table>",
        "head: Ferries\npara: They have stopped.\npara: Nobody knows why.\npara: The end\ntabl: One\ntabl: Two",
    );
    case("<p>It rained.", "para: It rained.");
    case("It rained &amp; snowed.", "para: It rained & snowed.");
}

#[test]
fn marks_of_footnotes_are_left_out_and_short_quotations_get_theirs() {
    case(
        "<p>It rained<sup><a href=#n1>1</a></sup> and <q>snowed</q>,<a href=\"#n2\">[2]</a> he said.</p>\
         <p>See <a href=#top>the top of this page</a>.</p>",
        "para: It rained and “snowed”, he said.\npara: See the top of this page.",
    );
}

#[test]
fn links_in_footnotes_stand_on_the_words_that_refer_to_them() {
    let listed = "<a href='#main'>Skip to it</a><main id=main><p>It rained<sup><a href='#fn1' id='ref1'>1</a></sup> on Friday.</p><p>Then it snowed all day.</p><ol>\
                  <li id=fn1>See <a href=https://example.com/a>there</a>. <a href='#ref1'>↩</a></li></ol></main>";
    // as LibreOffice writes it
    let office = "<p>It rained<a class=sdfootnoteanc name=n1anc href='#n1sym'><sup>1</sup></a> on Friday.</p><p>Then it snowed all\
                  day.</p><div id=n1><p><a name=n1sym href='#n1anc'>1</a>See <a href=https://example.com/a>there</a>.</p></div>";
    for page in [listed, office] {
        let article = read(page);
        let links: Vec<_> = article.links.iter().map(|l| (&article.text[l.span.range()], l.target.as_str())).collect();
        let target = "https://example.com/a";
        let marks = links.iter().filter(|(_, found)| !found.starts_with('#')).collect::<Vec<_>>();
        assert_eq!(marks, [&("rained", target), &("there", target)], "{links:?}");
    }
}

#[test]
fn tags_that_are_left_open_are_closed() {
    case(
        "<ul><li>One<p>more<li>Two</ul><dl><dt>Three<dd>Four</dl></div><p>Five<div>Six</div>",
        "list: One\nlist: more\nlist: Two\nlist: Three\nlist: Four\npara: Five\npara: Six",
    );
}

#[test]
fn changes_are_accepted_or_taken_back() {
    let page = "<p>It <del>snowed</del><ins>rained</ins> on Friday.</p>";
    case(page, "para: It rained on Friday.");
    let reading = Reading { revision: Revision::Original, ..Format::Html.into() };
    assert_blocks(&Article::read(page.as_bytes(), reading).expect("an article"), "para: It snowed on Friday.");
}

#[test]
fn spans_lead_back_to_the_source() {
    let source = "<p>Q&amp;A:\r\n <b>&#8220;Łódź,&rdquo;</b> she&nbsp;said &bogus; &copy.</p>";
    let article = read(source);
    assert_blocks(&article, "para: Q&A: “Łódź,” she\u{a0}said &bogus; ©.");
    let block = article.source(article.blocks[0].span);
    assert_eq!(&source[block.range()], "Q&amp;A:\r\n <b>&#8220;Łódź,&rdquo;</b> she&nbsp;said &bogus; &copy.");
    assert_eq!(article.line_column(block.end()), (2, 57));
}

#[test]
fn pages_of_any_depth_are_read_in_time() {
    const DEPTH: usize = 100_000;
    for tag in ["div", "p", "b", "table><tr><td", "ul><li", "blockquote", "a href=x"] {
        let depth = if tag == "div" { DEPTH } else { DEPTH / 5 };
        let open = format!("<{tag}>").repeat(depth);
        let close = format!("</{}>", tag.split([' ', '>']).next().unwrap_or_default()).repeat(depth);
        let page =
            format!("{open}It rained on Friday, the board said.{close}<p>Then it snowed on Saturday, they said.</p>");
        let article = read(&page);
        assert!(article.text.contains("It rained on Friday, the board said."), "{tag}");
        assert!(article.text.contains("Then it snowed on Saturday, they said."), "{tag}");
    }
    let unopened = "<div>".repeat(500) + &"</b></i>".repeat(DEPTH / 10) + "<p>It rained.</p>";
    assert!(read(&unopened).text.contains("It rained."));
    let attributes = format!("<p {}>It rained.</p>", (0..DEPTH).map(|n| format!("a{n}=x ")).collect::<String>());
    assert!(read(&attributes).text.contains("It rained."));
}

#[test]
fn links_keep_where_they_lead() {
    let article = read(
        "<p>Roads were closed, <a href=' https://example.com/a?b=1&amp;c '>the <i>board</i></a> said <a>here</a>.",
    );
    let links: Vec<_> = article.links.iter().map(|l| (&article.text[l.span.range()], l.target.as_str())).collect();
    assert_eq!(links, [("the board", "https://example.com/a?b=1&c")]);
}

#[test]
fn metadata_is_read_from_linked_data_open_graph_and_tags() {
    let page = r#"<head><meta property="og:title" content="Other"><meta property="og:site_name" content="The Example">
        <link rel="canonical" href="https://example.com/ferries"><script type="application/ld+json">{"@context": "https://schema.org",
        "@graph": [{"@type": "WebSite", "name": "No"}, {"@type": ["NewsArticle"], "headline": "Ferries stop",
        "author": [{"@type": "Person", "name": "Ann Example"}, "Bob Sample"], "dateline": "EXAMPLE TOWN",
        "datePublished": "2020-03-03", "isBasedOn": "https://example.org/report",
        "citation": [{"@type": "CreativeWork", "name": "A study", "url": "https://example.net/s"}, "A book"]}]}</script></head>
        <body><p>They have stopped.</p></body>"#;
    let found = read(page).metadata;
    assert_eq!(found.headline.as_deref(), Some("Ferries stop"));
    assert_eq!(found.authors, ["Ann Example", "Bob Sample"]);
    assert_eq!(found.dateline.as_deref(), Some("EXAMPLE TOWN"));
    assert_eq!(found.published.as_deref(), Some("2020-03-03"));
    assert_eq!(found.publisher.as_deref(), Some("The Example"));
    assert_eq!(found.url.as_deref(), Some("https://example.com/ferries"));
    let sources: Vec<_> = found.sources.iter().map(|s| (s.name.as_deref(), s.url.as_deref())).collect();
    assert_eq!(
        sources,
        [
            (None, Some("https://example.org/report")),
            (Some("A study"), Some("https://example.net/s")),
            (Some("A book"), None)
        ]
    );
}

#[test]
fn an_article_that_only_the_data_holds_is_read_from_there() {
    let data = r#"<script type="application/ld+json">[{"@type": "WebSite", "name": "The Example"},
        {"@graph": [{"@type": "Person", "articleBody": "No."}, {"@type": ["NewsArticle"], "headline": "Ferries stop",
        "articleBody": "The ferries have \u201cstopped\u201d, the board said.\n\nNobody knows why."}]}]</script>"#;
    let told = "head: Ferries stop
         para: The ferries have “stopped”, the board said.
         para: Nobody knows why.";
    let shell = page(&format!("{data}<div id=app></div>"));
    case(&shell, told);
    let article = read(&shell);
    let place = article.source(article.blocks[1].span);
    assert_eq!(&shell[place.range()], r"The ferries have \u201cstopped\u201d, the board said.");
    case(&shell.replace("\\n\\nNobody knows why.", "<p>Nobody <b>knows</b> why.</p>"), told);
    case(
        &page(&format!("{data}<h1>Boats</h1><p>The boats sail, said the board.</p>")),
        "head: Boats
         para: The boats sail, said the board.",
    );
}

#[test]
fn things_of_a_graph_are_named_by_their_ids() {
    let page = r##"<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ferries stop",
        "author": {"@id": "/#ann"}, "publisher": {"@id": "/#site"}, "isBasedOn": {"@id": "https://example.org/report"}},
        {"@type": "Person", "@id": "/#ann", "name": "Ann Example"}, {"@type": "WebSite", "@id": "/#site"},
        {"@type": "Organization", "@id": "/#site", "name": "The Example"}]}</script><p>They have stopped.</p>"##;
    let found = read(page).metadata;
    assert_eq!(found.authors, ["Ann Example"]);
    assert_eq!(found.publisher.as_deref(), Some("The Example"));
    assert_eq!(found.sources[0].url.as_deref(), Some("https://example.org/report"));
}

#[test]
fn a_page_whose_body_was_not_found_says_so() {
    let links: String =
        (0..60).map(|n| format!("<li><a href=/{n}>Another story of the day, number {n}</a></li>")).collect();
    let lost = page(&format!("<h1>Ferries stop</h1><ul>{links}</ul>"));
    assert!(!read(&lost).body_found);
    let found = page(&format!(
        "<article><h1>Ferries stop</h1><p>{}</p></article><ul>{links}</ul>",
        "It rained on. ".repeat(20)
    ));
    assert!(read(&found).body_found);
    for short in ["<h1>Ferries stop</h1>", "<p>It rained.</p>"] {
        assert!(read(short).body_found, "{short}");
    }
    assert!(Article::read(b"Ferries stop", Format::Text).expect("an article").body_found);
}

/// Three paragraphs, as `told` has them.
const PARAGRAPHS: &str = "<p>The ferries have stopped since the storm of Friday night, the board of the port said.</p>\
                          <p>Nobody knows when they will sail again, and the stage is gone.</p><p>Two ropes broke.</p>";

const TOLD: &str = "head: Ferries stop
     para: The ferries have stopped since the storm of Friday night, the board of the port said.
     para: Nobody knows when they will sail again, and the stage is gone.
     para: Two ropes broke.";

#[test]
fn names_of_what_holds_the_article_do_not_hide_it() {
    let names =
        ["social-layout", "js-share-root", "l-sidebar-right", "related-grid", "Newsletter_page__x1", "hub", "toc-wrap"];
    for name in names {
        let nested = format!("<h1>Ferries stop</h1><div class='{name}'><div id='{name}-2'>{PARAGRAPHS}</div></div>");
        case(&page(&nested), TOLD);
    }
    let subscribers = PARAGRAPHS.replace("<p>", "<p class='premium subscription-only'>");
    case(&page(&format!("<main><article><h1>Ferries stop</h1>{subscribers}</article></main>")), TOLD);
    let has_ads = format!("<section class='part has-ads no-sidebar'>{PARAGRAPHS}</section>");
    case(
        &page(&format!(
            "<h1>Ferries stop</h1><div><p>It is the worst storm that anybody can remember here.</p>{has_ads}</div>"
        )),
        &TOLD.replacen("para:", "para: It is the worst storm that anybody can remember here.\npara:", 1),
    );
}

#[test]
fn text_that_only_line_breaks_part_is_a_body() {
    let text = PARAGRAPHS.replace("<p>", "").replace("</p>", "<br>\n<br>");
    case(
        &page(&format!(
            "<h1>Ferries stop</h1><div id=txt><div><img src=a.jpg></div>{text}</div>\
                         <div><p>We use cookies and similar means to make this service better for all.</p></div>"
        )),
        TOLD,
    );
}

#[test]
fn several_elements_hold_one_body() {
    let parts: Vec<&str> = PARAGRAPHS.split_inclusive("</p>").collect();
    let [first, second, third] = parts[..] else { unreachable!("three paragraphs") };
    let bodies = format!(
        "<h1>Ferries stop</h1><div><div itemprop=articleBody>{first}</div><div class=ad-slot>Buy a boat from us, as good as \
         new, for little money.</div><div itemprop=articleBody>{second}</div><div itemprop=articleBody>{third}</div></div>"
    );
    case(&page(&bodies), TOLD);
    let sections = format!(
        "<h1>Ferries stop</h1><div><section><div>{first}</div></section><section><div>{second}</div><div>{third}</div>\
         </section></div>"
    );
    case(&page(&sections), TOLD);
}

#[test]
fn the_standfirst_is_read() {
    let lead =
        "<h1>Ferries stop</h1><div class='article-intro'><p>It is the worst storm that anybody can remember.</p></div>";
    let told = TOLD.replacen("para:", "para: It is the worst storm that anybody can remember.\npara:", 1);
    case(&page(&format!("<header>{lead}</header><div class='article-body'>{PARAGRAPHS}</div>")), &told);
}

#[test]
fn lists_of_links_are_left_out_and_lists_of_facts_stay() {
    let links = "<ul><li>TIMETABLE: <a href=/1>When do the buses run?</a></li><li>MAP: <a href=/2>All piers of the coast</a></li></ul>";
    let facts = "<ul><li>One boat sank, as <a href=/3>the board</a> said</li><li>Two ropes broke</li></ul>";
    let article = format!("<main><article><h1>Ferries stop</h1>{PARAGRAPHS}{links}{facts}</article></main>");
    let told = format!("{TOLD}\nlist: One boat sank, as the board said\nlist: Two ropes broke");
    case(&page(&article), &told);
}

#[test]
fn what_a_page_asks_of_its_readers_is_no_part_of_the_article() {
    let asked = [
        "Sign up for our weekly newsletter",
        "Subscribe to our channel for more news of the harbour",
        "This website uses cookies to ensure you get the best experience.",
        "Support our journalism with a gift of any size",
        "Donate now",
        "<b>Read more:</b> <a href=/x>Boats on the lake sink in the storm, and nobody saves them</a>",
        "Advertisement",
        "Follow us on every network there is",
    ];
    let with = |line: &str| {
        let article = PARAGRAPHS.replacen("</p>", &format!("</p><p>{line}</p>"), 1);
        page(&format!("<main><article><h1>Ferries stop</h1>{article}</article></main>"))
    };
    for line in asked {
        case(&with(line), TOLD);
    }
    let said = [
        "The board asked for donations and sold subscriptions, its report says.",
        "“Subscribe to our newsletter,” the board told its guests.",
        "Cookies were sold on the pier.",
        "The site uses cookies to follow its guests, a study found.",
    ];
    for line in said {
        let page = with(line);
        let read = read(&page);
        assert!(read.text.contains(line), "{line}: {}", read.text);
    }
}

#[test]
fn what_stands_under_a_heading_for_other_articles_is_left_out() {
    let ten = PARAGRAPHS.replace("Two", "Ten").replace("Nobody", "No sailor");
    let long = format!(
        "{PARAGRAPHS}<p>The town has had no storm like it, and its boats are not insured, the board said.</p>{ten}"
    );
    let more = "<h3>Related stories</h3><p>The lake has risen by half a metre over the night.</p><h4>Boats</h4>";
    let article = page(&format!("<main><article><h1>Ferries stop</h1>{long}{more}</article></main>"));
    let read = read(&article);
    assert!(!read.text.contains("The lake has risen") && !read.text.contains("Boats"), "{}", read.text);
    assert!(read.text.contains("Ten ropes broke."));
}

#[test]
fn the_title_of_a_picture_hides_nothing() {
    let icon = "<svg><title/><path d='M0'/></svg>";
    case(&page(&format!("{icon}<h1>Ferries stop</h1><main>{PARAGRAPHS}</main>")), TOLD);
}

#[test]
fn data_that_holds_far_more_than_the_page_shows_is_read() {
    let data = r#"<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferries stop", "articleBody":
        "The ferries have stopped, the board said. Nobody knows why. They will not sail again before the spring."}</script>"#;
    case(
        &page(&format!("{data}<div><h1>Ferries stop</h1><p>Save for later</p><span>Listen</span></div>")),
        "head: Ferries stop
         para: The ferries have stopped, the board said. Nobody knows why. They will not sail again before the spring.",
    );
}

#[test]
fn data_that_is_nested_without_end_is_read_in_time() {
    const DEPTH: usize = 50_000;
    for (open, close) in [("[", "]"), ("{\"@graph\": ", "}")] {
        let data = format!("{}{}", open.repeat(DEPTH), close.repeat(DEPTH));
        case(&format!("<script type='application/ld+json'>{data}</script><p>It rained."), "para: It rained.");
        let shell = format!("<script type='application/ld+json'>{data}</script><h1>Ferries stop</h1>");
        case(&shell, "head: Ferries stop");
    }
}
