//! What the names of elements mean for reading.

/// The attributes that are looked at.
pub(super) const ATTRIBUTES: [&str; 15] = [
    "aria-hidden",
    "class",
    "content",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "lang",
    "name",
    "property",
    "rel",
    "role",
    "style",
    "type",
];

/// Is it an element that contains nothing?
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Does it begin a line of its own?
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    ) || is_heading(name)
}

/// "h1" to "h6".
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Is what it contains never text that readers of the page read?
pub(super) fn is_no_text(name: &str) -> bool {
    matches!(
        name,
        "audio"
            | "canvas"
            | "datalist"
            | "embed"
            | "head"
            | "iframe"
            | "input"
            | "math"
            | "noframes"
            | "noscript"
            | "object"
            | "picture"
            | "rp"
            | "rt"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
            | "video"
    )
}

/// Does what it contains stand beside the running text, whatever the page?
pub(super) fn is_beside(name: &str) -> bool {
    matches!(name, "aside" | "button" | "dialog" | "figcaption" | "footer" | "label" | "legend" | "nav" | "search")
}

/// What an open element means for the tags inside it, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Role(u16);

impl Role {
    const NONE: Role = Role(0);
    const PARAGRAPH: Role = Role(1);
    const ITEM: Role = Role(1 << 1);
    const TERM: Role = Role(1 << 2);
    const CELL: Role = Role(1 << 3);
    const ROW: Role = Role(1 << 4);
    const CHOICE: Role = Role(1 << 5);
    const HEAD: Role = Role(1 << 6);
    const LIST: Role = Role(1 << 7);
    const TERMS: Role = Role(1 << 8);
    const TABLE: Role = Role(1 << 9);
    /// An end tag inside it closes nothing beyond.
    const WALL: Role = Role(1 << 10);
    /// A start tag inside it closes nothing beyond, unless it is a part of a table or list.
    const SCOPE: Role = Role(1 << 11);
    /// What it contains is not HTML.
    pub(super) const PICTURE: Role = Role(1 << 12);

    /// How many bits there are.
    pub(super) const COUNT: usize = 13;

    /// The role of an element.
    pub(super) fn of(name: &str) -> Role {
        match name {
            "p" => Role::PARAGRAPH,
            "li" => Role::ITEM,
            "dt" | "dd" => Role::TERM,
            "td" | "th" => Role::CELL.or(Role::WALL).or(Role::SCOPE),
            "tr" => Role::ROW,
            "option" => Role::CHOICE,
            "head" => Role::HEAD,
            "ul" | "ol" | "menu" => Role::LIST,
            "dl" => Role::TERMS,
            "table" => Role::TABLE.or(Role::WALL).or(Role::SCOPE),
            "caption" | "button" | "object" => Role::WALL.or(Role::SCOPE),
            "template" | "article" | "main" | "body" => Role::WALL,
            "svg" => Role::PICTURE,
            _ => Role::NONE,
        }
    }

    /// The roles of open elements that a start tag closes, and those that keep it from closing anything around them.
    pub(super) fn closed_by(start: &str) -> (Role, Role) {
        let block = if is_block(start) { Role::PARAGRAPH.or(Role::HEAD) } else { Role::NONE };
        match start {
            "li" => (block.or(Role::ITEM), Role::LIST),
            "dt" | "dd" => (block.or(Role::TERM), Role::TERMS),
            "td" | "th" => (block.or(Role::CELL), Role::TABLE),
            "tr" | "tbody" | "tfoot" | "thead" => (block.or(Role::CELL).or(Role::ROW), Role::TABLE),
            "option" => (Role::CHOICE, Role::SCOPE),
            _ => (block, Role::SCOPE),
        }
    }

    /// The numbers of its bits.
    pub(super) fn bits(self) -> impl Iterator<Item = usize> {
        (0..Role::COUNT).filter(move |bit| self.0 >> bit & 1 == 1)
    }

    pub(super) fn is_wall(self) -> bool {
        self.meets(Role::WALL)
    }

    /// Do the two have a bit in common?
    pub(super) fn meets(self, other: Role) -> bool {
        self.0 & other.0 != 0
    }

    const fn or(self, other: Role) -> Role {
        Role(self.0 | other.0)
    }
}
