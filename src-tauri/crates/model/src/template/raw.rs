//! The template file as its author typed it. `templates/schema.json` is generated from here.
//!
//! Nothing is required and nothing fails at this stage: a key that is missing, misspelt or of
//! another type is kept as such, so that [`super::check`] can report every fault at once.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};
use serde_json::Value as Json;

/// What stands at a key.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Typed<T> {
    /// Nothing.
    #[default]
    Absent,
    /// Something of another type.
    Wrong(Json),
    /// A value of the type expected.
    Is(T),
}

/// Keys the format does not know.
pub type Unknown = BTreeMap<String, Json>;

/// A list whose items are each read on their own.
pub type List<T> = Typed<Vec<Typed<T>>>;

impl<'de, T: serde::de::DeserializeOwned> Deserialize<'de> for Typed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Json::deserialize(deserializer)?;
        Ok(serde_json::from_value(json.clone()).map_or(Self::Wrong(json), Self::Is))
    }
}

impl<T: JsonSchema> JsonSchema for Typed<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// Un modèle Canevas, format 1.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[schemars(rename = "Template")]
pub struct RawTemplate {
    /// Le numéro du format : 1.
    #[schemars(required)]
    pub format: Typed<u32>,
    /// L’identifiant du modèle : lettres minuscules, chiffres et tirets. Il ne change jamais.
    #[schemars(required)]
    pub id: Typed<String>,
    /// La version du modèle, par exemple « 1.0.0 ».
    #[schemars(required)]
    pub version: Typed<String>,
    /// L’état de cette version : draft, elle se modifie encore ; published, elle ne change plus jamais. draft si rien n’est dit.
    #[schemars(extend("enum" = ["draft", "published"]))]
    pub status: Typed<String>,
    /// Le titre du document.
    #[schemars(required)]
    pub title: Typed<String>,
    /// À quoi sert le document, en une phrase.
    #[schemars(required)]
    pub purpose: Typed<String>,
    #[schemars(extend("enum" = ["contrat", "mobilisation", "cooperation", "elus"]))]
    /// La famille du modèle : contrat, mobilisation, cooperation, elus ; contrat si rien n’est dit.
    pub family: Typed<String>,
    /// Le modèle d’un contrat : un dossier peut commencer par lui.
    pub contract: Typed<bool>,
    /// Quand le document sert dans la vie du contrat, en une phrase.
    pub moment: Typed<String>,
    /// Qui le remplit, en une phrase.
    pub filled_by: Typed<String>,
    /// Les étapes de saisie, dans l’ordre.
    #[schemars(required)]
    pub steps: List<RawStep>,
    /// Le document imprimé.
    #[schemars(required)]
    pub layout: Typed<RawLayout>,
    /// L’adresse du schéma, pour l’éditeur.
    #[serde(rename = "$schema")]
    pub schema: Typed<String>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(crate) unknown: Unknown,
}

/// Une étape de saisie : un écran.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[schemars(rename = "Step")]
pub struct RawStep {
    /// L’identifiant de l’étape.
    #[schemars(required)]
    pub id: Typed<String>,
    /// Le titre de l’étape.
    #[schemars(required)]
    pub title: Typed<String>,
    /// L’article que l’étape remplit : s’il est retiré du plan, l’étape n’est plus demandée.
    pub article: Typed<String>,
    /// Ce qu’il faut savoir avant d’écrire.
    pub guidance: Typed<String>,
    /// Les champs, dans l’ordre.
    #[schemars(required)]
    pub fields: List<RawField>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(crate) unknown: Unknown,
}

/// Un champ à remplir.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[schemars(rename = "Field")]
pub struct RawField {
    /// L’identifiant du champ : une suite de mots français sans accent, séparés par « _ ». Il ne change jamais.
    #[schemars(required)]
    pub id: Typed<String>,
    #[schemars(extend("enum" = super::check::known::KINDS))]
    /// Le type de réponse : line, text, rich, money, number, percent, year, date, period, yesNo, choice, choices, link, links, rows, table, siren, siret.
    #[schemars(required)]
    pub kind: Typed<String>,
    /// La question, telle qu’elle s’affiche.
    #[schemars(required)]
    pub label: Typed<String>,
    /// L’aide affichée à côté du champ.
    pub help: Typed<String>,
    /// Un exemple rédigé, que l’on peut insérer.
    pub example: Typed<String>,
    /// La source d’une affirmation officielle : texte et année.
    pub source: Typed<String>,
    /// Une réponse est-elle nécessaire ? `true` : dès le contrat ; sinon, dès l’étape nommée : protocole, contrat, suivi, convention, avenant.
    pub required: Typed<RawRequired>,
    /// Le champ du territoire ou du contrat que cette question remplit, par exemple `contract.start` : la réponse est gardée au registre. Le type du champ est alors celui du registre.
    pub of: Typed<String>,
    /// La condition d’affichage.
    pub when: Typed<RawCondition>,
    /// Les choix possibles (types choice et choices).
    pub options: List<RawOption>,
    /// Des réponses proposées (type line).
    pub suggestions: List<String>,
    /// L’unité (type number).
    pub unit: Typed<String>,
    #[schemars(extend("enum" = super::check::known::registers()))]
    /// Le registre visé (types link et links), ou celui dont les fiches font les lignes du tableau (type table).
    pub register: Typed<String>,
    /// Les champs des fiches montrés en colonnes, dans l’ordre (type table) : un tableau se remplit sur place, et ses lignes sont gardées au registre.
    pub fields: List<String>,
    /// Les cases de chaque ligne (type rows).
    pub columns: List<RawRowColumn>,
    /// Ce que dit le bouton qui ajoute une ligne (type rows).
    pub add_label: Typed<String>,
    /// La réponse tant que rien n’est saisi (types line, text, rich et number).
    pub default: Typed<Json>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(crate) unknown: Unknown,
}

/// Une case des lignes d’un bloc répétable.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[schemars(rename = "RowColumn")]
pub struct RawRowColumn {
    /// L’identifiant de la case.
    #[schemars(required)]
    pub id: Typed<String>,
    /// Son titre.
    #[schemars(required)]
    pub label: Typed<String>,
    #[schemars(extend("enum" = super::check::known::CELLS))]
    /// Le type de réponse : line, text, number, percent, money, year, date, period, yesNo, choice, siren, siret.
    #[schemars(required)]
    pub kind: Typed<String>,
    /// Les choix possibles (type choice).
    pub options: List<RawOption>,
    /// L’unité (type number).
    pub unit: Typed<String>,
    /// Imprimer le total de la case (types money et number) ? `true` ; ou les cases de choix dont chaque réponse a son propre total : `["sens"]`.
    pub total: Typed<RawTotal>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(crate) unknown: Unknown,
}

/// Si le total d’une case s’imprime, et ce qu’il ne mêle pas.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Total")]
pub enum RawTotal {
    /// Un seul total, ou aucun.
    Plain(bool),
    /// Un total pour chaque réponse à ces cases de choix.
    Apart(Vec<String>),
}

/// Un choix possible.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[schemars(rename = "Option")]
pub struct RawOption {
    /// Le code enregistré.
    #[schemars(required)]
    pub code: Typed<String>,
    /// Ce qui s’affiche.
    #[schemars(required)]
    pub label: Typed<String>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(crate) unknown: Unknown,
}

/// Une condition : exactement une des clés `filled`, `equals`, `contains`, `article`, `amends`, `all`, `any`, `not`, `register`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[schemars(rename = "Condition")]
pub struct RawCondition {
    /// Vraie si ce champ a une réponse.
    pub filled: Typed<String>,
    /// Vraie si ce champ vaut `value`.
    pub equals: Typed<String>,
    /// Vraie si ce champ, une liste, compte `value` parmi ses choix ; si, un texte, il contient ces mots.
    pub contains: Typed<String>,
    /// La valeur comparée (avec `equals` et `contains`).
    pub value: Typed<Json>,
    /// Vraie si cet article est dans le contrat : l’agent peut le retirer du plan.
    pub article: Typed<String>,
    /// À `true`, vraie si une version figée précède l’avenant : ses changements sont connus ; à `false`, s’il n’y en a pas. Pour les blocs seulement.
    pub amends: Typed<bool>,
    /// Vraie si toutes le sont.
    pub all: List<RawCondition>,
    /// Vraie si l’une l’est.
    pub any: List<RawCondition>,
    /// Vraie si l’autre ne l’est pas.
    pub not: Typed<Box<RawCondition>>,
    #[schemars(extend("enum" = super::check::known::registers()))]
    /// Vraie si ce registre compte au moins `least` fiches qui répondent à `where`.
    pub register: Typed<String>,
    /// Le nombre de fiches (avec `register`) ; 1 si rien n’est dit.
    pub least: Typed<usize>,
    /// Le filtre (avec `register`) : champ et valeur, ou `{"filled": true}`, `{"contains": "code"}`, `{"not": "code"}`.
    #[serde(rename = "where")]
    pub filter: Typed<BTreeMap<String, Json>>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(crate) unknown: Unknown,
}

/// La mise en page du document.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[schemars(rename = "Layout")]
pub struct RawLayout {
    /// Le titre de couverture ; peut contenir des trous comme `{intitule}`.
    #[schemars(required)]
    pub title: Typed<String>,
    /// La ligne sous le titre.
    pub subtitle: Typed<String>,
    /// Les mentions de couverture.
    pub cover: List<RawFact>,
    /// Le titre courant.
    pub running_head: Typed<String>,
    /// Un document court : un bandeau en tête de la première page remplace la couverture.
    pub short: Typed<bool>,
    /// Imprimer le sommaire ?
    pub contents: Typed<bool>,
    /// Le nombre de niveaux de titres du sommaire ; 2 si rien n’est dit.
    pub contents_depth: Typed<u8>,
    /// Le champ oui/non qui, une fois à oui, ôte le filigrane « PROJET ». Sans lui, le filigrane reste tant qu’une réponse nécessaire manque ou que rien n’est répondu.
    pub signed: Typed<String>,
    /// Le document, bloc par bloc.
    #[schemars(required)]
    pub blocks: List<RawBlock>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(crate) unknown: Unknown,
}

/// Une mention : un intitulé et un texte à trous.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[schemars(rename = "Fact")]
pub struct RawFact {
    /// L’intitulé ; peut contenir des trous.
    #[schemars(required)]
    pub label: Typed<String>,
    /// Le texte.
    #[schemars(required)]
    pub text: Typed<String>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(crate) unknown: Unknown,
}

/// Si une réponse est nécessaire, et dès quand.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Required")]
pub enum RawRequired {
    /// Dès le contrat, ou jamais.
    Plain(bool),
    /// Dès cette étape : protocole, contrat, suivi, convention, avenant.
    From(String),
}

/// Un bloc du document. `block` dit lequel ; chaque bloc n’accepte que ses propres clés.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[schemars(rename = "Block")]
pub struct RawBlock {
    #[schemars(extend("enum" = super::check::known::blocks()))]
    /// Le bloc : article, annex, heading, text, list, note, answer, facts, table, each, landscape, pageBreak, maquette, agreement, changes, files, panel, signatures, parties.
    #[schemars(required)]
    pub block: Typed<String>,
    /// L’identifiant (article, annex).
    pub id: Typed<String>,
    /// Le titre (article, annex, heading, note, each).
    pub title: Typed<String>,
    /// Le texte à trous (text, note).
    pub text: Typed<String>,
    /// La délibération qui autorise chaque partie à signer (parties, signatures) : blank, une ligne à remplir à la main ; celle du registre si rien n’est dit.
    #[schemars(extend("enum" = ["blank"]))]
    pub authority: Typed<String>,
    /// Les éléments, à trous (list).
    pub items: List<String>,
    /// Le champ imprimé (answer), celui qui donne l’année (agreement) ou le numéro de l’avenant (changes).
    pub field: Typed<String>,
    #[schemars(extend("enum" = ["annee", "financeur"]))]
    /// Ce que disent les colonnes de la maquette : annee ou financeur (maquette).
    pub by: Typed<String>,
    #[schemars(extend("enum" = crate::dashboard::PANELS))]
    /// Le tableau de bord imprimé (panel) : maturite, financement, societe, ecologie, mobilisation, calendrier, indicateurs, perimetre (la carte, quand le dossier en a une).
    pub panel: Typed<String>,
    #[schemars(extend("enum" = ["figures", "drawings"]))]
    /// Ce qui en est imprimé (panel) : figures ou drawings ; les deux si rien n’est dit.
    pub show: Typed<String>,
    /// Les lignes (facts).
    pub rows: List<RawFact>,
    #[schemars(extend("enum" = super::check::known::registers()))]
    /// Le registre (table, each, signatures).
    pub register: Typed<String>,
    /// Le filtre (table, each, et answer pour un champ de type table) : champ et valeur, `{"filled": true}`, `{"contains": "code"}` ou `{"not": "code"}` ; `id` vaut la fiche qu’un champ du modèle désigne, entre accolades.
    #[serde(rename = "where")]
    pub filter: Typed<BTreeMap<String, Json>>,
    /// Les colonnes (table).
    pub columns: List<RawColumn>,
    /// Le titre du tableau (table).
    pub caption: Typed<String>,
    /// Le champ qui regroupe les lignes (table).
    pub group: Typed<String>,
    /// Ce qui s’imprime quand il n’y a rien (table, each, answer, maquette, agreement, changes).
    pub empty: Typed<String>,
    /// Les blocs contenus (article, annex, each, landscape).
    pub blocks: List<RawBlock>,
    /// La condition d’impression.
    pub when: Typed<RawCondition>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(crate) unknown: Unknown,
}

/// Une colonne d’un tableau.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[schemars(rename = "Column")]
pub struct RawColumn {
    /// Le champ de la fiche, ou une valeur calculée : number, axis ; pour les actions, considered, requested, granted, settled, refused, own_funds, loans, own_share, in_kind, planned, missing ; pour les indicateurs, reference, target, observed ; pour les financements, rate.
    #[schemars(required)]
    pub field: Typed<String>,
    /// L’en-tête ; celui du champ si rien n’est dit.
    pub title: Typed<String>,
    /// La part de largeur, relative aux autres colonnes ; 10 si rien n’est dit.
    pub width: Typed<u16>,
    /// Imprimer le total de la colonne ?
    pub total: Typed<bool>,
    /// Ce qui s’imprime dans une case vide ; rien si rien n’est dit.
    pub empty: Typed<String>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(crate) unknown: Unknown,
}
