//! The closed lists of the trade: a code that is stored, a label that is read.
//!
//! The logic rests on these codes, so they are enums; lists that only serve to classify
//! (themes, schemes, levers) are data: see [`crate::lists`]. This file is long because it holds every
//! closed list.

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

impl ObservationNature {
    /// What heads the observations of this nature.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Strength => "Atouts",
            Self::Weakness => "Faiblesses",
            Self::Opportunity => "Opportunités",
            Self::Threat => "Menaces",
            Self::Need => "Besoins mal couverts",
        }
    }
}

vocabulary! {
    /// Who says so.
    Voice {
        Data "donnee" "Donnée",
        Elected "elu" "Élu",
        Actor "acteur" "Acteur du territoire",
        Resident "habitant" "Habitant",
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
        Keep "maintien" "Maintien de l’existant",
        Progress "progres" "Progrès sur l’existant",
        Break "rupture" "Rupture avec l’existant",
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

impl ActionStage {
    /// The sheet, beside its number.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Project => "projet",
            Self::Ready => "action",
        }
    }

    /// What heads the sheets of this kind.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Project => "Fiches projets (en maturation)",
            Self::Ready => "Fiches actions (prêtes)",
        }
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

vocabulary! {
    /// Where a contract stands in its life (the states proposed by the domain's reference, after the steps
    /// of published contracts: protocole, délibération, signature, avenants).
    ContractState {
        Preparation "preparation" "En préparation",
        Protocol "protocole" "Protocole d’engagement",
        Drafting "redaction" "En rédaction",
        Review "relecture" "En relecture",
        Voted "delibere" "Délibéré",
        Signed "signe" "Signé",
        InForce "en_vigueur" "En vigueur",
        Ended "echu" "Échu",
        Terminated "resilie" "Résilié",
    }
}

impl ContractState {
    /// Whether every party has signed.
    #[must_use]
    pub const fn signed(self) -> bool {
        matches!(self, Self::Signed | Self::InForce | Self::Ended | Self::Terminated)
    }

    /// What a dossier in this state is getting ready for, so which fields it must have.
    #[must_use]
    pub const fn stage(self) -> Stage {
        match self {
            Self::Preparation | Self::Protocol => Stage::Protocol,
            Self::Drafting | Self::Review | Self::Voted => Stage::Contract,
            Self::Signed => Stage::Agreement,
            Self::InForce | Self::Ended | Self::Terminated => Stage::Amendment,
        }
    }
}

vocabulary! {
    /// What a document of the toolbox is for.
    Family {
        Contract "contrat" "Le contrat, du diagnostic au bilan",
        Mobilisation "mobilisation" "Mobiliser les acteurs et les habitants",
        Cooperation "cooperation" "Économie sociale et solidaire, coopérations",
        Officials "elus" "Pour les élus",
    }
}

vocabulary! {
    /// Whether a version of a template may still change. The codes are words of the template format, in
    /// English like its keys.
    TemplateStatus {
        Draft "draft" "brouillon",
        Published "published" "publié",
    }
}

vocabulary! {
    /// The times of a contract's life at which more must be filled in, each asking what those before it
    /// ask. Signing opens the yearly follow-up and the first annual agreement; what is amended is a contract
    /// in force (the life of a contract in the domain's reference, steps 6 to 8).
    Stage {
        Protocol "protocole" "Protocole",
        Contract "contrat" "Contrat",
        Follow "suivi" "Suivi annuel",
        Agreement "convention" "Convention annuelle",
        Amendment "avenant" "Avenant",
    }
}

vocabulary! {
    /// The versions that are frozen in a contract's life.
    VersionKind {
        Protocol "protocole" "Protocole voté",
        Contract "contrat" "Contrat signé",
        Amendment "avenant" "Avenant",
        Agreement "convention" "Convention annuelle",
        Committee "copil" "Comité de pilotage",
        Other "autre" "Autre étape",
    }
}

vocabulary! {
    /// The plans, contracts and programmes a CRTE lives with (circulaire 6231/SG: earlier contracts are
    /// brought into it).
    FrameworkKind {
        Scot "scot" "SCoT",
        Plui "plui" "PLU intercommunal",
        Pcaet "pcaet" "PCAET",
        Plh "plh" "PLH",
        Pat "pat" "Projet alimentaire territorial",
        Cls "cls" "Contrat local de santé",
        Ctg "ctg" "Convention territoriale globale",
        City "contrat_ville" "Contrat de ville",
        Pvd "pvd" "Petites villes de demain",
        Acv "acv" "Action cœur de ville",
        Ti "ti" "Territoires d’industrie",
        Cte "cte" "Contrat de transition écologique",
        Leader "leader" "LEADER",
        Park "charte_pnr" "Charte de parc naturel régional",
        Project "projet_territoire" "Projet de territoire",
        Crte "crte" "CRTE précédent",
        Other "autre" "Autre",
    }
}

vocabulary! {
    /// Where an operation stands within its phase, after the open schema `projets-territoire` 0.1.0.
    PhaseState {
        Running "en_cours" "En cours",
        Late "en_retard" "En retard",
        Paused "en_pause" "En pause",
        Blocked "bloque" "Bloqué",
        Abandoned "abandonne" "Abandonné",
        Done "termine" "Terminé",
    }
}

vocabulary! {
    /// The effects expected of an action, after the State's form for sheets of actions.
    Effect {
        Adaptation "adaptation" "Adaptation au changement climatique",
        Lifespan "duree_usage" "Allongement de la durée d’usage",
        Setting "cadre_de_vie" "Amélioration du cadre de vie",
        Renewable "enr" "Développement des énergies renouvelables",
        Efficiency "efficacite" "Efficacité énergétique",
        Biodiversity "biodiversite" "Préservation de la biodiversité",
        Consumption "consommation" "Réduction des consommations",
        Waste "dechets" "Réduction des déchets",
        Greenhouse "ges" "Réduction des gaz à effet de serre",
        Pollutants "polluants" "Réduction des polluants",
        Sobriety "sobriete" "Sobriété énergétique",
    }
}

vocabulary! {
    /// What must be settled before an action can start.
    Prerequisite {
        Land "foncier" "Foncier",
        Studies "etudes" "Études",
        Permits "autorisations" "Autorisations",
        Tenders "marches" "Marchés",
        Money "financements" "Financements",
        Partners "partenariats" "Partenariats",
    }
}

vocabulary! {
    /// The zonings that open rights to some schemes.
    Zoning {
        RuralRevival "frr" "France ruralités revitalisation (FRR)",
        Priority "qpv" "Quartier prioritaire (QPV)",
        Mountain "montagne" "Montagne",
        Coast "littoral" "Littoral",
        Park "pnr" "Parc naturel régional",
        Flood "ppri" "Risque d’inondation (PPRI)",
    }
}

vocabulary! {
    /// The effect of an action on one environmental objective, from −2 to +2, after the AMORCE and CGDD
    /// self-assessment grid.
    Note {
        VeryGood "+2" "+2 · très favorable",
        Good "+1" "+1 · favorable",
        Neutral "0" "0 · neutre",
        Bad "-1" "−1 · défavorable",
        VeryBad "-2" "−2 · très défavorable",
        NotApplicable "sans_objet" "Sans objet",
    }
}

impl Note {
    /// The note as a number, from −2 to 2; none when the objective does not apply.
    #[must_use]
    pub const fn value(self) -> Option<i8> {
        match self {
            Self::VeryGood => Some(2),
            Self::Good => Some(1),
            Self::Neutral => Some(0),
            Self::Bad => Some(-1),
            Self::VeryBad => Some(-2),
            Self::NotApplicable => None,
        }
    }
}

vocabulary! {
    /// Whether the action falls under a shared competence that has a lead authority (CGCT, article L.1111-9).
    LeadCompetence {
        No "non" "Non",
        Mobility "mobilite" "Oui : mobilité durable",
        Proximity "proximite" "Oui : organisation des services de proximité",
        Planning "amenagement" "Oui : aménagement et développement durable du territoire",
        LocalDevelopment "developpement_local" "Oui : développement local",
    }
}

vocabulary! {
    /// Which part of a budget a cost is charged to.
    BudgetSection {
        Investment "investissement" "Investissement",
        Operating "fonctionnement" "Fonctionnement",
    }
}

vocabulary! {
    /// What a cost pays for.
    CostNature {
        Acquisition "acquisitions" "Acquisitions",
        Works "travaux" "Travaux",
        Equipment "equipements" "Équipements",
        Studies "etudes" "Études",
        Staff "personnel" "Personnel et animation",
        Other "autre" "Autre",
    }
}

vocabulary! {
    /// The levels a funder belongs to.
    FunderLevel {
        Owner "maitre_ouvrage" "Maître d’ouvrage",
        State "etat" "État",
        Operator "operateur" "Établissement ou opérateur de l’État",
        Region "region" "Région",
        Department "departement" "Département",
        LocalAuthority "bloc_communal" "Commune ou groupement",
        Europe "europe" "Union européenne",
        SocialSecurity "protection_sociale" "Protection sociale",
        PublicBank "banque_publique" "Banque des Territoires",
        Private "prive" "Fondation, mécène ou entreprise",
    }
}

vocabulary! {
    /// How firmly a funder stands behind the contract.
    FunderStanding {
        Signatory "signataire" "Signataire du contrat",
        Annexed "annexe" "Engagement écrit, joint en annexe",
        Prospective "pressenti" "Non signataire",
    }
}

vocabulary! {
    /// What an indicator tells.
    IndicatorKind {
        Context "contexte" "Contexte du territoire",
        Output "realisation" "Réalisation",
        Outcome "resultat" "Résultat",
    }
}

vocabulary! {
    /// What a value of an indicator is.
    MeasureKind {
        Reference "reference" "Référence",
        Target "cible" "Cible",
        Observed "constat" "Constat",
    }
}

vocabulary! {
    /// Which way an indicator should go.
    Direction {
        Up "hausse" "À la hausse",
        Down "baisse" "À la baisse",
    }
}

vocabulary! {
    /// The bodies that steer a contract.
    BodyKind {
        Steering "copil" "Comité de pilotage",
        Technical "cotech" "Comité technique",
        Mayors "conference_maires" "Conférence des maires",
        DevelopmentCouncil "codev" "Conseil de développement",
        Workshop "atelier" "Atelier",
        Other "autre" "Autre instance",
    }
}

vocabulary! {
    /// The time of the contract's life a meeting of the mobilisation serves.
    MobilisationPhase {
        Diagnostic "diagnostic" "Diagnostic",
        Orientations "orientations" "Orientations",
        Actions "actions" "Actions",
        Follow "suivi" "Suivi",
        Evaluation "evaluation" "Évaluation",
    }
}

vocabulary! {
    /// How people are met.
    EventFormat {
        Interview "entretien" "Entretien",
        Workshop "atelier" "Atelier",
        PublicMeeting "reunion_publique" "Réunion publique",
        Survey "questionnaire" "Questionnaire",
        Call "appel" "Appel à contributions",
        Visit "visite" "Visite",
        ActorsCommittee "comite_acteurs" "Comité d’acteurs",
    }
}

vocabulary! {
    /// Who makes a contribution.
    ContributorKind {
        Resident "habitant" "Habitant ou collectif",
        Association "association" "Association",
        Company "entreprise" "Entreprise",
        DevelopmentCouncil "codev" "Conseil de développement",
        LocalAuthority "collectivite" "Collectivité",
        Other "autre" "Autre",
    }
}

vocabulary! {
    /// What became of a contribution.
    ContributionState {
        Received "recue" "Reçue",
        Studied "etudiee" "À l’étude",
        Kept "retenue" "Retenue",
        PartlyKept "partiellement" "Retenue en partie",
        NotKept "non_retenue" "Non retenue",
    }
}

vocabulary! {
    /// How far an actor should be associated.
    Involvement {
        Inform "informer" "Informer",
        Consult "consulter" "Consulter",
        CoBuild "co_construire" "Co-construire",
        CoBear "co_porter" "Co-porter",
    }
}

vocabulary! {
    /// Five steps, for what a team appraises together.
    Level {
        One "1" "1 · très faible",
        Two "2" "2 · faible",
        Three "3" "3 · moyen",
        Four "4" "4 · fort",
        Five "5" "5 · très fort",
    }
}

vocabulary! {
    /// What a remark on a field is.
    RemarkKind {
        Comment "commentaire" "Commentaire",
        ToDo "a_faire" "À faire",
    }
}

vocabulary! {
    /// What a file kept in the dossier is.
    AttachmentKind {
        Deliberation "deliberation" "Délibération",
        Letter "courrier" "Lettre d’engagement",
        Minutes "compte_rendu" "Compte rendu",
        Study "etude" "Étude",
        Plan "plan" "Plan ou carte",
        Order "arrete" "Arrêté ou notification",
        Picture "photo" "Photographie",
        Other "autre" "Autre pièce",
    }
}
