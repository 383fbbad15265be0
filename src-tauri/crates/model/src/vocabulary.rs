//! The closed lists of the trade: a code that is stored, a label that is read.
//!
//! The logic rests on these codes, so they are enums; lists that only serve to classify
//! (themes) stay open.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::value::Choice;

/// A closed list.
pub trait Vocabulary: Sized + Copy + PartialEq + 'static {
    /// Every entry, in the order shown.
    const ALL: &'static [Self];
    /// The stored code.
    fn code(self) -> &'static str;
    /// What a person reads.
    fn label(self) -> &'static str;

    /// The entry stored under this code.
    #[must_use]
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|entry| entry.code() == code)
    }

    /// The list as offered to a person.
    #[must_use]
    fn choices() -> Vec<Choice> {
        let choice = |entry: &Self| Choice { code: entry.code().to_owned(), label: entry.label().to_owned() };
        Self::ALL.iter().map(choice).collect()
    }
}

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $entry:ident $code:literal $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $(#[doc = $label] $(#[$doc])* #[serde(rename = $code)] $entry,)+
        }

        impl Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$entry),+];
            fn code(self) -> &'static str {
                match self { $(Self::$entry => $code),+ }
            }
            fn label(self) -> &'static str {
                match self { $(Self::$entry => $label),+ }
            }
        }
    };
}

vocabulary! {
    /// The three transition axes of the #1000territoiresIS call. They are the project's own, not a
    /// State nomenclature.
    Axis {
        Ecological "ecologique" "Transition écologique",
        Economic "economique" "Transition économique",
        Living "modes_de_vie" "Transition des modes de vie",
    }
}

impl Axis {
    /// The themes the founding call lists under this axis; a dossier may add its own.
    #[must_use]
    pub const fn themes(self) -> &'static [&'static str] {
        match self {
            Self::Ecological => &[
                "Énergies renouvelables",
                "Mobilités durables",
                "Sobriété foncière",
                "Adaptation au changement climatique",
                "Biodiversité",
                "Réduction des gaz à effet de serre et des pollutions",
                "Gestion des ressources naturelles",
            ],
            Self::Economic => &[
                "Réindustrialisation",
                "Revitalisation des centres",
                "Économie circulaire",
                "Agriculture durable",
                "Circuits courts",
                "Métiers et compétences",
                "Tourisme social et durable",
            ],
            Self::Living => &[
                "Accès aux services",
                "Équipements culturels et sportifs",
                "Soins",
                "Éducation",
                "Vieillissement",
                "Espaces publics",
                "Logement",
            ],
        }
    }

    /// Every theme of the three axes.
    #[must_use]
    pub fn all_themes() -> Vec<String> {
        Self::ALL.iter().flat_map(|axis| axis.themes()).map(|theme| (*theme).to_owned()).collect()
    }
}

vocabulary! {
    /// What an observation of the diagnostic is: the four AFOM boxes, and the unmet need.
    ObservationNature {
        Strength "atout" "Atout",
        Weakness "faiblesse" "Faiblesse",
        Opportunity "opportunite" "Opportunité",
        Threat "menace" "Menace",
        Need "besoin" "Besoin mal couvert",
    }
}

vocabulary! {
    /// Who says so.
    Voice {
        Data "donnee" "Une donnée",
        Elected "elu" "Un élu",
        Actor "acteur" "Un acteur du territoire",
        Resident "habitant" "Un habitant",
    }
}

vocabulary! {
    /// Three steps of weight: the importance of an observation, the priority of a stake or action.
    Weight {
        High "forte" "Forte",
        Medium "moyenne" "Moyenne",
        Low "faible" "Faible",
    }
}

vocabulary! {
    /// How far an orientation goes beyond what is done today.
    Ambition {
        Keep "maintien" "Maintien",
        Progress "progres" "Progrès",
        Break "rupture" "Rupture",
    }
}

vocabulary! {
    /// The two sheets of a contract. In the contracts a « fiche projet » is the less mature of the two
    /// (clause « Validation des actions » of signed contracts).
    ActionStage {
        Project "fiche_projet" "Fiche projet (en maturation)",
        Ready "fiche_action" "Fiche action (prête)",
    }
}

vocabulary! {
    /// The phase of an operation, after the open schema `projets-territoire` 0.1.0.
    Phase {
        Idea "idee" "Idée",
        Study "etude" "Étude",
        Operation "operation" "Opération",
    }
}

vocabulary! {
    /// Whether amounts are without or with VAT. Amounts of the two kinds are never added up.
    Tax {
        Excluded "ht" "Hors taxes (HT)",
        Included "ttc" "Toutes taxes comprises (TTC)",
    }
}

vocabulary! {
    /// What a funding line is. A loan is not a subsidy: it comes back as the owner's own share.
    FundingNature {
        Subsidy "subvention" "Subvention",
        OwnFunds "fonds_propres" "Fonds propres",
        Loan "pret" "Prêt",
        InKind "valorisation" "Valorisation (temps, locaux)",
        Patronage "mecenat" "Mécénat ou financement privé",
    }
}

vocabulary! {
    /// Where a funding line stands; amounts of different states are never merged.
    FundingState {
        Considered "envisage" "Envisagé",
        Requested "demande" "Demandé",
        Granted "acquis" "Acquis",
        Refused "refuse" "Refusé",
        Settled "solde" "Soldé",
    }
}

vocabulary! {
    /// How far residents and actors took part in an action.
    Participation {
        None "aucune" "Aucune",
        Information "information" "Information",
        Consultation "consultation" "Consultation",
        Dialogue "concertation" "Concertation",
        CoConstruction "co_construction" "Co-construction",
    }
}

vocabulary! {
    /// The families of stakeholders.
    ActorFamily {
        State "etat" "État et opérateurs",
        LocalAuthority "collectivite" "Collectivités et groupements",
        Association "association" "Associations",
        Company "entreprise" "Entreprises",
        Research "recherche" "Recherche et enseignement",
        Individual "individu" "Habitants et collectifs",
    }
}

vocabulary! {
    /// The forms of the social and solidarity economy (loi du 31 juillet 2014).
    SocialForm {
        Association "association" "Association",
        WorkersCooperative "scop" "SCOP",
        CollectiveInterest "scic" "SCIC",
        OtherCooperative "autre_cooperative" "Autre coopérative",
        Mutual "mutuelle" "Mutuelle",
        Foundation "fondation" "Fondation",
        Commercial "societe_ess" "Société commerciale de l’ESS",
    }
}

vocabulary! {
    /// How far an actor is engaged.
    Engagement {
        Spotted "repere" "Repéré",
        Contacted "contacte" "Contacté",
        Met "rencontre" "Rencontré",
        Committed "engage" "Engagé",
        Signatory "signataire" "Signataire",
        Inactive "inactif" "Inactif",
    }
}

vocabulary! {
    /// In what quality a party appears in the contract.
    SignatoryRole {
        Bearer "porteur" "Porteur du contrat",
        State "etat" "État",
        CoSignatory "cosignataire" "Cosignataire",
        Associate "associe" "Associé",
        Witness "present" "Présent à la signature",
    }
}

vocabulary! {
    /// How a person is addressed.
    Civility {
        Madam "madame" "Madame",
        Sir "monsieur" "Monsieur",
    }
}
