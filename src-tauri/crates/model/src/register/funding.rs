//! Who pays: the funders, and the funding lines of the actions (D7).

use chrono::NaiveDate;

use super::{RegisterName, record};
use crate::lists::ListName;
use crate::money::Cents;
use crate::value::Kind;
use crate::vocabulary::{FunderLevel, FunderStanding, FundingNature, FundingState, Vocabulary};

record! {
    /// A funder, named once for all the lines it pays.
    Funder in Funders {
        "" {
            name: String, required = Kind::line(), "Financeur", "Le nom sous lequel il paraît dans la maquette.";
            level: Option<FunderLevel>, required = Kind::Choice { options: FunderLevel::choices() }, "Niveau", "";
            standing: Option<FunderStanding> = Kind::Choice { options: FunderStanding::choices() }, "Place dans le contrat", "Un financeur qui ne signe pas et n’a rien écrit est « non signataire », même s’il aide déjà une action : le contrat doit le dire.";
            signatory: String = Kind::Link { register: RegisterName::Signatories }, "Signe en tant que", "";
        }
    }
}

record! {
    /// One line of an action's funding plan, in the action's own tax unit (HT or TTC).
    FundingLine in Funding {
        "" {
            action: String, required = Kind::Link { register: RegisterName::Actions }, "Action", "";
            funder: String, required = Kind::Link { register: RegisterName::Funders }, "Financeur", "Choisissez-le, ou tapez un nom nouveau : il rejoint le registre des financeurs.";
            scheme: String = Kind::Entry { list: ListName::Schemes }, "Dispositif", "Le nom du dispositif tel que le financeur l’emploie cette année.";
            amount: Option<Cents>, required = Kind::Money, "Montant", "";
            nature: Option<FundingNature>, required = Kind::Choice { options: FundingNature::choices() }, "Nature", "Un prêt n’est pas une subvention : il revient en autofinancement.";
            public: Option<bool> = Kind::YesNo, "Public ?", "À préciser si ce n’est pas ce que dit le niveau du financeur.";
            base: Option<Cents> = Kind::Money, "Assiette", "La dépense que ce financeur retient. Vide : l’assiette de l’action.";
            year: Option<i32> = Kind::Year, "Année", "";
            state: Option<FundingState>, required = Kind::Choice { options: FundingState::choices() }, "Statut", "Ne passez à « acquis » qu’avec une notification ou un arrêté.";
            requested_on: Option<NaiveDate> = Kind::Date, "Dossier reçu le", "La date de l’accusé de réception de la demande.";
            reference: String = Kind::line(), "Référence", "Numéro de dossier ou d’arrêté.";
            decided_on: Option<NaiveDate> = Kind::Date, "Décision du", "La date de l’arrêté ou de la notification.";
            deposit: Option<Cents> = Kind::Money, "Acompte reçu", "";
        }
    }
}
