//! The rules of a CRTE dossier, with nothing around them.
//!
//! This crate opens no file, reads no clock, draws no random number, knows no SQL and no window:
//! text, dates and identifiers arrive as values. `clippy.toml` beside it keeps that wall.
//! The flow is one way: a template file is read ([`template`]), shown with the dossier's answers
//! ([`canvas`]), checked ([`finding`]) and resolved into a printable [`document`].

#![warn(missing_docs)]

pub mod adapt;
pub mod block;
pub mod board;
pub mod canvas;
pub mod common;
pub mod condition;
pub mod dashboard;
pub mod document;
pub mod dossier;
pub mod dossier_file;
pub mod drawing;
pub mod edit;
pub mod extract;
pub mod find;
pub mod finding;
pub mod french;
pub mod gazetteer;
pub mod ledger;
pub mod lists;
pub mod map;
pub mod money;
pub mod notice;
pub mod organisation;
pub mod plan;
pub mod register;
pub mod remark;
pub mod resolve;
pub mod rich_text;
pub mod spelling;
pub mod template;
pub mod upgrade;
pub mod value;
pub mod vocabulary;
