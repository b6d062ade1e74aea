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
            "this line is no article: its \"text\" is no string",
            "there is no prose in the input",
            "this line is no article: EOF while parsing a string",
            "7@7: 2"
        ]
    );
    let (_, article) = found[0].as_ref().expect("an article");
    assert_eq!(sources(article), ["Ferries stop.", "The board said: \\u201cNo.\\u201d"]);
    let (_, article) = found[5].as_ref().expect("an article");
    assert_eq!(sources(article), ["Snow on the lake", "It snowed."]);
    assert_eq!(article.line_column(article.source(article.blocks[1].span).start()), (7, 40));
}
