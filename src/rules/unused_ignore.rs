//! An exception that no longer matches anything.
//!
//! ## Why it matters
//!
//! An exception that has outlived its reason will one day hide a fault that nobody has looked at.
//!
//! ## When it fires
//!
//! A comment or entry excepts a rule in some place, and the rule says nothing there, or the day until which the exception holds
//! is over. A comment that means to be an exception and is none is told, too: without a reason, with a rule or form that there
//! is not, or with no end to its start. An entry of a policy is held against articles that it names one by one.
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
//! No published standard; it keeps the exceptions of a newsroom few and true.
