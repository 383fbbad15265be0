//! Finding an intercommunality, and beginning a dossier for it.

use model::dossier::Dossier;
use model::french;
use model::gazetteer::Hit;
use model::lists;
use model::register::RecordType;
use model::register::signatory::Signatory;
use model::register::territory::legal_forms;
use model::vocabulary::SignatoryRole;

use crate::host::Host;
use crate::refusal::{Refusal, RefusalCode};
use crate::wire::{SearchTerritories, TerritoryHit, TerritoryHits};
use crate::{Desk, Library};

/// How many intercommunalities are shown at once.
const SHOWN: usize = 40;

impl<H: Host> Desk<H> {
    // Every handler may refuse, so that the router reads the same for all of them.
    #[allow(clippy::unnecessary_wraps)]
    pub(crate) fn search_territories(&self, request: &SearchTerritories) -> Result<TerritoryHits, Refusal> {
        let library = self.library();
        let gazetteer = library.gazetteer();
        let hits = gazetteer.search(&request.text);
        Ok(TerritoryHits {
            total: hits.len(),
            hits: hits.iter().take(SHOWN).map(|hit| shown(hit, gazetteer.vintage)).collect(),
            source: format!("{} — {}", gazetteer.source, gazetteer.licence),
        })
    }
}

fn shown(hit: &Hit<'_>, vintage: i32) -> TerritoryHit {
    TerritoryHit {
        siren: hit.siren.to_owned(),
        name: hit.name.to_owned(),
        nature: nature(hit.legal_form),
        departments: hit.departments.clone(),
        communes: hit.communes,
        population: format!("{} hab. ({vintage})", french::thousands(u64::from(hit.population))),
        matched: hit.matched.map(str::to_owned),
    }
}

/// A legal form, written out.
#[must_use]
pub fn nature(code: &str) -> String {
    let forms = legal_forms();
    forms.into_iter().find(|form| form.code == code).map_or_else(|| code.to_owned(), |form| form.label)
}

/// A new dossier for these intercommunalities: identity, communes, and the two parties no contract
/// goes without.
///
/// # Errors
/// When an intercommunality or the template is unknown, or none was chosen.
pub fn new_dossier(library: &Library, epcis: &[String], template: &str) -> Result<Dossier, Refusal> {
    library.contract(template)?;
    if epcis.is_empty() {
        let message = "Choisissez au moins une intercommunalité pour commencer un dossier.";
        return Err(Refusal::new(RefusalCode::BadRequest, message));
    }
    let mut dossier = Dossier::new(template);
    for siren in epcis {
        let siren: String = siren.chars().filter(|c| !c.is_whitespace()).collect();
        if dossier.epcis.iter().any(|epci| epci.siren == siren) {
            continue;
        }
        let (epci, communes) = library.gazetteer().records(&siren).ok_or_else(|| {
            let message = format!(
                "Aucune intercommunalité n’a le SIREN « {siren} » dans la liste {}. Cherchez-la par son nom.",
                library.gazetteer().vintage
            );
            Refusal::new(RefusalCode::BadRequest, message)
        })?;
        dossier.epcis.push(epci);
        dossier.communes.extend(communes);
    }
    name(&mut dossier);
    // The usual length of a contract is data with its source; the agent changes it.
    dossier.contract.years = lists::threshold(&dossier, "CONTRAT_DUREE", None).map(|usual| usual.value);
    Ok(dossier)
}

/// A contract borne by several intercommunalities is most often a PETR's or a pays': its name is
/// left to the agent, who alone knows it.
fn name(dossier: &mut Dossier) {
    let territory = &mut dossier.territory;
    if let [epci] = dossier.epcis.as_slice() {
        territory.name.clone_from(&epci.name);
        territory.bearer_form.clone_from(&epci.legal_form);
        territory.siren.clone_from(&epci.siren);
    } else {
        let names: Vec<String> = dossier.epcis.iter().map(|epci| epci.name.clone()).collect();
        territory.name = format!("Territoire de {}", french::enumerate(&names));
    }
    let full = match dossier.epcis.as_slice() {
        [epci] => full_name(&epci.name, &epci.legal_form),
        _ => String::new(),
    };
    dossier.signatories = vec![
        Signatory {
            organisation: full,
            role: Some(SignatoryRole::Bearer),
            ..Signatory::with_id("signataire-porteur".to_owned())
        },
        Signatory {
            organisation: "L’État".to_owned(),
            role: Some(SignatoryRole::State),
            ..Signatory::with_id("signataire-etat".to_owned())
        },
    ];
}

/// « CC du Clunisois » is signed « La communauté de communes du Clunisois ».
fn full_name(name: &str, legal_form: &str) -> String {
    let form = nature(legal_form);
    name.strip_prefix(legal_form)
        .filter(|rest| rest.starts_with(' '))
        .map_or_else(|| name.to_owned(), |rest| format!("La {}{rest}", form.to_lowercase()))
}
