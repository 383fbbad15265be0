//! `cargo xtask bench`: ratios in one run, release build.

use std::path::Path;

use crate::command::{Outcome, answers, run, target};
use crate::setup;

pub fn measure(root: &Path) -> Outcome {
    setup::bench(root)?;
    let features = "canevas-app/custom-protocol,floor/custom-protocol";
    let packages = ["--package", "canevas-app", "--package", "floor", "--package", "tests"];
    let build = ["build", "--release", "--locked", "--features", features];
    let arguments: Vec<&str> = build.iter().chain(&packages).copied().collect();
    run(root, "cargo", &arguments)?;
    let bench = target(root).join("release/bench").display().to_string();
    if answers("sh", &["-c", "command -v xvfb-run"]) {
        run(root, "xvfb-run", &["-a", "-s", "-screen 0 1400x900x24", &bench])
    } else {
        run(root, &bench, &["--sans-fenetre"])
    }
}
