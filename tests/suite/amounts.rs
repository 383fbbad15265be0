//! The amounts as they are printed: what a total leaves out, what a rate is a share of, what adds up.

use std::collections::BTreeSet;

use model::dashboard::money_panel;
use model::document::{Block, Document, Inline, Row, RowRole, Table};
use model::dossier::Dossier;
use model::register::indicator::Measure;
use model::resolve::{computed, resolve};
use model::template::Template;
use model::template::check::check;
use model::vocabulary::{MeasureKind, Phase, PhaseState};
use serde_json::{Value as Json, json};

use crate::support::{contract, sample, today};

/// A template that prints these blocks.
fn template(blocks: &Json) -> Template {
    let field = json!({ "id": "titre", "kind": "line", "label": "Titre" });
    let file = json!({
        "format": 1, "id": "essai", "version": "1.0.0", "title": "Essai", "purpose": "Essayer.",
        "steps": [{ "id": "debut", "title": "Début", "fields": [field] }],
        "layout": { "title": "Essai", "contents": false, "blocks": blocks },
    });
    check(&file.to_string()).unwrap()
}

/// An action at 1 000 €, its eligible cost if it has one, and its funding: nature, state, amount, base.
fn dossier(eligible: Option<i64>, lines: &[(&str, &str, i64, Option<i64>)]) -> Dossier {
    let lines = lines.iter().enumerate().map(|(place, (nature, state, amount, base))| {
        let mut line = json!({
            "id": format!("f{place}"), "action": "a", "funder": "f", "nature": nature, "state": state,
            "amount": amount * 100,
        });
        if let Some(base) = base {
            line["base"] = json!(base * 100);
        }
        line
    });
    let mut action = json!({ "id": "a", "title": "A", "tax": "ht", "total_cost": 100_000 });
    if let Some(eligible) = eligible {
        action["eligible"] = json!(eligible * 100);
    }
    let file = json!({
        "format": "canevas-dossier", "version": 2, "template": "contrat-crte", "territory": {},
        "actions": [action], "funders": [{ "id": "f", "name": "État" }], "funding": lines.collect::<Vec<_>>(),
    });
    model::dossier_file::read(&file.to_string()).unwrap()
}

/// The plan of the action, as text, then what is said under it.
fn plan(dossier: &Dossier) -> (Vec<Vec<String>>, Vec<String>) {
    let columns = json!([
        { "field": "nature" }, { "field": "state" }, { "field": "amount", "total": true }, { "field": "rate" },
    ]);
    let block =
        json!([{ "block": "table", "register": "funding", "caption": "Recettes", "columns": columns }]);
    let document = resolve(&template(&block), dossier, today());
    let table = tables(&document.blocks).remove(0);
    let said = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph { text } => Some(words(text)),
        _ => None,
    });
    (rows(table), said.collect())
}

fn rows(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.cells.iter().map(|cell| words(cell)).collect()).collect()
}

fn words(inlines: &[Inline]) -> String {
    inlines.iter().map(|inline| inline.text.replace(['\u{a0}', '\u{202f}'], " ")).collect()
}

fn tables(blocks: &[Block]) -> Vec<&Table> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Table(table) => vec![table],
            Block::Landscape { blocks, .. } => tables(blocks),
            _ => Vec::new(),
        })
        .collect()
}

/// What the cost of a contract is made of, in the order told.
const PARTS: [&str; 8] = [
    "Aides soldées",
    "Aides acquises",
    "Aides demandées",
    "Aides envisagées",
    "Valorisation",
    "Fonds propres",
    "Prêts",
    "Reste à financer",
];

#[test]
fn a_refused_line_counts_in_no_total_has_no_rate_and_comes_last() {
    let dossier = dossier(
        None,
        &[
            ("subvention", "refuse", 300, None),
            ("subvention", "acquis", 400, None),
            ("fonds_propres", "acquis", 600, None),
        ],
    );
    let (rows, _) = plan(&dossier);
    assert_eq!(
        rows,
        [
            ["Subvention", "Acquis", "400 €", "40,0 %"],
            ["Fonds propres", "Acquis", "600 €", "60,0 %"],
            ["Subvention", "Refusé", "300 €", ""],
            ["Total du plan hors refus", "", "1 000 €", ""],
        ]
    );
    let (rows, _) = plan(&self::dossier(None, &[("subvention", "refuse", 300, None)]));
    assert_eq!(rows[1], ["Total du plan hors refus", "", "0 €", ""]);
}

#[test]
fn a_plan_that_does_not_cover_the_cost_says_what_is_left_and_the_cost() {
    let lines = [("subvention", "acquis", 400, None), ("fonds_propres", "acquis", 350, None)];
    let (rows, _) = plan(&dossier(None, &lines));
    assert_eq!(
        rows[2..],
        [
            ["Total du plan", "", "750 €", ""],
            ["Reste à financer", "", "250 €", "25,0 %"],
            ["Coût total", "", "1 000 €", "100,0 %"],
        ]
    );
    let (rows, _) = plan(&dossier(Some(800), &lines));
    assert_eq!(rows[3], ["Reste à financer", "", "250 €", ""], "no share of the cost among shares of a base");
}

#[test]
fn a_rate_says_what_it_is_a_share_of() {
    let lines = [("subvention", "acquis", 400, None), ("fonds_propres", "acquis", 600, None)];
    let (rows, said) = plan(&dossier(None, &lines));
    assert_eq!((rows[0][3].as_str(), rows[1][3].as_str()), ("40,0 %", "60,0 %"));
    assert_eq!(said, ["Taux : part du coût total."]);
    let (rows, said) = plan(&dossier(Some(800), &lines));
    assert_eq!(
        (rows[0][3].as_str(), rows[1][3].as_str()),
        ("50,0 %", "60,0 %"),
        "own funds pay the whole cost"
    );
    assert_eq!(said, ["Taux : les aides en part de leur assiette (800 €), le reste en part du coût total."]);
    let lines = [("subvention", "acquis", 400, None), ("mecenat", "acquis", 100, Some(500))];
    let (rows, said) = plan(&dossier(Some(800), &lines));
    assert_eq!((rows[0][3].as_str(), rows[1][3].as_str()), ("50,0 %", "20,0 %"));
    assert_eq!(said, ["Taux : les aides en part de leur assiette, le reste en part du coût total."]);
}

#[test]
fn the_plan_of_each_sheet_ends_with_its_total() {
    let library = desk::Library::embedded();
    for id in ["contrat-crte", "fiches-actions"] {
        let document = resolve(library.template(id).unwrap(), &sample(), today());
        let plans = tables(&document.blocks);
        let plans: Vec<&&Table> =
            plans.iter().filter(|table| table.caption == "Plan de financement de l’opération").collect();
        assert!(plans.len() > 15, "{id}: {} plans", plans.len());
        assert!(plans.iter().all(|table| table.rows.last().unwrap().role == RowRole::Total), "{id}");
    }
}

#[test]
fn a_group_of_one_operation_has_no_subtotal() {
    let document = computed::maquette(&contract(), &sample(), false, today());
    for table in tables(&document.blocks).iter().filter(|table| table.caption.contains("Maquette")) {
        let mut own = 0;
        for row in &table.rows {
            match row.role {
                RowRole::Group => own = 0,
                RowRole::Record => own += 1,
                _ if words(&row.cells[1]) == "Sous-total" => assert!(own > 1, "{}", table.caption),
                _ => {}
            }
        }
    }
}

/// The facts that a document prints beside these labels.
fn fact(document: &Document, label: &str) -> Option<String> {
    document.blocks.iter().find_map(|block| match block {
        Block::Facts { rows } => rows.iter().find(|(name, _)| name == label).map(|(_, text)| words(text)),
        _ => None,
    })
}

#[test]
fn what_officials_read_adds_up_to_the_cost() {
    let cents = |told: &str| -> i64 {
        let amount = told.split(" €").next().unwrap().replace(' ', "");
        let (euros, rest) = amount.split_once(',').unwrap_or((&amount, "00"));
        euros.parse::<i64>().unwrap() * 100 + rest.parse::<i64>().unwrap()
    };
    let sums = |told: &dyn Fn(&str) -> String| PARTS.iter().map(|label| cents(&told(label))).sum::<i64>();
    let library = desk::Library::embedded();
    let heads = [["opérations en HT", "opérations en TTC"], ["HT", "TTC"]];
    for ((id, cost), heads) in
        [("contrat-crte", "Coût total prévisionnel"), ("synthese-elus", "Coût total")].into_iter().zip(heads)
    {
        let document = resolve(library.template(id).unwrap(), &sample(), today());
        let tables = tables(&document.blocks);
        // Each unit has its column: no amount says its own.
        let table = tables.iter().find(|table| table.columns[0].title == "Montants").unwrap();
        for (place, head) in (1..).zip(heads) {
            let title = table.columns[place].title.replace('\u{a0}', " ");
            assert_eq!(title.to_lowercase(), head.to_lowercase());
            let told = |label: &str| {
                let row = table.rows.iter().find(|row| words(&row.cells[0]) == label);
                words(&row.unwrap_or_else(|| panic!("{id}: no « {label} »")).cells[place])
            };
            assert_eq!(sums(&told), cents(&told(cost)), "{id}, {head}");
        }
    }
}

#[test]
fn the_maquette_tells_ready_actions_from_maturing_projects() {
    let dossier = sample();
    let document = computed::maquette(&contract(), &dossier, false, today());
    let cents = |text: &str| -> i64 {
        let digits: String = text.chars().filter(|sign| sign.is_ascii_digit() || *sign == ',').collect();
        let (euros, rest) = digits.split_once(',').unwrap_or((&digits, "00"));
        euros.parse::<i64>().unwrap_or(0) * 100 + rest.parse::<i64>().unwrap()
    };
    let tables = tables(&document.blocks);
    let tables: Vec<&&Table> = tables.iter().filter(|table| table.caption.contains("Maquette")).collect();
    assert_eq!(tables.len(), 6);
    for table in tables {
        for row in table.rows.iter().filter(|row| row.role == RowRole::Record) {
            let action =
                dossier.actions.iter().find(|one| row.cells[1][0].text.starts_with(&one.title)).unwrap();
            let stage = action.stage.unwrap().short();
            assert!(words(&row.cells[0]).ends_with(stage), "{}: {}", words(&row.cells[0]), action.title);
        }
        let [.., ready, maturing, total] = table.rows.as_slice() else { panic!("totals are wanted") };
        assert_eq!(words(&ready.cells[1]), "Fiches actions (prêtes)");
        assert_eq!(words(&maturing.cells[1]), "Fiches projets (en maturation)");
        for place in 2..table.columns.len() {
            let told = |row: &Row| cents(&words(&row.cells[place]));
            assert_eq!(told(ready) + told(maturing), told(total), "{}", table.columns[place].title);
        }
    }
}

#[test]
fn an_action_without_communes_is_for_all_of_them_wherever_it_is_told() {
    let library = desk::Library::embedded();
    let mut dossier = sample();
    let all = |dossier: &Dossier| -> (usize, usize) {
        let sheets = resolve(library.template("fiches-actions").unwrap(), dossier, today());
        let holes = sheets.blocks.iter().filter_map(|block| match block {
            Block::Facts { rows } => {
                Some(rows.iter().filter(|(_, text)| words(text) == "Tout le territoire"))
            }
            _ => None,
        });
        let partners = resolve(library.template("synthese-partenaires").unwrap(), dossier, today());
        let tables = tables(&partners.blocks);
        let cells = tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        (holes.flatten().count(), cells.filter(|cell| words(cell) == "Tout le territoire").count())
    };
    let open = dossier.actions.iter().filter(|action| action.communes.is_empty()).count();
    assert!(open > 0);
    assert_eq!(all(&dossier).0, open);
    assert!(all(&dossier).1 >= open);
    // Of a dossier without communes, nothing is said.
    dossier.communes.clear();
    dossier.actions.iter_mut().for_each(|action| action.communes.clear());
    assert_eq!(all(&dossier), (0, 0));
}

#[test]
fn amounts_in_two_units_never_read_as_one() {
    let facts = json!([{ "block": "facts", "rows": [
        { "label": "Durée", "text": "six ans" }, { "label": "Coût", "text": "{total:cost}" },
        { "label": "Prêts", "text": "{total:loans}" }, { "label": "Lieu", "text": "ici" },
        { "label": "Coût seul", "text": "{total:cost}" },
    ] }]);
    let template = template(&facts);
    let mut held = dossier(None, &[]);
    let told = |held: &Dossier, label: &str| fact(&resolve(&template, held, today()), label);
    assert_eq!(told(&held, "Coût").unwrap(), "1 000 € HT");
    let mut other = held.actions[0].clone();
    other.id = "b".to_owned();
    other.tax = Some(model::vocabulary::Tax::Included);
    other.total_cost = Some(model::money::Cents(5_000));
    held.actions.push(other);
    // Sums that follow each other have a column a unit, in their place among the facts.
    let document = resolve(&template, &held, today());
    let tables = tables(&document.blocks);
    let heads: Vec<String> =
        tables[0].columns.iter().map(|column| column.title.replace('\u{a0}', " ")).collect();
    assert_eq!(heads, ["Montants", "Opérations en HT", "Opérations en TTC"]);
    assert_eq!(rows(tables[0]), [["Coût", "1 000 €", "50 €"], ["Prêts", "0 €", "0 €"]]);
    let [Block::Facts { .. }, Block::Table(_), Block::Facts { rows }] = document.blocks.as_slice() else {
        panic!("{:?}", document.blocks)
    };
    assert_eq!(rows[0].0, "Lieu");
    // A sum by itself is told in a line.
    let line = "1 000 € pour les opérations en HT et 50 € pour les opérations en TTC";
    assert_eq!(told(&held, "Coût seul").unwrap(), line);
}

#[test]
fn the_synthesis_table_gives_the_unit_of_each_action() {
    let document = resolve(&contract(), &sample(), today());
    let tables = tables(&document.blocks);
    let table = tables.iter().find(|table| table.caption == "Tableau de synthèse des actions").unwrap();
    assert!(table.columns.iter().any(|column| column.title == "HT ou TTC"));
}

#[test]
fn the_figures_of_the_money_are_told_in_the_order_they_add_up() {
    let figures = money_panel(&sample()).figures;
    let of = |unit: &str| -> Vec<String> {
        let unit = format!(" ({unit})");
        figures.iter().filter_map(|figure| Some(figure.label.strip_suffix(&unit)?.to_owned())).collect()
    };
    let names = [&["Coût total"], PARTS.as_slice(), &["Aides refusées, pour mémoire"]].concat();
    assert_eq!(of("HT"), names);
    assert_eq!(of("TTC"), names, "what one unit lacks is told as nothing, not left blank");
}

#[test]
fn the_operations_of_a_year_are_joined_to_the_agreement_and_not_signed() {
    let dossier = sample();
    let year = *computed::agreement_years(&dossier).first().unwrap();
    let document = computed::agreement(&contract(), &dossier, year, false, today());
    assert_eq!(document.title, format!("Opérations financées en {year}"));
    assert!(document.subtitle.contains("à joindre à la convention financière"), "{}", document.subtitle);
    assert!(!document.blocks.iter().any(|block| matches!(block, Block::Signatures { .. })));
    // What the funders pay adds up to what is told operation by operation.
    let tables = tables(&document.blocks);
    let last = |table: &Table| rows(table).last().unwrap().clone();
    let shares = last(tables[0]);
    for (place, unit) in ["HT", "TTC"].into_iter().enumerate() {
        let told =
            tables[1..].iter().rfind(|table| table.caption.contains(&format!("montants {unit}"))).unwrap();
        assert_eq!(last(told).last().unwrap(), &shares[place + 1], "{unit}");
    }
    let shelf = desk::Shelf::of(&desk::Library::embedded(), &dossier, &|_| None).unwrap();
    let asked = |document: &str| desk::form(&dossier, &shelf, document, &|_| Ok(None));
    assert!(asked(&format!("convention-{year}")).is_ok());
    let refused = asked("convention-1999").unwrap_err();
    assert!(
        refused.message.contains("1999") && refused.message.contains(&year.to_string()),
        "{}",
        refused.message
    );
}

#[test]
fn the_tables_by_funder_say_that_they_add_up_what_is_not_granted_yet() {
    let document = resolve(&contract(), &sample(), today());
    let tables = tables(&document.blocks);
    let by_funder = tables.iter().filter(|table| table.caption.contains("par financeur"));
    let captions: Vec<&str> = by_funder.map(|table| table.caption.as_str()).collect();
    let tells = |caption: &&str| caption.contains("aides seulement envisagées comprises");
    assert!(captions.len() > 1 && captions.iter().all(tells), "{captions:?}");
}

#[test]
fn what_is_spent_outside_of_the_years_of_the_contract_is_told() {
    let held = sample();
    let said = held.contract.outside_years.clone();
    assert!(!said.is_empty());
    let document = resolve(&contract(), &held, today());
    let told = |block: &Block| matches!(block, Block::Paragraph { text } if text.iter().any(|run| run.text.contains(&said)));
    assert!(document.blocks.iter().any(told), "{said}");
}

/// The curve of an indicator without a value observed is a straight line, which filled half a page each.
#[test]
fn the_dashboard_on_paper_tells_in_a_table_where_an_indicator_that_nobody_observed_goes() {
    let dossier = sample();
    let blocks = computed::dashboard(&dossier, today()).blocks;
    let valued = |kind: MeasureKind| {
        let of_kind = move |one: &&Measure| one.kind == Some(kind) && one.value.is_some();
        dossier.measures.iter().filter(of_kind).map(|one| one.indicator.as_str()).collect::<BTreeSet<_>>()
    };
    let observed = valued(MeasureKind::Observed);
    let bounds = &valued(MeasureKind::Reference) | &valued(MeasureKind::Target);
    let from = blocks
        .iter()
        .position(|block| matches!(block, Block::Heading { text, .. } if text == "Évolution des indicateurs"))
        .unwrap();
    let curves = blocks[from..].iter().filter(|block| matches!(block, Block::Drawing { .. })).count();
    let Some(Block::Table(table)) = blocks.last() else { panic!("a table comes last") };
    assert_eq!((curves, table.rows.len()), (observed.len(), (&bounds - &observed).len()));
    assert!(curves > 0 && table.rows.len() > 9, "{curves}, {}", table.rows.len());
}

#[test]
fn an_action_whose_study_alone_is_over_is_not_told_as_over() {
    let library = desk::Library::embedded();
    let review = library.template("revue-annuelle").unwrap();
    let mut dossier = sample();
    let told = |dossier: &Dossier| {
        let blocks = resolve(review, dossier, today()).blocks;
        let over = blocks.iter().find_map(|block| match block {
            Block::Facts { rows } => rows.iter().find(|(label, _)| label == "Actions terminées"),
            _ => None,
        });
        let headed =
            |block: &Block| matches!(block, Block::Heading { text, .. } if text == "Actions terminées");
        (words(&over.unwrap().1), blocks.iter().any(headed))
    };
    for action in &mut dossier.actions {
        action.phase = Some(Phase::Study);
        action.phase_state = Some(PhaseState::Done);
    }
    assert_eq!(told(&dossier), ("0".to_owned(), false));
    dossier.actions[3].phase = Some(Phase::Operation);
    assert_eq!(told(&dossier), ("1".to_owned(), true));
}
