//! What to say of bytes that are not in the encoding that they should be in: the place, the likely encoding, the next step.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, WINDOWS_1252};

use super::place;
use crate::error::{Error, ErrorKind};

/// The encoding that the bytes look like; not UTF-8. Of two that read them alike, windows-1252 is the one that is used more.
fn likely(bytes: &[u8]) -> &'static str {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let read = |encoding: &'static Encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes);
    if read(guess) == read(WINDOWS_1252) { WINDOWS_1252.name() } else { guess.name() }
}

/// Says what bytes that are not UTF-8, and should be or do not say what they are, may be.
pub(super) fn not_utf8(bytes: &[u8], error: std::str::Utf8Error) -> Error {
    let (good, bad) = bytes.split_at(error.valid_up_to());
    let good = std::str::from_utf8(good).unwrap_or_default();
    let found = bad.first().copied().unwrap_or_default();
    let is_cut = error.error_len().is_none() && (bad.len() > 1 || !good.is_ascii());
    let advice = if is_cut {
        "its last character is incomplete; check that the whole file was saved".to_owned()
    } else if !good.is_ascii() && is_mostly_utf8(bytes) {
        "the text before it is UTF-8; delete this passage, which was pasted from another encoding, and type it again"
            .to_owned()
    } else {
        looks_like(bytes, None)
    };
    let message = format!("the byte 0x{found:02X} is not UTF-8: {advice}");
    Error::new(ErrorKind::Encoding, message).at(place(good, good.len()))
}

/// Says that bytes are not in the encoding they should be in. `good` is the text before the first bytes that are wrong, and
/// `who` the one who says what they should be in.
pub(super) fn not_in(encoding: &'static Encoding, who: &str, good: &str, bytes: &[u8]) -> Error {
    let advice = if std::str::from_utf8(bytes).is_ok() {
        "it is UTF-8; run again with --encoding UTF-8".to_owned()
    } else {
        looks_like(bytes, Some(encoding))
    };
    let message = format!("{who} {0}, but this is not valid {0}: {advice}", encoding.name());
    Error::new(ErrorKind::Encoding, message).at(place(good, good.len()))
}

/// The likely encoding and the next step; the encoding `but` was tried already.
fn looks_like(bytes: &[u8], but: Option<&'static Encoding>) -> String {
    let likely = likely(bytes);
    if but.is_some_and(|but| but.name() == likely) {
        return "the file may be damaged; save it again as UTF-8".to_owned();
    }
    format!("it looks like {likely}; run again with --encoding {likely}")
}

/// Is most of what is no ASCII sound UTF-8? In text of other encodings that is so by chance only here and there.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    sound * 4 >= wrong
}
