//! Outlets of one's own.

use super::tokens;
use crate::outlet::{self, Control, Description, Kind, Registry, RegistryError, by_id};

fn described(id: &str, name: &str) -> Description {
    let name = Some(name.to_owned()).filter(|name| !name.is_empty());
    Description { id: id.to_owned(), name, ..Description::default() }
}

fn strings(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| (*text).to_owned()).collect()
}

/// The mentions of `text` as "its words=its id".
fn found(text: &str, registry: &Registry) -> String {
    let mentions = outlet::find(text, &tokens(text), registry);
    let shown = mentions.iter().map(|m| format!("{}={}", &text[m.span], m.outlet.map_or("?", |o| o.outlet().id)));
    shown.collect::<Vec<_>>().join("; ")
}

fn registry(descriptions: &[Description], alone: bool) -> Registry {
    Registry::with(descriptions, alone).unwrap_or_default()
}

#[test]
fn an_outlet_of_ones_own_is_found_by_its_names_and_sites() {
    let mut tagesruf = described("tagesruf", "Der Tagesruf");
    tagesruf.aliases = strings(&["Tagesruf Online", "iRuf"]);
    tagesruf.short = strings(&["The Call"]);
    tagesruf.domains = strings(&["www.Tagesruf.org"]);
    let own = registry(&[tagesruf], false);
    for (text, expected) in [
        ("Der Tagesruf reported it, as did Reuters.", "Der Tagesruf=tagesruf; Reuters=reuters"),
        ("It was on Tagesruf Online and in iRuf.", "Tagesruf Online=tagesruf; iRuf=tagesruf"),
        ("According to news.tagesruf.org it rained.", "news.tagesruf.org=tagesruf"),
        ("The minister told the Call that it rained.", "Call=tagesruf"),
        ("Nobody made the call.", ""),
    ] {
        assert_eq!(found(text, &own), expected);
    }
    assert_eq!(found("Der Tagesruf Online reported.", &Registry::default()).matches("tagesruf").count(), 0);
}

#[test]
fn a_known_outlet_may_be_described_anew() {
    let mut reuters = described("reuters", "");
    reuters.aliases = strings(&["Der Ticker"]);
    reuters.state = Some(Control::Public);
    let own = registry(&[reuters], false);
    assert_eq!(
        found("Reuters and Der Ticker reported; see reuters.com.", &own),
        "Reuters=reuters; Der Ticker=reuters; reuters.com=reuters"
    );
    let (known, anew) = (by_id("reuters"), own.by_id("reuters"));
    assert_ne!(known, anew);
    assert_eq!(anew.map(|o| (o.name, o.kind, o.country)), known.map(|o| (o.name, Kind::Agency, o.country)));
    assert_eq!(anew.and_then(|o| o.state).map(|state| state.control), Some(Control::Public));
    assert_eq!(own.named("der ticker"), anew);
    assert!(own.all().any(|id| Some(id) == anew) && !own.all().any(|id| Some(id) == known));
}

#[test]
fn ones_own_may_be_all_there_are() {
    let own = registry(&[described("tagesruf", "Tagesruf")], true);
    assert_eq!(found("Tagesruf and Reuters reported; see bbc.com.", &own), "Tagesruf=tagesruf");
    assert_eq!(own.named("Reuters"), None);
    assert_eq!(own.all().count(), 1);
}

#[test]
fn a_name_of_ones_own_goes_before_a_known_one_but_not_before_a_longer() {
    let own = registry(&[described("harbour-post", "Washington")], false);
    assert_eq!(found("Washington said so.", &own), "Washington=harbour-post");
    assert_eq!(found("The Washington Post said so.", &own), "The Washington Post=washington-post");
}

#[test]
fn equal_outlets_are_one() {
    let tagesruf = [described("tagesruf", "Tagesruf")];
    assert_eq!(registry(&tagesruf, false), registry(&tagesruf, false));
    assert_ne!(registry(&tagesruf, false), registry(&tagesruf, true));
    assert_eq!(registry(&[], false), Registry::default());
    let other = registry(&[described("tagesruf", "Der Ruf")], false);
    assert_ne!(other.by_id("tagesruf"), registry(&tagesruf, false).by_id("tagesruf"));
}

#[test]
fn what_is_no_outlet_is_refused() {
    let wrong = |description: Description| Registry::with(&[described("a", "A"), description], false).err();
    assert_eq!(wrong(described("No Id", "N")), Some((1, RegistryError::Id("No Id".to_owned()))));
    assert_eq!(wrong(described("", "N")), Some((1, RegistryError::Id(String::new()))));
    assert_eq!(wrong(described("new-one", "")), Some((1, RegistryError::Nameless("new-one".to_owned()))));
    assert_eq!(wrong(described("new-one", "The …")), Some((1, RegistryError::Name("The …".to_owned()))));
    let elsewhere = Description { country: Some("XX".to_owned()), ..described("new-one", "N") };
    assert_eq!(wrong(elsewhere), Some((1, RegistryError::Country("XX".to_owned()))));
}
