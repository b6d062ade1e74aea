//! A policy file on disk.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use ascribe::Error;
use ascribe::article::Format;
use ascribe::policy::{Exception, Origin, Source, Written};
use ascribe::report::escape;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use serde_json::Value;

use super::owner::is_strangers;
use crate::cli::complaint::complain;
use crate::cli::input::unreadable;
use crate::cli::{globs, side_file};

/// What a policy file is called.
pub(crate) const NAME: &str = "ascribe.toml";

/// The files that may hold a project's policy; of several in a folder the first one does.
const PROJECT: [(&str, Source); 3] =
    [(NAME, Source::Whole), (".ascribe.toml", Source::Whole), ("pyproject.toml", Source::Pyproject)];

/// A policy file, read.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) path: PathBuf,
    /// Its path as it is shown: from the current folder where it lies below that.
    pub(crate) shown: String,
    pub(crate) written: Written,
    /// Does it belong to somebody else, and was only found? Then no file that it names is read.
    is_strangers: bool,
    include: Gitignore,
    exclude: Gitignore,
    /// Which files each override is for.
    overrides: Vec<Gitignore>,
    /// Which files each exception is for; none for those that are for all.
    ignores: Vec<Option<Gitignore>>,
}

impl File {
    /// The policy file of a folder, if it has one.
    pub(super) fn in_folder(folder: &Path, current: &Path) -> Result<Option<Self>> {
        for (name, source) in PROJECT {
            let path = folder.join(name);
            if side_file::is_there(&path)
                && let Some(file) = Self::read(&path, source, current)?
            {
                return Ok(Some(file.found()));
            }
        }
        Ok(None)
    }

    /// The file as one that nobody named. If it belongs to somebody else, that is said.
    fn found(self) -> Self {
        let is_strangers = is_strangers(&self.path);
        if is_strangers {
            complain(&format!(
                "{}: this policy belongs to another user; its settings apply, but its baseline is not read; if you trust it, pass it with --config",
                self.shown
            ));
        }
        Self { is_strangers, ..self }
    }

    /// The policy file that the command line names.
    pub(super) fn named(path: &Path, current: &Path) -> Result<Self> {
        let shown = escape(&path.to_string_lossy()).into_owned();
        let is_pyproject = path.file_name().is_some_and(|name| name == "pyproject.toml");
        let source = if is_pyproject { Source::Pyproject } else { Source::Whole };
        let absolute = current.join(path);
        let absolute = absolute.canonicalize().unwrap_or(absolute);
        Self::read(&absolute, source, current)?
            .ok_or_else(|| anyhow!("{shown}: it has no table [tool.ascribe]; add one, or name another file"))
    }

    /// The user's own policy file. It holds for articles anywhere, so it can speak of no files in particular.
    pub(super) fn user(path: &Path, current: &Path) -> Result<Self> {
        let file = Self::named(path, current)?;
        let config = &file.written.config;
        let of_files = [
            ("include", !config.include.is_empty()),
            ("exclude", !config.exclude.is_empty()),
            ("extensions", config.extensions.is_some()),
            ("overrides", !config.overrides.is_empty()),
            ("baseline", config.baseline.is_some()),
            ("ignore", config.ignore.iter().any(|ignore| ignore.file.is_some())),
        ];
        match of_files.into_iter().find(|(_, given)| *given) {
            Some((key, _)) => Err(file.complaint(
                key,
                &format!("{key} is about the files of a project; move it to the {NAME} of the project"),
            )),
            None => Ok(file),
        }
    }

    fn read(path: &Path, source: Source, current: &Path) -> Result<Option<Self>> {
        let shown = path.strip_prefix(current).unwrap_or(path).to_string_lossy();
        let shown = escape(&shown).into_owned();
        let text = side_file::read(path).map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => {
                anyhow!("{shown}: this is not UTF-8, which TOML files must be; save it as UTF-8")
            }
            _ => anyhow!("{shown}: {}", unreadable(&error)),
        })?;
        let Some(written) = Written::read(&text, source).map_err(|error| placed(&shown, &error))? else {
            return Ok(None);
        };
        let folder = path.parent().unwrap_or(path);
        let mut file = Self {
            path: path.to_owned(),
            shown,
            written,
            is_strangers: false,
            include: Gitignore::empty(),
            exclude: Gitignore::empty(),
            overrides: Vec::new(),
            ignores: Vec::new(),
        };
        let config = &file.written.config;
        let patterns = |key: &str, lines: &[String]| file.patterns(folder, key, lines);
        let include = patterns("include", &config.include)?;
        let exclude = patterns("exclude", &config.exclude)?;
        let overrides = config.overrides.iter().enumerate();
        let overrides = overrides.map(|(at, settings)| patterns(&format!("overrides.{at}.files"), &settings.files));
        let overrides = overrides.collect::<Result<_>>()?;
        let ignores = config.ignore.iter().enumerate().map(|(at, ignore)| {
            ignore
                .file
                .as_ref()
                .map(|one| patterns(&format!("ignore.{at}.file"), std::slice::from_ref(one)))
                .transpose()
        });
        let ignores = ignores.collect::<Result<_>>()?;
        (file.include, file.exclude, file.overrides, file.ignores) = (include, exclude, overrides, ignores);
        Ok(Some(file))
    }

    /// Where the baseline that it names stands, if that may be read.
    pub(super) fn baseline_path(&self) -> Option<PathBuf> {
        if self.is_strangers {
            return None;
        }
        let name = self.written.config.baseline.as_ref()?;
        Some(self.path.parent().unwrap_or(&self.path).join(name))
    }

    /// Patterns as `.gitignore` has them.
    fn patterns(&self, folder: &Path, key: &str, lines: &[String]) -> Result<Gitignore> {
        let mut builder = GitignoreBuilder::new(folder);
        // git takes "[" for itself; here it is more likely a mistake
        builder.allow_unclosed_class(false);
        for (at, line) in lines.iter().enumerate() {
            let wrong = |error: String| self.complaint(&format!("{key}.{at}"), &error);
            globs::check(line).map_err(wrong)?;
            builder.add_line(None, line).map_err(|error| wrong(error.to_string()))?;
        }
        builder.build().map_err(|error| self.complaint(key, &error.to_string()))
    }

    /// `path:line:column: what is wrong` with the value of a key.
    pub(crate) fn complaint(&self, key: &str, message: &str) -> anyhow::Error {
        placed(&self.shown, &self.written.error(key, message))
    }

    /// Where a key of the file stands.
    pub(crate) fn origin(&self, key: &str) -> Origin {
        Origin::File { path: self.shown.clone(), line: self.written.place(key).line }
    }

    /// What it says of files, by key.
    pub(crate) fn of_files(&self) -> Vec<(&'static str, Value)> {
        let config = &self.written.config;
        let list = |key, list: &[String]| (!list.is_empty()).then(|| (key, Value::from(list)));
        let extensions = config.extensions.as_ref().map(|list| ("extensions", Value::from(list.as_slice())));
        let registry = config.registry.and_then(|known| Some(("registry", serde_json::to_value(known).ok()?)));
        let baseline = config.baseline.as_ref().map(|path| ("baseline", Value::from(path.as_str())));
        let ids: Vec<String> = config.outlets.iter().map(|outlet| outlet.id.clone()).collect();
        let lists = [list("include", &config.include), list("exclude", &config.exclude), extensions];
        lists.into_iter().chain([baseline, registry, list("outlets", &ids)]).flatten().collect()
    }

    /// Is a file an article, by its extension and the file's patterns?
    pub(super) fn takes(&self, path: &Path) -> bool {
        let config = &self.written.config;
        let known = match &config.extensions {
            Some(list) => {
                path.extension().is_some_and(|e| list.iter().any(|l| e.eq_ignore_ascii_case(l.trim_start_matches('.'))))
            }
            None => Format::of_path(path).is_some(),
        };
        known && self.is_for(path)
    }

    /// Do `include` and `exclude` let a file be read, whatever its extension?
    pub(super) fn is_for(&self, path: &Path) -> bool {
        let included = self.written.config.include.is_empty() || self.fits(&self.include, path);
        included && !self.fits(&self.exclude, path)
    }

    /// The overrides that are for a file, in order.
    pub(super) fn overrides(&self, path: &Path) -> Vec<usize> {
        (0..self.overrides.len()).filter(|at| self.overrides.get(*at).is_some_and(|p| self.fits(p, path))).collect()
    }

    /// The exceptions that are for a file, in order.
    pub(super) fn ignores(&self, path: &Path) -> Vec<usize> {
        let fits = |(at, patterns): (usize, &Option<Gitignore>)| {
            patterns.as_ref().is_none_or(|patterns| self.fits(patterns, path)).then_some(at)
        };
        self.ignores.iter().enumerate().filter_map(fits).collect()
    }

    /// What it lets pass in a file.
    pub(super) fn exceptions(&self, path: &Path) -> Vec<Exception> {
        let place = |at| self.origin(&format!("ignore.{at}")).to_string();
        let ignores = self.ignores(path).into_iter();
        ignores.filter_map(|at| Some(self.written.config.ignore.get(at)?.exception(place(at)))).collect()
    }

    fn fits(&self, patterns: &Gitignore, path: &Path) -> bool {
        let inside = self.path.parent().and_then(|folder| path.strip_prefix(folder).ok());
        inside.is_some_and(|inside| patterns.matched_path_or_any_parents(inside, false).is_ignore())
    }
}

pub(super) fn placed(shown: &str, error: &Error) -> anyhow::Error {
    let message = error.to_string();
    let message = escape(&message);
    match error.place() {
        Some(place) => anyhow!("{shown}:{}:{}: {message}", place.line, place.column),
        None => anyhow!("{shown}: {message}"),
    }
}
