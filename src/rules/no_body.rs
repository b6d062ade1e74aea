//! A page whose article could not be found.
//!
//! ## Why it matters
//!
//! A page of which only the headline or a line of navigation was read would pass every gate, although the article itself
//! was never audited.
//!
//! ## When it fires
//!
//! An HTML page contains much text, but no part of it was recognized as the article. It may be a front page, a page that
//! a script fills in later, or a page behind a login. The article then gets no other findings, and no gates apply to it.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```html
//! <html><body>
//! <h1>Harbour News</h1>
//! <ul>
//! <li><a href="/0">The council votes on the new bridge after a long debate in the town hall</a></li>
//! <li><a href="/1">Three more ferries for the northern islands will sail from next summer</a></li>
//! <li><a href="/2">Fish prices fall for the third month in a row as catches grow again</a></li>
//! <li><a href="/3">A new museum opens in the old customs house beside the western quay</a></li>
//! <li><a href="/4">The school on the hill needs a new roof before the winter storms come</a></li>
//! <li><a href="/5">Tide tables and weather for sailors between the cape and the lighthouse</a></li>
//! <li><a href="/6">How the old crane was moved through the narrow streets of the old town</a></li>
//! <li><a href="/7">Readers write about the harbour, the ferries and the price of a berth</a></li>
//! <li><a href="/8">The choir of the seamen’s church sings in the market hall on Sunday night</a></li>
//! <li><a href="/9">Pictures of the week from the coast: boats, gulls and a very late sunset</a></li>
//! <li><a href="/10">The lighthouse keeper retires after forty years and tells what he has seen</a></li>
//! <li><a href="/11">Where to eat fresh herring on the quay, and where you had better not go</a></li>
//! <li><a href="/12">The long way of a letter from the island to the mainland and back again</a></li>
//! <li><a href="/13">What the new timetable of the buses means for those who work at the port</a></li>
//! <li><a href="/14">Swimmers cross the bay for charity although the water is still very cold</a></li>
//! <li><a href="/15">A short history of the breakwater, from the first stone to the last flood</a></li>
//! <li><a href="/16">How the pilots of the harbour train on a model of the bay in the town hall</a></li>
//! <li><a href="/17">The last ship carpenter of the island shows how a rowing boat is made</a></li>
//! <li><a href="/18">Why the clock on the customs house has been five minutes late since 1953</a></li>
//! <li><a href="/19">Where the gulls spend the winter, and why they come back to the fish market</a></li>
//! </ul>
//! </body></html>
//! ```
//!
//! Does not:
//!
//! ```html
//! <html><body>
//! <h1>Harbour News</h1>
//! <p>The harbour will close in May, the port authority said.</p>
//! </body></html>
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! no-body = "off"
//! ```
//!
//! ## Who asks for it
//!
//! No published standard. The rule keeps texts that were not audited from passing.

use super::case::{Case, Note};

pub(super) fn check(case: &Case<'_>) -> Vec<Note> {
    let article = &case.document.article;
    if article.body_found {
        return Vec::new();
    }
    let span = article.title().or(article.blocks.first().map(|block| block.span)).unwrap_or_default();
    let message = "the article was not found on this page, so nothing was audited";
    vec![Note::new(span, message).suggest("save the page of one article, as a reader sees it, or give its text")]
}
