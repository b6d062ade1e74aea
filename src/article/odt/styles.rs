//! What the styles of paragraphs are for, by their names and those of the styles that they come from, and what they hide.

use std::collections::HashMap;

use crate::article::BlockKind;
use crate::article::styles::kind_by_name;
use crate::article::xml::{Step, Steps};
use crate::error::Error;

/// The styles of a document by family and name, which is alike only within a family.
#[derive(Default)]
pub(super) struct Styles(HashMap<(String, String), Style>);

#[derive(Default)]
struct Style {
    parent: Option<String>,
    /// Is text in it hidden?
    hidden: Option<bool>,
}

/// The family of the styles of paragraphs.
const PARAGRAPH: &str = "paragraph";
/// The family of the styles of words.
const TEXT: &str = "text";

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn read(&mut self, xml: &str, part: &str) -> Result<(), Error> {
        let mut steps = Steps::new(xml, part);
        let mut open = None;
        while let Some(step) = steps.next()? {
            match step {
                Step::Start(tag) if tag.name() == "style" => {
                    open = tag.attribute("name").map(|name| {
                        let family = tag.attribute("family").unwrap_or_else(|| PARAGRAPH.to_owned());
                        ((family, name), Style { parent: tag.attribute("parent-style-name"), hidden: None })
                    });
                }
                Step::Start(tag) if tag.name() == "text-properties" => {
                    // What a condition hides is marked where it stands.
                    if let (Some((_, style)), Some(display)) = (&mut open, tag.attribute("display")) {
                        style.hidden = Some(display == "none");
                    }
                }
                Step::End(name) if name == "style" => self.0.extend(open.take()),
                _ => {}
            }
        }
        Ok(())
    }

    /// What paragraphs of a style are; `None` for running text.
    pub(super) fn kind(&self, name: &str) -> Option<BlockKind> {
        self.chain(PARAGRAPH, name).find_map(|(name, _)| kind_by_name(name))
    }

    /// Is a paragraph in a style hidden?
    pub(super) fn hides_paragraph(&self, name: &str) -> bool {
        self.hides(PARAGRAPH, name).unwrap_or(false)
    }

    /// Are words in a style hidden? `None` where the style does not say.
    pub(super) fn hides_words(&self, name: &str) -> Option<bool> {
        self.hides(TEXT, name)
    }

    fn hides(&self, family: &str, name: &str) -> Option<bool> {
        self.chain(family, name).find_map(|(_, style)| style?.hidden)
    }

    /// The names of a style and those that it comes from, each with the style itself if it is known.
    fn chain<'s>(&'s self, family: &str, name: &'s str) -> impl Iterator<Item = (&'s str, Option<&'s Style>)> {
        const DEEPEST: usize = 16;
        let family = family.to_owned();
        let find = move |name: &str| self.0.get(&(family.clone(), name.to_owned()));
        let first = (name, find(name));
        let next = move |(_, style): &(&'s str, Option<&'s Style>)| {
            let parent = (*style)?.parent.as_deref()?;
            Some((parent, find(parent)))
        };
        std::iter::successors(Some(first), next).take(DEEPEST)
    }
}
