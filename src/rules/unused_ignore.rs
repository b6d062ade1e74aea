//! An exception that no longer matches any finding.
//!
//! ## Why it matters
//!
//! An exception that has outlived its reason will one day hide a problem that nobody has looked at.
//!
//! ## When it fires
//!
//! A comment in the article, or an [[ignore]] entry of the policy, makes an exception to a rule, and the rule finds
//! nothing there, or the last day of the exception has passed. A malformed exception is reported as well: one without a
//! reason, one that names an unknown rule, or a start without an end. An [[ignore]] entry is checked only against the
//! articles that it names one by one.
//!
//! ## Examples
//!
//! Fires:
//!
//! ```md
//! <!-- ascribe-ignore weasel-attribution: the doubt is the story -->
//! The harbour will close in May, the port authority said.
//! ```
//!
//! Does not:
//!
//! ```md
//! <!-- ascribe-ignore weasel-attribution: the doubt is the story -->
//! The harbour will reportedly close in May.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! unused-ignore = "off"
//! ```
//!
//! ## Who asks for it
//!
//! No published standard; it keeps a newsroom’s exceptions few and justified.
