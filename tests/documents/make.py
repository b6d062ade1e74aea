"""Writes an article as a document in every format, and once more with tracked changes, a comment and a footnote."""

import html
import json
import os
import re
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

FORMATS = {
    "docx": "MS Word 2007 XML",
    "odt": "writer8",
    "rtf": "Rich Text Format",
    "html": "HTML (StarWriter)",
}
LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


def connect():
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(120):
        try:
            return resolver.resolve("uno:pipe,name=ascribe-documents;urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    sys.exit("LibreOffice does not answer")


def value(name, it):
    property = PropertyValue()
    property.Name, property.Value = name, it
    return property


def blocks(markdown):
    """The paragraphs of the article with the names of their styles."""
    styles = {"# ": "Title", "## ": "Heading 1", "### ": "Heading 2", "> ": "Quotations", "": "Text body"}
    for block in markdown.strip().split("\n\n"):
        mark = next(mark for mark in styles if block.startswith(mark))
        yield styles[mark], " ".join(block[len(mark):].split("\n"))


def write(document, markdown):
    text = document.Text
    cursor = text.createTextCursor()
    first = True
    for style, words in blocks(markdown):
        if not first:
            text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        first = False
        cursor.ParaStyleName = style
        at = 0
        for link in LINK.finditer(words):
            text.insertString(cursor, words[at:link.start()], False)
            insert_link(text, cursor, link.group(1), link.group(2))
            at = link.end()
        text.insertString(cursor, words[at:], False)


def insert_link(text, cursor, words, address):
    text.insertString(cursor, words, False)
    cursor.goLeft(len(words), True)
    cursor.HyperLinkURL = address
    cursor.collapseToEnd()
    cursor.HyperLinkURL = ""


def find(document, words):
    search = document.createSearchDescriptor()
    search.SearchString = words
    found = document.findFirst(search)
    assert found, words
    return found


def revise(document):
    """A footnote and a comment; then, tracked, words that are changed, a sentence that goes and one that comes."""
    note = document.createInstance("com.sun.star.text.Footnote")
    place = find(document, "since March").End
    document.Text.insertTextContent(place, note, False)
    cursor = note.Text.createTextCursor()
    note.Text.insertString(cursor, "Counted by ", False)
    insert_link(note.Text, cursor, "the agency", "https://www.reuters.com/world/count")
    note.Text.insertString(cursor, " from reports of both armies.", False)

    comment = document.createInstance("com.sun.star.text.textfield.Annotation")
    comment.Author, comment.Content = "Editor", "Who says so? Reuters reported that nobody knows."
    document.Text.insertTextContent(find(document, "Twelve lorries").Start, comment, False)

    document.RecordChanges = True
    find(document, "ten days from Sunday").String = "twelve days from Monday"
    find(document, " “It is not yet peace.”").String = ""
    end = find(document, "for the hospital.").End
    document.Text.insertString(end, " A second convoy is being loaded, the group said.", False)
    document.RecordChanges = False


def store(document, name, formats):
    for extension in formats:
        url = uno.systemPathToFileUrl(os.path.abspath(f"{name}.{extension}"))
        document.storeToURL(url, (value("FilterName", FORMATS[extension]),))


def xhtml(words):
    escaped = html.escape(words, quote=False)
    return LINK.sub(lambda link: f'<a href="{link.group(2)}">{link.group(1)}</a>', escaped)


def ninjs(version, uri, title, byline, body):
    """A ninjs item: the names of its members changed with each version."""
    item = {"uri": uri, "type": "text", "language": "en", "located": "Geneva"}
    if version == "1.3":
        return item | {
            "$standard": {"name": "ninjs", "version": version},
            "byline": byline,
            "headline": title,
            "body_xhtml": body,
        }
    content_type = "contentType" if version == "3.0" else "contenttype"
    return item | {
        "standard": {"name": "ninjs", "version": version},
        "by": byline,
        "headlines": [{"role": "main", "value": title}],
        "bodies": [{"role": "main", content_type: "text/html", "value": body}],
    }


def news_items(name, markdown):
    """The article as agencies send it: ninjs and NewsML-G2, with the body in (X)HTML."""
    tags = {"Heading 1": "h2", "Heading 2": "h3", "Text body": "p"}
    parts = list(blocks(markdown))
    title = parts[0][1]
    byline = parts[1][1]
    lines = []
    for style, words in parts[2:]:
        words = xhtml(words)
        lines.append(f"<blockquote><p>{words}</p></blockquote>" if style == "Quotations" else f"<{tags[style]}>{words}</{tags[style]}>")
    body = "\n".join(lines)
    for version, suffix in (("1.3", ".1"), ("2.0", ".2"), ("3.0", "")):
        with open(f"{name}{suffix}.ninjs", "w", encoding="utf-8") as file:
            file.write(json.dumps(ninjs(version, f"urn:example:{name}", title, byline, body), indent=2) + "\n")
    with open(f"{name}.newsml", "w", encoding="utf-8") as file:
        file.write(f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:{name}" version="1" standard="NewsML-G2"
    standardversion="2.34" conformance="power" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider><name>Example</name></provider>
<versionCreated>2024-05-03T21:00:00Z</versionCreated></itemMeta>
<contentMeta><located><name>Geneva</name></located><by>{html.escape(byline)}</by>
<headline>{html.escape(title)}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>
{body}
</body></html></inlineXML></contentSet></newsItem>
""")


def main(path):
    name = os.path.splitext(os.path.basename(path))[0]
    with open(path, encoding="utf-8") as file:
        markdown = file.read()
    news_items(name, markdown)
    context = connect()
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = (value("Hidden", True),)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, hidden)
    write(document, markdown)
    store(document, name, FORMATS)
    revise(document)
    store(document, f"{name}-revised", ["docx", "odt", "rtf"])
    document.close(True)
    desktop.terminate()


main(sys.argv[1])
