//! The panels that count.

use super::{Figure, Panel, figure};
use crate::dossier::Dossier;
use crate::drawing::Measure;
use crate::drawing::shares::{Part, Shares, Whole};
use crate::drawing::stacked::{Direction, Series, Stacked};
use crate::drawing::steps::{Step, Steps};
use crate::french::{count, thousands};
use crate::ledger::{Ledger, SumName};
use crate::lists::{self, ListName};
use crate::money::Cents;
use crate::register::action::NOTES;
use crate::vocabulary::{
    ActionStage, ActorFamily, Axis, Engagement, Note, Participation, Phase, Tax, Vocabulary, Weight,
};

pub(super) fn panel(id: &str, title: &str, note: &str) -> Panel {
    Panel {
        id: id.to_owned(),
        title: title.to_owned(),
        note: note.to_owned(),
        figures: Vec::new(),
        drawings: Vec::new(),
        tables: Vec::new(),
    }
}

/// How ready the actions are.
pub fn maturity(dossier: &Dossier) -> Panel {
    let mut panel = panel("maturite", "Maturité du portefeuille", "");
    let counted = |label: &str, code: String| figure(dossier, label, &code);
    panel.figures.push(counted("Actions et projets", "actions".to_owned()));
    for stage in ActionStage::ALL {
        let label = match stage {
            ActionStage::Project => "Fiches projets",
            ActionStage::Ready => "Fiches actions",
        };
        panel.figures.push(counted(label, format!("actions.stage.{}", stage.code())));
    }
    panel.figures.push(counted("Actions chiffrées", "actions.+.costed".to_owned()));
    for weight in Weight::ALL {
        let label = format!("Priorité {}", weight.label().to_lowercase());
        panel.figures.push(counted(&label, format!("actions.priority.{}", weight.code())));
    }
    let untold = dossier.actions.iter().any(|action| action.stage.is_some() && action.phase.is_none());
    let phases: Vec<Option<Phase>> =
        Phase::ALL.iter().map(|phase| Some(*phase)).chain(untold.then_some(None)).collect();
    let values = |stage: ActionStage| {
        let of = |phase: Option<Phase>| {
            dossier
                .actions
                .iter()
                .filter(|action| action.stage == Some(stage) && action.phase == phase)
                .count()
        };
        phases.iter().map(|phase| i64::try_from(of(*phase)).unwrap_or(i64::MAX)).collect()
    };
    panel.drawings.push(
        Stacked {
            title: "Fiches par phase".to_owned(),
            by: "Phase".to_owned(),
            categories: phases
                .iter()
                .map(|phase| phase.map_or("Phase non dite", Phase::label).to_owned())
                .collect(),
            series: ActionStage::ALL
                .iter()
                .map(|stage| Series { name: stage.label().to_owned(), ink: None, values: values(*stage) })
                .collect(),
            measure: Measure::count("fiche", "fiches"),
            direction: Direction::Across,
            summed: true,
            note: String::new(),
        }
        .draw(),
    );
    panel
}

/// The place of the social economy and of the residents.
pub fn society(dossier: &Dossier, ledger: &Ledger<'_>) -> Panel {
    let mut panel =
        panel("societe", "Place de l’économie sociale et solidaire, des acteurs et des habitants", "");
    let all = dossier.actions.len();
    let among = |label: &str, code: &str| {
        let mut figure = figure(dossier, label, code);
        figure.text = format!("{} sur {}", figure.text, thousands(all as u64));
        figure
    };
    panel.figures.push(among("Actions dont l’ESS est maître d’ouvrage", "actions.+.social_owner"));
    panel.figures.push(among("Actions dont l’ESS est partenaire", "actions.+.social_partner"));
    panel.figures.extend(social_costs(dossier, ledger));
    panel.figures.push(figure(dossier, "Contributions reçues", "contributions"));
    panel.figures.push(figure(dossier, "Contributions qui ont leur réponse", "contributions.+.answered"));
    let untold = dossier.actions.iter().any(|action| action.participation.is_none());
    let levels: Vec<Option<Participation>> =
        Participation::ALL.iter().map(|level| Some(*level)).chain(untold.then_some(None)).collect();
    let of = |level: Option<Participation>| {
        let own = dossier.actions.iter().filter(|action| action.participation == level).count();
        i64::try_from(own).unwrap_or(i64::MAX)
    };
    panel.drawings.push(
        Stacked {
            title: "Actions par niveau de participation".to_owned(),
            by: "Participation".to_owned(),
            categories: levels
                .iter()
                .map(|level| level.map_or("Non dite", Participation::label).to_owned())
                .collect(),
            series: vec![Series {
                name: "Actions".to_owned(),
                ink: None,
                values: levels.iter().map(|level| of(*level)).collect(),
            }],
            measure: Measure::count("action", "actions"),
            direction: Direction::Across,
            summed: true,
            note: String::new(),
        }
        .draw(),
    );
    panel
}

/// The cost of the actions an actor of the social economy bears, by tax unit.
fn social_costs(dossier: &Dossier, ledger: &Ledger<'_>) -> Vec<Figure> {
    let borne =
        super::counted(dossier, "actions.+.social_owner").map(|counted| counted.ids).unwrap_or_default();
    let units = [(Tax::Excluded, "HT"), (Tax::Included, "TTC")];
    let cost = |tax: Tax| -> Cents {
        let own = borne.iter().filter_map(|id| ledger.account(id));
        own.filter(|account| account.action.tax == Some(tax)).map(|account| account.sums.cost).sum()
    };
    let figures =
        units.into_iter().map(|(tax, unit)| (cost(tax), unit)).filter(|(cost, _)| *cost != Cents(0));
    figures
        .map(|(cost, unit)| Figure {
            label: format!("Coût des actions dont l’ESS est maître d’ouvrage ({unit})"),
            text: cost.print(),
            code: "actions.+.social_owner".to_owned(),
        })
        .collect()
}

/// Whether a note is one of those a series counts.
type Holds = fn(Option<Note>) -> bool;

/// What the actions do to the environment: counts by objective, never an average.
pub fn ecology(dossier: &Dossier) -> Panel {
    let mut panel = panel(
        "ecologie",
        "Notes écologiques",
        "Chaque action est notée de −2 à +2 sur sept objectifs. Le tableau compte les notes : une moyenne cacherait les effets contraires.",
    );
    panel.figures.push(figure(dossier, "Actions notées sur les sept objectifs", "actions.+.noted"));
    panel.figures.push(figure(dossier, "Actions avec un effet défavorable", "actions.+.harmful"));
    panel.figures.push(figure(dossier, "Actions qui artificialisent des sols", "actions.soil_sealing.true"));
    let series: [(&str, Holds); 4] = [
        ("Favorable", |note| note.and_then(Note::value).is_some_and(|value| value > 0)),
        ("Neutre ou sans objet", |note| note.is_some_and(|note| matches!(note.value(), None | Some(0)))),
        ("Défavorable", |note| note.and_then(Note::value).is_some_and(|value| value < 0)),
        ("Non notée", |note| note.is_none()),
    ];
    let values = |holds: Holds| {
        let objectives = 0..NOTES.len();
        let of = |place: usize| dossier.actions.iter().filter(|action| holds(action.notes()[place])).count();
        objectives.map(|place| i64::try_from(of(place)).unwrap_or(i64::MAX)).collect()
    };
    panel.drawings.push(
        Stacked {
            title: "Effets des actions par objectif environnemental".to_owned(),
            by: "Objectif".to_owned(),
            categories: NOTES
                .iter()
                .map(|(_, code)| lists::label(dossier, ListName::Environment, code))
                .collect(),
            series: series
                .iter()
                .map(|(name, holds)| Series { name: (*name).to_owned(), ink: None, values: values(*holds) })
                .collect(),
            measure: Measure::count("action", "actions"),
            direction: Direction::Across,
            summed: false,
            note: String::new(),
        }
        .draw(),
    );
    panel
}

/// How far the mobilisation went.
pub fn mobilisation(dossier: &Dossier) -> Panel {
    let mut panel = panel(
        "mobilisation",
        "Mobilisation",
        "Chaque étape compte aussi les acteurs qui l’ont dépassée : un signataire a d’abord été repéré, contacté, rencontré, puis engagé. Un acteur inactif ou dont l’étape n’est pas dite n’est compté qu’au total.",
    );
    panel.figures.push(figure(dossier, "Acteurs", "actors"));
    panel.figures.push(figure(dossier, "De l’économie sociale et solidaire", "actors.+.social"));
    let steps = [
        (Engagement::Spotted, "Repérés"),
        (Engagement::Contacted, "Contactés"),
        (Engagement::Met, "Rencontrés"),
        (Engagement::Committed, "Engagés"),
        (Engagement::Signatory, "Signataires"),
    ];
    let counts: Vec<Step> = steps
        .iter()
        .map(|(step, name)| {
            let code = format!("actors.+.from:{}", step.code());
            let count = super::counted(dossier, &code).map_or(0, |counted| counted.ids.len());
            Step { name: (*name).to_owned(), count: u32::try_from(count).unwrap_or(u32::MAX) }
        })
        .collect();
    // A signatory was met too: these figures count each step with those beyond it.
    for (step, name) in [
        (Engagement::Met, "Au moins rencontrés"),
        (Engagement::Committed, "Au moins engagés"),
        (Engagement::Signatory, "Signataires"),
    ] {
        panel.figures.push(figure(dossier, name, &format!("actors.+.from:{}", step.code())));
    }
    panel.figures.push(figure(dossier, "Rencontres", "events"));
    for family in ActorFamily::ALL {
        panel.figures.push(figure(dossier, family.label(), &format!("actors.family.{}", family.code())));
    }
    let title = "Des acteurs repérés aux signataires".to_owned();
    let measure = Measure::count("acteur", "acteurs");
    panel.drawings.push(Steps { title, measure, steps: counts, cumulative: true }.draw());
    panel.drawings.push(axes(dossier));
    panel.tables = super::coverage::tables(dossier);
    panel
}

/// What each axis weighs in the work.
fn axes(dossier: &Dossier) -> crate::drawing::Drawing {
    let ledger = Ledger::of(dossier);
    let of = |holds: &dyn Fn(Axis) -> usize| -> Vec<i64> {
        Axis::ALL.iter().map(|axis| i64::try_from(holds(*axis)).unwrap_or(i64::MAX)).collect()
    };
    let actions =
        of(&|axis| dossier.actions.iter().filter(|action| ledger.axis(action) == Some(axis)).count());
    let actors = of(&|axis| dossier.actors.iter().filter(|actor| actor.axes.contains(&axis)).count());
    let observations =
        of(&|axis| dossier.observations.iter().filter(|observation| observation.axis == Some(axis)).count());
    let whole =
        |name: &str, measure: Measure, values: Vec<i64>| Whole { name: name.to_owned(), measure, values };
    Shares {
        title: "Les trois axes".to_owned(),
        by: "Axe".to_owned(),
        parts: Part::axes(),
        wholes: vec![
            whole("Constats", Measure::count("constat", "constats"), observations),
            whole("Actions", Measure::count("action", "actions"), actions),
            whole("Acteurs", Measure::count("acteur", "acteurs"), actors),
        ],
        note: format!(
            "Un acteur peut compter sur plusieurs axes. {} et {} en tout.",
            count(dossier.actions.len(), "action", "actions"),
            count(dossier.actors.len(), "acteur", "acteurs"),
        ),
    }
    .draw()
}

/// The communes of the territory, on their map when the dossier has one.
pub fn perimeter(dossier: &Dossier) -> Panel {
    let mut panel = panel("perimetre", "Carte du périmètre", "");
    panel.figures.push(figure(dossier, "Communes", "communes"));
    panel.drawings.extend(crate::canvas::perimeter::drawing(dossier));
    panel
}

/// The name of a sum that leads to the actions it comes from.
pub fn money_code(name: SumName) -> String {
    format!("actions.+.money:{}", name.code())
}

#[cfg(test)]
mod tests {
    use super::mobilisation;
    use crate::dossier::Dossier;

    #[test]
    fn figures_that_count_the_steps_beyond_say_so() {
        let labels: Vec<String> = mobilisation(&Dossier::new("contrat-crte"))
            .figures
            .into_iter()
            .filter(|figure| figure.code.contains("from:"))
            .map(|figure| figure.label)
            .collect();
        assert_eq!(labels, ["Au moins rencontrés", "Au moins engagés", "Signataires"]);
    }
}
