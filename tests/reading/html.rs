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
        "Um die Seite zu verbessern, verwenden wir Cookies.",
        "The Example is not responsible for the opinions of those who write for it.",
        "<span class=off-screen>Image: the harbour at dawn, before the storm came</span>",
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

#[test]
fn words_of_a_sentence_stay_whatever_their_class() {
    let linked = PARAGRAPHS
        .replace("the board", "<a class=tag href=/board>the board</a>")
        .replace("Nobody", "<a class='tags login' href=/nobody>Nobody</a>")
        .replace("Friday", "<span class=timestamp>Friday</span>");
    case(&page(&format!("<main><article><h1>Ferries stop</h1>{linked}</article></main>")), TOLD);
    let hidden = PARAGRAPHS.replacen("since", "<span class=sr-only>(opens a map)</span> since", 1);
    case(&page(&format!("<main><article><h1>Ferries stop</h1>{hidden}</article></main>")), TOLD);
}

#[test]
fn the_id_of_a_heading_says_nothing() {
    let heading = "<h2 id=related-damage>Related damage</h2>";
    let article = PARAGRAPHS.replacen("</p>", &format!("</p>{heading}"), 1);
    let told = TOLD.replacen("port said.\n", "port said.\nhead: Related damage\n", 1);
    case(&page(&format!("<main><article><h1>Ferries stop</h1>{article}</article></main>")), &told);
}

#[test]
fn names_are_read_in_every_spelling() {
    for name in
        ["authorBox", "PostMeta", "storyCaption--x", "no-print", "relatedArticles", "c-imageCaption", "kommentarListe"]
    {
        let box_ =
            format!("<div class='{name}'><p>The harbour as it looked on the day before the storm came.</p></div>");
        let article = PARAGRAPHS.replacen("</p>", &format!("</p>{box_}"), 1);
        case(&page(&format!("<main><article><h1>Ferries stop</h1>{article}</article></main>")), TOLD);
    }
    // neither a hash, nor what a post is about
    for name in ["sc-iAdKqz", "post hentry tag-harbours category-related"] {
        let article =
            PARAGRAPHS.replacen("<p>", &format!("<div class='{name}'><p>"), 1).replacen("</p>", "</p></div>", 1);
        case(&page(&format!("<main><article><h1>Ferries stop</h1>{article}</article></main>")), TOLD);
    }
}

#[test]
fn a_name_that_all_of_the_text_has_says_nothing() {
    let sections = PARAGRAPHS.replace("<p>", "<section class='part part--ads'><p>").replace("</p>", "</p></section>");
    case(&page(&format!("<main><article><h1>Ferries stop</h1>{sections}</article></main>")), TOLD);
}

#[test]
fn a_live_report_of_comments_is_the_article() {
    let minute = |n: usize| {
        format!(
            "<div class='live-comment slide'><div>In minute {n} the wind took another of the boats, the harbour master said.</div></div>"
        )
    };
    let minutes: String = (1..20).map(minute).collect();
    let report = page(&format!("<h1>Ferries stop</h1><main><div class='live-comments'>{minutes}</div></main>"));
    assert!(read(&report).text.contains("In minute 1 ") && read(&report).text.contains("In minute 19 "));
    // those of readers stand below an article
    let readers = minutes.replace("live-comment", "reader-comment");
    let article = format!("<article><h1>Ferries stop</h1>{}</article>", PARAGRAPHS.repeat(6));
    let both = page(&format!("<main>{article}<div class='reader-comments'>{readers}</div></main>"));
    assert!(!read(&both).text.contains("In minute"));
}

#[test]
fn what_holds_the_whole_page_is_not_beside_it() {
    case(&page(&format!("<button class=search><main><h1>Ferries stop</h1>{PARAGRAPHS}</main>")), TOLD);
    let page =
        format!("<body><header>The Example</header><h1>Ferries stop</h1><aside class=x>{PARAGRAPHS}</aside></body>");
    assert!(read(&page).text.contains("Two ropes broke."));
}

#[test]
fn a_dialog_with_more_text_than_the_article_is_none() {
    let ask =
        "<p>We and our partners keep data on your device, such as a number, to measure how the pages are read.</p>";
    for name in ["cookie-layer", "c-dialog js-privacy", "loginForm", "lightbox"] {
        let dialog = format!("<div class='{name}'>{}</div>", ask.repeat(6));
        case(&page(&format!("<h1>Ferries stop</h1><div><div>{PARAGRAPHS}</div></div>{dialog}")), TOLD);
    }
}

#[test]
fn the_standfirst_is_what_the_page_says_of_its_article() {
    let meta = "<meta name=description content='It&#39;s the worst storm – that anybody can remember in this town.'>";
    let lead = "<p class=caption>It&rsquo;s the worst storm &ndash; that anybody can remember in this town.</p>";
    let article = format!(
        "{meta}<div class=head><h1>Ferries stop</h1>{lead}<p>3 min</p></div><div class='article-body'>{PARAGRAPHS}</div>"
    );
    let told = TOLD.replacen("para:", "para: It’s the worst storm – that anybody can remember in this town.\npara:", 1);
    case(&page(&article), &told);
    // it stays before a body that only the data holds
    let data = r#"<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferries stop", "articleBody":
        "The ferries have stopped, the board said. Nobody knows why.\nWhoever wants to cross has to go round the lake on foot, which takes two days, or one for those who run all of the way. It will be so until the spring, and perhaps even after it, if there is not enough money for new boats."}</script>"#;
    let shell = page(&format!("{meta}{data}<div class=head><h1>Ferries stop</h1>{lead}</div><p>Log in to read on</p>"));
    let found = read(&shell);
    assert_eq!(found.blocks.len(), 4, "{}", found.text);
    assert!(found.text.contains("remember in this town.") && found.text.contains("those who run all of the way."));
}

#[test]
fn instructions_that_only_the_data_holds_are_read_from_there() {
    let data = r#"<script type="application/ld+json">{"@type": "HowTo", "name": "How to tie a boat",
        "description": "<p>A boat that is tied well stays.</p>", "step": [{"@type": "HowToStep", "name": "1", "text": "Take the rope."},
        {"@type": "HowToSection", "itemListElement": [{"@type": "HowToDirection", "text": "Lead it around the post \u2013 twice."}]}]}</script>"#;
    let shell = page(&format!("{data}<div id=app></div>"));
    case(
        &shell,
        "head: How to tie a boat
         para: A boat that is tied well stays.
         para: Take the rope.
         para: Lead it around the post – twice.",
    );
    let article = read(&shell);
    assert_eq!(&shell[article.source(article.blocks[2].span).range()], "Take the rope.");
}

#[test]
fn articles_that_a_page_appends_are_others() {
    let next = PARAGRAPHS.replace("Two", "Ten").replace("ferries", "trains");
    for rank in ["h1", "h2"] {
        let article = |title: &str, text: &str| {
            format!("<article class=story><{rank} class=title>{title}</{rank}><div class=text>{text}</div></article>")
        };
        let stream =
            [article("Ferries stop", PARAGRAPHS), article("Trains stop", &next), article("Boats sink", &next)].concat();
        let meta = "<meta property='og:title' content='Ferries stop'>";
        case(&page(&format!("{meta}<main><div class=stream>{stream}</div></main>")), TOLD);
    }
    // the entries of a live report are parts of one article
    let entries = PARAGRAPHS.replace("<p>", "<article><h2 class=time>Noon</h2><p>").replace("</p>", "</p></article>");
    let report = page(&format!("<main><h1>Ferries stop</h1>{entries}</main>"));
    assert!(
        read(&report).text.contains("Two ropes broke.") && read(&report).text.contains("the board of the port said.")
    );
}

#[test]
fn links_stay_where_there_is_hardly_anything_else() {
    let items = "<li><p><a href=https://example.com/a>Boats sink in the storm</a></p><p>via The Harbour</p></li>\
                 <li><p><a href=https://example.com/b>The lake has risen by half a metre</a></p><p>via The Lake</p></li>";
    let list =
        page(&format!("<article><h1>Ferries stop</h1><div class=entry-content><ul>{items}</ul></div></article>"));
    case(
        &list,
        "head: Ferries stop
         list: Boats sink in the storm
         list: via The Harbour
         list: The lake has risen by half a metre
         list: via The Lake",
    );
    let table = "<table><tr><td>2 <td><a href=/rope>ropes</a><tr><td>1 <td><a href=/post>post</a></table>";
    case(
        &page(&format!("<main><article><h1>Ferries stop</h1>{PARAGRAPHS}{table}</article></main>")),
        &format!("{TOLD}\ntabl: 2\ntabl: ropes\ntabl: 1\ntabl: post"),
    );
}

#[test]
fn links_with_dates_and_linked_questions_lead_to_other_articles() {
    let dated = "<ul><li><a href=/1>When do the buses run?</a><div>4. November 2021</div></li><li><a href=/2>The piers</a> <span>3/11</span></li></ul>";
    let question = "<p><a href=/3>Will the boats ever come back?</a></p><p><a href=/4>Ten boats that “sank”</a></p>";
    let article = PARAGRAPHS.replacen("</p>", &format!("</p>{question}"), 1);
    case(&page(&format!("<main><article><h1>Ferries stop</h1>{article}{dated}</article></main>")), TOLD);
    // sources name their works
    let sources = "<ul><li>The Lake. <a href=/5>A year of storms</a>. Read on March 3, 2020.</li></ul>";
    case(
        &page(&format!("<main><article><h1>Ferries stop</h1>{PARAGRAPHS}{sources}</article></main>")),
        &format!("{TOLD}\nlist: The Lake. A year of storms. Read on March 3, 2020."),
    );
}

#[test]
fn what_is_told_of_the_writer_is_no_part_of_the_article() {
    let boxes = [
        "<div itemprop=author><h4>Ann Example</h4><p>Ann has written about harbours and boats for twenty years.</p></div>",
        "<p><a href=mailto:ann@example.com>Email the author</a></p>",
        "<ul><li><a href=/feed>Get author RSS feed</a></li><li><a href=/ann>View author archive</a></li></ul>",
        "<p><a href=/ann>View all posts by Ann Example</a></p>",
        "<p>@annexample</p>",
        "<p>Follow Ann <a href=https://example.com/ann>@annexample</a> for news of the harbour</p>",
        "<p>Boats lie in the harbour. | Ann Example/Getty Images</p>",
    ];
    for told in boxes {
        let article = format!("<main><article><h1>Ferries stop</h1>{PARAGRAPHS}{told}</article></main>");
        let page = page(&article);
        let found = read(&page);
        let prose = found.blocks.iter().filter(|block| block.kind == ascribe::article::BlockKind::Paragraph);
        assert_eq!(prose.count(), 3, "{told}: {}", found.text);
    }
    let byline = "<p class=byline>By <a rel=author href=/ann>Ann Example</a> <a href=/feed>Get author RSS feed</a></p>";
    case(
        &page(&format!("<main><article><h1>Ferries stop</h1>{byline}{PARAGRAPHS}</article></main>")),
        &TOLD.replacen("para:", "byli: By Ann Example\npara:", 1),
    );
    let said = "The account @harbour said so on Friday, and the board denied it.";
    assert!(read(&page(&format!("<main><h1>Ferries stop</h1>{PARAGRAPHS}<p>{said}</p></main>"))).text.contains(said));
}

#[test]
fn a_line_with_the_name_of_the_writer_is_a_byline() {
    let data = r#"<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Ann Example"}}</script>"#;
    let told = TOLD.replacen("para:", "byli: Written by Ann Example\npara:", 1);
    let line = "<div>Written by Ann Example</div>";
    case(&page(&format!("{data}<main><article><h1>Ferries stop</h1>{line}{PARAGRAPHS}</article></main>")), &told);
    case(&page(&format!("{data}<h1>Ferries stop</h1>{line}<div class=article-body>{PARAGRAPHS}</div>")), &told);
    let last = "<p>It was the worst day of her life, says the owner of the stage, Ann Example</p><p>Ann Example</p>";
    let found = page(&format!("{data}<main><article><h1>Ferries stop</h1>{PARAGRAPHS}{last}</article></main>"));
    assert!(read(&found).text.contains("says the owner of the stage, Ann Example"));
}

#[test]
fn the_article_is_the_text_beside_the_headline() {
    let terms = "<p>We send all orders within three days by boat or by train to every harbour of the lake and the islands, and \
                 take back what you do not like.</p><p>For the islands, we ask for the cost of the boat.</p>";
    let wines: String = (0..20).map(|n| format!("<li><a href=/{n}>A wine of the lake, number {n}</a></li>")).collect();
    let shop = format!(
        "<div><div><div><h1>Ferries stop</h1><div class=x>{PARAGRAPHS}</div></div><ul>{wines}</ul></div></div>\
         <div><div><div id=shipping>{terms}</div></div></div>"
    );
    let read = read(&page(&shop)).text.into_owned();
    assert!(read.contains("Two ropes broke.") && !read.contains("We send all orders"), "{read}");
}

#[test]
fn large_pages_are_read_in_time() {
    const SIZE: usize = 300_000;
    let repeated = |part: &str| part.repeat(SIZE / part.len());
    let linked: String = (0..30_000).map(|n| format!("<a class=tag href=/{n}>{n}</a> ")).collect();
    let called: String = (0..10_000).map(|n| format!("<p class='c{n} relatedBox'>x</p>")).collect();
    for page in [
        repeated("<div>"),
        repeated("<div class='share comments'><p>It rained on Friday, they said.</p>"),
        repeated("<p><b><i>It rained on Friday, the board said.<br>"),
        repeated("<li><a href=/x>It rained</a> 3 May"),
        repeated("<h2>Related stories</h2><article><h1>It rained.</h1>"),
        repeated("&amp;&bogus;"),
        linked,
        called,
    ] {
        let start = std::time::Instant::now();
        let _ = Article::read(page.as_bytes(), Format::Html);
        assert!(start.elapsed().as_secs() < 60, "{}", &page[..40]);
    }
}
