//! Stands in for the audit until its rooms are joined.

use crate::article::Article;
use crate::audit::{Audit, Coverage, Linked, status};
use crate::document::Document;
use crate::policy::Policy;

/// Audits an article.
pub fn audit<'a>(article: Article<'a>, policy: &Policy) -> Audit<'a> {
    let document = Document::parse(article);
    let attributions = crate::attribution::attributions(&document);
    let resolved = crate::entity::resolve(&document, &attributions);
    let named = resolved.sources.into_iter().zip(resolved.via);
    let linked: Vec<Linked> = attributions
        .into_iter()
        .zip(named)
        .map(|(attribution, (source, via))| Linked { attribution, source, via })
        .collect();
    let sentences = status::sentences(&document, &linked, &resolved.entities, policy);
    let coverage = Coverage::of(&sentences);
    Audit {
        article: document.article,
        sentences,
        attributions: linked,
        entities: resolved.entities,
        coverage,
        findings: Vec::new(),
    }
}
