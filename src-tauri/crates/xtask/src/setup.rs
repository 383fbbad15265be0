//! What a fresh machine lacks, and putting it there.

use std::path::Path;

use crate::command::{Outcome, answers, run, run_with, say, target};

/// A system package, what shows that it is there, and why it is wanted.
struct Package {
    name: &'static str,
    probe: (&'static str, &'static [&'static str]),
    why: &'static str,
}

const fn package(
    name: &'static str,
    program: &'static str,
    arguments: &'static [&'static str],
    why: &'static str,
) -> Package {
    Package { name, probe: (program, arguments), why }
}

/// What building and opening the window takes on Debian 12 and Ubuntu 24.04.
const BUILD: [Package; 4] = [
    package("build-essential", "cc", &["--version"], "compiler SQLite et lier les programmes"),
    package("pkg-config", "pkg-config", &["--version"], "trouver les bibliothèques du système"),
    package(
        "libwebkit2gtk-4.1-dev",
        "pkg-config",
        &["--exists", "webkit2gtk-4.1"],
        "la fenêtre de l’application",
    ),
    package(
        "libclang-dev",
        "dpkg",
        &["-s", "libclang-dev"],
        "décrire à Rust les sessions de SQLite, dont vient l’annulation",
    ),
];

/// What the tests take besides.
const TEST: [Package; 6] = [
    package("xvfb", "dpkg", &["-s", "xvfb"], "ouvrir la vraie fenêtre sans écran"),
    package("xauth", "dpkg", &["-s", "xauth"], "ouvrir la vraie fenêtre sans écran"),
    package("webkit2gtk-driver", "dpkg", &["-s", "webkit2gtk-driver"], "conduire la fenêtre dans les essais"),
    package("poppler-utils", "dpkg", &["-s", "poppler-utils"], "relire le texte des PDF"),
    package("qpdf", "dpkg", &["-s", "qpdf"], "vérifier la structure des PDF"),
    package("python3-venv", "dpkg", &["-s", "python3-venv"], "le validateur PDF/UA et PDF/A"),
];

/// What the measures take besides: another way to a PDF, to stand beside ours.
const BENCH: [Package; 1] = [package(
    "libreoffice-writer-nogui",
    "dpkg",
    &["-s", "libreoffice-writer-nogui"],
    "mesurer l’impression à côté de la nôtre",
)];

/// What the person must have before anything else, on any system.
const PREREQUISITES: &str = "\
Il faut :
- Rust 1.95 ou plus récent (cargo) ;
- Node.js 20.19 ou plus récent, avec npm ;
- sous Windows : Visual Studio Build Tools (C++), LLVM (libclang) et WebView2 Runtime ;
- sous macOS : les outils en ligne de commande de Xcode (xcode-select --install) ;
- sous une autre distribution Linux : WebKitGTK 4.1 (développement), pkg-config, un compilateur C et libclang.";

/// Prepares building the window.
pub fn build(root: &Path) -> Outcome {
    system(&BUILD)?;
    interface(root)
}

/// Prepares the tests too.
pub fn tests(root: &Path) -> Outcome {
    system(&BUILD)?;
    system(&TEST)?;
    interface(root)
}

/// Prepares the measures.
pub fn bench(root: &Path) -> Outcome {
    tests(root)?;
    system(&BENCH)?;
    python(root, "banc", "tests/bench/requirements.txt", "weasyprint")?;
    Ok(())
}

/// A Python environment of its own under the build folder, holding what a file of requirements pins. Gives its
/// interpreter; `shown` is a module that shows that all is there.
pub fn python(root: &Path, name: &str, requirements: &str, shown: &str) -> Outcome<String> {
    let venv = target(root).join(name);
    let python = venv.join("bin/python").display().to_string();
    if !answers(&python, &["-c", &format!("import {shown}")]) {
        run(root, "python3", &["-m", "venv", "--clear", &venv.display().to_string()])?;
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements];
        run(root, &python, &install)?;
    }
    Ok(python)
}

/// Installs the system packages that are missing, after saying which and why.
fn system(packages: &[Package]) -> Outcome {
    let missing: Vec<&Package> =
        packages.iter().filter(|package| !answers(package.probe.0, package.probe.1)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !answers("apt-get", &["--version"]) {
        // Elsewhere we cannot know how things are installed: what is missing will be said by the
        // step that needs it.
        say(PREREQUISITES);
        return Ok(());
    }
    say("Paquets du système à installer :");
    for package in &missing {
        say(&format!("- {} : {}", package.name, package.why));
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    let root = answers("sh", &["-c", "test \"$(id -u)\" = 0"]);
    let apt = |arguments: &[&str]| -> Outcome {
        let quiet = [("DEBIAN_FRONTEND", "noninteractive")];
        if root {
            return run_with(Path::new("."), "apt-get", arguments, &quiet);
        }
        let with_sudo: Vec<&str> = ["apt-get"].into_iter().chain(arguments.iter().copied()).collect();
        run_with(Path::new("."), "sudo", &with_sudo, &quiet)
    };
    apt(&["update"])?;
    let install: Vec<&str> = ["install", "-y", "--no-install-recommends"].into_iter().chain(names).collect();
    apt(&install)
}

/// Installs the interface's packages and builds it: the window embeds the result.
fn interface(root: &Path) -> Outcome {
    if !answers(npm(), &["--version"]) {
        return Err(format!("npm est introuvable.\n{PREREQUISITES}").into());
    }
    let ui = root.join("ui");
    let lock = std::fs::read(ui.join("package-lock.json"))?;
    let installed = ui.join("node_modules/.canevas-lock");
    if std::fs::read(&installed).ok().as_ref() != Some(&lock) {
        run_with(&ui, npm(), &["ci"], &[("npm_config_loglevel", "error")])?;
        std::fs::write(installed, lock)?;
    }
    run(&ui, npm(), &["run", "build"])
}

/// npm is a script with an ending of its own on Windows.
pub const fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}
