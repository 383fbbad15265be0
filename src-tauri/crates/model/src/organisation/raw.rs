//! The file of an organisation as its author typed it. `templates/organisation.schema.json` is generated
//! from here. As for a template, nothing fails at this stage, so that every fault is reported at once.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::template::raw::{Typed, Unknown};

/// What is said by identifier.
pub type ById<T> = Typed<BTreeMap<String, Typed<T>>>;

/// La couche d’une organisation sur les modèles de Canevas, version 1.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
#[schemars(rename = "Organisation")]
pub struct RawOrganisation {
    /// Le nom du format : canevas-organisation.
    #[schemars(required, extend("const" = "canevas-organisation"))]
    pub format: Typed<String>,
    /// La version du format : 1.
    #[schemars(required, extend("const" = 1))]
    pub version: Typed<u64>,
    /// Le nom de l’organisation : il dit d’où viennent les aides.
    #[schemars(required)]
    pub name: Typed<String>,
    /// Ses couleurs. Chacune doit se lire sur du papier blanc.
    pub colours: Typed<RawColours>,
    /// Son logo, en tête de chaque document.
    pub logo: Typed<RawLogo>,
    /// Ses mots, par identifiant de modèle.
    pub templates: ById<RawWords>,
    /// L’adresse du schéma, pour l’éditeur.
    #[serde(rename = "$schema")]
    pub schema: Typed<String>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(super) unknown: Unknown,
}

/// Les couleurs des documents.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "Colours")]
pub struct RawColours {
    /// La couleur des titres et des filets, par exemple « #1d4e4a ».
    #[schemars(regex(pattern = "^#[0-9a-fA-F]{6}$"))]
    pub main: Typed<String>,
    /// La couleur des marques fines, de même.
    #[schemars(regex(pattern = "^#[0-9a-fA-F]{6}$"))]
    pub second: Typed<String>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(super) unknown: Unknown,
}

/// Une image PNG ou JPEG, de 1 Mo au plus.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "Logo")]
pub struct RawLogo {
    /// Ce qu’elle montre, pour qui ne la voit pas.
    #[schemars(required)]
    pub alt: Typed<String>,
    /// Le fichier, en base64.
    #[schemars(required)]
    pub data: Typed<String>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(super) unknown: Unknown,
}

/// Les mots d’un modèle.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "Words")]
pub struct RawWords {
    /// Par identifiant d’étape.
    pub steps: ById<RawStepWords>,
    /// Par identifiant de champ.
    pub fields: ById<RawFieldWords>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(super) unknown: Unknown,
}

/// Ce qu’une étape dit à la place du modèle.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "StepWords")]
pub struct RawStepWords {
    /// Le titre de l’étape.
    pub title: Typed<String>,
    /// Ce qu’il faut savoir avant d’écrire.
    pub guidance: Typed<String>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(super) unknown: Unknown,
}

/// Ce qu’un champ dit à la place du modèle.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "FieldWords")]
pub struct RawFieldWords {
    /// La question.
    pub label: Typed<String>,
    /// L’aide affichée à côté du champ.
    pub help: Typed<String>,
    /// Un exemple rédigé, que l’on peut insérer.
    pub example: Typed<String>,
    #[serde(flatten)]
    #[schemars(skip)]
    pub(super) unknown: Unknown,
}
