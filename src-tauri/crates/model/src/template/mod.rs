//! Templates: steps to fill and the layout of one printed document, as meant by their author.
//!
//! A [`Template`] only exists once [`check::check`] found no fault: every identifier it names exists.

pub(crate) mod asks;
pub mod changes;
pub mod check;
pub(crate) mod fault;
pub mod hole;
pub mod locate;
pub mod raw;

pub use fault::Fault;

use serde_json::Value as Json;

use crate::condition::{Condition, Filter};
use crate::ledger::SumName;
use crate::organisation::House;
use crate::register::RegisterName;
use crate::value::Kind;
use crate::vocabulary::{Family, MeasureKind, Stage, TemplateStatus};
use hole::Text;

/// The version of the template format this program reads.
pub const FORMAT: u32 = 1;

/// A checked template.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// Its stable identifier.
    pub id: String,
    /// Its version, as its author numbers it.
    pub version: String,
    /// Whether this version may still change. A published version never does: what must be mended or
    /// reworded is published under another version, so that two files of the same identifier and version
    /// ask and print the same.
    pub status: TemplateStatus,
    /// The document's title.
    pub title: String,
    /// What the document is for, in one sentence.
    pub purpose: String,
    /// The family it is filed under.
    pub family: Family,
    /// Whether it is a contract's: a dossier may begin with it.
    pub contract: bool,
    /// When in the life of the contract it serves; may be empty.
    pub moment: String,
    /// Who fills it; may be empty.
    pub filled_by: String,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// The printed document.
    pub layout: Layout,
    /// The look an organisation gives it; that of the program when nothing is said.
    pub house: House,
}

/// One screen of fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The article it fills, if it fills one.
    pub article: Option<String>,
    /// What to know before writing.
    pub guidance: String,
    /// The fields, in order.
    pub fields: Vec<Field>,
}

/// One field to answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its identifier, unique in the template.
    pub id: String,
    /// The field of the territory or of the contract it stands for, when the answer is kept there: what
    /// a register holds is not asked again.
    pub of: Option<(RegisterName, &'static str)>,
    /// What it accepts.
    pub kind: Kind,
    /// The question.
    pub label: String,
    /// The help beside it.
    pub help: String,
    /// A worked example.
    pub example: String,
    /// Where an official statement comes from.
    pub source: String,
    /// From which time of the contract's life the document is incomplete without it; none for never.
    pub from: Option<Stage>,
    /// When it is asked.
    pub when: Option<Condition>,
    /// What stands while nothing is typed; `null` for nothing.
    pub default: Json,
}

/// The printed document.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The cover's title.
    pub title: Text,
    /// The line under it.
    pub subtitle: Text,
    /// The cover's facts.
    pub cover: Vec<Fact>,
    /// The running head.
    pub running_head: Text,
    /// Whether a band at the head of the first page stands for a cover.
    pub short: bool,
    /// Whether the contents are printed.
    pub contents: bool,
    /// How many levels of headings they list.
    pub contents_depth: u8,
    /// The field that takes the watermark away: a yes/no, or the state of the contract.
    pub signed: Option<String>,
    /// The body.
    pub blocks: Vec<Block>,
}

/// A label and a text with holes.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The label.
    pub label: Text,
    /// The text.
    pub text: Text,
}

/// A block of the layout, with the condition under which it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// When it is printed.
    pub when: Option<Condition>,
    /// What it is.
    pub body: BlockBody,
}

/// What a block prints.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockBody {
    /// A numbered article of the plan.
    Article(Section),
    /// A numbered annex.
    Annex(Section),
    /// An unnumbered heading.
    Heading(String),
    /// A paragraph, or several when a hole holds several.
    Text(Text),
    /// A list.
    List(Vec<Text>),
    /// A framed remark.
    Note {
        /// Its title.
        title: String,
        /// Its text.
        text: Text,
    },
    /// An answer as blocks of its own.
    Answer {
        /// The field.
        field: String,
        /// What is printed when there is no answer.
        empty: String,
        /// Which records of a table of a register are printed.
        filter: Filter,
    },
    /// Label and text, line by line.
    Facts(Vec<Fact>),
    /// A table of a register.
    Table(Table),
    /// A heading and blocks for each record.
    Each(Each),
    /// Blocks on landscape pages.
    Landscape(Vec<Block>),
    /// A new page.
    PageBreak,
    /// The money of the contract over its years: by year, or by funder.
    Maquette {
        /// What the columns are.
        by: MaquetteBy,
        /// What is printed when there is no money yet.
        empty: String,
    },
    /// The operations funded in a year: what each partner pays.
    Agreement {
        /// The field of the template that gives the year.
        field: String,
        /// What is printed when nothing is funded that year.
        empty: String,
    },
    /// What changed since the version an amendment amends, computed from the registers.
    Changes {
        /// The field of the template that gives the number of the amendment.
        field: String,
        /// What is printed when no such version was frozen.
        empty: String,
    },
    /// A panel of the dashboard.
    Panel {
        /// Which, by its identifier.
        panel: &'static str,
        /// Whether its figures are printed.
        figures: bool,
        /// Whether its drawings are, each with its table.
        drawings: bool,
    },
    /// The files of the dossier that are to be printed, each after a title.
    Files,
    /// The grid of signatures.
    Signatures(Authority),
    /// The list of the parties: « ENTRE … ET … ».
    Parties(Authority),
}

/// Which deliberation is said to let a party sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authority {
    /// That of the register, which is the contract's.
    Stated,
    /// Another, to be written by hand.
    Blank,
}

/// What the columns of a maquette are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaquetteBy {
    /// The years of the contract: what is spent.
    Year,
    /// The funders: what each pays.
    Funder,
}

/// An article or an annex.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its identifier in the plan.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A table of a register.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The register.
    pub register: RegisterName,
    /// The columns.
    pub columns: Vec<Column>,
    /// Which records.
    pub filter: Filter,
    /// The field whose values part the rows.
    pub group: Option<String>,
    /// The table's title.
    pub caption: String,
    /// What is printed when no record answers.
    pub empty: String,
}

/// A column of such a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// A field of the record, or a computed value.
    pub source: ColumnSource,
    /// Its head.
    pub title: String,
    /// Its share of the width.
    pub width: u16,
    /// Whether its total is printed.
    pub total: bool,
    /// What stands in a cell that would else be empty.
    pub empty: String,
}

/// Where a column's cells come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnSource {
    /// A field of the record.
    Field(&'static str),
    /// The record's number.
    Number,
    /// Actions: a sum of their money.
    Sum(SumName),
    /// Indicators: the first reference, the last target or the last observation, with its year.
    Measure(MeasureKind),
    /// Funding lines: the amount's share of its base.
    Rate,
    /// Actions: their axis, or their orientation's.
    Axis,
}

/// A heading and blocks for each record of a register.
#[derive(Debug, Clone, PartialEq)]
pub struct Each {
    /// The register.
    pub register: RegisterName,
    /// Which records.
    pub filter: Filter,
    /// The heading.
    pub title: Text,
    /// What follows it.
    pub blocks: Vec<Block>,
    /// What is printed when no record answers.
    pub empty: String,
}

impl Field {
    /// Whether the document is incomplete without it at this time of the contract's life.
    #[must_use]
    pub fn required(&self, stage: Stage) -> bool {
        self.from.is_some_and(|from| from <= stage)
    }
}

impl Template {
    /// A field by its identifier.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.steps.iter().flat_map(|step| &step.fields).find(|field| field.id == id)
    }

    /// The field that gives the number of the amendment whose changes the document tells; none when it
    /// tells no changes.
    #[must_use]
    pub fn amendment(&self) -> Option<&str> {
        fn sought(blocks: &[Block]) -> Option<&str> {
            blocks.iter().find_map(|block| match &block.body {
                BlockBody::Changes { field, .. } => Some(field.as_str()),
                body => sought(body.blocks()),
            })
        }
        sought(&self.layout.blocks)
    }

    /// The articles of the layout, nested as in the file.
    pub fn articles(&self) -> impl Iterator<Item = &Section> {
        self.layout.blocks.iter().filter_map(Block::article)
    }
}

impl BlockBody {
    /// The blocks inside this one.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        match self {
            Self::Article(section) | Self::Annex(section) => &section.blocks,
            Self::Each(each) => &each.blocks,
            Self::Landscape(blocks) => blocks,
            _ => &[],
        }
    }
}

impl Block {
    /// Whether the block is a table of money as wide as the contract has years or funders.
    #[must_use]
    pub const fn is_money(&self) -> bool {
        matches!(self.body, BlockBody::Maquette { .. } | BlockBody::Agreement { .. })
    }

    /// The block's article, if it is one.
    #[must_use]
    pub const fn article(&self) -> Option<&Section> {
        match &self.body {
            BlockBody::Article(section) => Some(section),
            _ => None,
        }
    }
}
