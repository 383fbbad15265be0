//! From the start of the process to the home screen with its dossiers and examples, beside an empty window of
//! the same Tauri.
//! Both are started and asked by the same driver, so its own time weighs on both.

use std::path::PathBuf;

use driver::Window;

use crate::{report, timed};

const RUNS: usize = 11;

pub fn measure() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let program = |name: &str| std::env::current_exe().unwrap().with_file_name(name);
    let start = |program: PathBuf, ready: &'static str| {
        let nowhere = folder.path().join("x.pdf");
        let mut window = None;
        let time = timed(|| {
            runtime.block_on(async {
                let opened = Window::start_program(&program, folder.path(), &nowhere, false).await;
                opened.css(ready).await;
                window = Some(opened);
            });
        });
        drop(window);
        time
    };
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for run in 0..=RUNS {
        let empty = start(program("floor"), "#ready");
        let full = start(program("canevas-app"), "[data-testid^=\"exemple-\"]");
        // The first turn fills the system's caches.
        if run > 0 {
            floor.push(empty);
            ours.push(full);
        }
    }
    report("démarrage jusqu’à l’accueil", ours, "fenêtre vide", floor, 1.2);
}
