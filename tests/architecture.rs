//! The modules of the library import in one direction, as ARCHITECTURE.md says.

use std::fs;
use std::path::{Path, PathBuf};

type Problem = Box<dyn std::error::Error>;

/// The modules in the order of the data: each may import from those before it, and from the types that all share.
const MODULES: [&str; 14] = [
    "lexicon",
    "article",
    "text",
    "outlet",
    "encoder",
    "document",
    "decision",
    "attribution",
    "entity",
    "policy",
    "audit",
    "rules",
    "report",
    "cli",
];

/// The types at the root of the library, with the module that they come from.
const FACE: [(&str, &str); 4] =
    [("Article", "article"), ("Document", "document"), ("Policy", "policy"), ("Audit", "audit")];

#[test]
fn modules_import_only_from_modules_before_them() -> Result<(), Problem> {
    let mut wrong = Vec::new();
    let mut imports = 0;
    for file in files(Path::new("src"))? {
        let Some(module) = module_of(&file) else { continue };
        for (number, line) in fs::read_to_string(&file)?.lines().enumerate() {
            for imported in imported(line) {
                imports += 1;
                if place(imported) > place(module) {
                    wrong.push(format!("{}:{}: {module} imports {imported}", file.display(), number + 1));
                }
            }
        }
    }
    assert!(imports > 50, "only {imports} imports were found");
    assert!(wrong.is_empty(), "modules import from modules after them:\n{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn the_architecture_names_every_module() -> Result<(), Problem> {
    let page = fs::read_to_string("ARCHITECTURE.md")?;
    let mut at = 0;
    for module in MODULES {
        let heading = page.find(&format!("\n### `{module}`")).ok_or(format!("no section on {module}"))?;
        assert!(heading > at, "the section on {module} is out of order");
        at = heading;
    }
    for file in files(Path::new("src"))? {
        let known = module_of(&file).is_none_or(|module| MODULES.contains(&module));
        assert!(known, "{} is not in the list of modules", file.display());
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

/// The module that a file belongs to; none for what all modules share. Tests may import anything.
fn module_of(file: &Path) -> Option<&str> {
    let inside = file.strip_prefix("src").ok()?;
    let name = inside.iter().next()?.to_str()?;
    let module = name.strip_suffix(".rs").unwrap_or(name);
    let shared = ["lib", "main", "span", "error"].contains(&module);
    let is_test = inside.file_stem().is_some_and(|name| name == "tests");
    (!shared && !is_test).then_some(module)
}

/// The modules that a line names by their paths.
fn imported(line: &str) -> impl Iterator<Item = &str> {
    let code = line.trim_start();
    let paths = if code.starts_with("//") { "" } else { code };
    paths.split("crate::").skip(1).flat_map(|rest| {
        let names = rest.strip_prefix('{').map_or(rest, |list| list.split('}').next().unwrap_or(list));
        let single = !rest.starts_with('{');
        let names = names.split(',').take(if single { 1 } else { usize::MAX });
        names.filter_map(|name| {
            let name = name.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
            let face = FACE.iter().find(|(kind, _)| *kind == name).map(|(_, module)| *module);
            face.or_else(|| MODULES.into_iter().find(|module| *module == name))
        })
    })
}

/// The index of a module in the list.
fn place(module: &str) -> Option<usize> {
    MODULES.iter().position(|known| *known == module)
}
