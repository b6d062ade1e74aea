//! News items as agencies send them, and corpora: ninjs, NewsML-G2, NDJSON.

use ascribe::article::Format;
use ascribe::{Article, ErrorKind};

use crate::assert_blocks;

/// What of the input each block was made from.
fn sources<'a>(article: &'a Article<'_>) -> Vec<&'a str> {
    article.blocks.iter().map(|block| &article.input()[article.source(block.span).range()]).collect()
}

fn all(input: &str, format: Format) -> Vec<Result<(Option<String>, Article<'_>), String>> {
    let articles = Article::read_all(input.as_bytes(), format).expect("articles");
    articles.map(|found| found.map(|found| (found.name, found.article)).map_err(|error| error.to_string())).collect()
}

#[test]
fn ninjs_of_each_version_is_read() {
    let third = r#"{"uri": "urn:a", "standard": {"name": "ninjs", "version": "3.0"}, "by": "By Ann Example",
        "located": "Example Town", "infoSources": [{"name": "Reuters", "uri": "https://www.reuters.com"}],
        "headlines": [{"role": "short", "value": "Ferries"}, {"role": "main", "value": "Ferries \u201cstop\u201d"}],
        "bodies": [{"role": "main", "contentType": "text/plain", "value": "They have stopped."},
                   {"role": "main", "contentType": "text/html", "value": "<p>They have <b>stopped<\/b>, the board&rsquo;s head said.<\/p>\n<h2>Why<\/h2>"}]}"#;
    let article = Article::read(third.as_bytes(), Format::Ninjs).expect("an article");
    assert_blocks(
        &article,
        "head: Ferries “stop”\nbyli: By Ann Example\npara: They have stopped, the board’s head said.\nhead: Why",
    );
    assert_eq!(
        sources(&article),
        [
            r"Ferries \u201cstop\u201d",
            "By Ann Example",
            r"They have <b>stopped<\/b>, the board&rsquo;s head said.",
            "Why"
        ]
    );
    assert_eq!(article.metadata.dateline.as_deref(), Some("Example Town"));
    assert_eq!(article.metadata.sources[0].name.as_deref(), Some("Reuters"));

    let second = r#"{"headlines": [{"value": "Ferries"}], "by": "Ann Example", "infosources": [{"name": "AP"}],
        "bodies": [{"contenttype": "text/plain", "value": "They have stopped.\n\nNobody knows why."}]}"#;
    let article = Article::read(second.as_bytes(), Format::Ninjs).expect("an article");
    assert_blocks(&article, "head: Ferries\nbyli: Ann Example\npara: They have stopped.\npara: Nobody knows why.");
    let marked = r#"{"headlines": [{"contenttype": "text/html", "value": "<b>Ferries<\/b> &amp; boats"}], "body_text": "They have stopped."}"#;
    let article = Article::read(marked.as_bytes(), Format::Ninjs).expect("an article");
    assert_blocks(&article, "head: Ferries & boats\npara: They have stopped.");
    assert_eq!(article.metadata.headline.as_deref(), Some("Ferries & boats"));
    assert_eq!(sources(&article)[0], r"Ferries<\/b> &amp; boats");
    let first = r#"{"headline": "Ferries", "body_xhtml": "<div><p>They have stopped.</p></div>"}"#;
    let article = Article::read(first.as_bytes(), Format::Ninjs).expect("an article");
    assert_blocks(&article, "head: Ferries\npara: They have stopped.");
}

const ITEM: &str = r#"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a" standard="NewsML-G2"><itemMeta>
    <versionCreated>2020-03-03T10:00:00Z</versionCreated></itemMeta><contentMeta><located><name>Example Town</name></located>
    <creator><name>Ann Example</name></creator><infoSource><name>Reuters</name></infoSource><by>By Ann Example</by>
    <headline>Ferries &amp; boats stop</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
    <html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>They have <em>stopped</em>.</p><p/>
    <p>Nobody&#8217;s asked.</p></body></html></inlineXML></contentSet></newsItem>"#;

#[test]
fn a_news_item_of_newsml_is_read() {
    let input = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{ITEM}");
    let article = Article::read(input.as_bytes(), Format::NewsMl).expect("an article");
    assert_blocks(
        &article,
        "head: Ferries & boats stop\nbyli: By Ann Example\npara: They have stopped.\npara: Nobody’s asked.",
    );
    let mut found = sources(&article);
    found.sort_unstable();
    assert_eq!(
        found,
        ["By Ann Example", "Ferries &amp; boats stop", "Nobody&#8217;s asked.", "They have <em>stopped</em>."]
    );
    assert_eq!(article.metadata.dateline.as_deref(), Some("Example Town"));
    assert_eq!(article.metadata.authors, ["Ann Example"]);
    assert_eq!(article.metadata.sources[0].name.as_deref(), Some("Reuters"));
    assert_eq!(article.metadata.published.as_deref(), Some("2020-03-03T10:00:00Z"));
}

#[test]
fn data_in_a_news_item_is_read_as_what_it_is() {
    let item = |data: &str| {
        let start = ITEM.find("<inlineXML").expect("a body");
        let end = ITEM.find("</contentSet>").expect("an end");
        format!("{}{data}{}", &ITEM[..start], &ITEM[end..])
    };
    let plain = item(
        "<inlineData contenttype=\"text/plain\">They &#8220;stopped&#8221; &lt;now&gt;.<!-- - -->\n\n<![CDATA[Nobody <asked> & left.]]></inlineData>",
    );
    let article = Article::read(plain.as_bytes(), Format::NewsMl).expect("an article");
    assert_blocks(
        &article,
        "head: Ferries & boats stop\nbyli: By Ann Example\npara: They “stopped” <now>.\npara: Nobody <asked> & left.",
    );
    assert_eq!(sources(&article)[2..], ["They &#8220;stopped&#8221; &lt;now&gt;.", "Nobody <asked> & left."]);
    let html = item(
        "<inlineData contenttype=\"text/html\">&lt;p&gt;They &lt;b&gt;stopped&lt;/b&gt; Q&amp;amp;A.&lt;p&gt;Nobody left.</inlineData>",
    );
    let article = Article::read(html.as_bytes(), Format::NewsMl).expect("an article");
    assert_blocks(
        &article,
        "head: Ferries & boats stop\nbyli: By Ann Example\npara: They stopped Q&A.\npara: Nobody left.",
    );
    assert_eq!(sources(&article)[2..], ["They &lt;b&gt;stopped&lt;/b&gt; Q&amp;amp;A.", "Nobody left."]);
    for other in ["contenttype=\"image/jpeg\"", "contenttype=\"text/plain\" encoding=\"base64\""] {
        let input = item(&format!("<inlineData {other}>VGhleSBzdG9wcGVkLg==</inlineData>"));
        let article = Article::read(input.as_bytes(), Format::NewsMl).expect("an article");
        assert_blocks(&article, "head: Ferries & boats stop\nbyli: By Ann Example");
    }
    let both = ITEM.replace("<contentSet>", "<contentSet><inlineData>They have stopped.</inlineData>");
    let article = Article::read(both.as_bytes(), Format::NewsMl).expect("an article");
    assert_eq!(article.blocks.len(), 4, "the same in two forms is read once");
    let cut = item("<inlineData contenttype=\"text/plain\">They &own; stopped.</inlineData>");
    assert_eq!(Article::read(cut.as_bytes(), Format::NewsMl).expect_err("an entity").kind(), ErrorKind::Malformed);
}

#[test]
fn a_message_holds_several_items() {
    let input = format!("<newsMessage><itemSet>{ITEM}{}</itemSet></newsMessage>", ITEM.replace("urn:a", "urn:b"));
    let names: Vec<_> = all(&input, Format::NewsMl).into_iter().map(|found| found.expect("an article").0).collect();
    assert_eq!(names, [Some("urn:a".to_owned()), Some("urn:b".to_owned())]);
    let error = Article::read(input.as_bytes(), Format::NewsMl).expect_err("several articles");
    assert_eq!(error.kind(), ErrorKind::Several);
}

#[test]
fn a_line_of_ndjson_is_an_article() {
    let input = concat!(
        "{\"id\": \"a-1\", \"title\": \"Ferries stop.\", \"text\": \"Ferries stop.\\n\\nThe board said: \\u201cNo.\\u201d\", \"extra\": [1, {}]}\n",
        "\n",
        "{\"id\": 7, \"text\": \"It rained.\"}\r\n",
        "{\"id\": \"bad\", \"text\": 5}\n",
        "{\"text\": \"\"}\n",
        "{\"id\": \"cut\", \"text\": \"It sn\n",
        "{\"title\": \"Snow on the lake\", \"text\": \"It snowed.\"}",
    );
    let found = all(input, Format::Ndjson);
    let told: Vec<String> = found
        .iter()
        .map(|found| match found {
            Ok((name, article)) => format!("{}: {}", name.as_deref().unwrap_or_default(), article.blocks.len()),
            Err(error) => error.clone(),
        })
        .collect();
    assert_eq!(
        told,
        [
            "a-1: 2",
            "7: 1",
            "this line is not an article: its \"text\" is not a string",
            "there is no text in the input; check that it is the right file",
            "this line is not an article: EOF while parsing a string",
            "7@7: 2"
        ]
    );
    let (_, article) = found[0].as_ref().expect("an article");
    assert_eq!(sources(article), ["Ferries stop.", "The board said: \\u201cNo.\\u201d"]);
    let (_, article) = found[5].as_ref().expect("an article");
    assert_eq!(sources(article), ["Snow on the lake", "It snowed."]);
    assert_eq!(article.line_column(article.source(article.blocks[1].span).start()), (7, 40));
}

/// What NITF holds behind its root element.
const NITF: &str = r#"<head><title>Ferries</title><docdata><date.issue norm="20200303T100000Z"/><doc.copyright holder="Example"/>
    </docdata></head><body><body.head><hedline><hl1>Ferries &amp; boats stop</hl1><hl2>Nobody asked</hl2></hedline><note
    noteclass="editorsnote"><body.content><p>For the desk.</p></body.content></note><byline>By Ann Example, <byttl>Staff</byttl></byline>
    <distributor>Example News</distributor><dateline><location>EXAMPLE TOWN</location> (Reuters)</dateline></body.head>
    <body.content><media media-type="image"><media-caption><p>A ferry.</p></media-caption></media><block><p>They have
    <em>stopped</em>,<fn><p>Told to us by <a href="https://example.com/a">the board</a>.</p></fn> the board said.</p><hl2>Boats</hl2>
    <ul><li>One boat</li><li>Two</li></ul><bq><block><p>“We&#8217;re<![CDATA[ <not> ]]>sorry.”</p></block><credit>Bo Sailor</credit></bq>
    <table><caption>Sunk</caption><tr><td>Anna</td><td>1987</td></tr></table><pre>The end.</pre></block></body.content>
    <body.end><tagline>ann@example.com</tagline></body.end></body>"#;

const NITF_BLOCKS: &str = "head: Ferries & boats stop
    head: Nobody asked
    byli: By Ann Example, Staff
    date: EXAMPLE TOWN (Reuters)
    para: They have stopped, the board said.
    head: Boats
    list: One boat
    list: Two
    bloc: “We’re <not> sorry.”
    bloc: Bo Sailor
    para: Sunk
    tabl: Anna
    tabl: 1987
    para: The end.
    para: Told to us by the board.";

#[test]
fn nitf_is_read_by_itself_and_inside_other_items() {
    let nitf = format!("<nitf xmlns=\"http://iptc.org/std/NITF/2006-10-18/\">{NITF}</nitf>");
    let file = format!("<?xml version=\"1.0\"?><!DOCTYPE nitf SYSTEM \"nitf-3-6.dtd\">\n{nitf}");
    for format in [Format::Nitf, Format::NewsMl] {
        let article = Article::read(file.as_bytes(), format).expect("an article");
        assert_blocks(&article, NITF_BLOCKS);
        assert_eq!(sources(&article)[0], "Ferries &amp; boats stop");
        assert_eq!(sources(&article)[8], "“We&#8217;re<![CDATA[ <not> ]]>sorry.”");
        assert_eq!(article.dateline.place.map(|place| &article.text[place.range()]), Some("EXAMPLE TOWN"));
        assert_eq!(article.metadata.publisher.as_deref(), Some("Example"));
        let links: Vec<_> = article.links.iter().map(|link| &article.text[link.span.range()]).collect();
        assert_eq!(links, ["stopped,", "the board"], "the link of a note stands on the word before its mark, too");
    }
    let start = ITEM.find("<inlineXML").expect("a body");
    let end = ITEM.find("</contentSet>").expect("an end");
    let item = |data: &str| format!("{}{data}{}", &ITEM[..start], &ITEM[end..]);
    let inside = item(&format!("<inlineXML contenttype=\"application/nitf+xml\">{nitf}</inlineXML>"));
    assert_blocks(&Article::read(inside.as_bytes(), Format::NewsMl).expect("an article"), NITF_BLOCKS);
    let escaped = nitf.replace('&', "&amp;").replace('<', "&lt;").replace("]]>", "]]&gt;");
    let data = item(&format!("<inlineData contenttype=\"application/nitf+xml\">{escaped}</inlineData>"));
    assert_blocks(&Article::read(data.as_bytes(), Format::NewsMl).expect("an article"), NITF_BLOCKS);
    let older =
        format!("<NewsML><NewsItem><ContentItem><DataContent>{nitf}</DataContent></ContentItem></NewsItem></NewsML>");
    assert_blocks(&Article::read(older.as_bytes(), Format::NewsMl).expect("an article"), NITF_BLOCKS);
    for kind in ["text/vnd.IPTC.NITF", "application/nitf+xml", "text/xml"] {
        let string = |text: &str| serde_json::to_string(text).expect("JSON");
        let ninjs = format!(
            "{{\"headlines\": [{{\"value\": \"Ferries\"}}], \"by\": \"Ann Example\", \"bodies\": [{{\"contentType\": {}, \"value\": {}}}]}}",
            string(kind),
            string(&file),
        );
        let article = Article::read(ninjs.as_bytes(), Format::Ninjs).expect("an article");
        assert_blocks(&article, NITF_BLOCKS);
        assert_eq!(sources(&article)[1], "Nobody asked");
    }
}

#[test]
fn an_item_without_a_headline_of_its_own_has_that_of_what_it_stands_in() {
    let bare = "<nitf><head><title>Ferries</title></head><body><body.content><p>They stopped.</p></body.content></body></nitf>";
    let article = Article::read(bare.as_bytes(), Format::Nitf).expect("an article");
    assert_blocks(&article, "head: Ferries\npara: They stopped.");
    let untitled = bare.replace("<head><title>Ferries</title></head>", "");
    let start = ITEM.find("<html").expect("a page");
    let end = ITEM.find("</inlineXML>").expect("an end");
    let item = format!("{}{untitled}{}", &ITEM[..start], &ITEM[end..]);
    let article = Article::read(item.as_bytes(), Format::NewsMl).expect("an article");
    assert_blocks(&article, "head: Ferries & boats stop\nbyli: By Ann Example\npara: They stopped.");
    let other = "{\"bodies\": [{\"contentType\": \"application/json\", \"value\": \"{}\"}]}";
    assert_eq!(Article::read(other.as_bytes(), Format::Ninjs).expect_err("no text").kind(), ErrorKind::Malformed);
}
