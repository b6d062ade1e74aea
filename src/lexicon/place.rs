//! Countries by their names, demonyms, capitals and cities, from `data/places.toml`.
//!
//! Ties "Turkey's", "the Turkish leader" and "Ankara" to one country; says nothing of what a name means where people are
//! called by it ("Jordan", "Sydney").

use super::hash;

/// A country; or a part or union of countries that news treats like one. Stable only within one build; [`Country::code`]
/// is the lasting name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country(u16);

/// What a name says of a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The country that it leads to.
    pub country: Country,
    /// By what.
    pub role: Role,
}

/// What kind of name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// "Turkey", "the U.S."
    Name,
    /// "Turkish", "Americans"
    Demonym,
    /// Where its government sits, and stands for it: "Ankara", "the Kremlin".
    Seat,
    /// Another city, or a part that stands for itself: "Istanbul", "Siberia".
    City,
}

impl Country {
    /// Its name in English.
    pub fn name(self) -> &'static str {
        self.record().name
    }

    /// Its code by ISO 3166 ("TR", "US-TX"), or a made-up one of a union or disputed land.
    pub fn code(self) -> &'static str {
        self.record().code
    }

    /// The country with a code of ISO 3166, in capitals.
    pub fn of_code(code: &str) -> Option<Country> {
        let index = COUNTRIES.iter().position(|record| record.code == code)?;
        u16::try_from(index).ok().map(Country)
    }

    /// The country that it is a part of.
    pub fn part_of(self) -> Option<Country> {
        self.record().part_of
    }

    fn record(self) -> &'static Record {
        // only the table makes a Country, and each of its numbers is a place in the list
        &COUNTRIES[usize::from(self.0)]
    }
}

/// The place that a name of one word or several leads to. `words` are as written, with single blanks between them and
/// without an article ("U.S.", "New Zealand", "Kremlin"). Letter case counts, as "us" is no country and "turkey" none
/// either; but a word all in capitals may be any name of four letters and more ("ANKARA").
pub fn find(words: &str) -> Option<Place> {
    let shouted = || words.chars().count() > 3 && !words.contains(char::is_lowercase);
    let matches = |name: &Name| name.words == words || (shouted() && hash::same(name.words, words));
    hash::find(&SLOTS, hash::hash(words), |index| NAMES.get(index).is_some_and(matches))
        .and_then(|index| NAMES.get(index))
        .map(|name| name.place)
}

/// The country that a name leads to, whatever kind of name it is; see [`find`].
pub fn country_of(words: &str) -> Option<Country> {
    find(words).map(|place| place.country)
}

/// What the table holds of a country.
struct Record {
    name: &'static str,
    code: &'static str,
    part_of: Option<Country>,
}

/// A name of a place.
struct Name {
    words: &'static str,
    place: Place,
}

include!(concat!(env!("OUT_DIR"), "/places.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_to_its_place() {
        for Name { words, place } in &NAMES {
            assert_eq!(find(words), Some(*place), "{words}");
            assert!(usize::from(place.country.0) < COUNTRIES.len());
        }
    }

    #[test]
    fn a_part_is_part_of_a_whole() {
        for country in COUNTRIES.iter().filter_map(|record| record.part_of) {
            assert_eq!(country.part_of(), None, "{}", country.name());
        }
    }
}
