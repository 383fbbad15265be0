//! Ratios measured in one run, on one machine, release build: `cargo xtask bench`.
//!
//! Each figure stands beside its floor, measured in turn with it: typst alone, a bare SQLite commit,
//! an empty Tauri window. `bench NAME` takes one measure, `bench --sans-fenetre` all but those of the window.
//! `fenetre` times each kind of interaction with a very large dossier, in the window.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod edit;
mod grown;
mod host;
mod html;
mod large;
mod preview;
mod print;
mod routes;
mod search;
mod startup;
mod window;

use std::time::{Duration, Instant};

/// The allocator of the window and of the command line.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [road, place] = &arguments[..] {
        routes::print(road, place.as_ref());
        return;
    }
    let measures: [(&str, fn()); 8] = [
        ("recherche", search::measure),
        ("modification", edit::measure),
        ("regles", large::measure),
        ("impression", print::measure),
        ("chemins", routes::measure),
        ("apercu", preview::measure),
        ("demarrage", startup::measure),
        ("fenetre", window::measure),
    ];
    let asked = arguments.first().map_or("", String::as_str);
    for (name, measure) in measures {
        let wanted = asked.is_empty() || asked == name;
        if wanted || (asked == "--sans-fenetre" && !["demarrage", "fenetre"].contains(&name)) {
            measure();
        }
    }
}

/// A folder for one measure, on the disk of the program: the memory where the system keeps its own would be too
/// quick.
fn scratch() -> tempfile::TempDir {
    let program = std::env::current_exe().unwrap();
    tempfile::tempdir_in(program.parent().unwrap()).unwrap()
}

/// How long something takes.
fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// One line: ours, the floor, their ratio and the figure to reach.
fn report(what: &str, ours: Vec<Duration>, floor_name: &str, floor: Vec<Duration>, limit: f64) {
    let (runs, ours, floor) = (ours.len(), median(ours), median(floor));
    let ratio = ours.as_secs_f64() / floor.as_secs_f64();
    let verdict = if ratio <= limit { "tenu" } else { "MANQUÉ" };
    println!(
        "{what} : {ours:.2?} ; {floor_name} : {floor:.2?} ; rapport {ratio:.2} (à tenir : {limit}) {verdict} — médianes de {runs}"
    );
}
