//! The encodings that text can be in besides UTF-8, by the names that the Encoding Standard gives them.

use std::fmt;

/// A character encoding of the WHATWG Encoding Standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Encoding(&'static encoding_rs::Encoding);

/// Every encoding that text is read from, by its name in the standard.
const NAMES: [&str; 39] = [
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "ISO-8859-2",
    "ISO-8859-3",
    "ISO-8859-4",
    "ISO-8859-5",
    "ISO-8859-6",
    "ISO-8859-7",
    "ISO-8859-8",
    "ISO-8859-8-I",
    "ISO-8859-10",
    "ISO-8859-13",
    "ISO-8859-14",
    "ISO-8859-15",
    "ISO-8859-16",
    "KOI8-R",
    "KOI8-U",
    "IBM866",
    "macintosh",
    "x-mac-cyrillic",
    "Shift_JIS",
    "EUC-JP",
    "ISO-2022-JP",
    "GBK",
    "gb18030",
    "Big5",
    "EUC-KR",
    "x-user-defined",
];

impl Encoding {
    /// Every encoding, in a fixed order.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().filter_map(|name| Self::by_name(name))
    }

    /// The encoding of this name, or of one of the labels that the standard has for it: "latin1" is windows-1252. Letter case
    /// does not matter, nor does `_` in the place of `-`; names of code pages, such as "cp1250", and "utf16" are known, too.
    pub fn by_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        let known = |label: &str| encoding_rs::Encoding::for_label_no_replacement(label.as_bytes());
        let hyphenated = name.replace('_', "-");
        let other = match hyphenated.as_str() {
            "cp932" => "shift_jis".to_owned(),
            "cp936" => "gbk".to_owned(),
            "cp949" => "euc-kr".to_owned(),
            "cp950" => "big5".to_owned(),
            "cp65001" => "utf-8".to_owned(),
            other => match other.strip_prefix("cp") {
                Some(page) => format!("windows-{page}"),
                None => other.replacen("utf16", "utf-16", 1),
            },
        };
        known(&name).or_else(|| known(&hyphenated)).or_else(|| known(&other)).map(Self)
    }

    /// Its name in the standard: "windows-1250", "Shift_JIS".
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    pub(super) fn of(encoding: &'static encoding_rs::Encoding) -> Self {
        Self(encoding)
    }

    pub(super) fn standard(self) -> &'static encoding_rs::Encoding {
        self.0
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_is_known_by_its_name() {
        assert_eq!(Encoding::all().count(), NAMES.len());
        for (encoding, name) in Encoding::all().zip(NAMES) {
            assert_eq!(encoding.name(), name);
            assert_eq!(Encoding::by_name(&name.to_uppercase()), Some(encoding));
        }
    }

    #[test]
    fn labels_and_code_pages_are_known_too() {
        for (label, name) in [
            ("latin1", "windows-1252"),
            ("sjis", "Shift_JIS"),
            ("SHIFT_JIS", "Shift_JIS"),
            ("windows_1250", "windows-1250"),
            ("CP1250", "windows-1250"),
            ("cp932", "Shift_JIS"),
            ("utf16", "UTF-16LE"),
            (" UTF-16 ", "UTF-16LE"),
            ("utf16be", "UTF-16BE"),
            ("gb2312", "GBK"),
        ] {
            assert_eq!(Encoding::by_name(label).map(Encoding::name), Some(name), "{label}");
        }
        for unknown in ["", "utf-7", "hz-gb-2312", "windows-9999", "Łatin"] {
            assert_eq!(Encoding::by_name(unknown), None, "{unknown}");
        }
    }
}
