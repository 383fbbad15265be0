//! The preview of a contract of 200 actions: from an edit to the page that shows it, and the memory held
//! over a thousand edits.

use std::time::Duration;

use desk::Desk;
use serde_json::{Value, json};

use crate::grown::grown;
use crate::host::Quiet;
use crate::{scratch, timed};

/// Edits whose page is awaited one by one.
const AWAITED: usize = 100;
/// Edits over which the memory is watched.
const WATCHED: usize = 1_000;
const TEMPLATE: &str = "contrat-crte";
/// Edits between two pauses in the typing.
const PAUSE: usize = 100;
const LIMIT: Duration = Duration::from_millis(150);

pub fn measure() {
    let folder = scratch();
    let file = folder.path().join("grand.json");
    let dossier = grown(200);
    // The texts of the contract, from the first article to the last, and those of its sheets.
    let texts = dossier.answers[TEMPLATE].iter().filter(|(_, value)| value.is_object());
    let texts: Vec<&String> = texts.map(|(field, _)| field).collect();
    let actions: Vec<&String> = dossier.actions.iter().map(|action| &action.id).collect();
    std::fs::write(&file, dossier.to_json()).unwrap();
    let desk = Desk::new(folder.path().to_owned(), Quiet);
    let id = asked(&desk, "open_file", json!({ "path": file }))["dossier"].clone();
    let page = |key: &str, name: &str, quick: bool| {
        let request = json!({ "dossier": id, "document": TEMPLATE, "page": 0, key: name, "quick": quick });
        asked(&desk, "preview", request)
    };
    let pages = page("field", texts[0], false)["pages"].clone();
    let edited = |run: usize| {
        let (key, name) = if run.is_multiple_of(2) {
            ("field", texts[(run * 7) % texts.len()])
        } else {
            ("record", actions[(run * 37) % actions.len()])
        };
        let request = edit(&id, key, name, run);
        let time = timed(|| {
            asked(&desk, "edit", request);
            let shown = page(key, name, true);
            assert!(shown["svg"].as_str().is_some_and(|svg| svg.starts_with("<svg")));
        });
        // A pause in the typing: the whole contract is laid out again.
        if run % PAUSE == PAUSE - 1 {
            page(key, name, false);
        }
        time
    };
    let mut times: Vec<Duration> = (0..AWAITED).map(&edited).collect();
    times.sort_unstable();
    let (median, late) = (times[times.len() / 2], times[times.len() * 95 / 100]);
    let verdict = if late <= LIMIT { "tenu" } else { "MANQUÉ" };
    println!(
        "aperçu, contrat de 200 actions ({pages} pages), d’une modification à sa page : médiane {median:.0?}, 95e centile {late:.0?} (à tenir : {LIMIT:.0?}) {verdict} — {AWAITED} modifications"
    );
    let before = resident();
    (AWAITED..WATCHED).for_each(|run| _ = edited(run));
    let after = resident();
    let growth = after / before;
    let verdict = if growth <= 1.2 { "tenu" } else { "MANQUÉ" };
    println!(
        "aperçu, mémoire : {before:.0} Mo après {AWAITED} modifications, {after:.0} Mo après {WATCHED}, rapport {growth:.2} (à tenir : 1.2) {verdict}"
    );
}

/// A text of the contract, or of the sheet of an action, typed again.
fn edit(dossier: &Value, key: &str, name: &str, run: usize) -> Value {
    let words = format!("Le territoire se prépare, étape {run}, à ce que l’été change de visage.");
    if key == "record" {
        return json!({
            "dossier": dossier,
            "place": { "task": "actions", "register": "actions", "record": name },
            "edit": { "edit": "field", "register": "actions", "record": name, "field": "context", "value": words },
        });
    }
    let paragraph = json!({ "type": "paragraph", "content": [{ "type": "text", "text": words }] });
    json!({
        "dossier": dossier,
        "place": { "task": "contract" },
        "edit": {
            "edit": "answer",
            "template": TEMPLATE,
            "field": name,
            "value": { "type": "doc", "content": [paragraph] },
        },
    })
}

fn asked(desk: &Desk<Quiet>, command: &str, request: Value) -> Value {
    serde_json::from_str(&desk.call(command, request).unwrap()).unwrap()
}

/// The memory this process holds, in megabytes.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
}
