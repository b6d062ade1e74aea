//! How letters are compared where case and accents do not matter. The build folds the names of the registry with it, and
//! the library what it looks up, so the two agree.

/// The letter without its accent and in lower case; `None` for what leaves no trace (combining accents, soft hyphens).
/// Typographic apostrophes and hyphens become the plain ones, white space of any kind a space.
pub(crate) fn fold(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(if c.is_ascii_whitespace() { ' ' } else { c.to_ascii_lowercase() });
    }
    Some(match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ǎ' | 'ǎ' | 'Ạ' | 'ạ' | 'ả' => 'a',
        'Ç' | 'ç' | 'Ć'..='č' => 'c',
        'Ď'..='đ' | 'Ð' | 'ð' => 'd',
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ə' | 'ə' | 'ế' | 'ệ' => 'e',
        'Ĝ'..='ģ' => 'g',
        'Ĥ'..='ħ' => 'h',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => 'i',
        'Ĵ' | 'ĵ' => 'j',
        'Ķ' | 'ķ' => 'k',
        'Ĺ'..='ł' => 'l',
        'Ñ' | 'ñ' | 'Ń'..='ň' => 'n',
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'ố' | 'ơ' => 'o',
        'Ŕ'..='ř' => 'r',
        'Ś'..='š' | 'Ș' | 'ș' => 's',
        'Ţ'..='ŧ' | 'Ț' | 'ț' => 't',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'ư' => 'u',
        'Ŵ' | 'ŵ' => 'w',
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => 'y',
        'Ź'..='ž' => 'z',
        '‘' | '’' | 'ʼ' | 'ʻ' | '′' => '\'',
        '‐' | '‑' => '-',
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' => return None,
        c if c.is_whitespace() => ' ',
        c => c.to_lowercase().next().unwrap_or(c),
    })
}

/// The whole text folded, with runs of white space made one space.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars().filter_map(fold) {
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

/// The letters and digits that `text` begins with.
pub(crate) fn first_piece(text: &str) -> &str {
    let letters = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let rest = &text[letters..];
    if rest.starts_with(|c: char| c.is_ascii()) {
        return &text[..letters];
    }
    let end = rest.find(|c: char| !is_piece(c)).unwrap_or(rest.len());
    &text[..letters + end]
}

/// Is the character part of a word, as against what stands between words or joins them?
pub(crate) fn is_piece(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (!c.is_ascii()
            && (c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')))
}
