//! What holds inside a group of RTF, and what control words change of it.

use encoding_rs::Encoding;

use crate::article::BlockKind;

/// Where the text of a group goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    /// Into the article.
    Text,
    /// Nowhere.
    Nowhere,
    /// Into the table of fonts.
    Fonts,
    /// Into the names of styles.
    Styles,
    /// Into the instruction of a field.
    Instruction,
}

/// The properties of a group. They go back to what they were where it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    pub(super) destination: Destination,
    pub(super) encoding: &'static Encoding,
    /// How many characters stand behind a `\u` for readers that do not know it.
    pub(super) substitutes: usize,
    pub(super) paragraph: Paragraph,
    pub(super) characters: Characters,
    /// The group is a field, or the result of one.
    pub(super) is_field: bool,
    pub(super) is_result: bool,
}

/// Of a paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Paragraph {
    /// What its style or outline level makes it.
    pub(super) kind: Option<BlockKind>,
    pub(super) is_item: bool,
    pub(super) in_table: bool,
    /// It is a drop cap: the first letters of the paragraph that follows.
    pub(super) is_drop_cap: bool,
}

/// Of characters.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Characters {
    pub(super) hidden: bool,
    pub(super) deleted: bool,
    pub(super) inserted: bool,
}

impl State {
    pub(super) fn new() -> Self {
        Self {
            destination: Destination::Text,
            encoding: encoding_rs::WINDOWS_1252,
            substitutes: 1,
            paragraph: Paragraph::default(),
            characters: Characters::default(),
            is_field: false,
            is_result: false,
        }
    }
}

/// The character that a control word stands for.
pub(super) fn character(word: &str) -> Option<&'static str> {
    Some(match word {
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" | "enspace" | "qmspace" => " ",
        "tab" => "\t",
        _ => return None,
    })
}

/// Does the group that begins with this word hold nothing of the article's text?
pub(super) fn is_aside(word: &str) -> bool {
    matches!(
        word,
        "colortbl"
            | "info"
            | "pict"
            | "object"
            | "objdata"
            | "header"
            | "headerl"
            | "headerr"
            | "headerf"
            | "footer"
            | "footerl"
            | "footerr"
            | "footerf"
            | "annotation"
            | "atnid"
            | "atnauthor"
            | "atnref"
            | "atndate"
            | "atnicn"
            | "atnparent"
            | "atntime"
            | "atrfstart"
            | "atrfend"
            | "xe"
            | "tc"
            | "rxe"
            | "listtext"
            | "pntext"
            | "listtable"
            | "listoverridetable"
            | "revtbl"
            | "rsidtbl"
            | "generator"
            | "themedata"
            | "datastore"
            | "latentstyles"
            | "bkmkstart"
            | "bkmkend"
            | "shp"
            | "shpinst"
            | "nonshppict"
            | "filetbl"
            | "ftnsep"
            | "ftnsepc"
            | "ftncn"
            | "aftnsep"
            | "aftnsepc"
            | "aftncn"
            | "template"
            | "private"
            | "userprops"
            | "docvar"
            | "formfield"
            | "do"
    )
}
