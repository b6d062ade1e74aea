//! Documents of word processors: DOCX, ODT, RTF.

use ascribe::Article;
use ascribe::article::{Format, Reading, Revision};

use crate::support::{docx, odt, zip};
use crate::{assert_blocks, blocks};

#[track_caller]
fn case(bytes: &[u8], format: Format, expected: &str) {
    assert_blocks(&Article::read(bytes, format).expect("an article"), expected);
}

/// The blocks of both revisions.
fn revisions(bytes: &[u8], format: Format) -> [String; 2] {
    Article::revisions(bytes, format).expect("articles").map(|article| blocks(&article))
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn docx_runs_breaks_and_hidden_text() {
    let body = "<w:p><w:r><w:t>It</w:t></w:r><w:r><w:t xml:space='preserve'> rained &amp; </w:t></w:r><w:r><w:tab/><w:t>snow&#233;d\
                </w:t><w:br/><w:t>on Friday.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>No.</w:t></w:r><w:r><w:rPr><w:vanish \
                w:val='0'/></w:rPr><w:t>Yes.</w:t></w:r></w:p><w:p/><w:p><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr><w:r>\
                <w:t>One</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Two</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    case(
        &docx(body).expect("a document"),
        Format::Docx,
        "para: It rained & \tsnowéd / on Friday.Yes.\nlist: One\ntabl: Two",
    );
}

#[test]
fn docx_styles_are_found_by_their_relations() {
    let parts = [
        ("_rels/.rels", "<R><Relationship Id='1' Type='http://x/officeDocument' Target='/text/main.xml'/></R>"),
        (
            "text/_rels/main.xml.rels",
            "<R><Relationship Id='a' Type='http://x/styles' Target='../looks.xml'/><Relationship Id='l' Type='http://x/hyperlink' \
             Target='https://example.com/?a=1&amp;b' TargetMode='External'/></R>",
        ),
        (
            "looks.xml",
            "<w:styles xmlns:w='w'><w:style w:styleId='A'><w:name w:val='heading 1'/></w:style><w:style w:styleId='B'>\
             <w:name w:val='Mine'/><w:basedOn w:val='C'/></w:style><w:style w:styleId='C'><w:name w:val='Quote'/><w:basedOn \
             w:val='B'/></w:style><w:style w:styleId='D'><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style></w:styles>",
        ),
        (
            "text/main.xml",
            "<w:document xmlns:w='w' xmlns:r='r'><w:p><w:pPr><w:pStyle w:val='A'/></w:pPr><w:r><w:t>One</w:t></w:r></w:p><w:p><w:pPr>\
             <w:pStyle w:val='B'/></w:pPr><w:r><w:t>Two</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val='D'/></w:pPr><w:r><w:t>Three</w:t>\
             </w:r></w:p><w:p><w:hyperlink r:id='l'><w:r><w:t>The board</w:t></w:r></w:hyperlink><w:r><w:t xml:space='preserve'> said so.\
             </w:t></w:r></w:p></w:document>",
        ),
    ];
    let bytes = zip(parts.map(|(name, text)| (name, text.as_bytes()))).expect("a document");
    case(&bytes, Format::Docx, "head: One\nbloc: Two\nhead: Three\npara: The board said so.");
    let article = Article::read(&bytes, Format::Docx).expect("an article");
    let link = &article.links[0];
    assert_eq!((&article.text[link.span.range()], link.target.as_str()), ("The board", "https://example.com/?a=1&b"));
    assert_eq!(article.input(), article.text);
}

#[test]
fn docx_fields_are_links_and_text_boxes_follow_their_paragraph() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \"https://example.com\" \
                </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>The board</w:t></w:r><w:r><w:fldChar \
                w:fldCharType='end'/></w:r><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>A box.</w:t></w:r></w:p></w:txbxContent>\
                </w:drawing></w:r><mc:Fallback xmlns:mc='mc'><w:p><w:r><w:t>Twice.</w:t></w:r></w:p></mc:Fallback><w:r><w:t \
                xml:space='preserve'> said so.</w:t></w:r></w:p>";
    let bytes = docx(body).expect("a document");
    case(&bytes, Format::Docx, "para: The board said so.\npara: A box.");
    assert_eq!(Article::read(&bytes, Format::Docx).expect("an article").links[0].target, "https://example.com");
}

#[test]
fn docx_changes_reach_over_the_ends_of_paragraphs() {
    let body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>It rained </w:t></w:r><w:del><w:r><w:delText>\
                all day.</w:delText></w:r></w:del></w:p><w:p><w:r><w:t>on Friday.</w:t></w:r><w:moveFrom><w:r><w:t xml:space='preserve'> \
                Moved.</w:t></w:r></w:moveFrom></w:p><w:p><w:pPr><w:rPr><w:ins/></w:rPr><w:pPrChange><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>\
                </w:pPrChange></w:pPr><w:r><w:t xml:space='preserve'>It snowed. </w:t></w:r></w:p><w:p><w:moveTo><w:r><w:t>Moved.</w:t></w:r></w:moveTo>\
                <w:r><w:t>two.</w:t></w:r></w:p>";
    let [before, after] = revisions(&docx(body).expect("a document"), Format::Docx);
    assert_eq!(before, "para: It rained all day.\npara: on Friday. Moved.\npara: It snowed. two.\n");
    assert_eq!(after, "para: It rained on Friday.\npara: It snowed.\npara: Moved.two.\n");
}

#[test]
fn odt_blanks_lists_boxes_and_changes() {
    let text = "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><office:change-info><dc:creator>Ann</dc:creator>\
                </office:change-info><text:p>all day. </text:p><text:p>It was wet. </text:p></text:deletion></text:changed-region>\
                <text:changed-region text:id='c2'><text:insertion><office:change-info/></text:insertion></text:changed-region>\
                </text:tracked-changes><text:p>It\n   rained<text:s text:c='3'/> <text:change text:change-id='c1'/>on \
                <text:change-start text:change-id='c2'/>a wet </text:p><text:p>and cold <text:change-end text:change-id='c2'/>\
                Friday.<office:annotation><text:p>Who says so?</text:p></office:annotation></text:p><text:list><text:list-item>\
                <text:p>One<text:line-break/>more</text:p></text:list-item></text:list><text:h text:outline-level='2'>Head</text:h>\
                <text:p><draw:frame><draw:text-box><text:p>A box.</text:p></draw:text-box></draw:frame>Around.</text:p>";
    let [before, after] = revisions(&odt(text).expect("a document"), Format::Odt);
    let rest = "list: One / more\nhead: Head\npara: Around.\npara: A box.\n";
    assert_eq!(after, format!("para: It rained on a wet\npara: and cold Friday.\n{rest}"));
    assert_eq!(before, format!("para: It rained all day.\npara: It was wet. on Friday.\n{rest}"));
}

#[test]
fn rtf_encodings_and_characters() {
    let text = br"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}{\info{\title No}}{\header No\par}
{\*\unknown{\b No}}\f0 Caf\'e9 \ldblquote it\rquote s\rdblquote\~\emdash  \u321?\u243\'f3\u8217 ?\u-10179?\u-8704? {\f1\'cf\'f0\'e8}\line \{x\}{\v hidden}\par
\pard\intbl One\cell Two\cell\row\pard{\pict\bin5 }}{{}}Three{\object{\objdata 0102}{\result x}}\par\'93End\'94\par}";
    case(text, Format::Rtf, "para: Café “it’s”\u{a0}— Łó’😀 При / {x}\ntabl: One\ntabl: Two\nhead: Three\npara: “End”");
    let mac = b"{\\rtf1\\mac Caf\\'8e.}";
    case(mac, Format::Rtf, "para: Café.");
}

#[test]
fn rtf_styles_links_notes_and_changes() {
    let text = r#"{\rtf1{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\*\cs5 Heading 1 Char;}{\s2 Quote;}}
\pard\s1 Title\par\pard\s2 We lost.\par\pard {\field{\*\fldinst{HYPERLINK "https://example.com/a"}}{\fldrslt{\ul The board}}} said
 {\deleted no}{\revised yes}.{\super 1{\footnote\pard\plain {\super 1} Told to {\field{\*\fldinst HYPERLINK "https://example.org"}{\fldrslt us}}.}}\par
{\pard\outlinelevel1 Second\par}{\pntext 1.}{\listtext 1.}\ls1 Item\par}"#;
    let [before, after] = revisions(text.as_bytes(), Format::Rtf);
    assert_eq!(
        after,
        "head: Title\nbloc: We lost.\npara: The board said yes.1\nhead: Second\nlist: Item\npara: 1 Told to us.\n"
    );
    assert_eq!(before, after.replace("yes", "no"));
    let article = Article::read(text.as_bytes(), Format::Rtf).expect("an article");
    let links: Vec<_> = article.links.iter().map(|l| (&article.text[l.span.range()], l.target.as_str())).collect();
    let expected =
        [("The board", "https://example.com/a"), ("yes.1", "https://example.org"), ("us", "https://example.org")];
    assert_eq!(links, expected);
}

#[test]
fn the_final_text_is_read_where_nothing_is_said() {
    let bytes =
        docx(&(paragraph("One.") + "<w:del><w:p><w:r><w:t>Two.</w:t></w:r></w:p></w:del>")).expect("a document");
    case(&bytes, Format::Docx, "para: One.");
    let original = Reading { revision: Revision::Original, ..Format::Docx.into() };
    assert_blocks(&Article::read(&bytes, original).expect("an article"), "para: One.\npara: Two.");
}

/// A paragraph of DOCX with these properties.
fn formatted(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

#[test]
fn docx_drop_caps_are_the_first_letters_of_the_next_paragraph() {
    let frame = |kind| format!("<w:framePr w:dropCap='{kind}' w:lines='3'/>");
    let body = [
        paragraph("It snowed."),
        formatted(&frame("drop"), "“T"),
        formatted("<w:outlineLvl w:val='9'/>", "he quay is shut,” the harbour master said."),
        formatted(&frame("margin"), "One"),
        formatted("<w:numPr><w:numId w:val='1'/></w:numPr>", " boat sank."),
        formatted(&frame("none"), "A box."),
        formatted(&frame("drop"), "E"),
    ];
    case(
        &docx(&body.concat()).expect("a document"),
        Format::Docx,
        "para: It snowed.\npara: “The quay is shut,” the harbour master said.\nlist: One boat sank.\npara: A box.\npara: E",
    );
}

#[test]
fn docx_text_is_hidden_by_its_run_or_a_style() {
    let styles = "<w:styles xmlns:w='w'><w:style w:styleId='Desk'><w:name w:val='Desk'/><w:rPr><w:vanish/></w:rPr></w:style>\
                  <w:style w:styleId='Note'><w:name w:val='Note'/><w:basedOn w:val='Desk'/></w:style><w:style w:styleId='Cap'>\
                  <w:name w:val='Cap'/><w:pPr><w:framePr w:dropCap='drop'/></w:pPr></w:style></w:styles>";
    let body = "<w:p><w:r><w:t xml:space='preserve'>It rained. </w:t></w:r><w:r><w:rPr><w:rStyle w:val='Note'/></w:rPr><w:t>Check!</w:t></w:r>\
                <w:r><w:rPr><w:vanish/></w:rPr><w:t>Who says so?</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val='Note'/></w:pPr><w:r><w:t>\
                Cut this.</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Keep this.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val='Cap'/>\
                </w:pPr><w:r><w:t>I</w:t></w:r></w:p><w:p><w:r><w:t>t snowed.</w:t></w:r></w:p>";
    let document = format!("<w:document xmlns:w='w'>{body}</w:document>");
    let relations = "<R><Relationship Id='a' Type='x/styles' Target='styles.xml'/></R>";
    let parts = [
        ("word/document.xml", document.as_str()),
        ("word/_rels/document.xml.rels", relations),
        ("word/styles.xml", styles),
    ];
    let bytes = zip(parts.map(|(name, text)| (name, text.as_bytes()))).expect("a document");
    case(&bytes, Format::Docx, "para: It rained.\npara: Keep this.\npara: It snowed.");
}

#[test]
fn odt_text_is_hidden_by_style_condition_or_section() {
    let style = |family: &str, name: &str, parent: &str, display: &str| {
        format!(
            "<style:style style:name='{name}' style:family='{family}' style:parent-style-name='{parent}'>\
             <style:text-properties {display}/></style:style>"
        )
    };
    let styles = [
        style("text", "Off", "", "text:display='none'"),
        style("text", "Under", "Off", ""),
        style("text", "On", "", "text:display='true'"),
        style("paragraph", "P1", "", "text:display='none'"),
        style("paragraph", "Off", "", ""),
    ];
    let text = "<text:p>It rained.<text:span text:style-name='Under'> Desk: check <text:span text:style-name='On'>Yes. </text:span>\
                this</text:span></text:p><text:p text:style-name='P1'>A note to the desk.</text:p><text:p text:style-name='Off'>It \
                snowed.<text:hidden-text text:condition='x' text:is-hidden='true'> Cut.</text:hidden-text><text:hidden-text \
                text:is-hidden='false'> Kept.</text:hidden-text></text:p><text:p>All of <text:a xlink:href='https://example.com'>it</text:a>\
                <text:hidden-paragraph text:is-hidden='true'/> goes.</text:p><text:p>This\
                <text:hidden-paragraph text:is-hidden='false'/> stays.</text:p><text:section text:display='none'><text:p>Old.</text:p>\
                </text:section><text:section text:display='condition' text:is-hidden='true'><text:p>Older.</text:p></text:section>\
                <table:table><table:table-row table:visibility='collapse'><table:table-cell><text:p>Oldest.</text:p></table:table-cell>\
                </table:table-row><table:table-row><table:table-cell><text:p>Boats</text:p></table:table-cell></table:table-row></table:table>";
    let content = format!(
        "<office:document><office:automatic-styles>{}</office:automatic-styles><office:body><office:text>{text}</office:text>\
         </office:body></office:document>",
        styles.concat()
    );
    let bytes = zip([("content.xml", content.as_bytes())]).expect("a document");
    let expected = "para: It rained.Yes.\npara: It snowed. Kept.\npara: This stays.\ntabl: Boats";
    case(&bytes, Format::Odt, expected);
    assert!(Article::read(&bytes, Format::Odt).expect("an article").links.is_empty());
}

#[test]
fn rtf_drop_caps_and_tables() {
    let text = b"{\\rtf1\\ansi{\\pard\\keepn\\dropcapli3\\dropcapt1 {\\fs102 \\ldblquote T}\\par}\\pard he quay is shut,\\rdblquote  \
        she said.\\par{\\pard\\intbl Boats\\cell 12\\cell\\row}\\pard It snowed.\\par}";
    case(text, Format::Rtf, "para: “The quay is shut,” she said.\ntabl: Boats\ntabl: 12\npara: It snowed.");
}
