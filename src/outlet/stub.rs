//! Stands in for the registry until it is there: a few outlets, found by their names.
#![allow(missing_docs)]

use serde::Serialize;

use super::{OutletId, OutletMention};
use crate::span::Span;
use crate::text::Token;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Outlet {
    pub id: &'static str,
    pub name: &'static str,
    pub kind: Kind,
    pub country: &'static str,
    pub domains: &'static [&'static str],
    pub control: Option<(Control, u16)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Agency,
    Broadcaster,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Control {
    State,
    Public,
}

static OUTLETS: &[Outlet] = &[
    outlet("anadolu", "Anadolu", Kind::Agency, "TR", &["aa.com.tr"], Some((Control::State, 2024))),
    outlet("bbc", "BBC", Kind::Broadcaster, "GB", &["bbc.co.uk", "bbc.com"], Some((Control::Public, 2024))),
    outlet("reuters", "Reuters", Kind::Agency, "GB", &["reuters.com"], None),
    outlet("ria-novosti", "RIA Novosti", Kind::Agency, "RU", &["ria.ru"], Some((Control::State, 2024))),
];

const fn outlet(
    id: &'static str,
    name: &'static str,
    kind: Kind,
    country: &'static str,
    domains: &'static [&'static str],
    control: Option<(Control, u16)>,
) -> Outlet {
    Outlet { id, name, kind, country, domains, control }
}

pub fn all() -> impl ExactSizeIterator<Item = OutletId> {
    (0..OUTLETS.len() as u16).map(OutletId)
}

pub fn search(query: &str) -> Vec<OutletId> {
    let query = query.to_lowercase();
    all().filter(|id| id.outlet().id.contains(&query) || id.outlet().name.to_lowercase().contains(&query)).collect()
}

impl OutletId {
    pub fn outlet(self) -> &'static Outlet {
        &OUTLETS[usize::from(self.0)]
    }
}

pub fn find(text: &str, tokens: &[Token]) -> Vec<OutletMention> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        for id in all() {
            let name = id.outlet().name;
            if text[token.span.start()..].starts_with(name) {
                let span = Span::new(token.span.start(), token.span.start() + name.len());
                let end = at + tokens[at..].iter().take_while(|t| t.span.end() <= span.end()).count();
                found.push(OutletMention { span, tokens: at..end, outlet: Some(id) });
            }
        }
    }
    found
}
