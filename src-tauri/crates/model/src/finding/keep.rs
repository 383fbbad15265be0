//! The findings kept between two edits, so that an edit pays for what it touches and not for the dossier.
//!
//! What each rule reads is declared beside it ([`RULES`]). The test `suite reviews` holds the declarations
//! true: after any edits, what was kept equals what is found anew.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::known::Known;
use super::{AccountRule, Case, Finding, Look, RULES, Reads, RecordRule, Review, Sound, waives};
use crate::dossier::Dossier;
use crate::edit::Operation;
use crate::ledger::{Account, Ledger};
use crate::register::{Field, Record, RegisterName};
use crate::template::Template;
use crate::template::asks::Asks;
use crate::vocabulary::Stage;

/// Above so many actions touched at once, all the accounts are opened together.
const FEW: usize = 8;

/// Reads the rules of one dossier, again and again.
#[derive(Default)]
pub struct Reviewer {
    read: Option<(NaiveDate, Stage)>,
    kept: Vec<Kept>,
    touched: Touched,
    /// The answers known to be sound: they are not read again to find nothing.
    sound: Sound,
    /// For each template, what its questions rest on.
    asks: Vec<Asks>,
}

/// What a rule found, in the parts in which it can be read again.
#[derive(Default, Clone)]
struct Kept {
    whole: Found,
    /// By the place of the template.
    answers: ByPlace,
    accounts: ByPlace,
    /// By register.
    records: BTreeMap<RegisterName, ByPlace>,
}

/// What was found about the records of a register, by their place. Most have nothing.
type ByPlace = BTreeMap<usize, Found>;

/// Shared with the reviews made of it.
type Found = Vec<Arc<Finding>>;

fn told(found: Vec<Finding>) -> Found {
    found.into_iter().map(Arc::new).collect()
}

/// Keeps what was found about the record in this place.
fn keep(kept: &mut ByPlace, place: usize, found: Vec<Finding>) {
    if found.is_empty() {
        kept.remove(&place);
    } else {
        kept.insert(place, told(found));
    }
}

/// What is to be read again of a list of records.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    Some(BTreeSet<String>),
    All,
}

/// All the records of a register.
static ALL: Part = Part::All;

impl Default for Part {
    fn default() -> Self {
        Self::Some(BTreeSet::new())
    }
}

impl Part {
    fn add(&mut self, id: &str) {
        if let Self::Some(ids) = self {
            ids.insert(id.to_owned());
        }
    }
}

/// What edits changed since the rules were last read.
#[derive(Default)]
struct Touched {
    registers: BTreeMap<RegisterName, Part>,
    /// The fields that were set, of records that stay where they are.
    fields: BTreeSet<(RegisterName, &'static str)>,
    /// The registers where records came, went or moved.
    moved: BTreeSet<RegisterName>,
    /// The registers where a record came or went: links to it are read again.
    peopled: BTreeSet<RegisterName>,
    accounts: Part,
    /// The templates in which an answer changed.
    answers: BTreeSet<String>,
}

impl Touched {
    /// Whether something that a rule reads changed.
    fn concerns(&self, reads: &Reads) -> bool {
        match reads {
            Reads::All(register) => self.registers.contains_key(register),
            Reads::Of(register, fields) => {
                let set = |field: &&'static str| self.fields.contains(&(*register, *field));
                self.moved.contains(register) || fields.iter().any(set)
            }
        }
    }

    /// Whether something that a template's questions rest on changed.
    fn asked(&self, asks: &Asks) -> bool {
        !self.peopled.is_empty()
            || asks.registers.iter().any(|register| self.registers.contains_key(register))
            || self.fields.iter().any(|field| asks.fields.contains(field))
    }
}

impl Reviewer {
    /// Takes note of operations. Called before they are applied and again after, so that a line that goes
    /// from one action to another is read in both.
    pub fn note(&mut self, dossier: &Dossier, operations: &[Operation]) {
        for operation in operations {
            match operation {
                Operation::Answer { template, field, .. } => {
                    if let Some(sound) = self.sound.get_mut(template) {
                        sound.remove(field);
                    }
                    self.touched.answers.insert(template.clone());
                }
                Operation::Insert { register, .. } | Operation::Delete { register, .. } => {
                    self.touched.peopled.insert(*register);
                    self.reordered(*register);
                }
                Operation::Reorder { register, .. } => self.reordered(*register),
                Operation::Set { register, id, field, .. } => {
                    self.touched.registers.entry(*register).or_default().add(id);
                    self.touched.fields.insert((*register, *field));
                    let lines = matches!(register, RegisterName::Costs | RegisterName::Funding);
                    let line = dossier.rows(*register).find(id).filter(|_| lines);
                    match line {
                        Some(line) => self.touched.accounts.add(line.get("action").as_text()),
                        None if *register == RegisterName::Actions => self.touched.accounts.add(id),
                        None => {}
                    }
                }
            }
        }
    }

    fn reordered(&mut self, register: RegisterName) {
        self.touched.registers.insert(register, Part::All);
        self.touched.moved.insert(register);
        if matches!(register, RegisterName::Actions | RegisterName::Costs | RegisterName::Funding) {
            self.touched.accounts = Part::All;
        }
    }

    /// Forgets what was found: the dossier is no longer the one that was read.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Every finding of the dossier, as of this day. Between two calls the dossier and the templates are the
    /// same but for the operations noted, or [`Self::forget`] was called.
    #[must_use]
    pub fn review(&mut self, dossier: &Dossier, templates: &[&Template], today: NaiveDate) -> Review {
        let read = Some((today, dossier.stage()));
        // Thresholds and labels are read everywhere; so is the time of the contract's life.
        let lists = self.touched.registers.contains_key(&RegisterName::References);
        let anew = self.read != read || lists;
        if anew {
            let kept = vec![Kept::default(); RULES.len()];
            let asks = templates.iter().map(|template| Asks::of(template)).collect();
            *self = Self { read, kept, asks, ..Self::default() };
        }
        let case = Case { dossier, templates, today, stage: dossier.stage() };
        let touched = std::mem::take(&mut self.touched);
        let asked = templates
            .iter()
            .zip(&self.asks)
            .map(|(template, asks)| anew || touched.answers.contains(&template.id) || touched.asked(asks));
        let scope = Scope::new(&case, &touched, anew, asked.collect());
        for (look, kept) in RULES.iter().zip(&mut self.kept) {
            scope.read(look, kept, &mut self.sound);
        }
        let found = self.kept.iter().flat_map(Kept::found).cloned();
        gather(found, dossier)
    }
}

impl Kept {
    fn found(&self) -> impl Iterator<Item = &Arc<Finding>> {
        let records = self.records.values().flat_map(BTreeMap::values);
        self.whole.iter().chain(self.answers.values().chain(self.accounts.values()).chain(records).flatten())
    }
}

/// The findings in the order of the rules, the gravest first, what was set aside apart.
fn gather(found: impl Iterator<Item = Arc<Finding>>, dossier: &Dossier) -> Review {
    let (mut open, mut waived) = (Vec::new(), Vec::new());
    for finding in found {
        match dossier.waivers.iter().find(|waiver| waives(waiver, &finding)) {
            Some(waiver) => waived.push((finding, waiver.id.clone())),
            None => open.push(finding),
        }
    }
    open.sort_by_key(|finding: &Arc<Finding>| finding.severity);
    Review { open, waived }
}

/// What is read again, and against what.
struct Scope<'a> {
    case: &'a Case<'a>,
    touched: &'a Touched,
    anew: bool,
    /// For each template, whether something that its answers or their conditions rest on changed.
    answers: Vec<bool>,
    /// The registers whose records are read again, and which of them.
    parts: Vec<(RegisterName, &'a Part)>,
    known: Known<'a>,
    ledger: OnceCell<Ledger<'a>>,
    few: OnceCell<Vec<(usize, Account<'a>)>>,
}

impl<'a> Scope<'a> {
    fn new(case: &'a Case<'a>, touched: &'a Touched, anew: bool, answers: Vec<bool>) -> Self {
        let few = touched.registers.values().all(|part| matches!(part, Part::Some(ids) if ids.len() <= FEW));
        let known = Known::new(case.dossier, !anew && few);
        let parts = Self::parts(touched, anew);
        Self { case, touched, anew, answers, parts, known, ledger: OnceCell::new(), few: OnceCell::new() }
    }

    fn read(&self, look: &Look, kept: &mut Kept, sound: &mut Sound) {
        let reads = |reads: &[Reads]| self.anew || reads.iter().any(|one| self.touched.concerns(one));
        match look {
            Look::Whole(read, rule) if reads(read) => {
                let mut found = Vec::new();
                rule(self.case, &mut found);
                kept.whole = told(found);
            }
            Look::Whole(..) => {}
            Look::Accounts(read, rule) => {
                let part = if reads(read) { &Part::All } else { &self.touched.accounts };
                self.read_accounts(*rule, part, &mut kept.accounts);
            }
            Look::Records(rule) => {
                for (register, part) in &self.parts {
                    self.read_records(*rule, *register, part, kept.records.entry(*register).or_default());
                }
            }
            Look::Answers(rule) => {
                let again = self.answers.iter().enumerate().filter(|(_, again)| **again);
                for (place, _) in again {
                    let mut found = Vec::new();
                    rule(self.case, place, sound, &mut found);
                    keep(&mut kept.answers, place, found);
                }
            }
        }
    }

    fn read_accounts(&self, rule: AccountRule, part: &Part, kept: &mut ByPlace) {
        let dossier = self.case.dossier;
        let read = |account: &Account<'_>| {
            let mut found = Vec::new();
            rule(self.case, account, &mut found);
            found
        };
        if matches!(part, Part::Some(ids) if ids.len() <= FEW) {
            let touched = self.few.get_or_init(|| self.touched_accounts());
            touched.iter().for_each(|(place, account)| keep(kept, *place, read(account)));
            return;
        }
        kept.clear();
        let ledger = self.ledger.get_or_init(|| Ledger::of(dossier));
        let accounts = ledger.accounts().iter().enumerate();
        accounts.for_each(|(place, account)| keep(kept, place, read(account)));
    }

    /// The accounts of the actions that were touched, with the place of each.
    fn touched_accounts(&self) -> Vec<(usize, Account<'a>)> {
        let Part::Some(ids) = &self.touched.accounts else { return Vec::new() };
        let actions = self.case.dossier.actions.iter().enumerate();
        let touched = actions.filter(|(_, action)| ids.contains(&action.id));
        touched.map(|(place, action)| (place, Ledger::single(self.case.dossier, action))).collect()
    }

    /// The registers whose records are read again, and which of them: an edit touches one or two of thirty.
    fn parts(touched: &'a Touched, anew: bool) -> Vec<(RegisterName, &'a Part)> {
        let led = |field: &Field| field.target().is_some_and(|target| touched.peopled.contains(&target));
        let linked = |register: RegisterName| register.fields().iter().any(led);
        let whole = |register| anew || (!touched.peopled.is_empty() && linked(register));
        let part = |register| if whole(register) { Some(&ALL) } else { touched.registers.get(&register) };
        RegisterName::ALL.iter().filter_map(|register| Some((*register, part(*register)?))).collect()
    }

    fn read_records(&self, rule: RecordRule, register: RegisterName, part: &Part, kept: &mut ByPlace) {
        let Some(look) = rule(self.case, &self.known, register) else { return };
        let read = |record: &dyn Record| {
            let mut found = Vec::new();
            look(record, &mut found);
            found
        };
        let asked = |record: &dyn Record| match part {
            Part::All => true,
            Part::Some(ids) => ids.contains(record.id()),
        };
        let records = self.case.dossier.rows(register).records();
        if *part == Part::All {
            kept.clear();
        }
        for (place, record) in records.into_iter().enumerate().filter(|(_, record)| asked(*record)) {
            keep(kept, place, read(record));
        }
    }
}
