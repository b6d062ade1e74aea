//! The title and the author that the metadata block before an article gives, in YAML or TOML.

use std::ops::Range;

use nom::Offset;

/// What a field of the metadata is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Author,
}

/// The fields of a metadata block that hold one line of text, with the bytes of their values. Values that are not written
/// as they read (with escapes, over several lines) are left out.
pub(super) fn fields(source: &str, block: Range<usize>) -> Vec<(Field, Range<usize>)> {
    let mut fields = Vec::new();
    let mut start = block.start;
    for line in source.get(block).unwrap_or_default().split_inclusive('\n') {
        if let Some((field, value)) = field(line) {
            fields.push((field, start + value.start..start + value.end));
        }
        start += line.len();
    }
    fields
}

/// The field that a line gives, with the place of its value in the line.
fn field(line: &str) -> Option<(Field, Range<usize>)> {
    let end = line.find([':', '='])?;
    let field = match line[..end].trim_end() {
        "title" | "headline" => Field::Title,
        "author" | "authors" | "byline" => Field::Author,
        _ => return None,
    };
    let value = unquoted(line[end + 1..].trim())?;
    let start = line.offset(value);
    Some((field, start..start + value.len()))
}

/// The text of a value.
fn unquoted(value: &str) -> Option<&str> {
    let inner = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote).map(|rest| (rest, *quote)));
    let text = match inner {
        Some((rest, quote)) => {
            rest.split_once(quote).filter(|(text, after)| !text.contains('\\') && is_comment(after))?.0
        }
        None if value.starts_with(['[', '{', '|', '>', '&', '*', '!', '#']) => return None,
        None => value.split_once(" #").map_or(value, |(text, _)| text),
    };
    let text = text.trim();
    (!text.is_empty()).then_some(text)
}

fn is_comment(after: &str) -> bool {
    let after = after.trim();
    after.is_empty() || after.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(block: &str) -> Vec<(Field, &str)> {
        fields(block, 0..block.len()).into_iter().map(|(field, range)| (field, &block[range])).collect()
    }

    #[test]
    fn yaml_and_toml_give_title_and_author() {
        let yaml = "---\ntitle: Council: “No”  # draft\nauthor: 'Ann Example'\ndate: 2020-03-03\n---\n";
        assert_eq!(values(yaml), [(Field::Title, "Council: “No”"), (Field::Author, "Ann Example")]);
        let toml = "+++\r\ntitle = \"No # more\" # draft\r\n+++\r\n";
        assert_eq!(values(toml), [(Field::Title, "No # more")]);
    }

    #[test]
    fn values_that_are_no_plain_line_are_left_out() {
        let block =
            "title: \"a \\\"b\\\"\"\nauthor: [A, B]\n  title: nested\ntitle: 'it''s'\ntitle:\ntitle: |\n  folded\n";
        assert_eq!(values(block), []);
    }
}
