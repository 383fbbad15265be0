//! The printed document laid flat: what each article prints, piece by piece.

use super::telling::Noun;
use crate::condition::Condition;
use crate::template::{Authority, Block, BlockBody, Each, Fact, Section, Table, Template};

/// The body outside any article, or what an article or an annex prints.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// The article or annex; none for the body.
    pub(super) section: Option<(Noun, &'a Section)>,
    /// The article that holds it.
    pub(super) parent: Option<&'a Section>,
    /// What it prints, articles within it told by their name alone.
    pub(super) pieces: Vec<Piece<'a>>,
}

/// A thing that is printed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece<'a> {
    /// What it is.
    pub(super) noun: Noun,
    /// What it is followed by, for what has an identifier; the rest is followed by its words.
    pub(super) id: Option<String>,
    /// What it says; empty for what says nothing of its own, such as a page break.
    pub(super) words: String,
    /// When it is printed.
    pub(super) when: Option<&'a Condition>,
    /// What else decides how it is printed: what is said when it changes, and its value.
    pub(super) settings: Vec<Setting>,
    /// The heading it stands under; may be empty.
    pub(super) under: String,
}

/// What is said of a piece when this value of it changes.
pub(super) type Setting = (&'static str, String);

impl Piece<'_> {
    /// Whether the two are one piece, whatever else changed in it.
    pub(super) fn is(&self, other: &Piece<'_>) -> bool {
        let same = match (&self.id, &other.id) {
            (None, None) => self.words == other.words,
            (mine, theirs) => mine == theirs,
        };
        self.noun == other.noun && same
    }
}

/// The body, then each article and annex as they come.
pub(super) fn parts(template: &Template) -> Vec<Part<'_>> {
    let mut flat = Flat { template, parts: Vec::new() };
    flat.part(None, None, &template.layout.blocks);
    flat.parts
}

pub(super) const ARTICLE: Noun = Noun::m("L’article");
pub(super) const ANNEX: Noun = Noun::f("L’annexe");
pub(super) const COLUMN: Noun = Noun::f("La colonne");

const REGISTER: &str = "ne vient plus du même registre";
const FILTER: &str = "ne retient plus les mêmes fiches";

/// The facts of the cover, or of a block.
pub(super) fn facts(facts: &[Fact]) -> impl Iterator<Item = String> {
    facts.iter().map(|fact| format!("{} : {}", fact.label, fact.text))
}

struct Flat<'a> {
    template: &'a Template,
    parts: Vec<Part<'a>>,
}

/// Where pieces stand inside an article.
#[derive(Clone, Default)]
struct Around {
    under: String,
    within: String,
}

impl<'a> Flat<'a> {
    fn part(
        &mut self,
        section: Option<(Noun, &'a Section)>,
        parent: Option<&'a Section>,
        blocks: &'a [Block],
    ) {
        let place = self.parts.len();
        self.parts.push(Part { section, parent, pieces: Vec::new() });
        let mut pieces = Vec::new();
        self.blocks(&mut pieces, &mut Around::default(), section.map(|(_, section)| section), blocks);
        self.parts[place].pieces = pieces;
    }

    fn blocks(
        &mut self,
        pieces: &mut Vec<Piece<'a>>,
        around: &mut Around,
        holder: Option<&'a Section>,
        blocks: &'a [Block],
    ) {
        for block in blocks {
            let mut out = Out { pieces, around, when: block.when.as_ref() };
            match &block.body {
                BlockBody::Article(section) => {
                    out.named(ARTICLE, &section.id, &section.title);
                    self.part(Some((ARTICLE, section)), holder, &section.blocks);
                }
                BlockBody::Annex(section) => {
                    out.named(ANNEX, &section.id, &section.title);
                    self.part(Some((ANNEX, section)), holder, &section.blocks);
                }
                BlockBody::Each(each) => {
                    out.each(each);
                    let within = format!("{:?} {:?}", each.register, each.filter);
                    let mut inner = Around { within, ..around.clone() };
                    self.blocks(pieces, &mut inner, holder, &each.blocks);
                }
                BlockBody::Landscape(blocks) => {
                    out.piece(Noun::m("Le passage en pages à l’italienne"), "", []);
                    let within = format!("{} italienne", around.within);
                    let mut inner = Around { within, ..around.clone() };
                    self.blocks(pieces, &mut inner, holder, blocks);
                }
                BlockBody::Answer { field, empty, filter } => {
                    let label = self.template.field(field).map(|field| field.label.as_str());
                    let settings = [(FILTER, format!("{filter:?}"))];
                    out.piece(Noun::f("La réponse imprimée"), label.unwrap_or(field), settings);
                    out.follow(field);
                    out.empty(empty);
                }
                body => out.plain(body),
            }
        }
    }
}

/// Where the pieces of a block go.
struct Out<'o, 'a> {
    pieces: &'o mut Vec<Piece<'a>>,
    around: &'o mut Around,
    when: Option<&'a Condition>,
}

impl<'a> Out<'_, 'a> {
    fn piece<const N: usize>(&mut self, noun: Noun, words: &str, settings: [Setting; N]) {
        let Around { under, within } = self.around.clone();
        let settings = settings.into_iter().chain([("n’est plus dans le même bloc", within)]).collect();
        self.pieces.push(Piece { noun, id: None, words: words.to_owned(), when: self.when, settings, under });
    }

    fn named(&mut self, noun: Noun, id: &str, words: &str) {
        self.piece(noun, words, []);
        self.follow(id);
    }

    /// Gives the last piece its identifier.
    fn follow(&mut self, id: &str) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.id = Some(id.to_owned());
        }
    }

    fn says(&mut self, noun: Noun, words: &str) {
        if !words.is_empty() {
            self.piece(noun, words, []);
        }
    }

    fn empty(&mut self, words: &str) {
        self.says(Noun::f("La mention quand il n’y a rien"), words);
    }

    fn each(&mut self, each: &Each) {
        let settings = [(REGISTER, each.register.code().to_owned()), (FILTER, format!("{:?}", each.filter))];
        self.piece(Noun::m("Le titre répété pour chaque fiche"), &each.title.to_string(), settings);
        self.empty(&each.empty);
    }

    fn table(&mut self, table: &Table) {
        let settings = [
            (REGISTER, table.register.code().to_owned()),
            (FILTER, format!("{:?}", table.filter)),
            ("ne groupe plus ses lignes de la même façon", table.group.clone().unwrap_or_default()),
        ];
        self.piece(Noun::m("Le tableau"), &table.caption, settings);
        for column in &table.columns {
            let total = if column.total { "total" } else { "" };
            let settings = [
                ("n’a plus la même largeur", column.width.to_string()),
                ("gagne ou perd son total", total.to_owned()),
                ("ne dit plus la même chose dans une case vide", column.empty.clone()),
            ];
            self.piece(COLUMN, &column.title, settings);
            self.follow(&format!("{:?}", column.source));
        }
        self.empty(&table.empty);
    }

    fn signed(&mut self, noun: Noun, authority: Authority) {
        self.piece(noun, "", [("n’imprime plus la même délibération", format!("{authority:?}"))]);
    }

    /// A block that holds no other.
    fn plain(&mut self, body: &'a BlockBody) {
        match body {
            BlockBody::Heading(title) => {
                self.around.under.clear();
                self.says(Noun::m("L’intertitre"), title);
                self.around.under.clone_from(title);
            }
            BlockBody::Text(text) => self.says(Noun::m("Le texte"), &text.to_string()),
            BlockBody::List(items) => {
                items.iter().for_each(|item| self.says(Noun::m("L’élément de liste"), &item.to_string()));
            }
            BlockBody::Note { title, text } => {
                self.says(Noun::m("Le titre de l’encadré"), title);
                self.says(Noun::m("L’encadré"), &text.to_string());
            }
            BlockBody::Facts(rows) => facts(rows).for_each(|fact| self.says(Noun::f("La mention"), &fact)),
            BlockBody::Table(table) => self.table(table),
            BlockBody::PageBreak => self.piece(Noun::m("Le saut de page"), "", []),
            BlockBody::Maquette { by, empty } => {
                self.piece(
                    Noun::f("La maquette financière"),
                    "",
                    [("n’a plus les mêmes colonnes", format!("{by:?}"))],
                );
                self.empty(empty);
            }
            BlockBody::Agreement { field, empty } => {
                self.piece(
                    Noun::m("Le tableau des opérations de l’année"),
                    "",
                    [("ne prend plus l’année au même champ", field.clone())],
                );
                self.empty(empty);
            }
            BlockBody::Changes { field, empty } => {
                self.piece(
                    Noun::m("Le relevé des changements"),
                    "",
                    [("ne prend plus le numéro au même champ", field.clone())],
                );
                self.empty(empty);
            }
            BlockBody::Panel { panel, figures, drawings } => {
                let shown = ("n’imprime plus les mêmes figures", format!("{figures} {drawings}"));
                self.piece(Noun::m("Le tableau de bord"), panel, [shown]);
            }
            BlockBody::Files => self.piece(Noun::f("L’impression des pièces"), "", []),
            BlockBody::Signatures(authority) => self.signed(Noun::f("La grille des signatures"), *authority),
            BlockBody::Parties(authority) => self.signed(Noun::f("La liste des parties"), *authority),
            BlockBody::Article(_)
            | BlockBody::Annex(_)
            | BlockBody::Each(_)
            | BlockBody::Landscape(_)
            | BlockBody::Answer { .. } => {}
        }
    }
}
