//! `cargo xtask browser`: the reports for people and build servers, as a browser and the published schemas see them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::shell::{cargo, root, run};

/// Open HTML reports in headless Chromium: errors, requests, accessibility, keyboard; hold JUnit reports to their schema
#[derive(Args)]
pub(crate) struct Browser {
    /// Take the README's picture of a report
    #[arg(long)]
    picture: bool,
}

const PICTURE: &str = "docs/report.png";

/// The reports that are opened, by their file and the arguments that write it; the first one is the picture's.
const REPORTS: [(&str, &[&str]); 7] = [
    ("ceasefire.html", &["--output-file", "html=FILE", "--min-attributed", "80", "examples/ceasefire.md"]),
    ("harbour.html", &["--output-file", "html=FILE", "--min-attributed", "50", "tests/browser/harbour.md"]),
    ("desk.html", &["--output-file", "html=FILE", "--min-cited", "40", "tests/browser/desk/pier.html"]),
    ("hostile.html", &["--output-file", "html=FILE", "tests/hostile/page.html"]),
    ("several.html", &["--output-file", "html=FILE", "--min-attributed", "60", "examples", "tests/hostile"]),
    ("hostile.junit.xml", &["--output-file", "junit=FILE", "--min-cited", "100", "tests/hostile"]),
    ("several.junit.xml", &["--output-file", "junit=FILE", "examples", "tests/articles"]),
];

impl Browser {
    /// The checks alone.
    pub(crate) fn check() -> Self {
        Self { picture: false }
    }

    /// Writes the reports and has them looked at.
    pub(crate) fn run(&self) -> Result<()> {
        let scripts = root().join("tests/browser");
        has_node()?;
        install_packages(&scripts)?;
        let chromium = chromium()?;
        let folder = root().join("target/browser");
        if folder.exists() {
            fs::remove_dir_all(&folder).context("cannot empty target/browser")?;
        }
        fs::create_dir_all(&folder).context("cannot make target/browser")?;
        for (name, arguments) in REPORTS {
            write_report(&folder.join(name), arguments)?;
        }
        let mut node = Command::new("node");
        node.current_dir(&scripts).arg("check.mjs").arg(chromium).arg(&folder);
        if self.picture {
            node.arg(root().join(PICTURE));
        }
        run(&mut node)
    }
}

/// Writes a report; that articles fail what is asked of them is no error.
fn write_report(file: &Path, arguments: &[&str]) -> Result<()> {
    let file = file.to_string_lossy();
    let mut command = cargo(&["run", "--quiet", "--package", "ascribe", "--", "check", "--quiet"]);
    command.args(arguments.iter().map(|argument| argument.replace("FILE", &file)));
    let output = command.output().context("cannot run the program")?;
    if !matches!(output.status.code(), Some(0 | 1)) {
        bail!("the program failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}

fn has_node() -> Result<()> {
    let version = Command::new("node").arg("--version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(20..) => Ok(()),
        Some(_) => bail!("Node.js {version} is too old; install version 20 or later"),
        None => bail!("Node.js is missing; install version 20 or later, with npm"),
    }
}

/// Installs the pinned packages, unless they are there.
fn install_packages(scripts: &Path) -> Result<()> {
    let read = |name: &str| fs::read_to_string(scripts.join(name)).unwrap_or_default();
    let kept = "node_modules/.installed.json";
    if read("package-lock.json") == read(kept) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.current_dir(scripts).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    run(&mut npm).context("the packages of tests/browser cannot be installed")?;
    fs::copy(scripts.join("package-lock.json"), scripts.join(kept)).context("cannot note what is installed")?;
    Ok(())
}

/// The browser: what CHROMIUM names, or what is installed, or what Debian's package brings.
fn chromium() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Ok(named.into());
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    println!("Chromium is missing; installing Debian's package");
    let mut update = Command::new("apt-get");
    let mut install = Command::new("apt-get");
    update.args(["--quiet=2", "update"]).stdout(Stdio::null());
    install.args(["--quiet=2", "--yes", "--no-install-recommends", "install", "chromium"]).stdout(Stdio::null());
    let tried = run(&mut update).and_then(|()| run(&mut install));
    match installed() {
        Some(found) => Ok(found),
        None => bail!(
            "Chromium is missing; install it (on Debian: apt-get install chromium), or name a browser in CHROMIUM{}",
            tried.err().map(|error| format!(": {error:#}")).unwrap_or_default()
        ),
    }
}

fn installed() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let places = std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    places.into_iter().find(|place| place.is_file())
}
