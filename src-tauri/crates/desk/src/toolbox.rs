//! The toolbox: every document but the contract, each with its canvas, all fed by the same registers.

use model::canvas::step;
use model::dossier::Dossier;
use model::french;
use model::template::Template;
use model::vocabulary::{Family, Vocabulary};

use crate::Desk;
use crate::host::Host;
use crate::refusal::Refusal;
use crate::session::Session;
use crate::wire::{Place, Screen, Tool, ToolFamily};

/// How far the toolbox is: how many of its documents were begun, of how many. It is never to be finished.
pub fn state(session: &Session) -> String {
    let begun = session.shelf.tools().filter(|tool| session.dossier.answers.contains_key(&tool.id)).count();
    match begun {
        0 => "Documents à préparer".to_owned(),
        some => {
            let begun = french::count(some, "commencé", "commencés");
            format!("{begun} sur {}", session.shelf.tools().count())
        }
    }
}

impl<H: Host> Desk<H> {
    /// The toolbox, or the canvas of the template that is open.
    pub(crate) fn toolbox(&self, session: &Session, place: &Place) -> Result<Screen, Refusal> {
        let dossier = &session.dossier;
        if let Some(id) = &place.template {
            let template = session.shelf.template(id)?;
            let whole = self.shows_whole();
            let canvas = step::present(template, dossier, place.step.as_deref(), whole);
            return Ok(Screen::Canvas { canvas });
        }
        let tools = |family: Family| -> Vec<Tool> {
            let tools = session.shelf.tools().filter(|template| template.family == family);
            tools.map(|template| tool(template, dossier)).collect()
        };
        let families = Family::ALL
            .iter()
            .map(|family| ToolFamily { title: family.label().to_owned(), tools: tools(*family) });
        Ok(Screen::Toolbox { families: families.filter(|family| !family.tools.is_empty()).collect() })
    }
}

fn tool(template: &Template, dossier: &Dossier) -> Tool {
    let steps = step::present(template, dossier, None, false).steps;
    let (answered, total) =
        steps.iter().fold((0, 0), |(answered, total), step| (answered + step.answered, total + step.total));
    let begun = dossier.answers.contains_key(&template.id);
    let state = match answered {
        _ if answered == total => "Terminé".to_owned(),
        _ if !begun => "À commencer".to_owned(),
        _ => format!("{} sur {total}", model::french::count(answered, "réponse", "réponses")),
    };
    Tool {
        id: template.id.clone(),
        title: template.title.clone(),
        purpose: french::spaced(template.purpose.clone()),
        moment: french::spaced(template.moment.clone()),
        filled_by: french::spaced(template.filled_by.clone()),
        state,
        done: answered == total,
    }
}
