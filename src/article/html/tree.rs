//! The elements and texts of a page, in the order of the page, by the rules of HTML for tags that are left open.
//!
//! html5gum cuts the page into tokens; this keeps what contains what. There is no recursion, and the tree is no deeper than
//! browsers let it be, so that no page takes more than time and memory in proportion to its length.

use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, StartTag, State, Token, Tokenizer};

use super::names::{self, Role};
use crate::article::{Comment, comment};

/// How deep elements lie in each other at most; what is deeper stands beside what is there.
const DEEPEST: usize = 512;

/// A page.
pub(super) struct Tree {
    /// Each node stands before what it contains.
    pub(super) nodes: Vec<Node>,
    /// The comments of its markup, in order.
    pub(super) comments: Vec<Comment>,
}

/// An element, or a stretch of text.
pub(super) struct Node {
    pub(super) kind: NodeKind,
    /// The element around it; the first node is its own.
    pub(super) parent: usize,
    /// The node behind the last one that it contains.
    pub(super) end: usize,
}

pub(super) enum NodeKind {
    Element(Element),
    /// Bytes of the source, with character references as they are written.
    Text(Range<usize>),
}

/// An element.
#[derive(Default)]
pub(super) struct Element {
    /// In lower case.
    pub(super) name: String,
    attributes: Vec<(&'static str, String)>,
    /// The bytes of its start tag.
    pub(super) tag: Range<usize>,
    /// The bytes of the end tag that closed it; empty where there is none.
    pub(super) end_tag: Range<usize>,
}

impl Element {
    /// The value of an attribute that is looked at.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Does a word stand in an attribute that is a list of words?
    pub(super) fn has_word(&self, attribute: &str, word: &str) -> bool {
        let words = self.attribute(attribute).unwrap_or_default().split_whitespace();
        words.into_iter().any(|known| known.eq_ignore_ascii_case(word))
    }
}

impl Tree {
    /// The tree of a page; `is_xml` says that every element is closed by its tag.
    pub(super) fn parse(source: &str, is_xml: bool) -> Tree {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(!is_xml);
        let mut builder = Builder { nodes: Vec::new(), open: Vec::new(), roles: [0; Role::COUNT], too_deep: 0, is_xml };
        let mut comments = Vec::new();
        // has text been read since the last tag of a block?
        let mut in_words = false;
        builder.add(NodeKind::Element(Element::default()));
        builder.open.push((0, Role::of("")));
        let mut tokens = Tokenizer::new_with_emitter(source, emitter);
        while let Some(token) = tokens.next() {
            match token {
                Ok(Token::StartTag(tag)) => {
                    // what browsers read as tags, and the tokenizer alone would not: the title of a picture, and what is shown
                    // without scripts
                    let is_title = tag.name.as_slice() == b"title" && builder.is_in_picture();
                    if !is_xml && (is_title || tag.name.as_slice() == b"noscript") {
                        tokens.set_state(State::Data);
                    }
                    in_words &= !names::is_block(&text(&tag.name));
                    builder.start(&tag);
                }
                Ok(Token::EndTag(tag)) => {
                    let name = text(&tag.name);
                    in_words &= !names::is_block(&name);
                    builder.end(&name, tag.span.start..tag.span.end);
                }
                Ok(Token::String(string)) => {
                    let range = string.span.start..string.span.end;
                    in_words |= source.get(range.clone()).is_some_and(|text| !text.trim().is_empty());
                    builder.text(range);
                }
                Ok(Token::Comment(comment)) => {
                    comment::find(source, comment.span.start..comment.span.end, in_words, &mut comments);
                }
                _ => {}
            }
        }
        builder.close_to(0);
        Tree { nodes: builder.nodes, comments }
    }

    pub(super) fn element(&self, at: usize) -> Option<&Element> {
        match &self.nodes.get(at)?.kind {
            NodeKind::Element(element) => Some(element),
            NodeKind::Text(_) => None,
        }
    }

    /// The name of an element; empty for the page itself and for texts.
    pub(super) fn name(&self, at: usize) -> &str {
        self.element(at).map_or("", |element| &element.name)
    }

    /// All elements with their places.
    pub(super) fn elements(&self) -> impl DoubleEndedIterator<Item = (usize, &Element)> {
        self.nodes.iter().enumerate().filter_map(|(at, node)| match &node.kind {
            NodeKind::Element(element) => Some((at, element)),
            NodeKind::Text(_) => None,
        })
    }

    /// What a node contains.
    pub(super) fn inside(&self, at: usize) -> Range<usize> {
        at + 1..self.nodes.get(at).map_or(at + 1, |node| node.end)
    }

    /// The texts in a node, in order.
    pub(super) fn texts(&self, at: usize) -> impl Iterator<Item = Range<usize>> {
        self.nodes[at..self.nodes[at].end].iter().filter_map(|node| match &node.kind {
            NodeKind::Text(range) => Some(range.clone()),
            NodeKind::Element(_) => None,
        })
    }
}

struct Builder {
    nodes: Vec<Node>,
    /// The elements around, the page first.
    open: Vec<(usize, Role)>,
    /// How many of them have each bit of a role.
    roles: [usize; Role::COUNT],
    /// How many elements that are open were too deep to be kept open.
    too_deep: usize,
    is_xml: bool,
}

impl Builder {
    fn add(&mut self, kind: NodeKind) -> usize {
        let at = self.nodes.len();
        self.nodes.push(Node { kind, parent: self.open.last().map_or(0, |open| open.0), end: at + 1 });
        at
    }

    fn is_in_picture(&self) -> bool {
        Role::PICTURE.bits().any(|bit| self.roles[bit] > 0)
    }

    fn text(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.add(NodeKind::Text(range));
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = text(&tag.name);
        if !self.is_xml {
            self.close_implied(&name);
        }
        let is_void = if self.is_xml { tag.self_closing } else { names::is_void(&name) };
        let attributes = names::ATTRIBUTES.iter().filter_map(|known| {
            let value = tag.attributes.get(known.as_bytes())?;
            Some((*known, text(&value.value)))
        });
        let element =
            Element { attributes: attributes.collect(), tag: tag.span.start..tag.span.end, end_tag: 0..0, name };
        let role = Role::of(&element.name);
        let at = self.add(NodeKind::Element(element));
        if is_void {
        } else if self.open.len() < DEEPEST {
            self.open.push((at, role));
            role.bits().for_each(|bit| self.roles[bit] += 1);
        } else {
            self.too_deep += 1;
        }
    }

    fn end(&mut self, name: &str, tag: Range<usize>) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let found = self.open.iter().rposition(|(at, role)| role.is_wall() || self.name(*at) == name);
        if let Some(place) = found.filter(|&place| place > 0 && self.name(self.open[place].0) == name) {
            if let NodeKind::Element(element) = &mut self.nodes[self.open[place].0].kind {
                element.end_tag = tag;
            }
            self.close_to(place);
        }
    }

    /// Closes what a start tag closes by itself: a paragraph before a block, an item before the next one.
    fn close_implied(&mut self, name: &str) {
        let (closes, stops) = Role::closed_by(name);
        if closes.bits().all(|bit| self.roles[bit] == 0) {
            return;
        }
        let around = self.open.iter().enumerate().skip(1).rev();
        let reached = around.take_while(|(_, (_, role))| role.meets(closes) || !role.meets(stops));
        if let Some((place, _)) = reached.filter(|(_, (_, role))| role.meets(closes)).last() {
            self.close_to(place);
        }
    }

    /// Closes all elements from this place of the open ones on.
    fn close_to(&mut self, place: usize) {
        let end = self.nodes.len();
        for (at, role) in self.open.drain(place..) {
            self.nodes[at].end = end;
            role.bits().for_each(|bit| self.roles[bit] -= 1);
        }
    }

    fn name(&self, at: usize) -> &str {
        match &self.nodes[at].kind {
            NodeKind::Element(element) => &element.name,
            NodeKind::Text(_) => "",
        }
    }
}

fn text(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
