//! The policy of each article: defaults, then the user's file, the project's, and the command line.
//!
//! All policies are read before the first article is audited, so that a wrong one is told at once and audits nothing.

mod baseline;
mod file;
mod flags;
mod owner;

use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use ascribe::article::Format;
use ascribe::outlet::{Description, Registry};
use ascribe::policy::{Date, Known, Layers, Origin, Policy, Settings, Wrong};
use ascribe::report::escape;

pub(super) use baseline::Kept;
pub(super) use file::{File, NAME};
pub(super) use flags::{Files, Flags, Gates, Levels};

use super::complaint::complain;
use super::input::Input;
use super::side_file;

/// Finds policies and keeps those that it has read.
pub(super) struct Policies {
    /// The file that the command line names in place of the project's.
    named: Option<Arc<File>>,
    /// Are files looked for?
    found: bool,
    user: Option<Arc<File>>,
    command_line: Settings,
    today: Option<Date>,
    /// The baseline that the command line names.
    baseline: Option<Arc<Kept>>,
    /// The baselines that policies name, by path.
    baselines: HashMap<PathBuf, Option<Arc<Kept>>>,
    pub(super) current: PathBuf,
    /// The project's file for each folder that was asked for.
    folders: HashMap<PathBuf, Option<Arc<File>>>,
    /// The outlets that are known under each project's file.
    registries: HashMap<Option<PathBuf>, Registry>,
    /// The policies that have been made.
    made: HashMap<Key, Arc<Policy>>,
}

/// A policy file, and which of its overrides and exceptions apply.
type Key = (Option<PathBuf>, Vec<usize>, Vec<usize>);

/// The policy of one article and where it came from.
pub(super) struct Origins {
    pub(super) layers: Layers,
    /// The files that had a say.
    pub(super) files: Vec<Arc<File>>,
    registry: Registry,
}

impl Origins {
    fn checked(self) -> Result<Self> {
        self.policy().map(|_| self)
    }

    /// The policy that they make.
    fn policy(&self) -> Result<Policy> {
        let wrong = |wrong: Wrong| anyhow!("{}: {}", self.layers.origin(wrong.key), escape(&wrong.message));
        self.layers.settings().policy(self.registry.clone()).map_err(wrong)
    }
}

/// The outlets that are known under some files.
fn registry(files: &[Arc<File>]) -> Result<Registry> {
    let configs = files.iter().map(|file| &file.written.config);
    let outlets: Vec<Description> = configs.clone().flat_map(|config| config.outlets.iter().cloned()).collect();
    let alone = configs.filter_map(|config| config.registry).next_back() == Some(Known::Replace);
    // each file's outlets have been tried when it was read
    Registry::with(&outlets, alone).map_err(|(_, error)| anyhow!("{error}"))
}

impl Policies {
    /// Policies under the flags of a command line, and what else it asks for.
    pub(super) fn new(flags: &Flags, asked: Settings) -> Result<Self> {
        let mut settings = flags.settings();
        settings.update(asked);
        Self::read(&flags.files, settings, flags.today())
    }

    /// The outlets that are known in the current folder.
    pub(super) fn registry(files: &Files) -> Result<Registry> {
        Ok(Self::read(files, Settings::default(), None)?.origins(None)?.policy()?.registry)
    }

    fn read(files: &Files, command_line: Settings, today: Option<Date>) -> Result<Self> {
        let current = env::current_dir().and_then(|path| path.canonicalize()).context("the current folder")?;
        let user = match user_file().filter(|path| !files.no_config && side_file::is_there(path)) {
            Some(path) => Some(Arc::new(File::user(&path, &current)?)),
            None => None,
        };
        let named = match &files.config {
            Some(path) => Some(Arc::new(File::named(path, &current)?)),
            None => None,
        };
        let found = named.is_none() && !files.no_config;
        let (folders, registries, made) = (HashMap::new(), HashMap::new(), HashMap::new());
        Ok(Self {
            named,
            found,
            user,
            command_line,
            today,
            baseline: None,
            baselines: HashMap::new(),
            current,
            folders,
            registries,
            made,
        })
    }

    /// The policy of an article.
    pub(super) fn of(&mut self, input: &Input) -> Result<Arc<Policy>> {
        let path = self.absolute(input);
        let file = self.file(&path)?;
        let applying = file.as_ref().map(|file| (file.overrides(&path), file.ignores(&path)));
        let (overrides, ignores) = applying.unwrap_or_default();
        let key = (file.as_ref().map(|file| file.path.clone()), overrides, ignores);
        if let Some(policy) = self.made.get(&key) {
            return Ok(Arc::clone(policy));
        }
        let origins = self.lay(file, Some(&path))?;
        let exceptions = origins.files.iter().flat_map(|file| file.exceptions(&path)).collect();
        let policy = Arc::new(Policy { exceptions, today: self.today, ..origins.policy()? });
        self.made.insert(key, Arc::clone(&policy));
        Ok(policy)
    }

    /// The policy of an article, with what its baseline knows let pass; and the baseline, if it does not know the article, which
    /// may have been moved.
    pub(super) fn with_baseline(&mut self, input: &Input) -> Result<(Arc<Policy>, Option<Arc<Kept>>)> {
        let policy = self.of(input)?;
        let path = self.absolute(input);
        let kept = match &self.baseline {
            Some(named) => Some(Arc::clone(named)),
            None => match self.file(&path)? {
                Some(file) => self.kept(&file)?,
                None => None,
            },
        };
        let Some(kept) = kept else { return Ok((policy, None)) };
        if kept.is_strange(&path) {
            return Ok((policy, Some(kept)));
        }
        let known = kept.exceptions(&path);
        if known.is_empty() {
            return Ok((policy, None));
        }
        let mut policy = Policy::clone(&policy);
        policy.exceptions.extend(known);
        Ok((Arc::new(policy), None))
    }

    /// The baseline that a policy names. As long as there is no such file, that is said, and none is heeded.
    fn kept(&mut self, file: &File) -> Result<Option<Arc<Kept>>> {
        let Some(path) = file.baseline_path() else { return Ok(None) };
        if let Some(known) = self.baselines.get(&path) {
            return Ok(known.clone());
        }
        let kept = if side_file::is_there(&path) {
            Some(Arc::new(Kept::read(&path, &self.current)?))
        } else {
            let missing = format!("there is no such baseline yet; {}", baseline::CREATE);
            complain(&format!("{:#}", file.complaint("baseline", &missing)));
            None
        };
        self.baselines.insert(path, kept.clone());
        Ok(kept)
    }

    /// Heeds this baseline in place of those that policies name.
    pub(super) fn name_baseline(&mut self, path: &Path) -> Result<()> {
        self.baseline = Some(Arc::new(Kept::read(&self.current.join(path), &self.current)?));
        Ok(())
    }

    /// Where the baseline of the current folder stands: as named, as the policy has it, or by its usual name.
    pub(super) fn baseline_path(&mut self, named: Option<&Path>) -> Result<PathBuf> {
        let file = self.in_folder(&self.current.clone())?;
        let policy = file.and_then(|file| file.baseline_path());
        Ok(named.map(|path| self.current.join(path)).or(policy).unwrap_or(self.current.join(baseline::NAME)))
    }

    /// The policy of an article, or of the current folder, with where each value came from.
    pub(super) fn origins(&mut self, input: Option<&Input>) -> Result<Origins> {
        let Some(input) = input else {
            let file = self.in_folder(&self.current.clone())?;
            return self.lay(file, None)?.checked();
        };
        let path = self.absolute(input);
        let file = self.file(&path)?;
        self.lay(file, Some(&path))?.checked()
    }

    /// Lays all settings over one another; overrides only where there is an article that they could be for.
    fn lay(&mut self, file: Option<Arc<File>>, path: Option<&Path>) -> Result<Origins> {
        let mut layers = Layers::default();
        let project = file.as_ref().map(|file| file.path.clone());
        let files: Vec<Arc<File>> = self.user.iter().cloned().chain(file).collect();
        for file in &files {
            layers.update(file.written.config.settings(), |key| file.origin(key));
            for at in path.map(|path| file.overrides(path)).unwrap_or_default() {
                let Some(settings) = file.written.config.overrides.get(at) else { continue };
                layers.update(settings.settings(), |key| file.origin(&format!("overrides.{at}.{key}")));
            }
        }
        layers.update(self.command_line.clone(), |_| Origin::Flag);
        let registry = match self.registries.get(&project) {
            Some(known) => known.clone(),
            None => self.registries.entry(project).or_insert(registry(&files)?).clone(),
        };
        Ok(Origins { layers, files, registry })
    }

    /// The policy files that have been read.
    pub(super) fn policy_files(&self) -> impl Iterator<Item = &Path> {
        let found = self.folders.values().flatten();
        self.named.iter().chain(&self.user).chain(found).map(|file| file.path.as_path())
    }

    /// The files that have been read: policies and the baselines that they name.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.policy_files().chain(self.baselines.keys().map(PathBuf::as_path))
    }

    /// Is a file that was found in a folder an article, as the policy there has it?
    pub(super) fn takes(&mut self, path: &Path) -> Result<bool> {
        let path = self.absolute(&Input::File(path.to_owned()));
        let file = self.file(&path)?;
        Ok(file.map_or(Format::of_path(&path).is_some(), |file| file.takes(&path)))
    }

    /// Does the policy leave out an input that is named, by `include` or `exclude`?
    pub(super) fn leaves_out(&mut self, input: &Input) -> Result<bool> {
        let path = self.absolute(input);
        Ok(self.file(&path)?.is_some_and(|file| !file.is_for(&path)))
    }

    /// The project's file for the file at an absolute path.
    fn file(&mut self, path: &Path) -> Result<Option<Arc<File>>> {
        self.in_folder(path.parent().unwrap_or(path))
    }

    /// The project's file for a folder: the nearest one in it or above.
    fn in_folder(&mut self, folder: &Path) -> Result<Option<Arc<File>>> {
        if !self.found {
            return Ok(self.named.clone());
        }
        let mut passed = Vec::new();
        let mut found = None;
        for folder in folder.ancestors() {
            if let Some(known) = self.folders.get(folder) {
                found = known.clone();
                break;
            }
            passed.push(folder.to_owned());
            if let Some(file) = File::in_folder(folder, &self.current)? {
                found = Some(Arc::new(file));
                break;
            }
        }
        self.folders.extend(passed.into_iter().map(|folder| (folder, found.clone())));
        Ok(found)
    }

    /// Where an input stands, without links on the way to it. Standard input stands in the current folder.
    pub(super) fn absolute(&self, input: &Input) -> PathBuf {
        let path = match input {
            Input::Standard(name) => Path::new(name),
            Input::File(path) => path.as_path(),
        };
        let path = self.current.join(path);
        let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
        match (folder, path.file_name()) {
            (Some(folder), Some(name)) => folder.join(name),
            _ => path,
        }
    }
}

/// Where the user's own policy stands: below XDG_CONFIG_HOME, ~/.config or, on Windows, APPDATA.
fn user_file() -> Option<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || set("HOME").map(|home| home.join(".config"));
    let windows = || set("APPDATA").filter(|_| cfg!(windows));
    Some(set("XDG_CONFIG_HOME").or_else(windows).or_else(home)?.join("ascribe").join(file::NAME))
}
