//! Patterns of files, before they are compiled: what is nested too deep would overflow the stack.

use std::path::Path;
use std::{fs, io};

use super::side_file;

/// How deep the braces of a pattern may be nested.
const DEEPEST: usize = 32;

/// Says what is wrong with a pattern that nests too deep.
pub(super) fn check(pattern: &str) -> Result<(), String> {
    let mut depth = 0_usize;
    for byte in pattern.bytes() {
        depth = match byte {
            b'{' => depth + 1,
            b'}' => depth.saturating_sub(1),
            _ => depth,
        };
        if depth > DEEPEST {
            return Err(format!("braces are nested more than {DEEPEST} deep; write several patterns instead"));
        }
    }
    Ok(())
}

/// Says what is wrong with the lists of ignored files in a folder that is going to be searched: the search reads them whatever
/// they are.
pub(super) fn check_ignored(folder: &Path) -> Result<(), String> {
    for name in [".gitignore", ".ignore", ".git/info/exclude"] {
        let file = folder.join(name);
        // no file, no list; a folder of this name is none either
        let Ok(what) = fs::metadata(&file) else { continue };
        if what.is_dir() {
            continue;
        }
        let wrong = match side_file::bytes(&file) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).lines().map(check).find_map(Result::err),
            // the search cannot read it either
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => None,
            Err(error) => Some(error.to_string()),
        };
        if let Some(wrong) = wrong {
            return Err(format!("{name}: {wrong}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, check};

    #[test]
    fn only_deep_braces_are_refused() {
        assert_eq!(check(&"{a,b}/".repeat(1000)), Ok(()));
        assert_eq!(check(&format!("{}a{}", "{".repeat(DEEPEST), "}".repeat(DEEPEST))), Ok(()));
        assert!(check(&"{".repeat(DEEPEST + 1)).is_err());
    }
}
