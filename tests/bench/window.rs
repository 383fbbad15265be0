//! A very large dossier in the real window: each kind of interaction, from the gesture to the painted page, beside
//! what a person takes for immediate; and the memory it all takes, beside the sample's.

use std::path::Path;
use std::time::Duration;

use desk::Desk;
use driver::Window;
use serde_json::{Value as Json, json};

use crate::grown::very_large;
use crate::host::Quiet;

/// How often each gesture is made.
const RUNS: usize = 20;
/// What is taken for immediate, in milliseconds.
const IMMEDIATE: f64 = 100.0;
/// How many times the memory of the sample the large dossier may take.
const HEAVIER: f64 = 1.5;
/// Where the data of the window stand, below the folder it is given.
const DATA: &str = "data/fr.canevas.bureau/canevas";

pub fn measure() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let sample = desk::read_dossier("sample", desk::Library::embedded().examples()[0].file).unwrap();
    let mut all = Vec::new();
    let heavy = runtime.block_on(session(&very_large().to_json(), &mut |name, times| {
        report(name, &times);
        all.extend(times);
    }));
    report("tous les gestes", &all);
    // The same gestures, so that the same screens were seen.
    let light = runtime.block_on(session(&sample.to_json(), &mut |_, _| {}));
    let ratio = heavy as f64 / light as f64;
    println!(
        "mémoire du grand dossier : {} Mo ; de l’exemple : {} Mo ; rapport {ratio:.2} (à tenir : {HEAVIER}) {}",
        heavy / 1_000_000,
        light / 1_000_000,
        if ratio <= HEAVIER { "tenu" } else { "MANQUÉ" }
    );
}

fn report(name: &str, times: &[f64]) {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share).round() as usize];
    let verdict = if at(0.95) <= IMMEDIATE { "tenu" } else { "MANQUÉ" };
    println!(
        "{name} : {:.0} ms au 95e centile, {:.0} ms de médiane, {:.0} ms au plus (à tenir : {IMMEDIATE:.0}) {verdict} — {} gestes",
        at(0.95),
        at(0.5),
        at(1.0),
        sorted.len()
    );
}

/// A whole session with a dossier: `told` how long each kind of gesture takes, it gives the memory at its end.
async fn session(dossier: &str, told: &mut dyn FnMut(&str, Vec<f64>)) -> u64 {
    let folder = tempfile::tempdir().unwrap();
    keep(folder.path(), dossier);
    let window = Window::start(folder.path(), &folder.path().join("x.pdf"), false).await;
    window.page.set_window_size(1400, 900).await.unwrap();
    window.press("[data-testid^=\"dossier-\"]").await;
    window.css("[data-testid=\"tache-actions\"]").await;
    window.settled().await;
    told("changer d’étape", tasks(&window).await);
    told("ouvrir une fiche action", sheets(&window).await);
    told("taper un caractère", typing(&window).await);
    told("annuler", undoing(&window).await);
    told("ouvrir le tableau des actions", table(&window, "actions").await);
    told("trier le tableau des actions", sorting(&window).await);
    told("filtrer le tableau des actions", filtering(&window).await);
    told("ouvrir le tableau des acteurs", table(&window, "mobilisation").await);
    told("ouvrir la matrice des acteurs", matrix(&window).await);
    told("ouvrir une fiche acteur", actors(&window).await);
    told("chercher dans le dossier", searching(&window).await);
    let memory = window.memory();
    window.cut();
    memory
}

/// Keeps a dossier in the data folder of the window, as if it had been opened there before.
fn keep(folder: &Path, dossier: &str) {
    let file = folder.join("dossier.json");
    std::fs::write(&file, dossier).unwrap();
    let desk = Desk::new(folder.join(DATA), Quiet);
    desk.call("open_file", json!({ "path": file })).unwrap();
}

/// Clicks what `selector` names, and tells how long it takes until `ready` holds and is painted.
async fn click(window: &Window, selector: &str, ready: &str) -> f64 {
    window.css(selector).await;
    gesture(window, &format!("document.querySelector({selector:?}).click();"), ready).await
}

/// Makes a gesture, and tells how long it takes until `ready` holds and is painted.
async fn gesture(window: &Window, make: &str, ready: &str) -> f64 {
    let script = format!(
        "const done = arguments[arguments.length - 1];
        const ready = () => {{ {ready} }};
        const painted = () => {{
            const {{ port1, port2 }} = new MessageChannel();
            port1.onmessage = () => done(performance.now() - start);
            port2.postMessage(null);
        }};
        const look = () => ready() ? painted() : performance.now() - start > 20000 ? done(null) : requestAnimationFrame(look);
        const start = performance.now();
        {make}
        requestAnimationFrame(look);"
    );
    let took = window.ask(&script).await;
    let took = took.as_f64().unwrap_or_else(|| panic!("never ready: {ready}"));
    // What follows a gesture is over before the next one.
    tokio::time::sleep(Duration::from_millis(300)).await;
    took
}

/// That a task is the one shown.
fn shown(task: &str) -> String {
    format!("return !!document.querySelector('[data-testid=\"tache-{task}\"][aria-current]');")
}

async fn tasks(window: &Window) -> Vec<f64> {
    let tasks = ["territory", "diagnostic", "orientations", "actions", "contract", "findings", "dashboard"];
    let mut times = Vec::new();
    for run in 0..RUNS + tasks.len() {
        let task = tasks[run % tasks.len()];
        let took = click(window, &format!("[data-testid=\"tache-{task}\"]"), &shown(task)).await;
        // The first visit reads what a screen is made of.
        if run >= tasks.len() {
            times.push(took);
        }
    }
    times
}

/// The records of a list, one after the other.
async fn opened(window: &Window, task: &str) -> Vec<f64> {
    window.task(task).await;
    window.css(".side ul button").await;
    let mut times = Vec::new();
    for run in 1..=RUNS {
        let make = format!("document.querySelectorAll('.side ul button')[{run}].click();");
        let ready = format!(
            "return document.querySelectorAll('.side ul button')[{run}]?.hasAttribute('aria-current') && document.activeElement?.matches('[data-focus=\"record\"]');"
        );
        times.push(gesture(window, &make, &ready).await);
    }
    times
}

async fn sheets(window: &Window) -> Vec<f64> {
    opened(window, "actions").await
}

async fn actors(window: &Window) -> Vec<f64> {
    window.task("territory").await;
    opened(window, "mobilisation").await
}

/// Characters typed in a sheet, some of them while the reply to those before comes.
async fn typing(window: &Window) -> Vec<f64> {
    window.click("onglet-contexte-et-objectifs").await;
    let field = window.find("champ-context").await;
    field.click().await.unwrap();
    let listen = "window.typed = [];
        document.addEventListener('keydown', (event) => {
            const start = event.timeStamp;
            requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => window.typed.push(performance.now() - start);
                port2.postMessage(null);
            });
        }, true); return true;";
    window.page.execute(listen, vec![]).await.unwrap();
    for run in 0..RUNS * 3 {
        field.send_keys("e").await.unwrap();
        // The pause that sends what was typed is of 400 ms.
        let pause = if run % 5 == 4 { 410 } else { 60 };
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }
    window.saved().await;
    let times = window.page.execute("return window.typed;", vec![]).await.unwrap();
    times.as_array().unwrap().iter().filter_map(Json::as_f64).collect()
}

async fn undoing(window: &Window) -> Vec<f64> {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        for name in ["annuler", "retablir"] {
            let make = format!(
                "window.label = document.querySelector('[data-testid=\"retablir\"]').getAttribute('aria-label') + document.querySelector('[data-testid=\"annuler\"]').getAttribute('aria-label');
                document.querySelector('[data-testid=\"{name}\"]').click();"
            );
            let ready = "return window.label !== document.querySelector('[data-testid=\"retablir\"]').getAttribute('aria-label') + document.querySelector('[data-testid=\"annuler\"]').getAttribute('aria-label');";
            times.push(gesture(window, &make, ready).await);
        }
    }
    times
}

/// A register as one table, then sheet by sheet again.
async fn table(window: &Window, task: &str) -> Vec<f64> {
    window.task(task).await;
    let mut times = Vec::new();
    for _ in 0..RUNS {
        times.push(click(window, "[data-testid=\"vue-tableau\"]", TABLE).await);
        click(window, "[data-testid=\"vue-fiches\"]", "return !!document.querySelector('.side ul button');")
            .await;
    }
    times
}

/// That a table has its lines.
const TABLE: &str = "return document.querySelectorAll('[data-testid=\"tableau\"] tbody tr').length > 5;";

async fn sorting(window: &Window) -> Vec<f64> {
    click(window, "[data-testid=\"vue-tableau\"]", TABLE).await;
    let mut times = Vec::new();
    for run in 0..RUNS {
        let make = format!(
            "const heads = [...document.querySelectorAll('[data-testid=\"tableau\"] thead th button')];
            window.head = heads[{run} % Math.min(heads.length, 5)]; window.order = window.head.closest('th').getAttribute('aria-sort');
            window.head.click();"
        );
        let ready = "return window.head.closest('th').getAttribute('aria-sort') !== window.order;";
        times.push(gesture(window, &make, ready).await);
    }
    times
}

async fn filtering(window: &Window) -> Vec<f64> {
    let words = ["é", "éc", "éco", "écol", ""];
    let mut times = Vec::new();
    for run in 0..RUNS {
        let make = format!(
            "const box = document.querySelector('main [type=\"search\"]');
            window.count = document.querySelector('main [role=\"status\"]')?.textContent ?? '';
            box.value = {:?}; box.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));",
            words[run % words.len()]
        );
        times.push(gesture(window, &make, "return true;").await);
    }
    times
}

async fn matrix(window: &Window) -> Vec<f64> {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let drawn = "return !!document.querySelector('figure [role=\"img\"] svg');";
        times.push(click(window, "[data-testid=\"vue-dessin\"]", drawn).await);
        click(window, "[data-testid=\"vue-fiches\"]", "return !!document.querySelector('.side ul button');")
            .await;
    }
    times
}

/// Words typed in the search: what is found comes after a pause, which is part of it.
async fn searching(window: &Window) -> Vec<f64> {
    window.click("rechercher").await;
    window.find("recherche-mots").await;
    let mut times = Vec::new();
    for word in ["energie", "ecole", "eau", "commune", "velo"].iter().cycle().take(RUNS) {
        let make = format!(
            "const box = document.querySelector('[data-testid=\"recherche-mots\"]');
            box.value = {word:?}; box.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));"
        );
        let ready = format!(
            "const plain = (text) => text.normalize('NFD').replace(/\\p{{M}}/gu, '').toLowerCase();
            const mark = document.querySelector('[data-testid=\"passages\"] mark'); return !!mark && plain(mark.textContent) === {word:?};"
        );
        times.push(gesture(window, &make, &ready).await);
    }
    window.write("recherche-mots", "\u{e00c}").await;
    times
}
