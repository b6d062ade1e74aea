//! Looking an outlet up by what somebody types.

use super::fold::folded;
use super::{Outlet, OutletId, Registry, country_names};

/// The outlets of a registry that `query` may mean, the best first: by id, name, alias, short name, site or country, whole,
/// at the start of a word or anywhere inside; failing these, the ones whose names are spelt most like it. Letter case and
/// accents do not matter.
pub fn search(registry: &Registry, query: &str) -> Vec<OutletId> {
    let query = folded(query);
    let query = query.strip_prefix("the ").unwrap_or(&query);
    if query.is_empty() {
        return Vec::new();
    }
    let site = query.contains('.').then(|| registry.by_domain(query)).flatten();
    let rank = |id: OutletId| if site == Some(id) { Some(0) } else { rank(id.outlet(), query) };
    let found = ranked(registry, rank);
    if !found.is_empty() {
        return found;
    }
    let most = query.chars().count() / 3;
    ranked(registry, |id| names(id.outlet()).map(|name| distance(&name, query)).min().filter(|d| *d <= most))
}

/// The outlets that have a rank, the lowest first, in the order of ids among equals.
fn ranked(registry: &Registry, rank: impl Fn(OutletId) -> Option<usize>) -> Vec<OutletId> {
    let mut found: Vec<(usize, OutletId)> = registry.all().filter_map(|id| Some((rank(id)?, id))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id).collect()
}

/// How well an outlet fits a folded query: 0 is best.
fn rank(outlet: &Outlet, query: &str) -> Option<usize> {
    if outlet.id == query || plain(outlet.name) == query {
        return Some(0);
    }
    if outlet.aliases.iter().any(|alias| plain(alias) == query) {
        return Some(1);
    }
    if outlet.short.iter().any(|short| plain(short) == query) {
        return Some(2);
    }
    let country = country_names(outlet.country).iter().any(|name| folded(name) == query);
    if country || outlet.country.eq_ignore_ascii_case(query) {
        return Some(3);
    }
    let mut best = None;
    for name in names(outlet) {
        let here = match name.find(query) {
            Some(0) => 4,
            Some(_) if name.contains(&format!(" {query}")) => 5,
            Some(_) if query.len() > 2 => 6,
            _ => continue,
        };
        best = Some(best.map_or(here, |b: usize| b.min(here)));
    }
    let inside = |domain: &&str| query.len() > 2 && domain.contains(query);
    best.or_else(|| outlet.domains.iter().any(inside).then_some(7))
}

/// The id and every name of an outlet, folded and without "the".
fn names(outlet: &Outlet) -> impl Iterator<Item = String> + '_ {
    let names = [outlet.id, outlet.name].into_iter();
    names.chain(outlet.aliases.iter().copied()).chain(outlet.short.iter().copied()).map(plain)
}

fn plain(name: &str) -> String {
    let name = folded(name);
    name.strip_prefix("the ").map(str::to_owned).unwrap_or(name)
}

/// How many characters must be put in, left out or changed to turn `a` into `b` (Levenshtein's distance).
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, c) in a.chars().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        let mut left = i + 1;
        next.push(left);
        for (d, pair) in b.iter().zip(row.windows(2)) {
            let &[diagonal, above] = pair else { continue };
            left = (diagonal + usize::from(c != *d)).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
