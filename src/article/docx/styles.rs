//! What the styles of paragraphs are for, by their names and outline levels.

use std::collections::HashMap;

use crate::article::BlockKind;
use crate::article::styles::kind_by_name;
use crate::article::xml::{Step, Steps, Tag};
use crate::error::Error;

/// The styles of a document by their ids.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Default)]
struct Style {
    kind: Option<BlockKind>,
    /// Is text in it hidden; is a paragraph in it a drop cap?
    hidden: Option<bool>,
    drop_cap: Option<bool>,
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
                        ("vanish", Some((_, style))) => style.hidden = Some(is_on(value().as_deref())),
                        ("framePr", Some((_, style))) => style.drop_cap = Some(is_drop_cap(&tag)),
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
        self.chain(id).find_map(|style| style.kind)
    }

    /// Is text in a style hidden? `None` where the style does not say.
    pub(super) fn hides(&self, id: &str) -> Option<bool> {
        self.chain(id).find_map(|style| style.hidden)
    }

    /// Is a paragraph in a style a drop cap?
    pub(super) fn drops(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.drop_cap).unwrap_or(false)
    }

    /// A style and those that it is based on.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        const DEEPEST: usize = 16;
        let first = self.0.get(id);
        std::iter::successors(first, |style| self.0.get(style.based_on.as_deref()?)).take(DEEPEST)
    }
}

/// Is a property on, which is so unless its value says otherwise?
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

/// Does a frame hold the large first letters of the paragraph that follows?
pub(super) fn is_drop_cap(frame: &Tag<'_>) -> bool {
    matches!(frame.attribute("dropCap").as_deref(), Some("drop" | "margin"))
}

/// Is an outline level one of headings? The level behind the last one, 9, is that of text.
pub(super) fn is_heading(level: Option<&str>) -> bool {
    level.and_then(|level| level.parse::<u8>().ok()).is_some_and(|level| level < 9)
}
