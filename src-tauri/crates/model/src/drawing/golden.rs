//! What the sample charts give, kept in `golden/`: an SVG to look at, and its words and table.
//!
//! `CANEVAS_UPDATE=1 cargo test -p model` rewrites the files; read the difference before keeping it.

#![allow(clippy::disallowed_methods, reason = "the test reads and writes what it keeps")]

use std::fs;
use std::path::PathBuf;

use super::{Drawing, samples};

fn same(file: &str, now: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/drawing/golden").join(file);
    if std::env::var_os("CANEVAS_UPDATE").is_some() {
        assert!(fs::write(&path, now).is_ok(), "{file} cannot be written");
        return;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(now.lines()).position(|(kept, now)| kept != now);
    assert_eq!(kept, now, "{file} differs, from line {:?}", differs.map(|line| line + 1));
}

fn words(drawing: &Drawing) -> String {
    let mut out = format!("{}\n\n{}\n\n{}\n", drawing.title, drawing.alt, drawing.table.head.join(" | "));
    for row in &drawing.table.rows {
        out.push_str(&row.join(" | "));
        out.push('\n');
    }
    out
}

#[test]
fn samples_are_drawn_as_kept() {
    for (name, drawing) in samples::all() {
        same(&format!("{name}.svg"), &drawing.svg);
        same(&format!("{name}.txt"), &words(&drawing));
    }
}
