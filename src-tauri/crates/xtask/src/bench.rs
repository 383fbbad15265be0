//! `cargo xtask bench`: ratios in one run, release build; `cargo xtask bench NAME` takes one measure.

use std::path::Path;

use crate::command::{Outcome, answers, run, target};
use crate::setup;

pub fn measure(root: &Path, only: Option<&str>) -> Outcome {
    setup::bench(root)?;
    let features = "canevas-app/custom-protocol,floor/custom-protocol";
    let packages = ["--package", "canevas-app", "--package", "floor", "--package", "tests"];
    let build = ["build", "--release", "--locked", "--features", features];
    let arguments: Vec<&str> = build.iter().chain(&packages).copied().collect();
    run(root, "cargo", &arguments)?;
    let bench = target(root).join("release/bench").display().to_string();
    if answers("sh", &["-c", "command -v xvfb-run"]) {
        let shown = ["-a", "-s", "-screen 0 1400x900x24", &bench];
        let arguments: Vec<&str> = shown.into_iter().chain(only).collect();
        run(root, "xvfb-run", &arguments)
    } else {
        run(root, &bench, &[only.unwrap_or("--sans-fenetre")])
    }
}
