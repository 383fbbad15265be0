//! A dossier larger than any real one: 200 actions × 6 funders × 6 years, 1 000 actors; and the same ten
//! times larger, to see that the cost grows with the size.

use std::time::Duration;

use cpu_time::ThreadTime;
use desk::{Desk, Library};
use model::dossier::Dossier;
use model::finding::findings;
use model::money::Cents;
use model::register::RecordType;
use model::register::action::{Action, CostLine};
use model::register::actor::Actor;
use model::register::funding::{Funder, FundingLine};
use model::register::orientation::Orientation;
use model::vocabulary::{
    ActionStage, ActorFamily, Axis, BudgetSection, Engagement, FundingNature, FundingState, Tax, Vocabulary,
};
use serde_json::json;

use crate::host::Quiet;
use crate::{median, scratch, timed};

const FUNDERS: usize = 6;
const YEARS: usize = 6;
const AMOUNT: i64 = 1_000_000;

pub fn measure() {
    let template = Library::embedded().template("contrat-crte").unwrap().clone();
    let today = chrono::NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();
    let rules = |actions: usize| {
        let dossier = dossier(actions);
        let times = (0..30).map(|_| timed(|| findings(&dossier, &[&template], today).len())).collect();
        median(times)
    };
    let (small, large, larger) = (rules(200), rules(2_000), rules(4_000));
    let verdict = |held: bool| if held { "tenu" } else { "MANQUÉ" };
    println!(
        "règles, 200 actions × 6 financeurs × 6 ans, 1 000 acteurs : {small:.2?} (à tenir : 5 ms) {}",
        verdict(small < Duration::from_millis(5))
    );
    // Ten times more data no longer fits in the caches of the processor, which costs once. What would cost
    // more than its size shows between two dossiers that both overflow them: a square would take four times.
    let (step, growth) = (ratio(large, small), ratio(larger, large));
    println!(
        "règles, 2 000 actions : {large:.2?}, {step:.1} fois 200 ; 4 000 : {larger:.2?}, {growth:.2} fois 2 000 (à tenir : 2,4) {}",
        verdict(growth <= 2.4)
    );
    edit();
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// An edit of the large dossier: what the program itself spends, waiting for the disk left out.
fn edit() {
    let folder = scratch();
    let file = folder.path().join("grand.json");
    std::fs::write(&file, dossier(200).to_json()).unwrap();
    let desk = Desk::new(folder.path().to_owned(), Quiet);
    let opened = desk.call("open_file", json!({ "path": file })).unwrap();
    let id = serde_json::from_str::<serde_json::Value>(&opened).unwrap()["dossier"].clone();
    let own = |run: usize| {
        let request = json!({
            "dossier": id,
            "place": { "task": "actions", "register": "actions", "record": "a7" },
            "edit": { "edit": "field", "register": "actions", "record": "a7", "field": "lead", "value": format!("n° {run}") },
        });
        let start = ThreadTime::now();
        std::hint::black_box(desk.call("edit", request).unwrap());
        start.elapsed()
    };
    let own = median((0..200).map(own).collect());
    let verdict = if own < Duration::from_millis(2) { "tenu" } else { "MANQUÉ" };
    println!("modification du grand dossier, temps propre : {own:.2?} (à tenir : 2 ms) {verdict}");
}

fn dossier(actions: usize) -> Dossier {
    let mut dossier = Dossier::new("contrat-crte");
    dossier.territory.name = "Territoire d’essai".to_owned();
    for place in 0..6 {
        let mut orientation = Orientation::with_id(format!("o{place}"));
        orientation.title = format!("Orientation {place}");
        orientation.axis = Axis::ALL.get(place % 3).copied();
        dossier.orientations.push(orientation);
        let mut funder = Funder::with_id(format!("f{place}"));
        funder.name = format!("Financeur {place}");
        dossier.funders.push(funder);
    }
    for place in 0..1_000.max(actions / 2) {
        let mut actor = Actor::with_id(format!("r{place}"));
        actor.name = format!("Acteur {place}");
        actor.family = ActorFamily::ALL.get(place % 6).copied();
        actor.engagement = Some(Engagement::Met);
        dossier.actors.push(actor);
    }
    for place in 0..actions {
        add_action(&mut dossier, place);
    }
    dossier
}

fn add_action(dossier: &mut Dossier, place: usize) {
    let id = format!("a{place}");
    let mut action = Action::with_id(id.clone());
    action.title = format!("Action numéro {place} sur un sujet qui lui est propre");
    action.stage = Some(ActionStage::Ready);
    action.orientation = format!("o{}", place % 6);
    action.owner = format!("Commune {}", place % 40);
    action.tax = Some(Tax::Excluded);
    action.total_cost = Some(Cents(AMOUNT * (FUNDERS * YEARS) as i64));
    action.partners = (0..3).map(|partner| format!("r{}", (place * 3 + partner) % 1_000)).collect();
    dossier.actions.push(action);
    for year in 0..YEARS {
        let mut cost = CostLine::with_id(format!("{id}-c{year}"));
        cost.action.clone_from(&id);
        cost.year = Some(2027 + year as i32);
        cost.section = Some(BudgetSection::Investment);
        cost.amount = Some(Cents(AMOUNT * FUNDERS as i64));
        dossier.costs.push(cost);
        for funder in 0..FUNDERS {
            let mut line = FundingLine::with_id(format!("{id}-f{year}-{funder}"));
            line.action.clone_from(&id);
            line.funder = format!("f{funder}");
            line.nature = Some(if funder < 2 { FundingNature::OwnFunds } else { FundingNature::Subsidy });
            line.state = Some(FundingState::Requested);
            line.year = cost_year(year);
            line.amount = Some(Cents(AMOUNT));
            dossier.funding.push(line);
        }
    }
}

const fn cost_year(year: usize) -> Option<i32> {
    Some(2027 + year as i32)
}
