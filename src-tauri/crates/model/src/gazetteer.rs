//! The national list of intercommunalities, read from one committed text file.
//!
//! The file is made by `cargo xtask data`; its first lines carry the source, the licence and the
//! vintage, which are shown beside every figure taken from it.

use crate::french::fold;
use crate::register::RecordType;
use crate::register::territory::{Commune, Epci};

/// The list, with what a search needs already folded.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// Where the list comes from.
    pub source: String,
    /// Its licence.
    pub licence: String,
    /// The year it describes.
    pub vintage: i32,
    epcis: Vec<Entry>,
    departments: Vec<(String, String, String)>,
    regions: Vec<(String, String)>,
}

#[derive(Debug, Clone)]
struct Entry {
    siren: String,
    legal_form: String,
    tax_regime: String,
    name: String,
    folded: String,
    total: u32,
    municipal: u32,
    departments: Vec<String>,
    members: Vec<Member>,
}

#[derive(Debug, Clone)]
struct Member {
    insee: String,
    siren: String,
    name: String,
    folded: String,
    total: u32,
    municipal: u32,
}

/// An intercommunality found by a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a> {
    /// Its SIREN.
    pub siren: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The code of its legal form.
    pub legal_form: &'a str,
    /// Its départements: « Saône-et-Loire (71) ».
    pub departments: String,
    /// How many communes it has.
    pub communes: usize,
    /// Its municipal population.
    pub population: u32,
    /// The commune that matched, when the name did not.
    pub matched: Option<&'a str>,
}

/// A line of the file that is not understood, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("la liste des intercommunalités est illisible à la ligne {0}")]
pub struct BadLine(pub usize);

impl Gazetteer {
    /// Reads the file.
    ///
    /// # Errors
    /// At the first line that is not understood: the file is ours, so this is a bug.
    pub fn parse(file: &str) -> Result<Self, BadLine> {
        let mut list = Self::default();
        for (index, line) in file.lines().enumerate() {
            list.read_line(line).ok_or(BadLine(index + 1))?;
        }
        for epci in &mut list.epcis {
            let mut departments: Vec<String> =
                epci.members.iter().map(|member| department_of(&member.insee).to_owned()).collect();
            departments.sort_unstable();
            departments.dedup();
            epci.departments = departments;
        }
        Ok(list)
    }

    fn read_line(&mut self, line: &str) -> Option<()> {
        let cells: Vec<&str> = line.split('\t').collect();
        let text = |index: usize| cells.get(index).map(|cell| (*cell).to_owned());
        let count = |index: usize| cells.get(index)?.parse::<u32>().ok();
        match *cells.first()? {
            "canevas-territoires" => {}
            "source" => self.source = text(1)?,
            "licence" => self.licence = text(1)?,
            "vintage" => self.vintage = cells.get(1)?.parse().ok()?,
            "R" => self.regions.push((text(1)?, text(2)?)),
            "D" => self.departments.push((text(1)?, text(2)?, text(3)?)),
            "E" => self.epcis.push(Entry {
                siren: text(1)?,
                legal_form: text(2)?,
                tax_regime: text(3)?,
                name: text(4)?,
                folded: fold(cells.get(4)?),
                total: count(5)?,
                municipal: count(6)?,
                departments: Vec::new(),
                members: Vec::new(),
            }),
            "C" => self.epcis.last_mut()?.members.push(Member {
                insee: text(1)?,
                siren: text(2)?,
                name: text(3)?,
                folded: fold(cells.get(3)?),
                total: count(4)?,
                municipal: count(5)?,
            }),
            _ => return None,
        }
        Some(())
    }

    /// How many intercommunalities the list holds.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.epcis.len()
    }

    /// Whether the list is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.epcis.is_empty()
    }

    /// The intercommunalities that answer, best first: by name, SIREN, département or commune.
    /// Accents, case and punctuation do not count.
    #[must_use]
    pub fn search(&self, typed: &str) -> Vec<Hit<'_>> {
        let query = fold(typed);
        if query.is_empty() {
            return Vec::new();
        }
        let digits = query.replace(' ', "");
        let departments: Vec<&str> = self.departments_named(&query);
        let mut found: Vec<(u8, &Entry, Option<&str>)> = self
            .epcis
            .iter()
            .filter_map(|epci| {
                rank(epci, &query, &digits, &departments).map(|(rank, matched)| (rank, epci, matched))
            })
            .collect();
        found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.municipal.cmp(&a.1.municipal)));
        found.into_iter().map(|(_, epci, matched)| self.hit(epci, matched)).collect()
    }

    fn hit<'a>(&'a self, epci: &'a Entry, matched: Option<&'a str>) -> Hit<'a> {
        Hit {
            siren: &epci.siren,
            name: &epci.name,
            legal_form: &epci.legal_form,
            departments: self.department_names(epci),
            communes: epci.members.len(),
            population: epci.municipal,
            matched,
        }
    }

    fn departments_named(&self, query: &str) -> Vec<&str> {
        let named =
            self.departments.iter().filter(|(code, name, _)| fold(code) == query || fold(name) == query);
        named.map(|(code, _, _)| code.as_str()).collect()
    }

    fn department_names(&self, epci: &Entry) -> String {
        let name = |code: &String| {
            let known = self.departments.iter().find(|(known, _, _)| known == code);
            known.map_or_else(|| code.clone(), |(_, name, _)| format!("{name} ({code})"))
        };
        epci.departments.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    fn region_names(&self, epci: &Entry) -> String {
        let mut names: Vec<&str> = Vec::new();
        for code in &epci.departments {
            let region =
                self.departments.iter().find(|(known, _, _)| known == code).map(|(_, _, region)| region);
            let name = region.and_then(|region| self.regions.iter().find(|(code, _)| code == region));
            if let Some((_, name)) = name
                && !names.contains(&name.as_str())
            {
                names.push(name);
            }
        }
        names.join(", ")
    }

    /// The records of an intercommunality and its communes, ready for a dossier. Identifiers are
    /// the SIREN and the INSEE codes.
    #[must_use]
    pub fn records(&self, siren: &str) -> Option<(Epci, Vec<Commune>)> {
        let entry = self.epcis.iter().find(|epci| epci.siren == siren)?;
        let epci = Epci {
            name: entry.name.clone(),
            siren: entry.siren.clone(),
            legal_form: entry.legal_form.clone(),
            tax_regime: entry.tax_regime.clone(),
            departments: self.department_names(entry),
            region: self.region_names(entry),
            total_population: Some(f64::from(entry.total)),
            municipal_population: Some(f64::from(entry.municipal)),
            population_year: Some(self.vintage),
            source: self.source.clone(),
            ..Epci::with_id(entry.siren.clone())
        };
        let communes = entry.members.iter().map(|member| Commune {
            name: member.name.clone(),
            insee: member.insee.clone(),
            siren: member.siren.clone(),
            epci: entry.siren.clone(),
            department: department_of(&member.insee).to_owned(),
            total_population: Some(f64::from(member.total)),
            municipal_population: Some(f64::from(member.municipal)),
            ..Commune::with_id(member.insee.clone())
        });
        Some((epci, communes.collect()))
    }
}

/// How well an intercommunality answers: the lower the better.
fn rank<'a>(
    epci: &'a Entry,
    query: &str,
    digits: &str,
    departments: &[&str],
) -> Option<(u8, Option<&'a str>)> {
    if digits.len() >= 3 && epci.siren.starts_with(digits) {
        return Some((0, None));
    }
    if let Some(rank) = word_rank(&epci.folded, query) {
        return Some((rank, None));
    }
    if departments.iter().any(|code| epci.departments.iter().any(|own| own == code)) {
        return Some((5, None));
    }
    let insee = query.to_uppercase();
    let commune = epci
        .members
        .iter()
        .filter_map(|member| {
            let named = member.folded == query || member.insee == insee;
            let numbered = digits.len() >= 6 && member.siren.starts_with(digits);
            let rank = if named || numbered { Some(3) } else { word_rank(&member.folded, query).map(|_| 6) };
            rank.map(|rank| (rank, member))
        })
        .min_by_key(|(rank, _)| *rank);
    commune.map(|(rank, member)| (rank, Some(member.name.as_str())))
}

/// 1 when a word of the text begins with the query, 2 when every word of the query begins a word of it.
fn word_rank(text: &str, query: &str) -> Option<u8> {
    if text.starts_with(query)
        || text.match_indices(query).any(|(place, _)| text.as_bytes()[place - 1] == b' ')
    {
        return Some(1);
    }
    let begins = |word: &str| text.split(' ').any(|own| own.starts_with(word));
    (query.contains(' ') && query.split(' ').all(begins)).then_some(2)
}

/// The département of a commune: two characters, three overseas.
#[must_use]
pub fn department_of(insee: &str) -> &str {
    let length = if insee.starts_with("97") || insee.starts_with("98") { 3 } else { 2 };
    insee.get(..length).unwrap_or(insee)
}

/// The population of a list of records, written out: « 14 020 ».
#[must_use]
pub fn population(total: f64) -> String {
    // A population is a whole number far below the point where a float loses units.
    crate::french::number(total.round())
}
