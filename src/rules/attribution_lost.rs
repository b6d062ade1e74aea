//! A statement that had a source in the draft before and has none now.
//!
//! ## Why it matters
//!
//! Sources get lost where a text is cut: the sentence stays, the half of it that said who says so goes.
//!
//! ## When it fires
//!
//! Two drafts are compared, a statement of the new one is that of the old one, moved or reworded, and whoever stood behind it is
//! gone.
//!
//! ## Examples
//!
//! Fires, where the draft before is the second example:
//!
//! ```text
//! The harbour will close in May.
//! ```
//!
//! Does not:
//!
//! ```text
//! The harbour will close in May, the port authority said.
//! ```
//!
//! ## Switch it off
//!
//! ```toml
//! [rules]
//! attribution-lost = "off"
//! ```
//!
//! ## Who asks for it
//!
//! The IPSO Editors’ Code of Practice (clause 1, accuracy) and the Reuters Handbook of Journalism (sourcing) hold whoever edits a
//! text to its sources as much as whoever wrote it.
