//! The tokens of RTF (Rich Text Format Specification 1.9.1).

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word`, with its number.
    Word(&'a str, Option<i32>),
    /// `\~`, `\*` and the like.
    Symbol(u8),
    /// A byte of text in the encoding that holds there.
    Byte(u8),
}

/// Cuts bytes into tokens.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Where the next token begins.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// Leaves bytes out, such as those of a picture.
    pub(super) fn leave_out(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.bytes.len());
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let rest = self.bytes.get(self.at..)?;
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            let (&symbol, behind) = rest.split_first()?;
            self.at += 1;
            if symbol == b'\'' {
                let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
                let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                self.at += if byte.is_some() { 2 } else { 0 };
                return Some(byte.map_or(Token::Symbol(symbol), Token::Byte));
            }
            return Some(match symbol {
                b'\\' | b'{' | b'}' => Token::Byte(symbol),
                // a line break behind a backslash is a paragraph's end
                b'\n' | b'\r' => Token::Word("par", None),
                _ => Token::Symbol(symbol),
            });
        }
        let word = std::str::from_utf8(&rest[..letters]).ok()?;
        let behind = &rest[letters..];
        let sign = usize::from(behind.first() == Some(&b'-'));
        let digits = behind[sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = if digits > 0 { std::str::from_utf8(&behind[..sign + digits]).ok()?.parse().ok() } else { None };
        let len = letters + if digits > 0 { sign + digits } else { 0 };
        let blank = usize::from(rest.get(len) == Some(&b' '));
        self.at += len + blank;
        Some(Token::Word(word, number))
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            return Some(match byte {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => self.control()?,
                b'\r' | b'\n' | 0 => continue,
                byte => Token::Byte(byte),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lexer, Token};

    #[test]
    fn words_take_their_number_and_one_blank() {
        let tokens: Vec<_> = Lexer::new(b"{\\b0  a\\u-10?\\'e9\\~\\{\r\n\\*\\par}\\").collect();
        let expected = [
            Token::Open,
            Token::Word("b", Some(0)),
            Token::Byte(b' '),
            Token::Byte(b'a'),
            Token::Word("u", Some(-10)),
            Token::Byte(b'?'),
            Token::Byte(0xe9),
            Token::Symbol(b'~'),
            Token::Byte(b'{'),
            Token::Symbol(b'*'),
            Token::Word("par", None),
            Token::Close,
        ];
        assert_eq!(tokens, expected);
    }
}
