//! Maps as data: `tests/maps/<name>.geojson`, given to the complete dossier, becomes `<name>.txt` — why it was
//! refused, or what its drawing says and what is left to review.

use desk::RefusalCode;
use model::dossier::Dossier;
use model::finding::findings;
use model::map::Map;
use serde_json::{Value as Json, json};

use crate::edits::{Ask, Table, TestHost, table};
use crate::support::{complete, contract, project, same, sample, text, today};

fn names() -> Vec<String> {
    let entries = std::fs::read_dir(project("tests/maps")).unwrap().map(|entry| entry.unwrap().path());
    let maps = entries.filter(|path| path.extension().is_some_and(|ending| ending == "geojson"));
    let mut names: Vec<String> =
        maps.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

/// The dossier with this map.
fn mapped(mut dossier: Dossier, map: &Map) -> Dossier {
    let rows = dossier.rows_mut(model::register::RegisterName::Maps);
    rows.add("carte".to_owned());
    dossier.maps[0].name = "carte.geojson".to_owned();
    dossier.maps[0].shapes = map.to_text();
    dossier
}

fn outcome(text: &str) -> String {
    let dossier = complete();
    let map = match Map::read(text).and_then(|map| map.lightened(&dossier.communes)) {
        Ok(map) => map,
        Err(bad) => return format!("refusée : {}\n", bad.0),
    };
    let dossier = mapped(dossier, &map);
    let panel = model::dashboard::panel(&dossier, "perimetre").unwrap();
    let drawing = &panel.drawings[0];
    let mut out = format!("{}\n\n{}\n", drawing.alt, drawing.table.head.join(" | "));
    for row in &drawing.table.rows {
        out.push_str(&format!("{}\n", row.join(" | ")));
    }
    for finding in findings(&dossier, &[&contract()], today()) {
        out.push_str(&format!("\n{} [{}] {}\n", finding.severity.label(), finding.rule, finding.message));
    }
    out
}

#[test]
fn each_map_is_drawn_or_refused_as_told() {
    assert!(names().len() > 15);
    for name in names() {
        same(&format!("tests/maps/{name}.txt"), &outcome(&text(&format!("tests/maps/{name}.geojson"))));
    }
}

#[test]
fn what_a_dossier_keeps_of_a_map_is_read_again_as_it_was() {
    for name in names() {
        let Ok(map) = Map::read(&text(&format!("tests/maps/{name}.geojson"))) else { continue };
        let kept = map.lightened(&complete().communes).unwrap();
        assert_eq!(Map::read(&kept.to_text()).unwrap(), kept, "{name}");
    }
}

/// Communes in a square of so many by so many, whose borders wind: each is drawn once for both neighbours.
fn winding(across: usize) -> String {
    let knot = |x: usize, y: usize| (x as f64 * 0.05, 46.0 + y as f64 * 0.04);
    let side = |from: (f64, f64), to: (f64, f64)| -> Vec<(f64, f64)> {
        let turn = from > to;
        let (low, high) = if turn { (to, from) } else { (from, to) };
        let point = |step: usize| {
            let (share, wave) = (step as f64 / 60.0, (step as f64 * 0.7).sin() * 0.003);
            let ends = f64::from(u8::from(step > 0 && step < 60));
            let (dx, dy) = (high.0 - low.0, high.1 - low.1);
            (
                low.0 + share * dx + ends * wave * dy.signum().abs(),
                low.1 + share * dy + ends * wave * dx.signum().abs(),
            )
        };
        let mut points: Vec<(f64, f64)> = (0..=60).map(point).collect();
        if turn {
            points.reverse();
        }
        points.pop();
        points
    };
    let feature = |index: usize| {
        let (x, y) = (index % across, index / across);
        let corners = [knot(x, y), knot(x + 1, y), knot(x + 1, y + 1), knot(x, y + 1)];
        let mut ring: Vec<(f64, f64)> =
            (0..4).flat_map(|place| side(corners[place], corners[(place + 1) % 4])).collect();
        ring.push(ring[0]);
        json!({ "type": "Feature", "properties": { "insee": format!("{index:05}") },
                "geometry": { "type": "Polygon", "coordinates": [ring] } })
    };
    let features: Vec<Json> = (0..across * across).map(feature).collect();
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

fn communes(count: usize) -> Dossier {
    let mut dossier = Dossier::new("contrat-crte");
    for index in 0..count {
        let rows = dossier.rows_mut(model::register::RegisterName::Communes);
        rows.add(format!("commune-{index}"));
        dossier.communes[index].insee = format!("{index:05}");
        dossier.communes[index].name = format!("Commune-sur-Rivière-{index}");
    }
    dossier
}

#[test]
fn the_map_of_169_communes_stays_light() {
    let dossier = communes(169);
    let source = winding(13);
    assert!(source.len() > 1_000_000, "{}", source.len());
    let kept = Map::read(&source).unwrap().lightened(&dossier.communes).unwrap();
    let dossier = mapped(dossier, &kept);
    let panel = model::dashboard::panel(&dossier, "perimetre").unwrap();
    let svg = &panel.drawings[0].svg;
    assert!(svg.len() < 200_000, "{} bytes", svg.len());
    for number in 1..=169 {
        assert!(svg.contains(&format!(">{number}</text>")), "commune {number} has no label");
    }
}

#[test]
fn neighbours_go_on_touching_once_lightened() {
    let dossier = communes(16);
    let whole = Map::read(&winding(4)).unwrap();
    let kept = whole.clone().lightened(&dossier.communes).unwrap();
    let edges = |map: &Map| {
        let mut known = std::collections::BTreeMap::new();
        for ring in map.shapes.iter().flat_map(|shape| shape.polygons.iter().flatten()) {
            for (index, &from) in ring.iter().enumerate() {
                let to = ring[(index + 1) % ring.len()];
                let key =
                    |point: (f64, f64)| ((point.0 * 1e5).round() as i64, (point.1 * 1e5).round() as i64);
                let (one, other) = (key(from).min(key(to)), key(from).max(key(to)));
                *known.entry((one, other)).or_insert(0) += 1;
            }
        }
        known
    };
    let (before, after) = (edges(&whole), edges(&kept));
    assert!(after.len() * 2 < before.len(), "{} then {}", before.len(), after.len());
    // Every edge that is not on the outer side has the communes of both its sides.
    let outer = |((from, _), (to, _)): &((i64, i64), (i64, i64))| {
        [from, to].iter().all(|x| **x < 400 || **x > 19_600)
    };
    let level = |(from, to): &((i64, i64), (i64, i64))| {
        [from.1, to.1].iter().all(|y| *y < 4_600_400 || *y > 4_615_600)
    };
    for (edge, count) in &after {
        assert!(*count == 2 || outer(edge) || level(edge), "{edge:?} is drawn {count} times");
    }
}

#[test]
fn a_template_prints_the_map_when_there_is_one_and_nothing_otherwise() {
    let library = desk::Library::embedded();
    for id in ["fiche-territoire", "contrat-crte"] {
        let template = library.template(id).unwrap();
        let with = model::resolve::resolve(template, &sample(), today()).outline();
        let mut bare = sample();
        bare.maps.clear();
        let without = model::resolve::resolve(template, &bare, today()).outline();
        assert!(with.contains("Carte du périmètre"), "{id}");
        assert!(!without.contains("Carte du périmètre"), "{id}");
    }
}

fn give(table: &Table, file: &str) -> Result<Json, desk::Refusal> {
    *table.desk.host().dropped.lock().unwrap() = vec![project(file)];
    table.desk.ask("open_dropped", json!({ "dossier": table.dossier }))
}

fn shown(table: &Table) -> Json {
    let place = json!({ "task": "territory", "register": "communes", "step": "dessin" });
    table.desk.ask("show", json!({ "dossier": table.dossier, "place": place })).unwrap()["screen"]["view"]
        .clone()
}

#[test]
fn a_map_dropped_on_a_dossier_is_kept_replaced_and_taken_away() {
    let table = table();
    assert_eq!(shown(&table)["map"]["record"], Json::Null);
    let kept = give(&table, "tests/maps/noms-seuls.geojson").unwrap();
    assert_eq!(kept["what"], "map");
    assert_eq!(kept["workspace"]["place"]["step"], "dessin");
    assert_eq!(kept["workspace"]["undo"], "Carte du périmètre « noms-seuls.geojson »");
    give(&table, "tests/maps/codes.geojson").unwrap();
    let view = shown(&table);
    assert_eq!(view["map"]["name"], "codes.geojson", "one at a time");
    assert!(view["drawing"]["svg"].as_str().unwrap().starts_with("<svg"));
    table.call("undo", "territory");
    assert_eq!(shown(&table)["map"]["name"], "noms-seuls.geojson");
    let record = shown(&table)["map"]["record"].clone();
    table.edit("territory", &json!({ "edit": "remove", "register": "maps", "record": record }));
    let view = shown(&table);
    assert_eq!((&view["map"]["record"], &view["drawing"]), (&Json::Null, &Json::Null));
    table.call("undo", "territory");
    assert_eq!(shown(&table)["map"]["name"], "noms-seuls.geojson");
}

#[test]
fn a_file_that_is_no_map_is_refused_by_name_and_changes_nothing() {
    let table = table();
    let refusal = give(&table, "tests/maps/lambert-93.geojson").unwrap_err();
    assert_eq!(refusal.code, RefusalCode::BadFile);
    for word in ["lambert-93.geojson", "Clairbois-le-Témoin", "EPSG:4326"] {
        assert!(refusal.message.contains(word), "{}", refusal.message);
    }
    assert_eq!(shown(&table)["map"]["record"], Json::Null);
    *table.desk.host().dropped.lock().unwrap() = vec![project("tests/maps/codes.geojson")];
    let refusal = table.desk.ask("open_dropped", json!({})).unwrap_err();
    assert!(refusal.message.contains("ouvrez d’abord le dossier"), "{}", refusal.message);
}

#[test]
fn a_map_that_is_too_large_is_refused_with_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let large = folder.path().join("france.geojson");
    std::fs::File::create(&large).unwrap().set_len(model::map::LARGEST_MAP + 1).unwrap();
    let desk =
        desk::Desk::new(folder.path().join("data"), TestHost { open: Some(large), ..TestHost::default() });
    let view = desk.ask("open_example", json!({ "id": "trois-rivieres" })).unwrap();
    let ask = json!({ "dossier": view["dossier"], "place": { "task": "territory", "register": "communes" } });
    let refusal = desk.ask("add_map", ask).unwrap_err();
    assert!(
        refusal.message.contains("au plus 10") && refusal.message.contains("france.geojson"),
        "{}",
        refusal.message
    );
}

#[test]
fn the_map_travels_with_the_json_and_a_broken_one_is_a_fault() {
    let whole = sample();
    assert_eq!(model::dossier_file::read(&whole.to_json()).unwrap().maps, whole.maps);
    let mut broken = whole;
    broken.maps[0].shapes = "rien".to_owned();
    let faults = model::dossier_file::read(&broken.to_json()).unwrap_err();
    assert_eq!((faults.len(), faults[0].path.as_str()), (1, "maps[0].shapes"));
}
