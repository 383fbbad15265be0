//! Who the contract is about: the perimeter, identifiers, signatories.

use super::known::Known;
use super::{About, Case, Finding, RecordLook, Severity};
use crate::canvas::perimeter::{self, Missing};
use crate::dossier::Dossier;
use crate::drawing::told;
use crate::edit::named;
use crate::register::{Field, RegisterName};
use crate::value::Kind;
use crate::vocabulary::SignatoryRole;

/// A contract needs a name and a perimeter (circulaire 6231/SG du 20/11/2020: at least an EPCI).
pub(super) fn territory(case: &Case<'_>, found: &mut Vec<Finding>) {
    let dossier = case.dossier;
    if dossier.territory.name.is_empty() {
        let message =
            "Le territoire n’a pas de nom. Saisissez celui qui figurera sur la couverture.".to_owned();
        About::new(found, RegisterName::Territory, &dossier.territory.id).add(
            "C8",
            Severity::Blocking,
            "name",
            message,
        );
    }
    if dossier.communes.is_empty() {
        let message = "Le périmètre ne compte aucune commune. Ajoutez-les, ou choisissez une intercommunalité en créant le dossier.".to_owned();
        found.push(Finding::on(RegisterName::Communes, "C8", Severity::Warning, message));
    }
}

/// C8: SIREN and SIRET numbers have their length and their key; INSEE codes their five characters
/// (schéma ouvert `projets-territoire` 0.1.0).
pub(super) fn identifiers<'c>(
    _: &'c Case<'_>,
    _: &'c Known<'_>,
    register: RegisterName,
) -> Option<RecordLook<'c>> {
    let keyed = register.fields().iter().filter_map(|field| Some((field, check_of(&field.kind)?)));
    let keyed: Vec<(&Field, Valid)> = keyed.collect();
    if keyed.is_empty() {
        return None;
    }
    Some(Box::new(move |record, found| {
        for (field, valid) in keyed.iter().filter(|(field, _)| !record.blank(field.name)) {
            let value = record.get(field.name);
            if valid(value.as_text()) {
                continue;
            }
            let message = format!(
                "« {} » : « {} » n’est pas un numéro valable pour {}. Vérifiez chaque chiffre.",
                field.label,
                value.as_text(),
                named(record),
            );
            About::new(found, register, record.id()).add("C8", Severity::Warning, field.name, message);
        }
    }))
}

/// Whether a number is valid.
type Valid = fn(&str) -> bool;

/// How a kind of number is checked.
pub(super) fn check_of(kind: &Kind) -> Option<Valid> {
    match kind {
        Kind::Siren => Some(|text| numbered(text, 9)),
        Kind::Siret => Some(|text| numbered(text, 14)),
        Kind::Insee => Some(insee),
        _ => None,
    }
}

/// Whether a text is so many digits that pass the Luhn key.
#[must_use]
pub(crate) fn numbered(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()) && luhn(text)
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            match (place % 2, digit * 2) {
                (0, _) => digit,
                (_, double) if double > 9 => double - 9,
                (_, double) => double,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Five characters: digits, or `2A` and `2B` in Corsica.
fn insee(code: &str) -> bool {
    let rest = code.strip_prefix("2A").or_else(|| code.strip_prefix("2B"));
    code.len() == 5 && rest.unwrap_or(code).bytes().all(|byte| byte.is_ascii_digit())
}

/// C8: each commune is in an intercommunality of the perimeter.
pub(super) fn perimeter(case: &Case<'_>, found: &mut Vec<Finding>) {
    let dossier = case.dossier;
    populations(dossier, found);
    if dossier.epcis.is_empty() {
        return;
    }
    for commune in dossier.communes.iter().filter(|commune| commune.epci.is_empty()) {
        let message = format!(
            "La commune {} n’est rattachée à aucune intercommunalité du périmètre. Choisissez la sienne, ou retirez-la.",
            crate::french::of(&commune.name)
        );
        About::new(found, RegisterName::Communes, &commune.id).add("C8", Severity::Warning, "epci", message);
    }
}

/// The communes of an intercommunality add up to its population, when all are known.
fn populations(dossier: &Dossier, found: &mut Vec<Finding>) {
    for epci in &dossier.epcis {
        let members: Vec<_> = dossier.communes.iter().filter(|commune| commune.epci == epci.id).collect();
        let known: Option<Vec<f64>> = members.iter().map(|commune| commune.municipal_population).collect();
        let (Some(known), Some(total)) = (known, epci.municipal_population) else { continue };
        let sum: f64 = known.iter().sum();
        if !members.is_empty() && (sum - total).abs() >= 1.0 {
            let message = format!(
                "{} : les communes totalisent {} habitants, l’intercommunalité en déclare {}. Vérifiez le périmètre et le millésime.",
                epci.name,
                crate::french::number(sum),
                crate::french::number(total),
            );
            About::new(found, RegisterName::Epcis, &epci.id).add(
                "C8",
                Severity::Warning,
                "municipal_population",
                message,
            );
        }
    }
}

/// C12: the map, when there is one, shows every commune.
pub(super) fn map(case: &Case<'_>, found: &mut Vec<Finding>) {
    let Some(missing) = perimeter::missing(case.dossier) else { return };
    let message = match missing {
        Missing::Unread => {
            "La carte du périmètre ne se lit plus : elle n’est ni montrée ni imprimée. Redonnez le fichier GeoJSON.".to_owned()
        }
        Missing::All => {
            "Aucune surface de la carte n’est une commune du périmètre. Vérifiez que ses entités portent un nom ou un code INSEE, ou donnez une autre carte.".to_owned()
        }
        Missing::Some(communes) => format!(
            "La carte du périmètre n’a pas de contour pour {}. Vérifiez noms et codes INSEE, ou donnez une carte où {}.",
            told(&communes),
            if communes.len() == 1 { "cette commune figure" } else { "ces communes figurent" },
        ),
    };
    found.push(Finding::on(RegisterName::Communes, "C12", Severity::Information, message));
}

/// C11: each party has a representative, a function and, but for the State, a deliberation (contrats
/// signés de Grand Lac et de Chambéry).
pub(super) fn signatories(case: &Case<'_>, found: &mut Vec<Finding>) {
    let dossier = case.dossier;
    for (role, what) in [(SignatoryRole::Bearer, "Le porteur du contrat"), (SignatoryRole::State, "L’État")]
    {
        if !dossier.signatories.iter().any(|signatory| signatory.role == Some(role)) {
            let message = format!("{what} manque parmi les signataires. Ajoutez-le au registre.");
            found.push(Finding::on(RegisterName::Signatories, "C11", Severity::Warning, message));
        }
    }
    for signatory in &dossier.signatories {
        let mut about = About::new(found, RegisterName::Signatories, &signatory.id);
        let organisation =
            if signatory.organisation.is_empty() { "Un signataire" } else { &signatory.organisation };
        // The territory's president stands for the bearer: the name is not asked twice.
        let president =
            signatory.role == Some(SignatoryRole::Bearer) && !dossier.territory.president.is_empty();
        let parts = [
            ("organisation", signatory.organisation.is_empty(), "le nom"),
            ("name", signatory.name.is_empty() && !president, "le représentant"),
            ("title", signatory.title.is_empty(), "la fonction"),
            ("role", signatory.role.is_none(), "la qualité dans le contrat"),
        ];
        about.add_missing("C11", Severity::Warning, &parts, |what| {
            format!("{organisation} : il manque {what}. Complétez pour la page de signatures.")
        });
        let exempt = matches!(signatory.role, None | Some(SignatoryRole::State | SignatoryRole::Witness));
        if let (Some(voted), Some(signed)) = (signatory.deliberation_date, dossier.contract.signature_date)
            && voted > signed
        {
            about.add("C11", Severity::Warning, "deliberation_date", format!("{organisation} : la délibération est du {}, après la signature du {}. Corrigez l’une des deux dates.", crate::french::long_date(voted), crate::french::long_date(signed)));
        }
        if !exempt && signatory.deliberation_date.is_none() {
            about.add("C11", Severity::Warning, "deliberation_date", format!("{organisation} : la délibération qui autorise à signer n’a pas de date. Saisissez-la dès que le conseil a voté."));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{insee, numbered};

    #[test]
    fn keys_are_checked() {
        assert!(numbered("200040293", 9), "CC du Clunisois");
        assert!(!numbered("200040294", 9), "one digit off");
        assert!(insee("2A004") && insee("97411") && !insee("2C004") && !insee("7113"));
    }
}
