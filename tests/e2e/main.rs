//! The window itself, driven as a person would: WebKitWebDriver under Xvfb.
//!
//! `cargo xtask test` builds the window with the feature `e2e` (dialogs answered by the
//! environment) and runs this; `e2e FOLDER` also leaves screenshots in a folder, and `e2e FOLDER WORDS` runs
//! only the tests whose name holds these words.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod accessibility;
mod beside;
mod first_contract;
mod keyboard;
mod life;
mod opened;
mod places;
mod started;
mod tour;

use std::path::PathBuf;
use std::process::ExitCode;

/// A test: where it runs, and where it leaves pictures.
type Test = fn(&tokio::runtime::Runtime, Option<PathBuf>);

fn main() -> ExitCode {
    let pictures = std::env::args().nth(1).map(PathBuf::from);
    let words = std::env::args().nth(2).unwrap_or_default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let tests: [(&str, Test); 10] = [
        ("a start, with a list or on a file", |runtime, _| {
            runtime.block_on(started::run());
        }),
        ("a first contract, through a crash, to its PDF", |runtime, _| {
            runtime.block_on(first_contract::run());
        }),
        ("the same by keyboard alone, in few gestures", |runtime, _| {
            runtime.block_on(keyboard::run());
        }),
        ("what follows the first draft", |runtime, _| {
            runtime.block_on(life::run());
        }),
        ("records moved among their groups, a canvas on one page", |runtime, _| {
            runtime.block_on(places::run());
        }),
        ("pages beside what is filled, and what leads to a field", |runtime, pictures| {
            runtime.block_on(beside::run(pictures));
        }),
        ("what opens over the page, light", |runtime, pictures| {
            runtime.block_on(opened::run(pictures, "clair"));
        }),
        ("what opens over the page, dark", |runtime, pictures| {
            runtime.block_on(opened::run(pictures, "sombre"));
        }),
        ("every screen of the example, light", |runtime, pictures| {
            runtime.block_on(tour::run(pictures, "clair"));
        }),
        ("every screen of the example, dark", |runtime, pictures| {
            runtime.block_on(tour::run(pictures, "sombre"));
        }),
    ];
    let tests: Vec<_> = tests.into_iter().filter(|(name, _)| name.contains(&words)).collect();
    let mut failed = 0;
    for (name, test) in &tests {
        let pictures = pictures.clone();
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| test(&runtime, pictures)));
        println!("e2e {name} ... {}", if outcome.is_ok() { "ok" } else { "FAILED" });
        failed += usize::from(outcome.is_err());
    }
    println!("{} passed, {failed} failed", tests.len() - failed);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
