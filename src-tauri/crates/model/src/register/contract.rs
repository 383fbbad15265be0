//! The contract's own facts, and the plans and contracts it lives with (D1).

use chrono::NaiveDate;

use super::record;
use crate::value::Kind;
use crate::vocabulary::{ContractState, FrameworkKind, Vocabulary};

record! {
    /// Where the contract stands and how long it lasts. There is exactly one record.
    Contract in Contract {
        "" {
            state: Option<ContractState> = Kind::Choice { options: ContractState::choices() }, "Où en est le contrat ?", "L’état décide de ce qui doit être rempli : un protocole demande moins qu’un contrat. « PROJET » est imprimé tant que le contrat n’est pas signé.";
            start: Option<NaiveDate> = Kind::Date, "Entrée en vigueur", "";
            years: Option<f64> = Kind::Number { unit: "ans".to_owned() }, "Durée", "Six ans à l’origine (circulaire n° 6231/SG du 20 novembre 2020) ; à fixer avec la préfecture.";
            signature_date: Option<NaiveDate> = Kind::Date, "Date de signature", "";
            outside_years: String = Kind::Text, "Dépenses hors de la durée du contrat", "Pourquoi des dépenses sont inscrites avant ou après le contrat, s’il y en a.";
        }
    }
}

record! {
    /// A plan, programme or contract the CRTE brings in or lives beside.
    Framework in Frameworks {
        "" {
            name: String, required = Kind::line(), "Document ou contrat", "";
            kind: Option<FrameworkKind>, required = Kind::Choice { options: FrameworkKind::choices() }, "Type", "";
            date: Option<NaiveDate> = Kind::Date, "Adopté ou signé le", "";
            end: Option<NaiveDate> = Kind::Date, "Échéance", "";
            integrated: Option<bool> = Kind::YesNo, "Intégré au contrat ?", "";
            articulation: String = Kind::Text, "Articulation", "Ce qui relève de l’un, ce qui relève de l’autre.";
            link: String = Kind::line(), "Adresse", "";
        }
    }
}

impl Contract {
    /// The years the contract covers, both included; none while its start or length is unknown.
    #[must_use]
    pub fn period(&self) -> Option<(i32, i32)> {
        use chrono::Datelike;
        Some((self.start?.year(), self.end()?.year()))
    }

    /// Its last day; none while its start or length is unknown.
    #[must_use]
    pub fn end(&self) -> Option<NaiveDate> {
        use chrono::Months;
        let start = self.start?;
        let months = (self.years? * 12.0).round();
        // A length is typed by hand: beyond a century it says nothing.
        let months = (1.0..=1200.0).contains(&months).then_some(months as u32)?;
        start.checked_add_months(Months::new(months))?.pred_opt()
    }
}
