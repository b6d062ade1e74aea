//! What paragraphs are by the names of their styles. The programs that write documents keep these names in English,
//! whatever language they speak with their users.

use super::BlockKind;

/// The kind of paragraphs in a style of this name; `None` where the name does not tell.
pub(super) fn kind_by_name(name: &str) -> Option<BlockKind> {
    let name = name.trim().to_ascii_lowercase().replace("_20_", " ");
    match name.as_str() {
        "title" | "subtitle" => Some(BlockKind::Headline),
        "quote" | "intense quote" | "quotations" | "block text" | "block quotation" => Some(BlockKind::BlockQuote),
        "caption" => Some(BlockKind::Caption),
        "byline" | "author" => Some(BlockKind::Byline),
        "dateline" => Some(BlockKind::Dateline),
        _ if name.starts_with("heading ") => Some(BlockKind::Headline),
        _ if name.starts_with("list ") => Some(BlockKind::ListItem),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_paragraphs_are() {
        assert_eq!(kind_by_name("heading 2"), Some(BlockKind::Headline));
        assert_eq!(kind_by_name("Heading_20_2"), Some(BlockKind::Headline));
        assert_eq!(kind_by_name("Intense Quote"), Some(BlockKind::BlockQuote));
        assert_eq!(kind_by_name("List Bullet"), Some(BlockKind::ListItem));
        for other in ["Normal", "Text body", "Listing", "Heading", "header", ""] {
            assert_eq!(kind_by_name(other), None, "{other}");
        }
    }
}
