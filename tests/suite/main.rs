//! The suite: tests that are data where they can be. A folder goes in, text comes out.
//!
//! `CANEVAS_UPDATE=1 cargo test -p tests` writes what the tests expect; read the difference before
//! committing it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod adapt;
mod amounts;
mod arranged;
mod attachments;
mod blank;
mod changes;
mod copies;
mod dropped;
mod edits;
mod export;
mod faulty;
mod files;
mod find;
mod format;
mod gazetteer;
mod generated;
mod gesture;
mod golden;
mod maps;
mod money;
mod paper;
mod plan;
mod preview;
mod properties;
mod reader;
mod remarks;
mod reviews;
mod rules;
mod speller;
mod spelling;
mod support;
mod tables;
mod templates;
mod toolbox;
mod upgrade;
mod versions;
