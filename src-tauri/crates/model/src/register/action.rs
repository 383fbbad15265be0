//! The actions: « fiches projet » that mature, « fiches action » that are ready (D5).

use chrono::NaiveDate;

use super::record;
use crate::money::Cents;
use crate::value::Kind;
use crate::vocabulary::{ActionStage, Axis, Participation, Phase, Tax, Vocabulary, Weight};

record! {
    /// One operation of the contract. Its amounts are all without VAT or all with it, as `tax` says.
    Action in Actions {
        title: String, required = Kind::line(), "Intitulé", "Court et concret : ce qui sera fait, et où.";
        stage: Option<ActionStage>, required = Kind::Choice { options: ActionStage::choices() }, "Type de fiche", "Une fiche projet mûrit ; une fiche action est portée, décrite, financée, évaluée et prête à démarrer.";
        orientation: String, required = Kind::Link { register: super::RegisterName::Orientations }, "Orientation", "";
        axis: Option<Axis> = Kind::Choice { options: Axis::choices() }, "Axe", "Laissez vide pour reprendre l’axe de l’orientation.";
        theme: String = Kind::Line { suggestions: Axis::all_themes() }, "Thème", "";
        communes: Vec<String> = Kind::Links { register: super::RegisterName::Communes }, "Communes concernées", "Vide : tout le territoire.";
        owner: String, required = Kind::line(), "Maître d’ouvrage", "La structure qui porte l’opération et signe les marchés.";
        owner_siret: String = Kind::Siret, "SIRET du maître d’ouvrage", "Quatorze chiffres.";
        owner_private: Option<bool> = Kind::YesNo, "Maître d’ouvrage de droit privé ?", "Association, entreprise, fondation : la participation minimale de l’article L.1111-10 du CGCT ne s’applique pas.";
        lead: String = Kind::line(), "Chef ou cheffe de projet", "";
        elected_lead: String = Kind::line(), "Élu ou élue référente", "";
        partners: Vec<String> = Kind::Links { register: super::RegisterName::Actors }, "Partenaires", "À choisir parmi les acteurs du territoire.";
        context: String = Kind::Text, "Contexte", "Le besoin auquel l’action répond, en deux ou trois phrases tirées du diagnostic.";
        goals: String = Kind::Text, "Objectifs", "Ce que l’action doit obtenir, si possible avec un chiffre et une date.";
        description: String = Kind::Text, "Description", "Ce qui sera fait, étape par étape, dans des mots qu’un habitant comprend.";
        participation: Option<Participation> = Kind::Choice { options: Participation::choices() }, "Participation", "La place réellement donnée aux habitants et aux acteurs.";
        start: Option<NaiveDate> = Kind::Date, "Début", "";
        end: Option<NaiveDate> = Kind::Date, "Fin", "";
        phase: Option<Phase> = Kind::Choice { options: Phase::choices() }, "Phase", "";
        priority: Option<Weight> = Kind::Choice { options: Weight::choices() }, "Priorité", "";
        tax: Option<Tax> = Kind::Choice { options: Tax::choices() }, "Montants exprimés", "Toutes les sommes de la fiche sont dans la même unité : les subventions se calculent le plus souvent hors taxes.";
        total_cost: Option<Cents> = Kind::Money, "Coût total", "Le coût prévisionnel de toute l’opération, dans l’unité choisie.";
        indicators: String = Kind::Text, "Indicateurs de suivi", "Un indicateur par ligne : ce que l’on mesure, la valeur de départ et la valeur visée.";
        ecology: String = Kind::Text, "Effets sur l’environnement", "Les effets attendus, et les mesures prises si l’un d’eux est négatif.";
    }
}
