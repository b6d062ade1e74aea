//! What the styles of paragraphs are for, by their names and those of the styles that they come from.

use std::collections::HashMap;

use crate::article::BlockKind;
use crate::article::styles::kind_by_name;
use crate::article::xml::{Step, Steps};
use crate::error::Error;

/// The styles that other styles come from, by name.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, String>);

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, xml: &str, part: &str) -> Result<(), Error> {
        let mut steps = Steps::new(xml, part);
        while let Some(step) = steps.next()? {
            if let Step::Start(tag) = step
                && tag.name() == "style"
                && let (Some(name), Some(parent)) = (tag.attribute("name"), tag.attribute("parent-style-name"))
            {
                self.0.insert(name, parent);
            }
        }
        Ok(())
    }

    /// What paragraphs of a style are; `None` for running text.
    pub(super) fn kind(&self, name: &str) -> Option<BlockKind> {
        const DEEPEST: usize = 16;
        let chain = std::iter::successors(Some(name), |name| self.0.get(*name).map(String::as_str)).take(DEEPEST);
        chain.into_iter().find_map(kind_by_name)
    }
}
