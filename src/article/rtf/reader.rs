//! What control words and text of RTF make of an article.

use std::collections::HashMap;
use std::ops::Range;

use encoding_rs::Encoding;

use super::encoding;
use super::lexer::{Lexer, Token};
use super::state::{self, Characters, Destination, Paragraph, State};
use crate::article::field::address;
use crate::article::prose::Prose;
use crate::article::styles::kind_by_name;
use crate::article::writer::Writer;
use crate::article::{BlockKind, Revision};

/// Reads a document, or a part of one.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    revision: Revision,
    writer: Writer<'static>,
    state: State,
    /// The groups around.
    groups: Vec<State>,
    /// Text that is not decoded yet.
    pending: Vec<u8>,
    /// The first half of a character that is written in two.
    half: Option<u16>,
    /// How many characters are still left out, since a reader of Unicode does not need them.
    substitutes: usize,
    fonts: HashMap<i32, &'static Encoding>,
    font: i32,
    styles: HashMap<i32, BlockKind>,
    style: (i32, String),
    /// The fields around: their instructions, and where their results begin.
    fields: Vec<(String, usize)>,
    /// The footnotes: their bytes, and what holds there.
    notes: Vec<(Range<usize>, State)>,
    default_encoding: &'static Encoding,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8], revision: Revision) -> Self {
        Self {
            bytes,
            revision,
            writer: Writer::without_source(),
            state: State::new(),
            groups: Vec::new(),
            pending: Vec::new(),
            half: None,
            substitutes: 0,
            fonts: HashMap::new(),
            font: 0,
            styles: HashMap::new(),
            style: (0, String::new()),
            fields: Vec::new(),
            notes: Vec::new(),
            default_encoding: encoding_rs::WINDOWS_1252,
        }
    }

    /// Reads the document, then its notes, and says whether all groups ended.
    pub(super) fn read_all(&mut self) -> bool {
        self.read(0..self.bytes.len());
        let is_whole = self.groups.is_empty();
        for (id, (range, state)) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            self.state = state;
            self.writer.begin_note(id.to_string());
            self.read(range);
            self.writer.end_note();
        }
        is_whole
    }

    pub(super) fn finish(self) -> Prose<'static> {
        self.writer.finish()
    }

    /// Reads some of the bytes, or as many as come before the group that they begin with ends.
    fn read(&mut self, range: Range<usize>) {
        let mut lexer = Lexer::new(&self.bytes[..range.end]);
        lexer.leave_out(range.start);
        let is_whole = range.start == 0;
        let mut starred = false;
        while let Some(token) = lexer.next() {
            let is_star = token == Token::Symbol(b'*');
            match token {
                Token::Byte(byte) => self.byte(byte),
                Token::Open => {
                    self.flush();
                    self.substitutes = 0;
                    self.groups.push(self.state);
                    (self.state.is_field, self.state.is_result) = (false, false);
                }
                Token::Close => {
                    self.flush();
                    self.substitutes = 0;
                    self.leave_group();
                    if is_whole && self.groups.is_empty() {
                        break;
                    }
                }
                Token::Word("bin", count) => {
                    lexer.leave_out(count.and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
                }
                Token::Word("footnote", _) if self.state.destination == Destination::Text => {
                    self.flush();
                    self.note(&mut lexer);
                }
                Token::Word(word, number) => {
                    if word != "u" {
                        self.flush();
                        self.substitutes = 0;
                    }
                    self.word(word, number, starred);
                }
                Token::Symbol(symbol) => self.symbol(symbol),
            }
            starred = is_star;
        }
        self.flush();
        self.close();
    }

    /// Keeps the footnote that the group is, until its turn comes.
    fn note(&mut self, lexer: &mut Lexer<'_>) {
        let start = lexer.place();
        let mut depth = 1_usize;
        let mut end = start;
        for token in lexer.by_ref() {
            match token {
                Token::Open => depth += 1,
                Token::Close => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        end = end.max(lexer.place().saturating_sub(usize::from(depth == 0)));
        if depth == 0 {
            if self.is_present() {
                self.writer.refer(self.notes.len().to_string());
                let state = State { paragraph: Paragraph::default(), ..self.state };
                self.notes.push((start..end, state));
            }
            self.leave_group();
        }
    }

    fn leave_group(&mut self) {
        match self.state.destination {
            Destination::Styles => self.keep_style(),
            _ if self.state.is_result => {
                if let Some((instruction, start)) = self.fields.last()
                    && let Some(target) = address(instruction)
                {
                    self.writer.link(*start, target);
                }
            }
            _ => {}
        }
        if self.state.is_field {
            self.fields.pop();
        }
        if let Some(state) = self.groups.pop() {
            self.state = state;
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>, starred: bool) {
        let is_on = number != Some(0);
        let state = &mut self.state;
        match word {
            "fonttbl" => state.destination = Destination::Fonts,
            "stylesheet" => state.destination = Destination::Styles,
            "fldinst" if state.destination == Destination::Text => state.destination = Destination::Instruction,
            _ if state::is_aside(word) || starred && !matches!(word, "fldinst" | "footnote") => {
                state.destination = Destination::Nowhere;
            }
            "field" => {
                state.is_field = true;
                self.fields.push((String::new(), 0));
            }
            "fldrslt" => {
                state.is_result = true;
                let position = self.writer.position();
                if let Some(field) = self.fields.last_mut() {
                    field.1 = position;
                }
            }
            "ansicpg" => {
                state.encoding = encoding::of_code_page(number.unwrap_or(1252));
                self.default_encoding = state.encoding;
            }
            "mac" => {
                state.encoding = encoding::of_code_page(10000);
                self.default_encoding = state.encoding;
            }
            "f" => {
                self.font = number.unwrap_or(0);
                if state.destination != Destination::Fonts {
                    state.encoding = self.fonts.get(&self.font).copied().unwrap_or(self.default_encoding);
                }
            }
            "fcharset" => {
                if let Some(encoding) = encoding::of_character_set(number.unwrap_or(0)) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            "uc" => state.substitutes = number.and_then(|count| usize::try_from(count).ok()).unwrap_or(1),
            "u" => self.unicode(number.unwrap_or(0)),
            "s" if state.destination == Destination::Styles => self.style = (number.unwrap_or(0), String::new()),
            "s" => state.paragraph.kind = self.styles.get(&number.unwrap_or(0)).copied(),
            "outlinelevel" if state.destination == Destination::Text && (0..9).contains(&number.unwrap_or(9)) => {
                state.paragraph.kind = Some(BlockKind::Headline);
            }
            "ls" | "pnlvlblt" | "pnlvlbody" => state.paragraph.is_item = is_on || word != "ls",
            "intbl" => state.paragraph.in_table = true,
            "dropcapli" | "dropcapt" => state.paragraph.is_drop_cap = is_on,
            "par" if state.paragraph.is_drop_cap && state.destination == Destination::Text => {}
            "pard" => state.paragraph = Paragraph::default(),
            "plain" => state.characters = Characters::default(),
            "v" => state.characters.hidden = is_on,
            "deleted" => state.characters.deleted = is_on,
            "revised" => state.characters.inserted = is_on,
            "par" | "cell" | "nestcell" | "row" | "nestrow" | "sect" | "page"
                if state.destination == Destination::Text =>
            {
                self.close();
            }
            "line" if self.is_present() => self.writer.line_break('\n'),
            _ => {
                if let Some(character) = state::character(word) {
                    self.text(character);
                }
            }
        }
    }

    fn symbol(&mut self, symbol: u8) {
        self.flush();
        if self.substitutes > 0 {
            self.substitutes -= 1;
            return;
        }
        match symbol {
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("\u{2011}"),
            _ => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.substitutes > 0 {
            self.substitutes -= 1;
        } else {
            self.pending.push(byte);
        }
    }

    /// A unit of UTF-16, written as a signed number.
    fn unicode(&mut self, number: i32) {
        if !self.pending.is_empty() {
            self.flush();
        }
        let unit = number as u16;
        let units: Vec<u16> = self.half.take().into_iter().chain([unit]).collect();
        if (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
        } else {
            let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
            self.text(&text);
        }
        self.substitutes = self.state.substitutes;
    }

    /// Adds the text that waits.
    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let bytes = std::mem::take(&mut self.pending);
            let (text, _) = self.state.encoding.decode_without_bom_handling(&bytes);
            self.text(&text);
        }
    }

    fn text(&mut self, text: &str) {
        match self.state.destination {
            Destination::Text if self.is_present() => {
                let Paragraph { kind, is_item, in_table, .. } = self.state.paragraph;
                let default = match (is_item, in_table) {
                    (true, _) => BlockKind::ListItem,
                    (false, true) => BlockKind::TableCell,
                    (false, false) => BlockKind::Paragraph,
                };
                self.writer.words(text, kind.unwrap_or(default));
            }
            Destination::Instruction => {
                if let Some((instruction, _)) = self.fields.last_mut() {
                    instruction.push_str(text);
                }
            }
            Destination::Styles => self.style.1.push_str(text),
            _ => {}
        }
    }

    /// Keeps what a style is for by its name.
    fn keep_style(&mut self) {
        let (number, name) = std::mem::take(&mut self.style);
        if let Some(kind) = kind_by_name(name.trim().trim_end_matches(';')) {
            self.styles.insert(number, kind);
        }
    }

    /// Does the revision have what is being read, and do readers see it?
    fn is_present(&self) -> bool {
        let Characters { hidden, deleted, inserted } = self.state.characters;
        let is_absent = match self.revision {
            Revision::Original => inserted,
            Revision::Final => deleted,
        };
        self.state.destination == Destination::Text && !hidden && !is_absent
    }

    fn close(&mut self) {
        self.writer.close(|_, kind| kind);
    }
}
