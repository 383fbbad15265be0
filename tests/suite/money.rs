//! Ten thousand random dossiers: every total is computed again from the JSON by code that shares nothing
//! with the program's, and a cent that moves is seen.

use std::collections::BTreeMap;

use model::finding::findings;
use model::ledger::{Cut, Ledger, Part, SumName};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::support::{contract, today};

type Line = (usize, u8, u8, u8, u8, i64);

fn dossiers() -> impl Strategy<Value = Json> {
    let action = (any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>(), 0..90_000_000_i64);
    let line = (0..6_usize, any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>(), 0..20_000_000_i64);
    let actions = prop::collection::vec(action, 0..6);
    (actions, prop::collection::vec(line.clone(), 0..24), prop::collection::vec(line, 0..12))
        .prop_map(|(actions, lines, costs)| dossier(&actions, &lines, &costs))
}

fn one(list: &[&str], draw: u8) -> Json {
    list.get(usize::from(draw) % (list.len() + 1)).map_or(Json::Null, |code| json!(code))
}

/// A record without what is null: the file has no empty field.
fn record(fields: Json) -> Json {
    let mut fields = fields;
    fields.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    fields
}

fn dossier(actions: &[(u8, u8, u8, u8, i64)], lines: &[Line], costs: &[Line]) -> Json {
    let year = |draw: u8| if draw.is_multiple_of(5) { Json::Null } else { json!(2025 + i32::from(draw % 7)) };
    let actions = actions.iter().enumerate().map(|(place, (a, b, c, d, cost))| {
        record(json!({
            "id": format!("a{place}"),
            "orientation": one(&["o0", "o1"], *a),
            "axis": one(&["ecologique", "economique"], *b),
            "owner": one(&["Commune", "Syndicat"], *c),
            "tax": one(&["ht", "ttc"], *d),
            "total_cost": if d.is_multiple_of(7) { Json::Null } else { json!(cost) },
        }))
    });
    let lines = lines.iter().enumerate().map(|(place, (action, a, b, c, d, amount))| {
        record(json!({
            "id": format!("f{place}"),
            "action": format!("a{action}"),
            "funder": one(&["f-etat", "f-region", "f-mo"], *a),
            "nature": one(&["subvention", "fonds_propres", "pret", "valorisation", "mecenat"], *b),
            "state": one(&["envisage", "demande", "acquis", "refuse", "solde"], *c),
            "year": year(*d),
            "amount": if d.is_multiple_of(11) { Json::Null } else { json!(amount) },
        }))
    });
    let costs = costs.iter().enumerate().map(|(place, (action, a, b, _, d, amount))| {
        record(json!({
            "id": format!("c{place}"),
            "action": format!("a{action}"),
            "section": one(&["investissement", "fonctionnement"], *a),
            "nature": one(&["travaux", "etudes"], *b),
            "year": year(*d),
            "amount": amount,
        }))
    });
    json!({
        "format": "canevas-dossier", "version": 2, "template": "contrat-crte", "territory": {},
        "orientations": [
            { "id": "o0", "title": "Une", "axis": "modes_de_vie" }, { "id": "o1", "title": "Deux" },
        ],
        "funders": [
            { "id": "f-etat", "name": "État" }, { "id": "f-region", "name": "Région" }, { "id": "f-mo", "name": "MO" },
        ],
        "actions": actions.collect::<Vec<_>>(),
        "funding": lines.collect::<Vec<_>>(),
        "costs": costs.collect::<Vec<_>>(),
    })
}

/// One sum by name, for one key and one tax unit.
type Totals = BTreeMap<(String, String, &'static str), i128>;

const NAMES: [&str; 12] = [
    "cost",
    "considered",
    "requested",
    "granted",
    "settled",
    "refused",
    "own_funds",
    "loans",
    "own_share",
    "in_kind",
    "planned",
    "missing",
];

/// The names of the sums a line counts in.
fn counts_in(line: &Json) -> Vec<&'static str> {
    let state = line["state"].as_str().unwrap_or("");
    if state == "refuse" {
        return vec!["refused"];
    }
    let mut names = match line["nature"].as_str().unwrap_or("") {
        "fonds_propres" => vec!["own_funds", "own_share"],
        "pret" => vec!["loans", "own_share"],
        "valorisation" => vec!["in_kind"],
        _ => vec![match state {
            "demande" => "requested",
            "acquis" => "granted",
            "solde" => "settled",
            _ => "considered",
        }],
    };
    names.push("planned");
    names
}

/// Every total of a cut, added up line by line from the JSON.
fn recomputed(file: &Json, cut: Cut) -> Totals {
    let mut totals = Totals::new();
    let records = |register: &str| file[register].as_array().cloned().unwrap_or_default();
    let word = |json: &Json| json.as_str().unwrap_or("").to_owned();
    let year = |json: &Json| json.as_i64().map(|year| year.to_string()).unwrap_or_default();
    for action in records("actions") {
        let tax = word(&action["tax"]);
        let axis = match (word(&action["axis"]).as_str(), word(&action["orientation"]).as_str()) {
            ("", "o0") => "modes_de_vie".to_owned(),
            (own, _) => own.to_owned(),
        };
        let key = match cut {
            Cut::Orientation => word(&action["orientation"]),
            Cut::Axis => axis,
            Cut::Owner => word(&action["owner"]),
            _ => String::new(),
        };
        let mut add = |key: &str, name: &'static str, amount: i128| {
            *totals.entry((key.to_owned(), tax.clone(), name)).or_default() += amount;
        };
        for line in records("funding").iter().filter(|line| line["action"] == action["id"]) {
            let amount = i128::from(line["amount"].as_i64().unwrap_or(0));
            let key = match cut {
                Cut::Funder => word(&line["funder"]),
                Cut::Year => year(&line["year"]),
                _ => key.clone(),
            };
            counts_in(line).into_iter().for_each(|name| add(&key, name, amount));
            if counts_in(line).contains(&"planned") {
                add(&key, "missing", -amount);
            }
        }
        if cut == Cut::Funder {
            continue;
        }
        let cost = action["total_cost"].as_i64().map(i128::from);
        let mut spread = 0;
        if cut == Cut::Year && cost.is_some() {
            for line in records("costs").iter().filter(|line| line["action"] == action["id"]) {
                let amount = i128::from(line["amount"].as_i64().unwrap_or(0));
                spread += amount;
                add(&year(&line["year"]), "cost", amount);
                add(&year(&line["year"]), "missing", amount);
            }
        }
        if let Some(cost) = cost {
            add(&key, "cost", cost - spread);
            add(&key, "missing", cost - spread);
        }
    }
    totals.retain(|_, amount| *amount != 0);
    totals
}

/// The program's totals of a cut. What is missing counts for parts without cost too.
fn told(parts: &[Part]) -> Totals {
    let mut totals = Totals::new();
    for part in parts {
        let tax = part.tax.map_or("", |tax| model::vocabulary::Vocabulary::code(tax)).to_owned();
        for name in NAMES {
            let amount = match name {
                "cost" => part.sums.cost,
                "missing" => part.sums.missing(),
                name => part.sums.named(SumName::from_code(name).unwrap()).unwrap(),
            };
            if amount.0 != 0 {
                totals.insert((part.key.clone(), tax.clone(), name), i128::from(amount.0));
            }
        }
    }
    totals
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_total_is_what_its_lines_add_up_to(file in dossiers()) {
        let dossier = model::dossier_file::read(&file.to_string()).unwrap();
        let ledger = Ledger::of(&dossier);
        for cut in [Cut::Contract, Cut::Orientation, Cut::Axis, Cut::Owner, Cut::Funder, Cut::Year] {
            prop_assert_eq!(told(&ledger.cut(cut)), recomputed(&file, cut), "{:?}", cut);
        }
        // Whatever the cut, the parts make the whole.
        let whole = |cut: Cut| {
            let mut sums = BTreeMap::new();
            for ((_, tax, name), amount) in told(&ledger.cut(cut)) {
                *sums.entry((tax, name)).or_insert(0_i128) += amount;
            }
            sums.retain(|_, amount| *amount != 0);
            sums
        };
        for cut in [Cut::Orientation, Cut::Axis, Cut::Owner, Cut::Year] {
            prop_assert_eq!(whole(cut), whole(Cut::Contract), "{:?}", cut);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// An action whose plan closes and whose years add up: moving one cent of one line, of one year or of
    /// the cost is told, whichever it is.
    #[test]
    fn one_cent_that_moves_is_seen(
        amounts in prop::collection::vec(1..50_000_000_i64, 1..6),
        years in prop::collection::vec(1..50_000_000_i64, 1..6),
        which in any::<usize>(),
        up in any::<bool>(),
    ) {
        let total: i64 = amounts.iter().sum();
        // The last year takes what the others leave.
        let mut years = years;
        let others: i64 = years[..years.len() - 1].iter().sum();
        *years.last_mut().unwrap() = total - others;
        let line = |(place, amount): (usize, &i64)| json!({
            "id": format!("f{place}"), "action": "a", "nature": "fonds_propres", "state": "acquis", "amount": amount,
        });
        let cost = |(place, amount): (usize, &i64)| json!({
            "id": format!("c{place}"), "action": "a", "year": 2027, "section": "investissement", "amount": amount,
        });
        let mut file = json!({
            "format": "canevas-dossier", "version": 2, "template": "contrat-crte", "territory": {},
            "actions": [{ "id": "a", "title": "A", "stage": "fiche_action", "total_cost": total }],
            "funding": amounts.iter().enumerate().map(line).collect::<Vec<_>>(),
            "costs": years.iter().enumerate().map(cost).collect::<Vec<_>>(),
        });
        let flagged = |file: &Json| {
            let dossier = model::dossier_file::read(&file.to_string()).unwrap();
            let found = findings(&dossier, &[&contract()], today());
            found.iter().any(|finding| finding.rule == "F1" || (finding.rule == "C2" && finding.message.contains("somme")))
        };
        prop_assert!(!flagged(&file));
        let step = if up { 1 } else { -1 };
        let places = amounts.len() + years.len() + 1;
        let target = match which % places {
            0 => &mut file["actions"][0]["total_cost"],
            place if place <= amounts.len() => &mut file["funding"][place - 1]["amount"],
            place => &mut file["costs"][place - 1 - amounts.len()]["amount"],
        };
        *target = json!(target.as_i64().unwrap() + step);
        prop_assert!(flagged(&file));
    }
}
