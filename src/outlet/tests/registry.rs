use std::collections::BTreeMap;

use crate::outlet::fold::folded;
use crate::outlet::registry::COUNTRIES;
use crate::outlet::{Kind, OutletId, Registry, all, by_domain, by_id, country_names, search};

fn ids(found: Vec<OutletId>) -> Vec<&'static str> {
    found.into_iter().map(|id| id.outlet().id).collect()
}

/// Asserts that no outlet has a fault; `fault` names the first one of an outlet.
fn none_faulty(fault: impl Fn(OutletId) -> Option<String>) {
    let faults: Vec<String> =
        all().filter_map(|id| fault(id).map(|fault| format!("{}: {fault}", id.outlet().id))).collect();
    assert!(faults.is_empty(), "data/outlets.toml:\n{}", faults.join("\n"));
}

#[test]
fn the_registry_spans_the_world() {
    assert!(all().len() >= 1000, "{} outlets", all().len());
    let mut countries: Vec<&str> = all().map(|id| id.outlet().country).collect();
    countries.sort_unstable();
    countries.dedup();
    assert!(countries.len() >= 60, "{} countries", countries.len());
}

/// Every country has somebody who tells its news first: an agency, or a broadcaster.
#[test]
fn every_country_has_an_agency_or_a_broadcaster() {
    let told: Vec<&str> = all()
        .map(OutletId::outlet)
        .filter(|outlet| matches!(outlet.kind, Kind::Agency | Kind::Broadcaster))
        .map(|outlet| outlet.country)
        .collect();
    let without: Vec<&str> =
        COUNTRIES.iter().map(|(country, _)| *country).filter(|country| !told.contains(country)).collect();
    assert!(without.is_empty(), "neither agency nor broadcaster: {}", without.join(", "));
}

/// Who is named for the state of its country is told with its class and the year of it.
#[test]
fn who_is_called_a_state_outlet_has_a_class_and_a_year() {
    none_faulty(|id| {
        let outlet = id.outlet();
        let called = outlet.descriptors.iter().any(|d| d.split(' ').any(|word| word == "state" || word == "state-run"));
        let wrong = match outlet.state {
            None => called,
            Some(state) => !(2000..2100).contains(&state.year),
        };
        wrong.then(|| "its class or the year of it is missing".to_owned())
    });
}

#[test]
fn ids_are_lower_case_words_with_hyphens() {
    none_faulty(|id| {
        let id = id.outlet().id;
        let well = !id.is_empty()
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !id.starts_with('-')
            && !id.ends_with('-')
            && !id.contains("--");
        (!well).then(|| "its id is not made of lower-case words with hyphens".to_owned())
    });
}

#[test]
fn names_are_trimmed_and_said_once() {
    none_faulty(|id| {
        let outlet = id.outlet();
        let mut names = vec![outlet.name];
        names.extend(outlet.aliases);
        let twice = outlet.aliases.iter().any(|a| names.iter().filter(|n| *n == a).count() > 1);
        let all = names.iter().chain(outlet.short).chain(outlet.descriptors);
        let bad =
            all.clone().find(|n| n.is_empty() || n.trim() != **n || n.contains("  ") || n.contains(['"', '|', ';']));
        bad.map(|n| format!("{n:?} is no name")).or_else(|| twice.then(|| "a name stands there twice".to_owned()))
    });
}

/// What two outlets go by must be short for all of them but one. The build refuses the same spelling; this catches the
/// same name in another letter case or with other accents.
#[test]
fn names_do_not_clash() {
    let mut owners: BTreeMap<String, OutletId> = BTreeMap::new();
    let mut clashes = Vec::new();
    for id in all() {
        let outlet = id.outlet();
        let plain = std::iter::once(&outlet.name).chain(outlet.aliases).filter(|name| !outlet.short.contains(name));
        for name in plain {
            let other = *owners.entry(folded(name.strip_prefix("The ").unwrap_or(name))).or_insert(id);
            if other != id {
                clashes.push(format!("{name}: {} and {}", outlet.id, other.outlet().id));
            }
        }
    }
    assert!(clashes.is_empty(), "data/outlets.toml:\n{}", clashes.join("\n"));
}

#[test]
fn codes_are_of_the_standards() {
    none_faulty(|id| {
        let outlet = id.outlet();
        let language = |l: &&&str| !((2..=3).contains(&l.len()) && l.bytes().all(|b| b.is_ascii_lowercase()));
        let bad = outlet.languages.iter().find(language).map(|l| format!("{l} is no language code"));
        let country = country_names(outlet.country).is_empty().then(|| format!("{} is no country", outlet.country));
        let silent = outlet.languages.is_empty().then(|| "it speaks no language".to_owned());
        bad.or(country).or(silent)
    });
}

#[test]
fn domains_are_hosts() {
    none_faulty(|id| {
        let label =
            |l: &str| !l.is_empty() && l.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let host = |d: &&&str| d.contains('.') && d.split('.').all(label) && !d.starts_with("www.");
        let domain = id.outlet().domains.iter().find(|d| !host(d));
        domain.map(|d| format!("{d} is no host"))
    });
}

#[test]
fn years_and_owners_are_plausible() {
    none_faulty(|id| {
        let outlet = id.outlet();
        let year = outlet.state.filter(|state| !(2000..2100).contains(&state.year));
        let owner = outlet.owner.filter(|owner| owner.trim().is_empty());
        (year.is_some() || owner.is_some()).then(|| "its year or owner is not plausible".to_owned())
    });
}

#[test]
fn every_name_leads_to_its_outlet() {
    none_faulty(|id| {
        let outlet = id.outlet();
        let sample = if id.0 % 25 == 0 { outlet.aliases } else { &[] };
        sample
            .iter()
            .map(|name| (name, ids(search(&Registry::default(), name))))
            .find(|(_, found)| !found.contains(&outlet.id))
            .map(|(n, _)| n.to_string())
    });
}

#[test]
fn by_id_knows_every_outlet_and_no_other() {
    for id in all() {
        assert_eq!(by_id(id.outlet().id), Some(id));
    }
    assert_eq!(by_id("no-such-outlet"), None);
    assert_eq!(by_id(""), None);
}

#[test]
fn by_domain_takes_hosts_and_urls() {
    let id = |address| by_domain(address).map(|id| id.outlet().id);
    assert_eq!(id("bbc.co.uk"), Some("bbc"));
    assert_eq!(id("www.bbc.co.uk"), Some("bbc"));
    assert_eq!(id("https://edition.cnn.com/2020/02/28/world/story.html?x=a.b"), Some("cnn"));
    assert_eq!(id("HTTP://WWW.AA.COM.TR:80/en"), Some("anadolu"));
    assert_eq!(id("notbbc.co.uk"), None);
    assert_eq!(id("co.uk"), None);
    assert_eq!(id("://"), None);
    assert_eq!(id(""), None);
}

#[test]
fn search_ranks_the_whole_name_above_its_parts() {
    let first = |query| ids(search(&Registry::default(), query)).into_iter().next();
    assert_eq!(first("anadolu"), Some("anadolu"));
    assert_eq!(first("ANADOLU AJANSI"), Some("anadolu"));
    assert_eq!(first("the new york times"), Some("new-york-times"));
    assert_eq!(first("sueddeutsche zeitung"), Some("sueddeutsche-zeitung"));
    assert_eq!(first("suddeutsche"), Some("sueddeutsche-zeitung"));
    assert_eq!(first("lemonde.fr"), Some("le-monde"));
    assert_eq!(first("Washingtn Post"), Some("washington-post"));
    assert!(ids(search(&Registry::default(), "Turkey")).contains(&"hurriyet"));
    assert!(ids(search(&Registry::default(), "AA")).contains(&"anadolu"));
    assert!(search(&Registry::default(), "").is_empty());
    assert!(search(&Registry::default(), "qqqqqqqqqqqq").is_empty());
}

#[test]
fn the_file_is_in_order() {
    let lines = include_str!("../../../data/outlets.toml").lines();
    let (mut country, mut id) = ("", "");
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with('[') {
            assert!(country < line, "{line} stands behind {country}");
            (country, id) = (line, "");
        } else {
            let (next, _) = line.split_once(" = {").expect("one outlet a line");
            assert!(id < next, "{next} stands behind {id}");
            id = next;
        }
    }
}
