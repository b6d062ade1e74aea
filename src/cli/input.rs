//! What articles are read from: files, folders, and standard input.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use anyhow::{Result, anyhow};
use ascribe::article::{self, Encoding, Format, Revision};
use ascribe::policy::nearest;
use ascribe::report::{self, escape};
use ascribe::{Article, Error};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use ignore::WalkBuilder;
use ignore::overrides::{Override, OverrideBuilder};

use super::globs;
use super::policy::Policies;

/// How articles are read, for all commands that read them.
#[derive(Debug, Clone, Copy, Args)]
#[command(next_help_heading = "Input")]
pub(super) struct Reading {
    /// Read every input in this format, whatever its name
    #[arg(long, value_name = "FORMAT", value_parser = formats(), hide_short_help = true)]
    from: Option<Format>,

    /// In documents with tracked changes, which text to read
    #[arg(long, value_name = "WHICH", value_enum, default_value = "final", hide_short_help = true)]
    revisions: Revisions,

    /// The encoding of texts that are not UTF-8 and do not declare it, such as windows-1252
    #[arg(long, value_name = "NAME", value_parser = encoding, long_help = encoding_help())]
    encoding: Option<Encoding>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Revisions {
    /// As it was before the changes
    Original,
    /// With all changes accepted
    Final,
}

/// Reads the name of a format that articles are written in.
fn formats() -> impl TypedValueParser<Value = Format> {
    let parser = PossibleValuesParser::new(Format::all().map(Format::name));
    parser.map(|name| Format::by_name(&name).unwrap_or(Format::Text))
}

/// Reads the name of an encoding.
fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::by_name(name).ok_or_else(|| match similar(name).join(", ") {
        none if none.is_empty() => "there is no such encoding".to_owned(),
        names => format!("there is no such encoding; the most similar are {names}"),
    })
}

/// The names of encodings that are most similar to a mistyped one: up to three, the nearest first.
fn similar(name: &str) -> Vec<&'static str> {
    const MOST: usize = 3;
    let plain = |name: &str| name.to_ascii_lowercase().replace(['-', '_', ' '], "");
    let given = plain(name);
    let mut left: Vec<(String, &str)> = Encoding::all().map(|known| (plain(known.name()), known.name())).collect();
    let mut similar = Vec::new();
    while let Some(near) =
        nearest(&given, left.iter().map(|(plain, _)| plain.as_str())).filter(|_| similar.len() < MOST)
    {
        let Some(at) = left.iter().position(|(plain, _)| plain == near) else { break };
        similar.push(left.remove(at).1);
    }
    similar
}

/// The help of `--encoding`, with all names.
fn encoding_help() -> String {
    let names: Vec<&str> = Encoding::all().map(Encoding::name).collect();
    format!(
        "The encoding of texts that are not UTF-8 and do not declare it, such as windows-1252\n\n\
         The names are {}. Other labels of the WHATWG Encoding Standard, such as latin1, and code pages, such as cp1250, are \
         accepted as well.",
        names.join(", ")
    )
}

impl Reading {
    /// May a file of this name hold tracked changes?
    pub(super) fn tracks_changes(&self, name: &Path) -> bool {
        matches!(self.of(name).format, Format::Docx | Format::Odt | Format::Rtf | Format::Html)
    }

    /// The same, but of the text before tracked changes.
    pub(super) fn original(self) -> Self {
        Self { revisions: Revisions::Original, ..self }
    }

    /// How a file of this name is read.
    fn of(&self, name: &Path) -> article::Reading {
        let format = self.from.or_else(|| Format::of_article(name)).unwrap_or(Format::Text);
        let revision = match self.revisions {
            Revisions::Original => Revision::Original,
            Revisions::Final => Revision::Final,
        };
        article::Reading { format, revision, encoding: self.encoding }
    }
}

/// Why nothing is known of an article: it cannot be read.
#[derive(Debug, Clone)]
pub(super) struct Unread {
    /// The file or folder.
    name: String,
    /// Line and column, where they are known.
    place: Option<(usize, usize)>,
    /// What is wrong and what to do about it, escaped.
    message: String,
}

impl Unread {
    fn new(name: impl Into<String>, message: impl Into<String>) -> Self {
        Self { name: name.into(), place: None, message: escape(&message.into()).into_owned() }
    }

    /// The same for reports.
    pub(super) fn told(&self) -> report::Unread<'_> {
        report::Unread { file: &self.name, place: self.place, message: &self.message }
    }
}

impl std::error::Error for Unread {}

impl fmt::Display for Unread {
    /// `path:line:column: what is wrong`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", escape(&self.name))?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// One thing to read articles from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// Standard input, and the name it goes by.
    Standard(String),
    /// A file.
    File(PathBuf),
}

impl Input {
    /// What the command line calls `path`: `-` is standard input, which goes by `name` where one is given.
    pub(super) fn named(path: &Path, name: Option<&str>) -> Self {
        if path.as_os_str() == "-" {
            Self::Standard(name.unwrap_or("<stdin>").to_owned())
        } else {
            Self::File(path.to_owned())
        }
    }

    /// The name it is reported under.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Standard(name) => name.clone(),
            Self::File(path) => path.to_string_lossy().into_owned(),
        }
    }

    /// The file, if it is one.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Standard(_) => None,
            Self::File(path) => Some(path),
        }
    }

    /// How it is read: as asked, as its name tells, or as plain text.
    fn reading(&self, reading: &Reading) -> article::Reading {
        match self {
            Self::Standard(name) => reading.of(Path::new(name)),
            Self::File(path) => reading.of(path),
        }
    }

    /// Can it hold several articles?
    pub(super) fn is_collection(&self, reading: &Reading) -> bool {
        self.reading(reading).format.is_collection()
    }

    /// All its bytes; stops one byte after the longest input there may be.
    pub(super) fn read(&self, reading: &Reading) -> Result<Vec<u8>> {
        let most = self.reading(reading).format.max_len() as u64 + 1;
        let mut bytes = Vec::new();
        let read = match self {
            Self::Standard(_) => io::stdin().lock().take(most).read_to_end(&mut bytes),
            Self::File(path) if is_named_pipe(path) => {
                return Err(
                    self.unread("is a named pipe, which may never end; pass its contents as standard input with -")
                );
            }
            Self::File(path) if is_address(path) && !path.exists() => {
                return Err(self.unread(
                    "this is a web address, and ascribe does not download pages; save the page and name the file",
                ));
            }
            Self::File(path) => File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)),
        };
        match read {
            Ok(_) => Ok(bytes),
            Err(error) => Err(self.unread(unreadable(&error))),
        }
    }

    /// The error that it cannot be read.
    pub(super) fn unread(&self, message: impl Into<String>) -> anyhow::Error {
        Unread::new(self.name(), message).into()
    }

    /// The one article in the bytes.
    pub(super) fn article<'a>(&self, bytes: &'a [u8], reading: &Reading) -> Result<Article<'a>> {
        self.check_guess(bytes, reading)?;
        Article::read(bytes, self.reading(reading)).map_err(|error| self.complaint(&error))
    }

    /// All articles in the bytes, each with the name that it is reported under.
    pub(super) fn articles<'a>(
        &self,
        bytes: &'a [u8],
        reading: &Reading,
    ) -> Result<impl Iterator<Item = Result<(String, Article<'a>)>>> {
        self.check_guess(bytes, reading)?;
        let articles = Article::read_all(bytes, self.reading(reading)).map_err(|error| self.complaint(&error))?;
        Ok(articles.map(|found| match found {
            Ok(found) => Ok((self.name_inside(found.name.as_deref()), found.article)),
            Err(error) => Err(self.complaint(&error)),
        }))
    }

    /// All articles in the bytes that can be read, without borrowing the bytes.
    pub(super) fn articles_owned(
        &self,
        bytes: &[u8],
        reading: &Reading,
    ) -> Result<impl Iterator<Item = Article<'static>>> {
        let articles = Article::read_all_owned(bytes, self.reading(reading)).map_err(|error| self.complaint(&error))?;
        Ok(articles.filter_map(|found| found.ok().map(|found| found.article)))
    }

    /// Refuses what is not of the format that it would be read as, where nobody has asked for that.
    fn check_guess(&self, bytes: &[u8], reading: &Reading) -> Result<()> {
        match reading.from {
            Some(_) => Ok(()),
            None => self.reading(reading).format.check_guess(bytes).map_err(|error| self.complaint(&error)),
        }
    }

    /// The name that one of its articles is reported under: `corpus.ndjson#a1`.
    fn name_inside(&self, name: Option<&str>) -> String {
        let file = self.name();
        name.map_or(file.clone(), |name| format!("{file}#{name}"))
    }

    fn complaint(&self, error: &Error) -> anyhow::Error {
        let place = error.place().map(|place| (place.line, place.column));
        Unread { place, ..Unread::new(self.name(), error.to_string()) }.into()
    }
}

/// Is this the address of a page?
fn is_address(path: &Path) -> bool {
    let path = path.to_string_lossy().to_ascii_lowercase();
    let scheme = path.split_once("://").map(|(scheme, _)| scheme);
    // A shell or a script may have taken one of the slashes away.
    let is_web = path.starts_with("www.") || path.starts_with("http:/") || path.starts_with("https:/");
    is_web || scheme.is_some_and(|scheme| !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Is this a pipe that a program would wait at until somebody writes into it? One of the shell's own, `<(…)`, has its writer.
fn is_named_pipe(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let is_pipe = || path.metadata().is_ok_and(|metadata| metadata.file_type().is_fifo());
        !path.starts_with("/dev") && !path.starts_with("/proc") && is_pipe()
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

/// Why a file cannot be read, and what to do about it.
pub(super) fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => "cannot be read; check its permissions".to_owned(),
        io::ErrorKind::IsADirectory => "is a folder; choose a file in it".to_owned(),
        // these messages say everything
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::FileTooLarge => error.to_string(),
        _ => format!("cannot be read: {error}"),
    }
}

/// What the command line says of inputs.
pub(super) struct Wanted<'a> {
    pub(super) paths: &'a [PathBuf],
    /// What standard input goes by.
    pub(super) name: Option<&'a str>,
    /// In folders, what to read.
    pub(super) globs: &'a [String],
    /// Does the policy leave out files that are named, too?
    pub(super) force_exclude: bool,
    /// May a folder hold no article?
    pub(super) allow_empty: bool,
}

/// What the paths name, in their order: files as they are, folders by the articles in them. Each that cannot be read is an
/// error in its place.
pub(super) fn collect(wanted: &Wanted<'_>, policies: &mut Policies) -> Result<Vec<Result<Input>>> {
    let mut inputs = Vec::new();
    for path in wanted.paths {
        if path.as_os_str() != "-" && path.is_dir() {
            walk(path, wanted, policies, &mut inputs)?;
            continue;
        }
        let input = Input::named(path, wanted.name);
        // standard input without a name is no file that a policy could be about
        let has_name = path.as_os_str() != "-" || wanted.name.is_some();
        if !(wanted.force_exclude && has_name && policies.leaves_out(&input)?) {
            inputs.push(Ok(input));
        }
    }
    Ok(inputs)
}

fn overrides(folder: &Path, globs: &[String]) -> Result<Override> {
    let mut builder = OverrideBuilder::new(folder);
    for glob in globs {
        let wrong = |error: String| anyhow!("--glob {}: {}", escape(glob), escape(&error));
        globs::check(glob).map_err(wrong)?;
        builder.add(glob).map_err(|error| wrong(error.to_string()))?;
    }
    Ok(builder.build()?)
}

/// The extensions of the files that folders are searched for: ".a, .b or .c".
fn searched() -> String {
    let mut extensions: Vec<String> =
        Format::all().flat_map(Format::extensions).map(|extension| format!(".{extension}")).collect();
    let last = extensions.pop().unwrap_or_default();
    format!("{} or {last}", extensions.join(", "))
}

/// Adds the articles in a folder, in the order of their paths: files that the policy takes, hidden and ignored ones left
/// out.
fn walk(folder: &Path, wanted: &Wanted<'_>, policies: &mut Policies, inputs: &mut Vec<Result<Input>>) -> Result<()> {
    let overrides = overrides(folder, wanted.globs)?;
    let before = inputs.len();
    let mut left_out = 0;
    let unread = |folder: &Path, wrong: String| Err(Unread::new(folder.to_string_lossy(), wrong).into());
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    if let Some((above, wrong)) = whole.ancestors().find_map(|above| Some((above, globs::check_ignored(above).err()?)))
    {
        inputs.push(unread(if above == whole { folder } else { above }, wrong));
        return Ok(());
    }
    let mut walk = WalkBuilder::new(folder);
    walk.overrides(overrides).sort_by_file_path(Path::cmp);
    let (send, wrong) = mpsc::channel();
    walk.filter_entry(move |entry| match globs::check_ignored(entry.path()) {
        Err(wrong) if entry.depth() > 0 && entry.file_type().is_some_and(|kind| kind.is_dir()) => {
            let _ = send.send((entry.path().to_owned(), wrong));
            false
        }
        _ => true,
    });
    for entry in walk.build() {
        inputs.extend(wrong.try_iter().map(|(folder, wrong)| unread(&folder, wrong)));
        match entry {
            // Word keeps a file of this name beside a document that is open.
            Ok(entry) if entry.file_name().to_string_lossy().starts_with("~$") => {}
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                let path = entry.path().strip_prefix("./").unwrap_or(entry.path());
                if policies.takes(path)? {
                    inputs.push(Ok(Input::File(path.to_owned())));
                } else {
                    left_out += usize::from(Format::of_path(path).is_some());
                }
            }
            Ok(_) => {}
            Err(error) => inputs.push(Err(unwalkable(folder, &error).into())),
        }
    }
    inputs.extend(wrong.try_iter().map(|(folder, wrong)| unread(&folder, wrong)));
    if inputs.len() == before && is_bundle(folder) {
        let message = "this folder is a document of a macOS program; export the document as Word (.docx)";
        inputs.push(Err(Unread::new(folder.to_string_lossy(), message).into()));
    } else if inputs.len() == before && !wanted.allow_empty {
        let why = match left_out {
            0 => format!("only files that end in {} are read", searched()),
            1 => "the policy excludes the only one".to_owned(),
            some => format!("the policy excludes all {some}"),
        };
        let message = format!("there is no article in this folder; {why}");
        inputs.push(Err(Unread::new(folder.to_string_lossy(), message).into()));
    }
    Ok(())
}

/// Is the folder a document of a program that keeps them so?
fn is_bundle(folder: &Path) -> bool {
    let extension = folder.extension().unwrap_or_default();
    ["pages", "rtfd", "numbers", "key"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Says what is wrong with a folder, or with something in it.
fn unwalkable(folder: &Path, error: &ignore::Error) -> Unread {
    /// The path that an error is about.
    fn path(error: &ignore::Error) -> Option<&Path> {
        match error {
            ignore::Error::WithPath { path, .. } => Some(path),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path(err),
            _ => None,
        }
    }
    let name = path(error).unwrap_or(folder).to_string_lossy();
    match error.io_error() {
        Some(error) => Unread::new(name, unreadable(error)),
        None => Unread::new(name, escape(&error.to_string())),
    }
}
