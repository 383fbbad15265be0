//! The bodies that steer the contract, who sits in them, their meetings and decisions (D11).

use chrono::NaiveDate;

use super::{RegisterName, record};
use crate::value::Kind;
use crate::vocabulary::{BodyKind, Vocabulary};

record! {
    /// A body of the governance.
    Body in Bodies {
        "" {
            name: String, required = Kind::line(), "Instance", "";
            kind: Option<BodyKind>, required = Kind::Choice { options: BodyKind::choices() }, "Type", "";
            presidency: String = Kind::line(), "Présidence", "";
            missions: String = Kind::Text, "Missions", "";
            frequency: String = Kind::line(), "Rythme des réunions", "";
        }
    }
}

record! {
    /// A person who sits in a body. Printed in the minutes: only what the function makes public.
    Member in Members {
        "" {
            body: String, required = Kind::Link { register: RegisterName::Bodies }, "Instance", "";
            name: String, required = Kind::line(), "Nom", "";
            title: String = Kind::line(), "Qualité", "";
            organisation: String = Kind::line(), "Organisme", "";
            voting: Option<bool> = Kind::YesNo, "Voix délibérative ?", "";
        }
    }
}

record! {
    /// One meeting of a body.
    Meeting in Meetings {
        "Séance" {
            title: String, required = Kind::line(), "Objet", "Par exemple : « Comité de pilotage n° 2 : validation des orientations ».";
            body: String, required = Kind::Link { register: RegisterName::Bodies }, "Instance", "";
            date: Option<NaiveDate>, required = Kind::Date, "Date", "";
            from: String = Kind::line(), "Début", "Par exemple : 14 h 30.";
            until: String = Kind::line(), "Fin", "";
            place: String = Kind::line(), "Lieu", "";
        }
        "Présence" {
            present: Vec<String> = Kind::Links { register: RegisterName::Members }, "Présents", "";
            excused: Vec<String> = Kind::Links { register: RegisterName::Members }, "Excusés", "";
            absent: Vec<String> = Kind::Links { register: RegisterName::Members }, "Absents", "";
            guests: String = Kind::Text, "Invités", "Une personne par ligne.";
        }
        "Compte rendu" {
            agenda: String = Kind::Text, "Ordre du jour", "Un point par ligne.";
            summary: String = Kind::Text, "Synthèse des échanges", "";
            writer: String = Kind::line(), "Rédaction", "";
            approved_on: Option<NaiveDate> = Kind::Date, "Compte rendu validé le", "";
        }
    }
}

record! {
    /// What a meeting decided.
    Decision in Decisions {
        "" {
            meeting: String, required = Kind::Link { register: RegisterName::Meetings }, "Séance", "";
            point: String, required = Kind::line(), "Point", "";
            decision: String = Kind::line(), "Décision", "";
            responsible: String = Kind::line(), "Responsable", "";
            due: Option<NaiveDate> = Kind::Date, "Échéance", "";
        }
    }
}
