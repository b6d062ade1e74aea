//! Links on the words of statements that lead to outlets' sites.

use super::Citation;
use crate::article::Article;
use crate::outlet::{OutletId, by_domain};
use crate::span::Span;

/// The links of an article that lead to the sites of outlets, with the words they stand on, in order. A link to the site that
/// the article itself stands on leads to more of the same, and is none.
pub(super) fn citations(article: &Article<'_>) -> Vec<(Span, Citation)> {
    let own = article.metadata.url.as_deref().and_then(outlet_of);
    let outlet = |target: &str| outlet_of(target).filter(|outlet| Some(*outlet) != own);
    let links = article.links.iter().enumerate();
    links.filter_map(|(id, link)| Some((link.span, Citation { link: id, outlet: outlet(&link.target)? }))).collect()
}

/// The outlet whose site an address is on: one with a host.
fn outlet_of(address: &str) -> Option<OutletId> {
    let (scheme, rest) = address.split_once("//")?;
    let is_web = ["", "http:", "https:"].iter().any(|known| known.eq_ignore_ascii_case(scheme));
    by_domain(rest).filter(|_| is_web)
}

#[cfg(test)]
mod tests {
    use super::outlet_of;

    #[test]
    fn only_addresses_with_a_host_lead_to_outlets() {
        let id = |address| outlet_of(address).map(|outlet| outlet.id);
        assert_eq!(id("https://www.reuters.com/world/a?b#c"), Some("reuters"));
        assert_eq!(id("//edition.cnn.com"), Some("cnn"));
        assert_eq!(id("HTTP://Reuters.COM:80/x"), Some("reuters"));
        for other in [
            "reuters.com/a",
            "/reuters.com",
            "mailto:a@reuters.com",
            "ftp://reuters.com",
            "https://example.com/reuters.com",
            "#a",
            "",
        ] {
            assert_eq!(id(other), None, "{other}");
        }
        assert_eq!(id("https://notreuters.com"), None);
        assert_eq!(id("https://reuters.com.example.org/"), None);
    }
}
