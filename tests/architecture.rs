//! The rooms of the library import in one direction, as ARCHITECTURE.md has it.

use std::fs;
use std::path::{Path, PathBuf};

type Problem = Box<dyn std::error::Error>;

/// The rooms in the way of the data: each may import from those before it, and from the types that all share.
const ROOMS: [&str; 12] = [
    "lexicon",
    "article",
    "text",
    "outlet",
    "document",
    "attribution",
    "entity",
    "policy",
    "audit",
    "rules",
    "report",
    "cli",
];

/// The types at the root of the library, with the room that they come from.
const FACE: [(&str, &str); 4] =
    [("Article", "article"), ("Document", "document"), ("Policy", "policy"), ("Audit", "audit")];

#[test]
fn rooms_import_only_from_rooms_before_them() -> Result<(), Problem> {
    let mut wrong = Vec::new();
    let mut imports = 0;
    for file in files(Path::new("src"))? {
        let Some(room) = room_of(&file) else { continue };
        for (number, line) in fs::read_to_string(&file)?.lines().enumerate() {
            for imported in imported(line) {
                imports += 1;
                if place(imported) > place(room) {
                    wrong.push(format!("{}:{}: {room} imports {imported}", file.display(), number + 1));
                }
            }
        }
    }
    assert!(imports > 50, "only {imports} imports were found");
    assert!(wrong.is_empty(), "rooms import from rooms behind them:\n{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn the_architecture_names_every_room() -> Result<(), Problem> {
    let page = fs::read_to_string("ARCHITECTURE.md")?;
    let mut at = 0;
    for room in ROOMS {
        let heading = page.find(&format!("\n### `{room}`")).ok_or(format!("no section on {room}"))?;
        assert!(heading > at, "the section on {room} is out of order");
        at = heading;
    }
    for file in files(Path::new("src"))? {
        let known = room_of(&file).is_none_or(|room| ROOMS.contains(&room));
        assert!(known, "{} is in no room", file.display());
    }
    Ok(())
}

/// All source files in a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The room that a file is in; none for what all rooms share. Tests may look anywhere.
fn room_of(file: &Path) -> Option<&str> {
    let inside = file.strip_prefix("src").ok()?;
    let name = inside.iter().next()?.to_str()?;
    let room = name.strip_suffix(".rs").unwrap_or(name);
    let shared = ["lib", "main", "span", "error"].contains(&room);
    let is_test = inside.file_stem().is_some_and(|name| name == "tests");
    (!shared && !is_test).then_some(room)
}

/// The rooms that a line names by their paths.
fn imported(line: &str) -> impl Iterator<Item = &str> {
    let code = line.trim_start();
    let paths = if code.starts_with("//") { "" } else { code };
    paths.split("crate::").skip(1).flat_map(|rest| {
        let names = rest.strip_prefix('{').map_or(rest, |list| list.split('}').next().unwrap_or(list));
        let single = !rest.starts_with('{');
        let names = names.split(',').take(if single { 1 } else { usize::MAX });
        names.filter_map(|name| {
            let name = name.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
            let face = FACE.iter().find(|(kind, _)| *kind == name).map(|(_, room)| *room);
            face.or_else(|| ROOMS.into_iter().find(|room| *room == name))
        })
    })
}

/// Where in the way of the data a room stands.
fn place(room: &str) -> Option<usize> {
    ROOMS.iter().position(|known| *known == room)
}
