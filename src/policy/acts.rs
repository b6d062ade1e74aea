//! Which acts count: what a source must do for its attribution to give a statement a status.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::lexicon::Act;

/// A set of acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Acts {
    /// A bit for each act.
    bits: u16,
}

impl Acts {
    /// All acts, so that plans and questions count too.
    pub fn all() -> Self {
        Act::ALL.into_iter().collect()
    }

    /// Is the act one of them?
    pub fn contain(self, act: Act) -> bool {
        self.bits & 1 << act as u16 != 0
    }

    /// The acts, in their order.
    pub fn iter(self) -> impl Iterator<Item = Act> {
        Act::ALL.into_iter().filter(move |act| self.contain(*act))
    }
}

impl Default for Acts {
    /// Those that vouch for information: see [`Act::vouches`].
    fn default() -> Self {
        Act::ALL.into_iter().filter(|act| act.vouches()).collect()
    }
}

impl FromIterator<Act> for Acts {
    fn from_iter<I: IntoIterator<Item = Act>>(acts: I) -> Self {
        Self { bits: acts.into_iter().fold(0, |bits, act| bits | 1 << act as u16) }
    }
}

/// An unknown name of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownAct(String);

impl fmt::Display for UnknownAct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown act “{}”; use some of {}, or all", self.0, Acts::all())
    }
}

impl std::error::Error for UnknownAct {}

impl FromStr for Acts {
    type Err = UnknownAct;

    /// Reads "says,reports" or "all". At least one has to be named.
    fn from_str(text: &str) -> Result<Self, UnknownAct> {
        if text.trim() == "all" {
            return Ok(Self::all());
        }
        let act = |name: &str| Act::ALL.into_iter().find(|act| act.name() == name).ok_or(UnknownAct(name.to_owned()));
        text.split(',').map(|name| act(name.trim())).collect()
    }
}

impl fmt::Display for Acts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.iter().map(Act::name).collect();
        f.write_str(&names.join(", "))
    }
}

impl Serialize for Acts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if *self == Self::all() { serializer.serialize_str("all") } else { serializer.collect_seq(self.iter()) }
    }
}

impl<'de> Deserialize<'de> for Acts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Written)
    }
}

/// Takes a list of acts, or "all".
struct Written;

impl<'de> Visitor<'de> for Written {
    type Value = Acts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of acts such as [\"says\", \"reports\"], or \"all\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Acts, E> {
        if text == "all" { Ok(Acts::all()) } else { Err(E::invalid_value(Unexpected::Str(text), &self)) }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Acts, A::Error> {
        let mut acts = Vec::new();
        while let Some(act) = list.next_element::<Act>()? {
            acts.push(act);
        }
        if acts.is_empty() {
            Err(A::Error::custom("name at least one act, or \"all\""))
        } else {
            Ok(acts.into_iter().collect())
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Acts {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Acts".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let list = schemars::json_schema!({ "type": "array", "items": { "enum": Act::ALL }, "minItems": 1 });
        schemars::json_schema!({ "anyOf": [{ "const": "all" }, list] })
    }
}

#[cfg(test)]
mod tests {
    use super::Acts;
    use crate::lexicon::Act;

    #[test]
    fn a_set_is_read_as_it_is_shown() {
        for set in
            [Acts::default(), Acts::all(), Act::ALL[..1].iter().copied().collect(), [Act::Asks].into_iter().collect()]
        {
            assert_eq!(set.to_string().parse(), Ok(set));
        }
        assert_eq!("all".parse(), Ok(Acts::all()));
        assert_eq!("reports, says,says".parse(), Ok([Act::Says, Act::Reports].into_iter().collect::<Acts>()));
    }

    #[test]
    fn each_name_has_to_be_an_act() {
        for text in ["", ",", "says,", "said", "Says", "all,says", "says reports"] {
            assert!(text.parse::<Acts>().is_err(), "{text}");
        }
    }

    #[test]
    fn speech_and_records_count_but_not_what_somebody_wants_feels_or_asks() {
        let left_out: Vec<Act> = Act::ALL.into_iter().filter(|act| !Acts::default().contain(*act)).collect();
        assert_eq!(left_out, [Act::Intends, Act::Feels, Act::Asks]);
    }
}
