//! The encoding that a page of HTML or a document of XML says that it is in.
//!
//! Follows the HTML Standard, "Determining the character encoding": the prescan of a byte stream, and getting an XML encoding.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use memchr::{memchr, memmem};

/// How texts of a format say what encoding they are in, apart from a byte order mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "documents"), allow(dead_code))]
pub(in crate::article) enum Declares {
    /// Not at all.
    Nothing,
    /// In a `meta` element, or as XML does.
    Html,
    /// In the XML declaration.
    Xml,
}

/// The encoding that is declared, if one is that is known.
pub(super) fn declared(bytes: &[u8], how: Declares) -> Option<&'static Encoding> {
    /// As far as the standard has the prescan look. A declaration behind it changes the encoding when a parser gets there.
    const PRESCAN: usize = 1024;
    let head = &bytes[..bytes.len().min(PRESCAN)];
    match how {
        Declares::Nothing => None,
        Declares::Xml => sixteen_bits(bytes).or_else(|| xml(bytes)),
        Declares::Html => sixteen_bits(bytes).or_else(|| meta(head)).or_else(|| xml(head)).or_else(|| meta(bytes)),
    }
}

/// UTF-16 by an XML declaration that is written in it, without a byte order mark.
fn sixteen_bits(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.starts_with(b"<\0?\0x\0") {
        Some(UTF_16LE)
    } else if bytes.starts_with(b"\0<\0?\0x") {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The encoding that the XML declaration names: `<?xml version="1.0" encoding="…"?>`.
fn xml(bytes: &[u8]) -> Option<&'static Encoding> {
    let rest = bytes.strip_prefix(b"<?xml")?;
    let declaration = &rest[..memchr(b'>', rest)?];
    let at = memmem::find(declaration, b"encoding")?;
    let value = declaration[at + b"encoding".len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (quote, value) = value.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
    let label = &value[..memchr(*quote, value)?];
    // What could be read as single bytes up to here is no UTF-16.
    Encoding::for_label(label).map(|found| if is_sixteen_bits(found) { UTF_8 } else { found })
}

fn is_sixteen_bits(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The encoding that the first `meta` element with one names.
fn meta(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut scan = Scan { bytes, at: 0 };
    while let Some(found) = memchr(b'<', &bytes[scan.at.min(bytes.len())..]) {
        scan.at += found;
        let rest = &bytes[scan.at..];
        let second = rest.get(1).copied().unwrap_or_default();
        if rest.starts_with(b"<!--") {
            // The two dashes may be those that the comment begins with.
            scan.at += 2 + memmem::find(&rest[2..], b"-->")? + b"-->".len();
        } else if is_meta(rest) {
            scan.at += b"<meta".len();
            if let Some(encoding) = scan.meta() {
                return Some(encoding);
            }
        } else if second.is_ascii_alphabetic()
            || second == b'/' && rest.get(2).is_some_and(|byte| byte.is_ascii_alphabetic())
        {
            scan.skip(|byte| !byte.is_ascii_whitespace() && byte != b'>');
            while scan.attribute().is_some() {}
        } else if matches!(second, b'!' | b'/' | b'?') {
            scan.at += memchr(b'>', rest)?;
        } else {
            scan.at += 1;
        }
    }
    None
}

/// Does a tag `meta` begin here?
fn is_meta(rest: &[u8]) -> bool {
    rest.get(..5).is_some_and(|name| name.eq_ignore_ascii_case(b"<meta"))
        && rest.get(5).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'/')
}

/// A place in the bytes of a page.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) {
        while self.byte().is_some_and(&is_skipped) {
            self.at += 1;
        }
    }

    /// The encoding that the attributes of a `meta` element name.
    fn meta(&mut self) -> Option<&'static Encoding> {
        let (mut seen, mut is_pragma) = (Vec::new(), false);
        // What names the encoding, and whether it counts only in a pragma.
        let mut named: Option<(Option<&'static Encoding>, bool)> = None;
        while let Some((name, value)) = self.attribute() {
            if seen.contains(&name) {
                continue;
            }
            match name.as_slice() {
                b"http-equiv" => is_pragma = value.eq_ignore_ascii_case(b"content-type"),
                b"content" if named.is_none() => named = of_content(&value).map(|found| (Some(found), true)),
                b"charset" => named = Some((Encoding::for_label(&value), false)),
                _ => {}
            }
            seen.push(name);
        }
        // A tag without an end is none.
        self.byte()?;
        let (encoding, needs_pragma) = named?;
        let encoding = encoding.filter(|_| is_pragma || !needs_pragma)?;
        Some(match encoding {
            found if is_sixteen_bits(found) => UTF_8,
            found if found == X_USER_DEFINED => WINDOWS_1252,
            found => found,
        })
    }

    /// The next attribute of the tag, its name in lower case; `None` at the end of the tag.
    fn attribute(&mut self) -> Option<(Vec<u8>, Vec<u8>)> {
        self.skip(|byte| byte.is_ascii_whitespace() || byte == b'/');
        if self.byte()? == b'>' {
            return None;
        }
        let start = self.at;
        // An equals sign at the very beginning belongs to the name.
        self.at += 1;
        self.skip(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'/' | b'>'));
        let name = self.bytes[start..self.at].to_ascii_lowercase();
        self.skip(|byte| byte.is_ascii_whitespace());
        if self.byte()? != b'=' {
            return Some((name, Vec::new()));
        }
        self.at += 1;
        self.skip(|byte| byte.is_ascii_whitespace());
        let value = match self.byte()? {
            quote @ (b'"' | b'\'') => {
                let inside = &self.bytes[self.at + 1..];
                let len = memchr(quote, inside)?;
                self.at += len + 2;
                &inside[..len]
            }
            _ => {
                let start = self.at;
                self.skip(|byte| !byte.is_ascii_whitespace() && byte != b'>');
                &self.bytes[start..self.at]
            }
        };
        Some((name, value.to_vec()))
    }
}

/// The encoding in the content of a pragma: `text/html; charset=…`.
fn of_content(content: &[u8]) -> Option<&'static Encoding> {
    const NAME: &[u8] = b"charset";
    let lower = content.to_ascii_lowercase();
    let mut rest = lower.as_slice();
    let value = loop {
        rest = &rest[memmem::find(rest, NAME)? + NAME.len()..];
        if let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") {
            break value.trim_ascii_start();
        }
    };
    let label = match value.first()? {
        quote @ (b'"' | b'\'') => &value[1..1 + memchr(*quote, &value[1..])?],
        _ => value.split(|byte| byte.is_ascii_whitespace() || *byte == b';').next()?,
    };
    Encoding::for_label(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(page: &str) -> Option<&'static str> {
        declared(page.as_bytes(), Declares::Html).map(Encoding::name)
    }

    #[test]
    fn a_page_declares_its_encoding_in_a_meta_element() {
        let cases = [
            ("<!doctype html><meta charset=windows-1250>", Some("windows-1250")),
            ("<META CHARSET = 'Shift_JIS' />", Some("Shift_JIS")),
            ("<meta name=a charset=\"koi8-r\">", Some("KOI8-R")),
            ("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-2'>", Some("ISO-8859-2")),
            ("<meta content='text/html;charset = \"gb2312\"' http-equiv=content-type>", Some("GBK")),
            ("<meta content='text/html; charset=big5'>", None),
            ("<meta name=description content='charset=big5'><meta charset=euc-kr>", Some("EUC-KR")),
            ("<!-- <meta charset=big5> --><meta charset=euc-jp>", Some("EUC-JP")),
            ("<!--><meta charset=big5>", Some("Big5")),
            ("<p title='<meta charset=big5>'><meta charset=euc-jp>", Some("EUC-JP")),
            ("<metadata charset=big5>", None),
            ("<meta charset=unheard-of><meta charset=big5>", Some("Big5")),
            ("<meta charset=utf-16>", Some("UTF-8")),
            ("<meta charset=x-user-defined>", Some("windows-1252")),
            ("<meta charset=big5 charset=euc-jp>", Some("Big5")),
            ("<meta charset=hz-gb-2312>", Some("replacement")),
            ("<meta charset=big5", None),
            ("", None),
        ];
        for (page, expected) in cases {
            assert_eq!(html(page), expected, "{page}");
        }
    }

    #[test]
    fn a_declaration_far_down_counts_unless_another_stands_before_it() {
        let far = format!("<script>{}</script><meta charset=big5>", "x".repeat(3000));
        assert_eq!(html(&far), Some("Big5"));
        assert_eq!(html(&format!("<?xml version='1.0' encoding='EUC-JP'?>{far}")), Some("EUC-JP"));
    }

    #[test]
    fn xml_declares_its_encoding_at_the_very_beginning() {
        let xml = |text: &[u8]| declared(text, Declares::Xml).map(Encoding::name);
        assert_eq!(xml(b"<?xml version='1.0' encoding = \"windows-1251\"?><a/>"), Some("windows-1251"));
        assert_eq!(xml(b"<?xml version='1.0' encoding='UTF-16'?><a/>"), Some("UTF-8"));
        assert_eq!(xml(b"<\0?\0x\0m\0l\0"), Some("UTF-16LE"));
        assert_eq!(xml(b"\0<\0?\0x\0m\0l"), Some("UTF-16BE"));
        for other in ["<?xml version='1.0'?><a encoding='big5'/>", " <?xml encoding='big5'?>", "<meta charset=big5>"] {
            assert_eq!(xml(other.as_bytes()), None, "{other}");
        }
    }
}
