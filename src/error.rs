//! What can go wrong while an article is read.

use std::fmt;

/// Why an article could not be read.
///
/// The message says what is wrong and what to do about it; the place, where there is one, is given apart, so that a shell
/// can print `path:line:column`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    place: Option<Place>,
}

/// Where in the input something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Byte offset into the input.
    pub offset: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The classes of errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The bytes are no text at all.
    Binary,
    /// The bytes are text, but not in UTF-8.
    Encoding,
    /// There is no prose in the input.
    Empty,
    /// The input is longer than [`crate::Span::MAX_LEN`], or unpacks to more than an article can be.
    TooLarge,
    /// The input is not what its format asks for: damaged, cut off, or of another format.
    Malformed,
    /// The input can only be read with a password.
    Encrypted,
    /// The input holds several articles where one is asked for.
    Several,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), place: None }
    }

    pub(crate) fn empty() -> Self {
        Self::new(ErrorKind::Empty, "there is no prose in the input")
    }

    pub(crate) fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The class of the error.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Where in the input, if it is one place.
    pub fn place(&self) -> Option<Place> {
        self.place
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
