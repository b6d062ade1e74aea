//! Approved audits: the outline of each article as somebody has read and accepted it; and `ascribe approve`, which accepts.
//!
//! An approval stands in its folder under the path that the article has from the folder around that, with `.outline` behind.
//! What is not approved yet stands beside it with `.new` behind that.

use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use ascribe::report::escape;
use clap::Args;
use ignore::WalkBuilder;

use super::Outcome;
use super::input::unreadable;
use super::output::Display;
use super::{destination, side_file};

/// What an approval ends in, behind the name of its article.
const APPROVED: &str = ".outline";
/// What a new outline ends in, behind the name of its approval.
const NEW: &str = ".new";

/// Accept changed audits: each new outline replaces the approved one
///
/// `ascribe check --approve FOLDER` writes the new outlines. Compare FILE.outline with FILE.outline.new before you accept.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder of approved audits
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,

    /// Accept only these articles, or files that end in .outline.new [default: all]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Accepts new outlines.
pub(super) fn run(options: &Options, display: &Display) -> Result<Outcome> {
    let approvals = Approvals::open(&options.folder)?;
    let new = match options.files.as_slice() {
        [] => approvals.below(&[APPROVED, NEW].concat())?,
        files => files.iter().map(|path| approvals.new_of(path)).collect::<Result<_>>()?,
    };
    let mut out = display.standard();
    for path in &new {
        let approved = path.with_extension("");
        fs::rename(path, &approved).map_err(|error| anyhow!("{}: cannot be accepted: {error}", shown(path)))?;
        writeln!(out, "{} approved", shown(&approved))?;
    }
    if new.is_empty() {
        writeln!(out, "{}: no new outlines", shown(&options.folder))?;
    }
    out.flush()?;
    Ok(Outcome::Passed)
}

/// A folder of approved audits.
pub(super) struct Approvals {
    /// The folder as it was named.
    folder: PathBuf,
    /// The folder that paths of articles begin at, without links on the way.
    around: PathBuf,
}

impl Approvals {
    /// The approvals in a folder that is there.
    fn open(folder: &Path) -> Result<Self> {
        if !folder.is_dir() {
            bail!("{}: no such folder; `ascribe check --approve` creates it", shown(folder));
        }
        Self::at(folder)
    }

    /// The approvals in a folder that may be there.
    pub(super) fn at(folder: &Path) -> Result<Self> {
        if folder.exists() && !folder.is_dir() {
            bail!("{}: is not a folder; choose a folder for approved outlines", shown(folder));
        }
        let unreadable = |error| anyhow!("{}: cannot be found: {error}", shown(folder));
        let absolute = std::path::absolute(folder).map_err(unreadable)?;
        let around = match folder.canonicalize() {
            Ok(found) => found.parent().map(Path::to_owned),
            Err(_) => absolute.parent().and_then(|around| around.canonicalize().ok()),
        };
        let around = around.ok_or_else(|| anyhow!("{}: its parent folder does not exist", shown(folder)))?;
        Ok(Self { folder: folder.strip_prefix(".").unwrap_or(folder).to_owned(), around })
    }

    /// What an article at an absolute path is called, with `/` between.
    pub(super) fn name(&self, article: &Path) -> Result<String> {
        let inside = article.strip_prefix(&self.around).ok();
        let inside = inside.filter(|path| path.components().all(|part| matches!(part, Component::Normal(_))));
        let inside = inside.ok_or_else(|| {
            let (article, folder) = (shown(article), shown(&self.folder));
            anyhow!("{article}: is not below the parent folder of {folder}; approved articles must be")
        })?;
        Ok(inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
    }

    /// Holds an article's outline to the approved one. What is wrong, if something is; the new outline is written then.
    pub(super) fn hold(&self, name: &str, outline: &str) -> Result<Option<String>> {
        let approved = self.folder.join(format!("{name}{APPROVED}"));
        let new = self.folder.join(format!("{name}{APPROVED}{NEW}"));
        if new.is_symlink() {
            bail!("{}: is a link, and is not written through; remove it", shown(&new));
        }
        let before = match side_file::read(&approved) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => bail!("{}: {}", shown(&approved), unreadable(&error)),
        };
        // lines, so that a checkout with other line ends is no change
        if before.as_ref().is_some_and(|before| before.lines().eq(outline.lines())) {
            // what an earlier run left must not be accepted any more
            let _ = fs::remove_file(&new);
            return Ok(None);
        }
        if let Some(folder) = new.parent() {
            fs::create_dir_all(folder).map_err(|error| anyhow!("{}: cannot be created: {error}", shown(folder)))?;
        }
        destination::write(&new, outline.as_bytes())
            .map_err(|error| anyhow!("{}: {}", shown(&new), destination::why(&error)))?;
        let what = match before {
            Some(_) => format!("the audit differs from the approved one; compare {} with its .new", shown(&approved)),
            None => format!("the audit is not approved yet; read {}", shown(&new)),
        };
        Ok(Some(format!("{what}, and accept it with `ascribe approve {}`", shown(&self.folder))))
    }

    /// The approvals below some folders of articles, given by absolute paths, whose articles are no longer there.
    pub(super) fn leftover(&self, folders: &[PathBuf]) -> Result<Vec<String>> {
        let mut left = Vec::new();
        if !self.folder.is_dir() {
            return Ok(left);
        }
        for approval in self.below(APPROVED)? {
            let inside = approval.strip_prefix(&self.folder).unwrap_or(&approval);
            let article = self.around.join(inside.with_extension(""));
            // "corpus.ndjson#7": one of several articles in a file
            let file = article.to_string_lossy().split_once('#').map(|(file, _)| PathBuf::from(file));
            let there = article.exists() || file.is_some_and(|file| file.exists());
            if folders.iter().any(|folder| article.starts_with(folder)) && !there {
                left.push(format!("{}: its article no longer exists; remove this file", shown(&approval)));
            }
        }
        Ok(left)
    }

    /// The files in the folder whose names end so, in the order of their paths.
    fn below(&self, end: &str) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        let entries = WalkBuilder::new(&self.folder).standard_filters(false).sort_by_file_path(Path::cmp).build();
        for entry in entries {
            let path = entry.map_err(|error| anyhow!("{}", escape(&error.to_string())))?.into_path();
            if path.is_file() && path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(end)) {
                found.push(path);
            }
        }
        Ok(found)
    }

    /// The new outline that a path names: itself, or by its article.
    fn new_of(&self, path: &Path) -> Result<PathBuf> {
        let ends = |end: &str| path.to_string_lossy().ends_with(end);
        let new = if ends(&[APPROVED, NEW].concat()) {
            path.to_owned()
        } else {
            let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            let absolute = match (absolute.parent().and_then(|folder| folder.canonicalize().ok()), absolute.file_name())
            {
                (Some(folder), Some(name)) => folder.join(name),
                _ => absolute,
            };
            self.folder.join(format!("{}{APPROVED}{NEW}", self.name(&absolute)?))
        };
        if !new.is_file() {
            bail!("{}: there is no new outline; {} does not exist", shown(path), shown(&new));
        }
        Ok(new)
    }
}

fn shown(path: &Path) -> String {
    escape(&path.to_string_lossy()).into_owned()
}
