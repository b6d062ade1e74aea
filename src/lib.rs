//! Audits news copy: which outlet or other source each statement of an article is attributed to, and what nobody stands
//! behind.
#![cfg_attr(not(feature = "cli"), warn(clippy::print_stdout, clippy::print_stderr))]

pub mod article;
pub mod attribution;
pub mod audit;
mod document;
pub mod entity;
mod error;
pub mod lexicon;
pub mod outlet;
pub mod policy;
pub mod report;
mod span;
pub mod text;

pub use article::Article;
pub use audit::Audit;
pub use audit::audit;
pub use document::Document;
pub use error::{Error, ErrorKind, Place};
pub use policy::Policy;
pub use span::Span;

/// Holds the README's examples to what the library does.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
