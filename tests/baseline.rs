//! Baselines: what was moved stays known, and runs at the same time lose nothing.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

mod support;

use support::Folder;

type Problem = Box<dyn std::error::Error>;

fn ascribe(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ascribe"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Result<(String, Option<i32>), Problem> {
    let Output { stdout, stderr, status } = ascribe(folder, arguments).output()?;
    Ok((String::from_utf8(stdout)? + &String::from_utf8(stderr)?, status.code()))
}

const POLICY: &str = "baseline = \"ascribe-baseline.json\"\n[rules]\nweasel-attribution = \"error\"\n";
const PIER: &str = "The pier is reportedly safe.\n\nThe quay is reportedly old.\n\nThe crane is reportedly sold.\n";

#[test]
fn an_article_that_was_moved_stays_known() -> Result<(), Problem> {
    let folder = Folder::new()?;
    let root = folder.path();
    fs::write(root.join("ascribe.toml"), POLICY)?;
    fs::create_dir(root.join("news"))?;
    fs::write(root.join("news/pier.txt"), PIER)?;
    fs::write(root.join("news/dam.txt"), "The dam is reportedly full.\n")?;
    assert_eq!(run(root, &["baseline", "create"])?.1, Some(0));
    fs::create_dir(root.join("archive"))?;
    fs::rename(root.join("news/pier.txt"), root.join("archive/harbour.txt"))?;
    let (told, code) = run(root, &["check", "--quiet"])?;
    assert_eq!((told.as_str(), code), ("", Some(0)));
    assert_eq!(run(root, &["baseline", "check"])?, ("ascribe-baseline.json: 0 new, 0 gone\n".to_owned(), Some(0)));
    // moved and mended in part, with something new
    fs::write(root.join("archive/harbour.txt"), format!("The ferry is reportedly late.\n\n{}", &PIER[..58]))?;
    let (told, code) = run(root, &["check", "--quiet"])?;
    assert_eq!((told.as_str(), code), ("ascribe: archive/harbour.txt: 1 error\n", Some(1)));
    let (told, _) = run(root, &["baseline", "check"])?;
    assert!(told.ends_with(": 1 new, 1 gone\n"), "{told}");
    assert_eq!(
        run(root, &["baseline", "prune"])?,
        ("ascribe-baseline.json: 1 taken out; 3 findings in 2 articles\n".to_owned(), Some(0))
    );
    let kept = fs::read_to_string(root.join("ascribe-baseline.json"))?;
    assert!(kept.contains("archive/harbour.txt") && !kept.contains("news/pier.txt"), "{kept}");
    Ok(())
}

#[test]
fn a_copy_is_no_move() -> Result<(), Problem> {
    let folder = Folder::new()?;
    let root = folder.path();
    fs::write(root.join("ascribe.toml"), POLICY)?;
    fs::write(root.join("pier.txt"), PIER)?;
    assert_eq!(run(root, &["baseline", "create"])?.1, Some(0));
    fs::write(root.join("copy.txt"), PIER)?;
    let (told, code) = run(root, &["check", "--quiet"])?;
    assert_eq!((told.as_str(), code), ("ascribe: copy.txt: 3 errors\n", Some(1)));
    Ok(())
}

#[test]
fn runs_at_the_same_time_lose_nothing() -> Result<(), Problem> {
    const RUNS: usize = 20;
    let folder = Folder::new()?;
    let root = folder.path();
    fs::write(root.join("ascribe.toml"), POLICY)?;
    let names: Vec<String> = (0..RUNS).map(|at| format!("article-{at}.txt")).collect();
    for name in &names {
        fs::write(root.join(name), format!("The pier of {name} is reportedly safe. The quay is reportedly old.\n"))?;
    }
    let at_once = |action: &[&str]| -> Result<Vec<Output>, Problem> {
        let start = |name: &String| ascribe(root, &[action, &[name.as_str()]].concat()).spawn();
        let running = names.iter().map(start).collect::<Result<Vec<_>, _>>()?;
        Ok(running.into_iter().map(|child| child.wait_with_output()).collect::<Result<Vec<_>, _>>()?)
    };
    // one creates it, all others are told that it is there
    let created = at_once(&["baseline", "create"])?;
    let (done, refused): (Vec<_>, Vec<_>) = created.iter().partition(|output| output.status.success());
    assert_eq!((done.len(), refused.len()), (1, RUNS - 1), "{created:?}");
    assert!(refused.iter().all(|output| String::from_utf8_lossy(&output.stderr).contains("already exists")));
    // each takes out what was mended in its article, and leaves the rest
    assert_eq!(run(root, &["baseline", "create", "--force"])?.1, Some(0));
    for name in &names {
        fs::write(root.join(name), format!("The pier of {name} is reportedly safe.\n"))?;
    }
    let pruned = at_once(&["baseline", "prune"])?;
    assert!(pruned.iter().all(|output| output.status.success()), "{pruned:?}");
    let (told, code) = run(root, &["baseline", "check"])?;
    assert_eq!((told.as_str(), code), ("ascribe-baseline.json: 0 new, 0 gone\n", Some(0)));
    let kept = fs::read_to_string(root.join("ascribe-baseline.json"))?;
    assert_eq!(kept.matches("weasel-attribution").count(), RUNS, "{kept}");
    let left: Vec<_> = fs::read_dir(root)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    assert_eq!(left.len(), RUNS + 2, "{left:?}");
    Ok(())
}
