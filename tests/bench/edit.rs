//! An edit of the full sample, from command to durable reply, beside a bare commit on the same disk.

use desk::Desk;
use rusqlite::Connection;
use serde_json::json;

use crate::host::Quiet;
use crate::{report, scratch, timed};

const RUNS: usize = 400;

pub fn measure() {
    let folder = scratch();
    let desk = Desk::new(folder.path().to_owned(), Quiet);
    let opened = desk.call("open_example", json!({ "id": "trois-rivieres" })).unwrap();
    let dossier = serde_json::from_str::<serde_json::Value>(&opened).unwrap()["dossier"].clone();
    let bare = bare(folder.path());
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        let value = format!("Présidente numéro {run}");
        floor.push(timed(|| bare.execute("UPDATE territory SET president = ?1", [&value]).unwrap()));
        let request = json!({
            "dossier": dossier,
            "place": { "task": "territory" },
            "edit": { "edit": "field", "register": "territory", "record": "territoire", "field": "president", "value": value },
        });
        ours.push(timed(|| desk.call("edit", request).unwrap()));
    }
    report("modification, réponse durable", ours, "écriture SQLite nue", floor, 1.5);
}

/// A table on the same disk, as durable as ours.
pub fn bare(folder: &std::path::Path) -> Connection {
    let bare = Connection::open(folder.join("nu.db")).unwrap();
    bare.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE territory (id TEXT PRIMARY KEY, president TEXT);
         INSERT INTO territory VALUES ('territoire', '');",
    )
    .unwrap();
    bare
}
