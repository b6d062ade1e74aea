//! What the styles of paragraphs are for, by their names and outline levels.

use std::collections::HashMap;

use crate::article::BlockKind;
use crate::article::styles::kind_by_name;
use crate::article::xml::{Step, Steps};
use crate::error::Error;

/// The styles of a document by their ids.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Default)]
struct Style {
    kind: Option<BlockKind>,
    based_on: Option<String>,
}

impl Styles {
    pub(super) fn read(xml: &str, part: &str) -> Result<Self, Error> {
        let mut styles = HashMap::new();
        let mut steps = Steps::new(xml, part);
        let mut open: Option<(String, Style)> = None;
        while let Some(step) = steps.next()? {
            match step {
                Step::Start(tag) => {
                    let value = || tag.attribute("val");
                    match (tag.name().as_str(), &mut open) {
                        ("style", _) => open = tag.attribute("styleId").map(|id| (id, Style::default())),
                        ("name", Some((_, style))) => {
                            style.kind = style.kind.or_else(|| kind_by_name(&value()?));
                        }
                        ("basedOn", Some((_, style))) => style.based_on = value(),
                        ("outlineLvl", Some((_, style))) if is_heading(value().as_deref()) => {
                            style.kind = Some(BlockKind::Headline);
                        }
                        _ => {}
                    }
                }
                Step::End(name) if name == "style" => styles.extend(open.take()),
                _ => {}
            }
        }
        Ok(Self(styles))
    }

    /// What paragraphs of a style are; `None` for running text.
    pub(super) fn kind(&self, id: &str) -> Option<BlockKind> {
        const DEEPEST: usize = 16;
        let first = self.0.get(id);
        let mut chain = std::iter::successors(first, |style| self.0.get(style.based_on.as_deref()?)).take(DEEPEST);
        chain.find_map(|style| style.kind)
    }
}

/// Is an outline level one of headings? The level behind the last one, 9, is that of text.
pub(super) fn is_heading(level: Option<&str>) -> bool {
    level.and_then(|level| level.parse::<u8>().ok()).is_some_and(|level| level < 9)
}
