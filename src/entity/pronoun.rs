//! The pronouns that can be a source, and what each may mean.

use super::cast::{Kind, Referent};
use super::noun::{Gender, among};

/// A pronoun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pronoun {
    /// "he", "him", "his"
    He,
    /// "she", "her"
    She,
    /// "it", "its"
    It,
    /// "they", "them", "their"
    They,
    /// "I", "we", "my", "our"
    First,
    /// "you"
    Second,
    /// "who", "whose"
    Who,
    /// "which", "that"
    Which,
}

impl Pronoun {
    /// The pronoun that a word is, whatever its case.
    pub(crate) fn of(word: &str) -> Option<Self> {
        const FORMS: &[(&[&str], Pronoun)] = &[
            (&["he", "him", "his", "himself"], Pronoun::He),
            (&["she", "her", "hers", "herself"], Pronoun::She),
            (&["it", "its", "itself"], Pronoun::It),
            (&["they", "them", "their", "theirs", "themselves"], Pronoun::They),
            (&["i", "me", "my", "myself", "we", "us", "our", "ourselves"], Pronoun::First),
            (&["you", "your", "yourself"], Pronoun::Second),
            (&["who", "whom", "whose"], Pronoun::Who),
            (&["which", "that"], Pronoun::Which),
        ];
        if word.len() > 10 {
            return None;
        }
        FORMS.iter().find(|(forms, _)| among(forms, word)).map(|(_, pronoun)| *pronoun)
    }

    /// How well a referent fits, from 0, not at all, to 1.
    pub(crate) fn fits(self, referent: &Referent) -> f32 {
        match self {
            Pronoun::He => person(referent, Gender::Male),
            Pronoun::She => person(referent, Gender::Female),
            Pronoun::Who => match referent.kind {
                Kind::Person | Kind::Group | Kind::Unnamed => 1.0,
                Kind::Unknown => 0.6,
                _ => 0.0,
            },
            Pronoun::It => match referent.kind {
                _ if referent.plural => 0.0,
                Kind::Organization | Kind::Outlet | Kind::Document => 1.0,
                Kind::Place => 0.8,
                Kind::Unknown => 0.3,
                _ => 0.0,
            },
            Pronoun::They => match referent.kind {
                _ if referent.plural => 1.0,
                Kind::Group => 1.0,
                Kind::Organization | Kind::Outlet => 0.35,
                Kind::Unknown => 0.2,
                _ => 0.0,
            },
            Pronoun::Which => match referent.kind {
                Kind::Organization | Kind::Outlet | Kind::Document | Kind::Place | Kind::Group => 1.0,
                Kind::Unknown => 0.6,
                _ => 0.0,
            },
            Pronoun::First | Pronoun::Second => 0.0,
        }
    }
}

fn person(referent: &Referent, gender: Gender) -> f32 {
    let kind = match referent.kind {
        _ if referent.plural => 0.0,
        Kind::Person => 1.0,
        Kind::Unnamed if referent.roles.is_empty() => 0.2,
        Kind::Unnamed => 0.8,
        Kind::Unknown => 0.5,
        _ => 0.0,
    };
    match referent.gender {
        Some(known) if known != gender => 0.0,
        Some(_) => kind,
        None if referent.kind == Kind::Person => kind * 0.6,
        None => kind * 0.45,
    }
}
