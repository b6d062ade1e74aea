//! The marker that a comment on a pull request begins with. By it, a script finds the comment that it wrote before.

use std::fmt;

/// The name of a comment. It keeps the comments of several jobs on one pull request apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CommentId {
    bytes: [u8; Self::LONGEST],
    length: usize,
}

impl CommentId {
    /// The most characters in a name.
    pub const LONGEST: usize = 40;

    /// The name, if it is valid: 1 to [`Self::LONGEST`] ASCII letters, digits, `-`, `_` and `.`.
    pub fn new(name: &str) -> Option<Self> {
        let is_valid = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        let mut bytes = [0; Self::LONGEST];
        bytes.get_mut(..name.len()).filter(|_| !name.is_empty())?.copy_from_slice(name.as_bytes());
        name.bytes().all(is_valid).then_some(Self { bytes, length: name.len() })
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

impl fmt::Debug for CommentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CommentId").field(&self.as_str()).finish()
    }
}

/// The marker of a comment of this kind: `<!-- ascribe -->`, or `<!-- ascribe: NAME -->`.
pub(super) fn marker(kind: &str, id: Option<CommentId>) -> String {
    match &id {
        Some(id) => format!("<!-- {kind}: {} -->", id.as_str()),
        None => format!("<!-- {kind} -->"),
    }
}

#[cfg(test)]
mod tests {
    use super::{CommentId, marker};

    #[test]
    fn names_cannot_end_the_marker() {
        for name in ["", "a b", "a-->", "é", "a\nb", &"a".repeat(41)] {
            assert_eq!(CommentId::new(name), None, "{name}");
        }
        for name in ["news", "a-b_c.2", &"a".repeat(40)] {
            assert_eq!(marker("ascribe", CommentId::new(name)), format!("<!-- ascribe: {name} -->"));
        }
        assert_eq!(marker("ascribe", None), "<!-- ascribe -->");
    }
}
