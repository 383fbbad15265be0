//! A text with holes as its author writes it: what [`super::parse`] reads back as the same text.

use std::fmt;

use super::{Hole, PERIMETER, Person, Piece, Text, Total};
use crate::vocabulary::Vocabulary;

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Words(words) => f.write_str(words),
            Piece::Hole(hole) => write!(f, "{{{hole}}}"),
        })
    }
}

impl fmt::Display for Hole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(field) => f.write_str(field),
            Self::Territory(field) => write!(f, "territory.{field}"),
            Self::TerritoryNamed => f.write_str("territory.named"),
            Self::Contract(field) => write!(f, "contract.{field}"),
            Self::ContractEnd => f.write_str("contract.end"),
            Self::Perimeter(fact) => {
                let name = PERIMETER.iter().find(|(_, known)| known == fact).map(|(name, _)| *name);
                write!(f, "perimeter.{}", name.unwrap_or_default())
            }
            Self::Count(register, conditions) => {
                write!(f, "count:{}", register.code())?;
                conditions.iter().enumerate().try_for_each(|(place, (field, value))| {
                    write!(f, "{}{field}={value}", if place == 0 { '?' } else { '&' })
                })
            }
            Self::Total(Total::Cost) => f.write_str("total:cost"),
            Self::Total(Total::Sum(sum)) => write!(f, "total:{}", sum.code()),
            Self::Article(id) => write!(f, "article:{id}"),
            Self::Annex(id) => write!(f, "annex:{id}"),
            Self::Signatory(role, field) => write!(f, "signatory.{}.{field}", role.code()),
            Self::Record(field) => write!(f, "record.{field}"),
            Self::Words(field) => write!(f, "words:{field}"),
            Self::Spoken(field) => write!(f, "spoken:{field}"),
            Self::Plural(counted, one, several) => write!(f, "plural:{}|{one}|{several}", counted.code()),
            Self::Gender(person, masculine, feminine) => write!(f, "gender:{person}|{masculine}|{feminine}"),
        }
    }
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(field) => f.write_str(field),
            Self::Signatory(role) => write!(f, "signatory.{}.civility", role.code()),
            Self::Record => f.write_str("record.civility"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    #[test]
    fn every_hole_is_written_as_it_was_read() {
        let texts = [
            "Le contrat {intitule}, conclu pour {territory.name} à partir du {contract.start}.",
            "{perimeter.population}{perimeter.total_population}{perimeter.year}{perimeter.source}",
            "{perimeter.communes}{perimeter.epcis}{perimeter.departments}{perimeter.region}",
            "{count:actions} dont {count:actions?stage=fiche_action}, {total:cost}, {total:own_share}",
            "{article:objet} {annex:fiches} {record.number} {words:discours} {spoken:discours}",
            "Pour {territory.named} : {signatory.porteur.name}",
            "{plural:actions|l’action|les actions} {gender:civilite|le maire|la maire}",
            "{plural:perimeter.departments|Département|Départements}, jusqu’au {contract.end}",
            "{gender:record.civility|élu|élue} {gender:signatory.etat.civility|le|la}",
        ];
        for text in texts {
            match parse(text) {
                Ok(parsed) => assert_eq!(parsed.to_string(), text),
                Err(wrong) => panic!("{text}: {wrong:?}"),
            }
        }
    }
}
