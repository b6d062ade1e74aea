//! XML as a row of tags and texts. Entities are not expanded, and nothing outside the bytes is looked at.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::SourceMap;
use super::json::Text;
use crate::error::{Error, ErrorKind};
use crate::span::Span;

/// What text begins with in which no tag is heeded.
const CDATA: &str = "<![CDATA[";
const CDATA_END: &str = "]]>";

/// A step through XML.
pub(super) enum Step<'a> {
    /// An element begins.
    Start(Tag<'a>),
    /// The element of this name ends; an empty one ends, too.
    End(String),
    /// Text, with character references read.
    Text(Cow<'a, str>),
}

/// The start tag of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without a prefix.
    pub(super) fn name(&self) -> String {
        self.0.local_name().into_inner().to_owned()
    }

    /// The value of the first attribute of this name, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
        let found = attributes.find(|attribute| attribute.key.local_name().into_inner() == name)?;
        let value = quick_xml::escape::unescape(&found.value).ok()?;
        Some(value.into_owned())
    }
}

/// The steps through a part of a document.
pub(super) struct Steps<'a> {
    reader: Reader<&'a [u8]>,
    xml: &'a str,
    /// What the part is called in messages.
    part: &'a str,
    /// How many elements are open.
    depth: usize,
    /// Where the last step began; in CDATA, where its text does.
    start: usize,
    /// The length of the byte order mark.
    mark: usize,
}

impl<'a> Steps<'a> {
    pub(super) fn new(xml: &'a str, part: &'a str) -> Self {
        // The reader takes a byte order mark away, and then counts without it.
        let mark = xml.len() - xml.trim_start_matches('\u{feff}').len();
        let mut reader = Reader::from_str(&xml[mark..]);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = true;
        Self { reader, xml, part, depth: 0, start: 0, mark }
    }

    /// The next step; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Step<'a>>, Error> {
        loop {
            self.start = self.position();
            let event = self.reader.read_event().map_err(|error| self.malformed(&error.to_string()))?;
            return Ok(Some(match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    self.depth += 1;
                    Step::Start(Tag(tag))
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::End(tag.local_name().into_inner().to_owned())
                }
                Event::Text(text) => Step::Text(text.into_inner()),
                Event::CData(text) => {
                    self.start += CDATA.len();
                    Step::Text(text.into_inner())
                }
                Event::GeneralRef(reference) => Step::Text(self.referred(reference)?),
                Event::Eof if self.depth > 0 => return Err(self.malformed("it ends inside an element")),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            }));
        }
    }

    /// What stands between the start tag that was just read and its end tag, as it is written, and where.
    pub(super) fn inside(&mut self, tag: &Tag<'_>) -> Result<(&'a str, usize), Error> {
        let end = tag.0.to_end().into_owned();
        let span = self.reader.read_to_end(end.name()).map_err(|error| self.malformed(&error.to_string()))?;
        self.depth = self.depth.saturating_sub(1);
        let (start, end) = (self.mark + span.start as usize, self.mark + span.end as usize);
        Ok((self.xml.get(start..end).unwrap_or_default(), start))
    }

    /// The text inside the element whose start tag was just read, tags in it left out, up to its end.
    pub(super) fn text(&mut self) -> Result<Text<'static>, Error> {
        let (mut text, mut map) = (String::new(), SourceMap::default());
        let around = self.depth.saturating_sub(1);
        while self.depth > around {
            let start = self.position();
            let event = self.reader.read_event().map_err(|error| self.malformed(&error.to_string()))?;
            let mut copy = |words: Cow<'_, str>, start: usize| {
                map.copy(text.len(), Span::new(start, start + words.len()));
                text.push_str(&words);
            };
            match event {
                Event::Start(_) | Event::Empty(_) => self.depth += 1,
                Event::End(_) => self.depth -= 1,
                Event::Text(words) => copy(words.into_inner(), start),
                Event::CData(words) => copy(words.into_inner(), start + CDATA.len()),
                Event::GeneralRef(reference) => {
                    let from = text.len();
                    text.push_str(&self.referred(reference)?);
                    map.replace(Span::new(from, text.len()), Span::new(start, self.position()));
                }
                Event::Eof => return Err(self.malformed("it ends inside an element")),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        Ok(Text { text: Cow::Owned(text), map })
    }

    /// What a reference stands for.
    fn referred(&self, reference: BytesRef<'a>) -> Result<Cow<'a, str>, Error> {
        let character = reference.resolve_char_ref().map_err(|error| self.malformed(&error.to_string()))?;
        let name = reference.into_inner();
        match (character, resolve_predefined_entity(&name)) {
            (Some(character), _) => Ok(Cow::Owned(character.to_string())),
            (None, Some(text)) => Ok(Cow::Borrowed(text)),
            (None, None) => {
                Err(self.malformed("it uses an entity that XML does not define, and such entities are not read"))
            }
        }
    }

    /// Where the last step began; in CDATA, where its text does.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// Where the text ends that was the last step.
    pub(super) fn text_end(&self) -> usize {
        let end = self.position();
        let is_data = self.xml.get(..self.start).is_some_and(|before| before.ends_with(CDATA));
        if is_data { end.saturating_sub(CDATA_END.len()).max(self.start) } else { end }
    }

    /// Where the next step begins.
    pub(super) fn position(&self) -> usize {
        self.mark + self.reader.buffer_position() as usize
    }

    fn malformed(&self, what: &str) -> Error {
        Error::new(
            ErrorKind::Malformed,
            format!("{} is not well-formed XML, so it may be damaged or incomplete: {what}", self.part),
        )
    }
}
