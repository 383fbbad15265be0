//! Paper: a resolved [`model::document::Document`] becomes pages.
//!
//! One layout gives both the preview (one SVG a page) and the PDF, which conforms to PDF/UA-1 and
//! PDF/A-2a at once; PDF/A-3a when the dossier travels inside. Large workshop boards are drawn apart, in millimetres.
//!
//! What this crate knows: fonts, the house style, French punctuation, how typst and printpdf are
//! driven. What it does not know: registers, templates, dossiers, files, the clock, the network.
//! The document arrives resolved and the hour of a PDF arrives as a value, so the same input gives
//! the same bytes.

#![warn(missing_docs)]

mod columns;
mod draft;
mod editor;
mod fonts;
mod glyphs;
mod metrics;
mod pack;
mod pen;
mod pieces;
mod preview;
mod proof;
mod seek;
mod stretch;
mod world;

pub mod board;
pub mod carried;
pub mod error;
pub mod pages;
pub mod press;
pub mod typography;

pub use pieces::picture;
pub use seek::{Passage, Place};
