//! The tags that a token can have: outside, or first or further in a cue, source or content.
//!
//! Sources and contents are told apart by where their cue stands: behind them, before them, or (for contents) in another
//! block.

/// How many tags there are.
pub const TAGS: usize = 13;

/// How many kinds there are.
pub const KINDS: usize = 7;

/// Scores of all tags of a token are kept in this many lanes, the last of which are idle.
pub const LANES: usize = 16;

/// Scores of all kinds are kept in this many lanes, the last of which is idle.
pub const KIND_LANES: usize = 8;

/// One of the tags, as a number below [`TAGS`]: 0 is outside; of each other kind the odd one begins a span, and the even one
/// behind it goes on with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Tag(pub u8);

/// What a tag says of a token, whether it begins or goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// In no span.
    Outside,
    /// In a cue.
    Cue,
    /// In a source whose cue follows.
    SourceBefore,
    /// In a source whose cue precedes.
    SourceBehind,
    /// In a content whose cue follows.
    ContentBefore,
    /// In a content whose cue precedes.
    ContentBehind,
    /// In a content whose cue stands in another block.
    ContentAlone,
}

impl Kind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Kind; KINDS] = [
        Kind::Outside,
        Kind::Cue,
        Kind::SourceBefore,
        Kind::SourceBehind,
        Kind::ContentBefore,
        Kind::ContentBehind,
        Kind::ContentAlone,
    ];

    /// The tag of the first token of a span of this kind.
    #[inline]
    pub fn first(self) -> Tag {
        Tag((self as u8 * 2).saturating_sub(1))
    }

    /// The tag of the other tokens of a span of this kind.
    #[inline]
    pub fn further(self) -> Tag {
        Tag(self as u8 * 2)
    }

    /// Is it one of the two kinds of sources?
    pub fn is_source(self) -> bool {
        matches!(self, Kind::SourceBefore | Kind::SourceBehind)
    }

    /// Is it one of the three kinds of contents?
    pub fn is_content(self) -> bool {
        matches!(self, Kind::ContentBefore | Kind::ContentBehind | Kind::ContentAlone)
    }
}

impl Tag {
    /// No span.
    pub const OUTSIDE: Tag = Tag(0);

    /// Where its weights and scores stand in a row: those that begin a kind first, then those that go on with one.
    #[inline]
    pub fn lane(self) -> usize {
        let kind = self.kind() as usize;
        if self.goes_on() { KINDS - 1 + kind } else { kind }
    }

    /// Its kind.
    #[inline]
    pub fn kind(self) -> Kind {
        Kind::ALL[usize::from(self.0.min(TAGS as u8 - 1)).div_ceil(2)]
    }

    /// Does it go on with a span that the tag before it is in?
    #[inline]
    pub fn goes_on(self) -> bool {
        self.0 != 0 && self.0.is_multiple_of(2)
    }

    /// May it stand behind a tag of this kind (at the start of a block: behind outside)?
    #[inline]
    pub fn may_follow(self, kind: Kind) -> bool {
        !self.goes_on() || self.kind() == kind
    }
}
