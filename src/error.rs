//! Errors in reading an article, a policy or a baseline.

use std::fmt;

/// Why an article or a policy could not be read.
///
/// The message says what is wrong and what to do about it. The position, if there is one, is separate, so that a caller can
/// print `path:line:column`.
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

impl Place {
    /// The position of a byte of a text; inside a character or after the end, that of the last character before.
    #[cfg(feature = "config")]
    pub(crate) fn of(text: &str, offset: usize) -> Self {
        let offset = text.floor_char_boundary(offset);
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        Self { offset, line, column: before[line_start..].chars().count() + 1 }
    }
}

/// The classes of errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The bytes are not text.
    Binary,
    /// The bytes are text, but neither in UTF-8 nor in the encoding that is asked for or declared.
    Encoding,
    /// The input contains no prose.
    Empty,
    /// The input is longer than [`crate::article::Format::max_len`], or unpacks to more than the largest article.
    TooLarge,
    /// The input is not valid in its format: damaged, truncated, or in another format.
    Malformed,
    /// The input can only be read with a password.
    Encrypted,
    /// The input contains several articles where one is expected.
    Several,
    /// A policy has an unknown key or a wrong value.
    Policy,
    /// A file is not a baseline, or has another version.
    Baseline,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), place: None }
    }

    pub(crate) fn empty() -> Self {
        Self::new(ErrorKind::Empty, "there is no text in the input; check that it is the right file")
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
