//! The funding lines of the actions (D7).

use super::action::Action;
use super::record;
use crate::dossier::Dossier;
use crate::money::Cents;
use crate::value::Kind;
use crate::vocabulary::{FundingNature, FundingState, Vocabulary};

record! {
    /// One line of an action's funding plan, in the action's own tax unit (HT or TTC).
    FundingLine in Funding {
        action: String, required = Kind::Link { register: super::RegisterName::Actions }, "Action", "";
        funder: String, required = Kind::Line { suggestions: funders() }, "Financeur", "Qui verse : l’État, la Région, une fondation, ou le maître d’ouvrage lui-même.";
        scheme: String = Kind::line(), "Dispositif", "Le nom du dispositif tel que le financeur l’emploie cette année.";
        nature: Option<FundingNature>, required = Kind::Choice { options: FundingNature::choices() }, "Nature", "Un prêt n’est pas une subvention : il revient en autofinancement.";
        public: Option<bool> = Kind::YesNo, "Financement public ?", "";
        amount: Option<Cents>, required = Kind::Money, "Montant", "";
        year: Option<i32> = Kind::Year, "Année", "";
        state: Option<FundingState>, required = Kind::Choice { options: FundingState::choices() }, "Statut", "Ne passez à « acquis » qu’avec une notification ou un arrêté.";
        reference: String = Kind::line(), "Référence", "Numéro de dossier ou d’arrêté, et sa date.";
    }
}

fn funders() -> Vec<String> {
    [
        "Maître d’ouvrage",
        "État",
        "Région",
        "Département",
        "Union européenne",
        "ADEME",
        "Agence de l’eau",
        "Banque des Territoires",
        "CAF",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// The money of one action, computed from its lines. Amounts are in the action's own tax unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ActionMoney {
    /// The total cost; none while it was not entered.
    pub cost: Option<Cents>,
    /// Subsidies and private funding, granted or settled.
    pub granted: Cents,
    /// Subsidies and private funding, considered or requested.
    pub expected: Cents,
    /// The owner's own funds, loans included: a loan is paid back by the owner.
    pub own_share: Cents,
    /// Work and premises given in kind.
    pub in_kind: Cents,
    /// All lines but the refused ones.
    pub planned: Cents,
    /// What no line covers; negative when the lines exceed the cost.
    pub missing: Cents,
}

/// The sums of an action that a template may name, as columns and in holes.
pub const MONEY_NAMES: [&str; 4] = ["granted", "expected", "missing", "own_share"];

impl ActionMoney {
    /// One of the sums of [`MONEY_NAMES`]. What is missing is unknown while the cost is.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<Cents> {
        match name {
            "granted" => Some(self.granted),
            "expected" => Some(self.expected),
            "own_share" => Some(self.own_share),
            "missing" => self.cost.map(|_| self.missing),
            _ => None,
        }
    }

    /// Sums up the lines of an action. A refused line counts nowhere.
    #[must_use]
    pub fn of(dossier: &Dossier, action: &Action) -> Self {
        let mut money = Self { cost: action.total_cost, ..Self::default() };
        for line in dossier.funding_of(&action.id).filter(|line| line.state != Some(FundingState::Refused)) {
            let amount = line.amount.unwrap_or_default();
            money.planned = money.planned + amount;
            let sum = match (line.nature, line.state) {
                (Some(FundingNature::OwnFunds | FundingNature::Loan), _) => &mut money.own_share,
                (Some(FundingNature::InKind), _) => &mut money.in_kind,
                (_, Some(FundingState::Granted | FundingState::Settled)) => &mut money.granted,
                _ => &mut money.expected,
            };
            *sum = *sum + amount;
        }
        money.missing = action.total_cost.unwrap_or_default() - money.planned;
        money
    }
}
