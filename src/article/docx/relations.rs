//! The relations of a part: which other parts belong to it, and where its links lead.

use std::collections::HashMap;

use crate::article::package::Package;
use crate::article::xml::{Step, Steps};
use crate::error::Error;

/// The relations of one part.
#[derive(Default)]
pub(super) struct Relations {
    /// By id: the kind, the last word of its type; and the target, a part of the package or an address.
    targets: HashMap<String, (String, String)>,
}

impl Relations {
    /// Those of a part of the package; none where it has no list of them.
    pub(super) fn of(package: &mut Package<'_>, part: &str) -> Result<Self, Error> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let list = format!("{folder}{}_rels/{name}.rels", if folder.is_empty() { "" } else { "/" });
        match package.part(&list)? {
            Some(xml) => Self::read(&xml, folder, &list),
            None => Ok(Self::default()),
        }
    }

    /// Those that a list tells; parts are looked for from `folder` on.
    pub(super) fn read(xml: &str, folder: &str, part: &str) -> Result<Self, Error> {
        let mut relations = Self::default();
        let mut steps = Steps::new(xml, part);
        while let Some(step) = steps.next()? {
            let Step::Start(tag) = step else { continue };
            if let (Some(id), Some(kind), Some(target)) =
                (tag.attribute("Id"), tag.attribute("Type"), tag.attribute("Target"))
            {
                let is_outside = tag.attribute("TargetMode").is_some_and(|mode| mode == "External");
                let target = if is_outside { target } else { inside(folder, &target) };
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                relations.targets.insert(id, (kind, target));
            }
        }
        Ok(relations)
    }

    /// The part of a kind: "styles", "footnotes".
    pub(super) fn of_kind(&self, kind: &str) -> Option<&str> {
        let parts = self.targets.values().filter(|(known, _)| known == kind).map(|(_, part)| part.as_str());
        // there is one; should there be more, the same one every time
        parts.min()
    }

    /// Where the relation of an id leads.
    pub(super) fn target(&self, id: &str) -> Option<&str> {
        self.targets.get(id).map(|(_, target)| target.as_str())
    }
}

/// The name of a part that is named from a folder on.
fn inside(folder: &str, target: &str) -> String {
    if let Some(name) = target.strip_prefix('/') {
        return name.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(path.pop()),
            name => path.push(name),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn parts_are_found_from_the_folder_of_the_part_that_names_them() {
        assert_eq!(inside("word", "styles.xml"), "word/styles.xml");
        assert_eq!(inside("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(inside("word/a", ".././styles.xml"), "word/styles.xml");
        assert_eq!(inside("", "../word/document.xml"), "word/document.xml");
    }
}
