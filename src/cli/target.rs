//! What `--output-file` says: a file, and which report goes into it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use ascribe::report::{DiffFormat, Format, escape};

/// A format that a command reports in.
pub(super) trait Named: 'static {
    /// Its name on the command line.
    fn name(&self) -> &'static str;
}

impl Named for Format {
    fn name(&self) -> &'static str {
        self.name
    }
}

impl Named for DiffFormat {
    fn name(&self) -> &'static str {
        self.name
    }
}

/// The report that each extension stands for.
const EXTENSIONS: [(&str, &str); 12] = [
    ("txt", "human"),
    ("text", "human"),
    ("html", "html"),
    ("htm", "html"),
    ("md", "markdown"),
    ("markdown", "markdown"),
    ("json", "json"),
    ("ndjson", "ndjson"),
    ("jsonl", "ndjson"),
    ("csv", "csv"),
    ("outline", "outline"),
    ("sarif", "sarif"),
];

/// `FORMAT=FILE` as both, or just a file.
pub(super) fn parse<F: Named>(target: &OsStr, formats: &'static [F]) -> Result<(Option<&'static F>, PathBuf)> {
    let Some((name, path)) = target.to_str().and_then(|text| text.split_once('=')) else {
        return Ok((None, PathBuf::from(target)));
    };
    match formats.iter().find(|format| format.name() == name) {
        Some(format) if !path.is_empty() => Ok((Some(format), PathBuf::from(path))),
        Some(_) => bail!("--output-file {name}=: the file name is missing; write {name}=FILE"),
        None if name.contains(['/', '.', '\\']) => Ok((None, PathBuf::from(target))),
        None => {
            let shown = escape(&target.to_string_lossy()).into_owned();
            let name = escape(name);
            bail!(
                "--output-file {shown}: there is no format “{name}”; use one of {}; if this is the name of a file, write ./{shown}",
                all(formats)
            )
        }
    }
}

/// The format that the extension of a file stands for; without an extension, the first one.
pub(super) fn by_extension<F: Named>(file: &Path, formats: &'static [F]) -> Result<&'static F> {
    let extension = file.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    let name = match &extension {
        None => formats.first().map(F::name),
        Some(extension) => EXTENSIONS.iter().find(|(known, _)| known == extension).map(|(_, name)| *name),
    };
    match formats.iter().find(|format| Some(format.name()) == name) {
        Some(format) => Ok(format),
        None => bail!(
            "--output-file {}: the extension .{} does not tell which report to write; write FORMAT=FILE, where FORMAT is one of {}",
            escape(&file.to_string_lossy()),
            escape(&extension.unwrap_or_default()),
            all(formats),
        ),
    }
}

/// The names of the formats: "a, b, c".
fn all<F: Named>(formats: &[F]) -> String {
    formats.iter().map(F::name).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{EXTENSIONS, by_extension};
    use ascribe::report::{DIFF_FORMATS, FORMATS};
    use std::path::Path;

    #[test]
    fn every_extension_has_its_report() {
        for (extension, name) in EXTENSIONS {
            let file = format!("news.d/report.{}", extension.to_uppercase());
            assert_eq!(by_extension(Path::new(&file), FORMATS).ok().map(|format| format.name), Some(name));
        }
    }

    #[test]
    fn an_extension_of_no_report_is_told() {
        assert_eq!(by_extension(Path::new("a.b/out"), DIFF_FORMATS).ok().map(|format| format.name), Some("human"));
        assert!(by_extension(Path::new("out.html"), DIFF_FORMATS).is_err());
        assert!(by_extension(Path::new("out.xml"), FORMATS).is_err_and(|error| error.to_string().contains("sarif")));
    }
}
