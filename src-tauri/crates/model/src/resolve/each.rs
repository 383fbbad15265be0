//! A section for each record of a register.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

use super::{Out, RECORD_ANCHOR, Resolver, paragraph};
use crate::canvas::record::axis;
use crate::condition::{Context, Filter, Wanted};
use crate::document::Inline;
use crate::register::{Record, RegisterName};
use crate::template::Each;
use crate::value::Value;
use crate::vocabulary::Vocabulary;

/// How many sheets a thread is worth.
const FEWEST: usize = 20;

impl<'a> Resolver<'a> {
    pub(super) fn each(&mut self, each: &'a Each, context: Context<'a>) -> Vec<Out> {
        let filter = answered(&each.filter, context);
        let mut records = context.records(each.register, &filter);
        // A confidential sheet is not printed; the tables and the totals still count it.
        records.retain(|record| record.get("confidential") != Value::Bool(true));
        if each.register == RegisterName::Actions {
            self.by_number(&mut records);
        }
        if records.is_empty() {
            let empty = vec![paragraph(vec![Inline::plain(each.empty.as_str())])];
            return if each.empty.is_empty() { Vec::new() } else { empty };
        }
        // The sheets are most of a long contract: they are put together side by side.
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let share = records.len().div_ceil(threads).max(FEWEST);
        if share >= records.len() {
            return self.sheets(each, &records, context);
        }
        let (first, others) = records.split_at(share);
        thread::scope(|scope| {
            let others = others.chunks(share).map(|records| {
                let mut resolver = self.clone();
                scope.spawn(move || resolver.sheets(each, records, context))
            });
            let others: Vec<_> = others.collect();
            let mut out = self.sheets(each, first, context);
            for sheets in others {
                out.extend(sheets.join().unwrap_or_else(|fault| resume_unwind(fault)));
            }
            out
        })
    }

    /// A section for each of these records, in their order.
    fn sheets(&mut self, each: &'a Each, records: &[&'a dyn Record], context: Context<'a>) -> Vec<Out> {
        let level = self.level + 1;
        let mut out = Vec::new();
        for &record in records {
            let context = Context { record: Some(record), ..context };
            out.push(Out::Heading {
                level,
                number: None,
                text: self.line(&each.title, context),
                anchor: Some(format!("{RECORD_ANCHOR}{}", record.id())),
                axis: axis(self.dossier, each.register, record).map(|axis| axis.code().to_owned()),
            });
            self.level = level;
            out.extend(self.blocks(&each.blocks, context));
            self.level = level - 1;
        }
        out
    }

    /// Actions are printed in the order of their numbers, so by orientation.
    pub(super) fn by_number(&self, records: &mut [&'a dyn Record]) {
        let key = |record: &&dyn Record| {
            let number = self.number(RegisterName::Actions, record.id()).unwrap_or_default();
            let part = |text: &str| text.parse::<usize>().unwrap_or(usize::MAX);
            let (head, tail) = number.split_once('.').unwrap_or((number, ""));
            (if head == "0" { usize::MAX } else { part(head) }, part(tail))
        };
        records.sort_by_key(key);
    }
}

/// A filter in which « {field} » is the answer to that field; nothing meets a field without answer.
pub(super) fn answered(filter: &Filter, context: Context<'_>) -> Filter {
    let value = |wanted: &Wanted| {
        let Wanted::Is(expected) = wanted else { return wanted.clone() };
        let field = expected.as_str().and_then(crate::template::hole::answer_named);
        Wanted::Is(match field.map(|field| context.answer(field).into_owned()) {
            Some(serde_json::Value::Null) => serde_json::Value::from(""),
            Some(answer) => answer,
            None => expected.clone(),
        })
    };
    filter.iter().map(|(name, wanted)| (name.clone(), value(wanted))).collect()
}
