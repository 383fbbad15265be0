//! The money of a dossier: every sum, each made of its parts to the cent.
//!
//! Amounts without VAT and with it are never added up: each cut of the money is parted by tax unit
//! first. Natures (subsidy, loan, own funds…) and states (considered, requested, granted, refused,
//! settled) are never merged either: a sum keeps them apart and names each.

use rustc_hash::FxHashMap;

use crate::dossier::Dossier;
use crate::money::Cents;
use crate::register::action::{Action, CostLine};
use crate::register::funding::FundingLine;
use crate::vocabulary::{Axis, BudgetSection, FundingNature, FundingState, Tax, Vocabulary};

const NATURES: usize = FundingNature::ALL.len() + 1;
const STATES: usize = FundingState::ALL.len() + 1;

/// The money of one action or of many: its cost, and its funding by nature and state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// The total cost of the actions whose cost was entered.
    pub cost: Cents,
    /// How many actions have a cost.
    pub costed: usize,
    lines: [[Cents; STATES]; NATURES],
}

/// The sums that have a name: in templates, on screen and in tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SumName {
    /// Subsidies and patronage, considered.
    Considered,
    /// Subsidies and patronage, requested.
    Requested,
    /// Subsidies and patronage, granted.
    Granted,
    /// Subsidies and patronage, settled.
    Settled,
    /// All lines that were refused; they count in no other sum.
    Refused,
    /// The owner's own funds.
    OwnFunds,
    /// Loans, which the owner pays back.
    Loans,
    /// Own funds and loans: what the owner pays in the end.
    OwnShare,
    /// Time and premises given.
    InKind,
    /// Everything but what was refused.
    Planned,
    /// What no line covers; negative when the lines exceed the cost.
    Missing,
}

impl SumName {
    /// Every name, in the order of a plan.
    pub const ALL: [Self; 11] = [
        Self::Considered,
        Self::Requested,
        Self::Granted,
        Self::Settled,
        Self::Refused,
        Self::OwnFunds,
        Self::Loans,
        Self::OwnShare,
        Self::InKind,
        Self::Planned,
        Self::Missing,
    ];

    /// As a template writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Considered => "considered",
            Self::Requested => "requested",
            Self::Granted => "granted",
            Self::Settled => "settled",
            Self::Refused => "refused",
            Self::OwnFunds => "own_funds",
            Self::Loans => "loans",
            Self::OwnShare => "own_share",
            Self::InKind => "in_kind",
            Self::Planned => "planned",
            Self::Missing => "missing",
        }
    }

    /// What a person reads.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Considered => "Aides envisagées",
            Self::Requested => "Aides demandées",
            Self::Granted => "Aides acquises",
            Self::Settled => "Aides soldées",
            Self::Refused => "Aides refusées",
            Self::OwnFunds => "Fonds propres",
            Self::Loans => "Prêts",
            Self::OwnShare => "Autofinancement (fonds propres et prêts)",
            Self::InKind => "Valorisation",
            Self::Planned => "Total du plan",
            Self::Missing => "Reste à financer",
        }
    }

    /// The name written so.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.code() == code)
    }
}

fn nature_place(nature: Option<FundingNature>) -> usize {
    nature.map_or(NATURES - 1, |nature| nature as usize)
}

fn state_place(state: Option<FundingState>) -> usize {
    state.map_or(STATES - 1, |state| state as usize)
}

impl Sums {
    /// Adds a line.
    pub fn add_line(&mut self, line: &FundingLine) {
        let sum = &mut self.lines[nature_place(line.nature)][state_place(line.state)];
        *sum = *sum + line.amount.unwrap_or_default();
    }

    /// Adds other sums.
    pub fn add(&mut self, other: &Self) {
        self.cost = self.cost + other.cost;
        self.costed += other.costed;
        for (own, others) in self.lines.iter_mut().flatten().zip(other.lines.iter().flatten()) {
            *own = *own + *others;
        }
    }

    /// The lines of one nature in one state; `None` for those that do not say.
    #[must_use]
    pub fn cell(&self, nature: Option<FundingNature>, state: Option<FundingState>) -> Cents {
        self.lines[nature_place(nature)][state_place(state)]
    }

    /// The lines of one nature, refused ones left out.
    #[must_use]
    pub fn nature(&self, nature: FundingNature) -> Cents {
        let states = self.lines[nature_place(Some(nature))].iter().enumerate();
        states
            .filter(|(place, _)| *place != state_place(Some(FundingState::Refused)))
            .map(|(_, sum)| *sum)
            .sum()
    }

    /// What third parties give, in one state: everything but own funds, loans and what is given in kind.
    #[must_use]
    pub fn aid(&self, state: Option<FundingState>) -> Cents {
        let aids = [Some(FundingNature::Subsidy), Some(FundingNature::Patronage), None];
        aids.into_iter().map(|nature| self.cell(nature, state)).sum()
    }

    /// A sum by its name. What is missing is unknown while no cost is.
    #[must_use]
    pub fn named(&self, name: SumName) -> Option<Cents> {
        Some(match name {
            SumName::Considered => self.aid(Some(FundingState::Considered)) + self.aid(None),
            SumName::Requested => self.aid(Some(FundingState::Requested)),
            SumName::Granted => self.aid(Some(FundingState::Granted)),
            SumName::Settled => self.aid(Some(FundingState::Settled)),
            SumName::Refused => {
                self.lines.iter().map(|states| states[state_place(Some(FundingState::Refused))]).sum()
            }
            SumName::OwnFunds => self.nature(FundingNature::OwnFunds),
            SumName::Loans => self.nature(FundingNature::Loan),
            SumName::OwnShare => self.own_share(),
            SumName::InKind => self.nature(FundingNature::InKind),
            SumName::Planned => self.planned(),
            SumName::Missing => return (self.costed > 0).then(|| self.missing()),
        })
    }

    /// Own funds and loans.
    #[must_use]
    pub fn own_share(&self) -> Cents {
        self.nature(FundingNature::OwnFunds) + self.nature(FundingNature::Loan)
    }

    /// Every line but the refused ones.
    #[must_use]
    pub fn planned(&self) -> Cents {
        let refused = state_place(Some(FundingState::Refused));
        let kept = |states: &[Cents; STATES]| -> Cents {
            states.iter().enumerate().filter(|(place, _)| *place != refused).map(|(_, sum)| *sum).sum()
        };
        self.lines.iter().map(kept).sum()
    }

    /// The cost less the plan.
    #[must_use]
    pub fn missing(&self) -> Cents {
        self.cost - self.planned()
    }
}

/// One action with its money.
#[derive(Debug)]
pub struct Account<'a> {
    /// The action.
    pub action: &'a Action,
    /// Its funding lines, in order.
    pub lines: Vec<&'a FundingLine>,
    /// Its costs by year, in order.
    pub costs: Vec<&'a CostLine>,
    /// Their sums.
    pub sums: Sums,
}

impl<'a> Account<'a> {
    fn of(action: &'a Action) -> Self {
        let sums = Sums {
            cost: action.total_cost.unwrap_or_default(),
            costed: usize::from(action.total_cost.is_some()),
            ..Sums::default()
        };
        Self { action, lines: Vec::new(), costs: Vec::new(), sums }
    }

    /// Whether a line does not say how much, or what it is: a sum of which a part is unknown is compared
    /// with nothing, the line itself is to be completed first.
    #[must_use]
    pub fn unsettled(&self) -> bool {
        let line = |line: &&FundingLine| line.amount.is_none() || line.nature.is_none();
        self.lines.iter().any(line) || self.unspread()
    }

    /// Whether a cost by year does not say how much, or which part of the budget it is charged to.
    #[must_use]
    pub fn unspread(&self) -> bool {
        self.costs.iter().any(|line| line.amount.is_none() || line.section.is_none())
    }

    /// What is invested: the costs of that section when the costs are broken down, else the whole cost.
    #[must_use]
    pub fn investment(&self) -> Option<Cents> {
        let cost = self.action.total_cost?;
        if self.costs.is_empty() {
            return Some(cost);
        }
        let operating = self.costs.iter().filter(|line| line.section == Some(BudgetSection::Operating));
        let operating: Cents = operating.filter_map(|line| line.amount).sum();
        Some(cost - operating)
    }
}

/// How money is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cut {
    /// The contract as a whole.
    Contract,
    /// By orientation; the empty key for actions without one.
    Orientation,
    /// By axis: the action's own, or its orientation's.
    Axis,
    /// By owner, as named.
    Owner,
    /// By funder; the empty key for lines that name none. Costs have no funder.
    Funder,
    /// By year; the empty key for what has no year.
    Year,
}

/// One part of a cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The identifier or code it is cut by.
    pub key: String,
    /// Its tax unit.
    pub tax: Option<Tax>,
    /// Its money.
    pub sums: Sums,
}

/// The money of a whole dossier, indexed by action.
#[derive(Debug)]
pub struct Ledger<'a> {
    dossier: &'a Dossier,
    accounts: Vec<Account<'a>>,
    places: FxHashMap<&'a str, usize>,
}

impl<'a> Ledger<'a> {
    /// Opens the accounts of a dossier. Lines of an action that is not there are left out: a rule names them.
    #[must_use]
    pub fn of(dossier: &'a Dossier) -> Self {
        let mut accounts: Vec<Account<'a>> = dossier.actions.iter().map(Account::of).collect();
        let places: FxHashMap<&str, usize> =
            dossier.actions.iter().enumerate().map(|(place, action)| (action.id.as_str(), place)).collect();
        // Lines mostly stand together, action by action: the last place found is tried first.
        let mut last = 0;
        let mut place_of = |action: &str| -> Option<usize> {
            if dossier.actions.get(last).is_none_or(|known| known.id != action) {
                last = *places.get(action)?;
            }
            Some(last)
        };
        for line in &dossier.funding {
            if let Some(place) = place_of(&line.action) {
                accounts[place].sums.add_line(line);
                accounts[place].lines.push(line);
            }
        }
        for line in &dossier.costs {
            if let Some(place) = place_of(&line.action) {
                accounts[place].costs.push(line);
            }
        }
        Self { dossier, accounts, places }
    }

    /// The account of one action alone, without opening the others.
    #[must_use]
    pub fn single(dossier: &'a Dossier, action: &'a Action) -> Account<'a> {
        let mut account = Account::of(action);
        for line in dossier.funding.iter().filter(|line| line.action == action.id) {
            account.sums.add_line(line);
            account.lines.push(line);
        }
        account.costs.extend(dossier.costs.iter().filter(|line| line.action == action.id));
        account
    }

    /// The accounts, in the order of the actions.
    #[must_use]
    pub fn accounts(&self) -> &[Account<'a>] {
        &self.accounts
    }

    /// The account of an action.
    #[must_use]
    pub fn account(&self, action: &str) -> Option<&Account<'a>> {
        self.places.get(action).map(|place| &self.accounts[*place])
    }

    /// The axis of an action: its own, or its orientation's.
    #[must_use]
    pub fn axis(&self, action: &Action) -> Option<Axis> {
        let orientation = || self.dossier.orientations.iter().find(|known| known.id == action.orientation);
        action.axis.or_else(|| orientation().and_then(|orientation| orientation.axis))
    }

    /// The money, cut: the parts in the order of the registers (years ascending, owners by name), each
    /// tax unit apart. The parts of any cut add up to those of [`Cut::Contract`], but for costs, which
    /// have no funder, and which have years only where they are broken down.
    #[must_use]
    pub fn cut(&self, cut: Cut) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let mut index: FxHashMap<(String, Option<Tax>), usize> = FxHashMap::default();
        for account in &self.accounts {
            let tax = account.action.tax;
            let mut at = |key: String| -> usize {
                *index.entry((key.clone(), tax)).or_insert_with(|| {
                    parts.push(Part { key, tax, sums: Sums::default() });
                    parts.len() - 1
                })
            };
            match cut {
                Cut::Contract | Cut::Orientation | Cut::Axis | Cut::Owner => {
                    let place = at(self.key(cut, account.action));
                    parts[place].sums.add(&account.sums);
                }
                Cut::Funder => {
                    let places: Vec<usize> =
                        account.lines.iter().map(|line| at(line.funder.clone())).collect();
                    for (line, place) in account.lines.iter().zip(places) {
                        parts[place].sums.add_line(line);
                    }
                }
                Cut::Year => self.cut_years(account, &mut at).into_iter().for_each(|(place, sums)| {
                    parts[place].sums.add(&sums);
                }),
            }
        }
        parts.sort_by_cached_key(|part| self.rank(cut, part));
        parts
    }

    fn key(&self, cut: Cut, action: &Action) -> String {
        match cut {
            Cut::Orientation => action.orientation.clone(),
            Cut::Axis => self.axis(action).map(Axis::code).unwrap_or_default().to_owned(),
            Cut::Owner => action.owner.clone(),
            Cut::Contract | Cut::Funder | Cut::Year => String::new(),
        }
    }

    /// The lines of an account by year; its cost by year where it is broken down, else without year.
    fn cut_years(&self, account: &Account<'_>, at: &mut dyn FnMut(String) -> usize) -> Vec<(usize, Sums)> {
        let year = |year: Option<i32>| year.map(|year| year.to_string()).unwrap_or_default();
        let mut parts = Vec::new();
        for line in &account.lines {
            let mut sums = Sums::default();
            sums.add_line(line);
            parts.push((at(year(line.year)), sums));
        }
        // An action without a total has no cost yet, whatever its years say: a rule asks for it.
        let Some(cost) = account.action.total_cost else { return parts };
        let spread: Cents = account.costs.iter().filter_map(|line| line.amount).sum();
        for line in &account.costs {
            parts.push((
                at(year(line.year)),
                Sums { cost: line.amount.unwrap_or_default(), ..Sums::default() },
            ));
        }
        // What the years do not tell is kept, without year: no cent of the cost is lost.
        parts.push((at(String::new()), Sums { cost: cost - spread, costed: 1, ..Sums::default() }));
        parts
    }

    /// Parts stand in the order of their register; what has no key comes last.
    fn rank(&self, cut: Cut, part: &Part) -> (usize, String, usize) {
        let tax = part.tax.map_or(2, |tax| tax as usize);
        let last = usize::MAX;
        let place = match cut {
            Cut::Orientation => self.dossier.orientations.iter().position(|known| known.id == part.key),
            Cut::Funder => self.dossier.funders.iter().position(|known| known.id == part.key),
            Cut::Axis => Axis::from_code(&part.key).map(|axis| axis as usize),
            Cut::Contract | Cut::Owner | Cut::Year => (!part.key.is_empty()).then_some(0),
        };
        (place.unwrap_or(last), part.key.clone(), tax)
    }
}
