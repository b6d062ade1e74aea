//! Links in statements to the sites of outlets.

use super::Citation;
use crate::article::{Article, Link};
use crate::outlet::{OutletId, Registry};
use crate::policy::Policy;
use crate::span::Span;

/// The links of an article to the sites of outlets, with the words they are on, in order. A link to the site that the article
/// itself was published on does not count.
pub(super) fn citations(article: &Article<'_>, policy: &Policy) -> Vec<(Span, Citation)> {
    let outlet_of = |address: &str| outlet_of(address, &policy.registry);
    let own = article.metadata.url.as_deref().and_then(outlet_of);
    let outlet = |target: &str| outlet_of(target).filter(|outlet| Some(*outlet) != own);
    let citation = |(link, words): (usize, &Link)| {
        let outlet = outlet(&words.target)?;
        Some((words.span, Citation { link, outlet, trusted: policy.trust.holds(Some(outlet)) }))
    };
    article.links.iter().enumerate().filter_map(citation).collect()
}

/// The outlet whose site an address is on: one with a host.
fn outlet_of(address: &str, registry: &Registry) -> Option<OutletId> {
    let (scheme, rest) = address.split_once("//")?;
    let is_web = ["", "http:", "https:"].iter().any(|known| known.eq_ignore_ascii_case(scheme));
    registry.by_domain(rest).filter(|_| is_web)
}

#[cfg(test)]
mod tests {
    use super::outlet_of;
    use crate::outlet::Registry;

    #[test]
    fn only_addresses_with_a_host_lead_to_outlets() {
        let registry = Registry::default();
        let id = |address| outlet_of(address, &registry).map(|outlet| outlet.outlet().id);
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
