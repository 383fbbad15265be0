//! The names of the registers, and the words shown for each: declared once, in the order in which
//! parents come before what belongs to them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Field, RecordType};

/// Declares the registers: `Name "code": Record, "one of them", "title", "add", guidance`.
macro_rules! registers {
    ($( $(#[$doc:meta])* $name:ident $code:literal : $record:path, $one:literal, $title:literal, $add:literal, $guidance:literal; )*) => {
        /// The registers of a dossier.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum RegisterName {
            $( $(#[$doc])* $name, )*
        }

        impl RegisterName {
            /// Every register, parents before children.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name in files, in SQL and in templates.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// One of its records, with its article: « l’action ».
            #[must_use]
            pub const fn one(self) -> &'static str {
                match self { $(Self::$name => $one),* }
            }

            /// The register's title: « Actions ».
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title),* }
            }

            /// What the button that adds a record says; empty when none can be added.
            #[must_use]
            pub const fn add_label(self) -> &'static str {
                match self { $(Self::$name => $add),* }
            }

            /// What to know before filling it.
            #[must_use]
            pub const fn guidance(self) -> &'static str {
                match self { $(Self::$name => $guidance),* }
            }

            /// The fields of its records.
            #[must_use]
            pub fn fields(self) -> &'static [Field] {
                match self { $(Self::$name => <$record as RecordType>::field_list()),* }
            }
        }
    };
}

registers! {
    /// The territory itself: exactly one record.
    Territory "territory": super::territory::Territory, "le territoire", "Territoire", "",
        "L’identité du territoire sert à tous les documents : elle n’est saisie qu’une fois. Les noms, codes et populations viennent de la liste nationale ; vous pouvez les corriger.";
    /// The contract's own facts: exactly one record.
    Contract "contract": super::contract::Contract, "le contrat", "Le contrat", "",
        "Ces quelques faits servent aux articles sur la durée, aux contrôles et à la convention annuelle.";
    /// The intercommunalities the territory is made of.
    Epcis "epcis": super::territory::Epci, "l’intercommunalité", "Intercommunalités", "Ajouter une intercommunalité",
        "Les intercommunalités signataires. Un contrat peut en réunir plusieurs, portées par un pôle ou un pays.";
    /// Their communes.
    Communes "communes": super::territory::Commune, "la commune", "Communes", "Ajouter une commune",
        "Les communes du périmètre, avec leur population et son millésime. Vérifiez qu’une commune nouvelle n’y manque pas.";
    /// The map of the perimeter: at most one record.
    Maps "maps": super::perimeter_map::PerimeterMap, "la carte", "Carte du périmètre", "", "";
    /// The plans and contracts the CRTE lives with.
    Frameworks "frameworks": super::contract::Framework, "le document cadre", "Plans et contrats en cours", "Ajouter un plan ou un contrat",
        "Les documents avec lesquels le contrat doit s’accorder, et les contrats qu’il reprend. L’article 1 en tire son tableau.";
    /// What the diagnostic observes.
    Observations "observations": super::diagnostic::Observation, "le constat", "Constats", "Ajouter un constat",
        "Un constat est un fait, pas une opinion : une phrase, un chiffre quand il existe, son année et sa source. Une vingtaine suffit, répartis sur les trois axes. C’est d’ici que partent les enjeux, puis les actions.";
    /// The stakes drawn from the observations.
    Stakes "stakes": super::diagnostic::Stake, "l’enjeu", "Enjeux", "Ajouter un enjeu",
        "Un enjeu dit ce que le territoire a à gagner ou à perdre. Appuyez chacun sur un ou plusieurs constats et classez-les : un contrat où tout est prioritaire n’a pas de priorité.";
    /// The strategic orientations.
    Orientations "orientations": super::orientation::Orientation, "l’orientation", "Orientations", "Ajouter une orientation",
        "Trois à six orientations suffisent à la plupart des contrats. Chacune répond à des enjeux, se donne des objectifs mesurables et sera portée par au moins une action.";
    /// The objectives of the orientations.
    Objectives "objectives": super::orientation::Objective, "l’objectif", "Objectifs", "Ajouter un objectif", "";
    /// The actors of the territory.
    Actors "actors": super::actor::Actor, "l’acteur", "Acteurs", "Ajouter un acteur",
        "Tous ceux qui font vivre le territoire : associations, entreprises, coopératives, habitants engagés, services publics. Repérez aussi les absents. Les appréciations et les contacts restent dans ce dossier : aucun document public ne les imprime.";
    /// The bodies of the governance.
    Bodies "bodies": super::governance::Body, "l’instance", "Instances", "Ajouter une instance",
        "Qui décide, qui suit, qui donne son avis. Les membres saisis ici servent à la feuille de présence de chaque séance.";
    /// Who sits in them.
    Members "members": super::governance::Member, "le membre", "Membres", "Ajouter un membre", "";
    /// Their meetings.
    Meetings "meetings": super::governance::Meeting, "la séance", "Séances", "Ajouter une séance",
        "Une séance, ses présents, ce qu’elle a décidé. Une décision sans responsable ni échéance n’a guère de suite.";
    /// What the meetings decided.
    Decisions "decisions": super::governance::Decision, "la décision", "Décisions", "Ajouter une décision", "";
    /// The actions and projects.
    Actions "actions": super::action::Action, "l’action", "Actions", "Ajouter une action",
        "Une « fiche projet » est en maturation ; une « fiche action » est prête : portée, décrite, financée, évaluée et capable de démarrer. Le plan de financement doit tomber juste.";
    /// The steps of the actions.
    Milestones "milestones": super::action::Milestone, "l’étape", "Étapes", "Ajouter une étape", "";
    /// The costs of the actions, by year.
    Costs "costs": super::action::CostLine, "la ligne de dépense", "Dépenses par année", "Ajouter une dépense", "";
    /// The parties to the contract.
    Signatories "signatories": super::signatory::Signatory, "le signataire", "Signataires", "Ajouter un signataire",
        "Chaque signataire a un représentant, une fonction et, sauf l’État, une délibération qui l’autorise à signer. La page de signatures se compose d’elle-même.";
    /// Who pays.
    Funders "funders": super::funding::Funder, "le financeur", "Financeurs", "Ajouter un financeur",
        "Chaque financeur est nommé une fois, et ses montants se cumulent sous ce nom. Dites s’il signe, s’il s’engage par écrit ou s’il n’est pas signataire.";
    /// The funding lines of the actions.
    Funding "funding": super::funding::FundingLine, "la ligne de financement", "Plan de financement", "Ajouter une ligne de financement", "";
    /// The indicators.
    Indicators "indicators": super::indicator::Indicator, "l’indicateur", "Indicateurs", "Ajouter un indicateur",
        "Un indicateur utile a une valeur de départ, une cible datée, une source et une personne qui le relève. Mieux vaut dix indicateurs suivis que quarante oubliés.";
    /// Their values over time.
    Measures "measures": super::indicator::Measure, "la valeur", "Valeurs", "Ajouter une valeur", "";
    /// The times of the mobilisation.
    Events "events": super::mobilisation::Event, "la rencontre", "Rencontres", "Ajouter une rencontre",
        "Prévoyez la rencontre, puis notez ce qu’elle a donné. Le contrat en tire l’article sur la mobilisation : qui a été vu, quand, et ce qui en a été fait.";
    /// The contributions.
    Contributions "contributions": super::mobilisation::Contribution, "la contribution", "Contributions", "Ajouter une contribution",
        "Chaque contribution reçoit une réponse motivée, même quand elle n’est pas retenue.";
    /// The files kept in the dossier.
    Attachments "attachments": super::attachment::Attachment, "la pièce jointe", "Pièces jointes", "Joindre un fichier",
        "Délibérations, lettres d’engagement, comptes rendus : les fichiers restent dans le dossier et voyagent avec lui. Un fichier pèse au plus 10 Mo, l’ensemble au plus 100 Mo.";
    /// Findings set aside, with their reasons.
    Waivers "waivers": super::waiver::Waiver, "le point écarté", "Dérogations et points écartés", "",
        "Les points que vous avez écartés, avec leur motif. Supprimez une ligne pour que le point revienne.";
    /// What is said of the fields, from one person to another.
    Remarks "remarks": super::remark::Remark, "le commentaire", "Commentaires", "", "";
    /// What the dossier changes in the lists of reference.
    References "references": super::reference::Reference, "l’entrée de liste", "Listes de référence", "Ajouter une entrée",
        "Dispositifs, seuils, thèmes, leviers et compétences livrés avec l’application, avec leur source et leur date. Changez-les, fermez-les ou ajoutez les vôtres : seul ce dossier est modifié.";
    /// The contract's plan, once the agent has changed it.
    Articles "articles": super::article::Article, "l’article", "Plan du contrat", "Ajouter un article",
        "Cet article a été ajouté par vous : son texte vous appartient.";
    /// The templates it is written with, kept by the program itself.
    Templates "templates": super::pinned::PinnedTemplate, "le modèle", "Modèles", "", "";
}

impl RegisterName {
    /// The register of this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|register| register.code() == code)
    }

    /// One field, by its name.
    #[must_use]
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }

    /// One of its records, without article: « action ».
    #[must_use]
    pub fn noun(self) -> &'static str {
        let one = self.one();
        ["le ", "la ", "l’"].iter().find_map(|article| one.strip_prefix(article)).unwrap_or(one)
    }

    /// Whether it holds exactly one record, neither added nor taken away.
    #[must_use]
    pub const fn single(self) -> bool {
        matches!(self, Self::Territory | Self::Contract)
    }

    /// Whether a document may print it: what people tell one another about a field stays between them.
    #[must_use]
    pub const fn printable(self) -> bool {
        !matches!(self, Self::Remarks)
    }

    /// Whether a person types its records one by one: the others are a single sheet, files, or what the
    /// program keeps by itself.
    #[must_use]
    pub const fn tabled(self) -> bool {
        !self.single()
            && !matches!(
                self,
                Self::Attachments
                    | Self::Waivers
                    | Self::Remarks
                    | Self::References
                    | Self::Articles
                    | Self::Maps
                    | Self::Templates
            )
    }

    /// What its records belong to, and the field that says so: they go when their owner goes.
    #[must_use]
    pub const fn owner(self) -> Option<(Self, &'static str)> {
        match self {
            Self::Communes => Some((Self::Epcis, "epci")),
            Self::Objectives => Some((Self::Orientations, "orientation")),
            Self::Members => Some((Self::Bodies, "body")),
            Self::Decisions => Some((Self::Meetings, "meeting")),
            Self::Milestones => Some((Self::Actions, "action")),
            Self::Costs => Some((Self::Actions, "action")),
            Self::Funding => Some((Self::Actions, "action")),
            Self::Measures => Some((Self::Indicators, "indicator")),
            _ => None,
        }
    }

    /// Whether its records are filled in the sheet of their owner, as lines of a table.
    #[must_use]
    pub fn inner(self) -> bool {
        self != Self::Communes && self.owner().is_some()
    }
}
