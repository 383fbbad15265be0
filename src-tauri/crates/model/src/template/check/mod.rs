//! From the file as typed to the template as meant, or to the list of ALL its faults.

mod about;
mod cells;
mod filter;
mod holes;
pub(super) mod known;
mod layout;
mod table;
mod values;

use std::collections::BTreeSet;

use serde_json::Value as Json;

use known::{KINDS, registers};

use super::fault::{Faults, nearest};
use super::locate::Position;
use super::raw::{List, RawCondition, RawField, RawOption, RawRequired, RawStep, RawTemplate, Typed};
use super::{Fault, Field, Step, Template};
use crate::condition::Condition;
use crate::organisation::House;
use crate::register::RegisterName;
use crate::rich_text::RichText;
use crate::value::{Choice, Kind};
use crate::vocabulary::{Stage, Vocabulary};

/// Reads and checks a template file.
///
/// # Errors
/// Every fault of the file, in the order of the file, never only the first.
pub fn check(file: &str) -> Result<Template, Vec<Fault>> {
    let mut checker = Checker::default();
    let raw: RawTemplate = match serde_json::from_str(file) {
        Ok(raw) => raw,
        Err(error) => return Err(vec![syntax_fault(file, &error)]),
    };
    let template = checker.template(&raw);
    if checker.faults.0.is_empty() { Ok(template) } else { Err(checker.faults.0) }
}

fn syntax_fault(file: &str, error: &serde_json::Error) -> Fault {
    let Position { line, column } = Position::of_error(file, error);
    Fault {
        path: format!("ligne {line}, colonne {column}"),
        message: "Le fichier n’est pas du JSON lisible.".to_owned(),
        hint: "Cherchez à cet endroit, ou juste avant, une virgule, un guillemet ou une accolade en trop ou oubliés."
            .to_owned(),
    }
}

/// What a check knows while it walks the file.
#[derive(Default)]
pub(super) struct Checker {
    pub(super) faults: Faults,
    /// The fields of the template, with their kind.
    pub(super) fields: Vec<(String, Kind)>,
    /// The articles of the layout.
    pub(super) articles: BTreeSet<String>,
    /// The annexes of the layout.
    pub(super) annexes: BTreeSet<String>,
}

impl Checker {
    fn template(&mut self, raw: &RawTemplate) -> Template {
        self.unknown(
            "",
            &raw.unknown,
            &[
                "$schema", "format", "id", "version", "status", "title", "purpose", "family", "contract",
                "moment", "filledBy", "steps", "layout",
            ],
        );
        self.format(&raw.format);
        let id = self.slug("id", &raw.id, '-');
        let version = self.version(&raw.version);
        let status = self.status(&raw.status);
        let title = self.words("title", &raw.title);
        let purpose = self.words("purpose", &raw.purpose);
        let family = self.family(&raw.family);
        let contract = self.optional("contract", &raw.contract).unwrap_or(false);
        let moment = self.optional("moment", &raw.moment).unwrap_or_default();
        let filled_by = self.optional("filledBy", &raw.filled_by).unwrap_or_default();
        self.optional("$schema", &raw.schema);
        self.collect_fields(&raw.steps);
        layout::collect_sections(self, &raw.layout);
        let steps = self.steps(&raw.steps);
        let layout = layout::layout(self, &raw.layout);
        let house = House::default();
        Template {
            id,
            version,
            status,
            title,
            purpose,
            family,
            contract,
            moment,
            filled_by,
            steps,
            layout,
            house,
        }
    }

    /// Notes every field before checking anything that may name one.
    fn collect_fields(&mut self, steps: &List<RawStep>) {
        for step in items(steps) {
            for field in items(&step.fields) {
                if let Typed::Is(id) = &field.id {
                    let kind = self.quiet_kind(field);
                    self.fields.push((id.clone(), kind));
                }
            }
        }
    }

    fn quiet_kind(&self, raw: &RawField) -> Kind {
        let mut scratch = Self::default();
        let of = scratch.bound("", raw);
        scratch.kind_of("", raw, of)
    }

    fn steps(&mut self, raw: &List<RawStep>) -> Vec<Step> {
        let mut ids = BTreeSet::new();
        let mut field_ids = BTreeSet::new();
        let steps = self.list("steps", raw, true);
        let mut checked = Vec::new();
        for (index, step) in steps {
            let path = format!("steps[{index}]");
            self.unknown(&path, &step.unknown, &["id", "title", "article", "guidance", "fields"]);
            let id = self.slug(&format!("{path}.id"), &step.id, '_');
            self.unique(&format!("{path}.id"), &id, &mut ids, "étape");
            let article = self.optional(&format!("{path}.article"), &step.article);
            if let Some(article) = &article {
                self.known(&format!("{path}.article"), "aucun article", article, &self.articles.clone());
            }
            let title = self.words(&format!("{path}.title"), &step.title);
            let guidance = self.optional(&format!("{path}.guidance"), &step.guidance).unwrap_or_default();
            let mut fields = Vec::new();
            for (index, field) in self.list(&format!("{path}.fields"), &step.fields, true) {
                let path = format!("{path}.fields[{index}]");
                let field = self.field(&path, field);
                self.unique(&format!("{path}.id"), &field.id, &mut field_ids, "champ");
                fields.push(field);
            }
            checked.push(Step { id, title, article, guidance, fields });
        }
        checked
    }

    fn field(&mut self, path: &str, raw: &RawField) -> Field {
        let known = [
            "id",
            "kind",
            "label",
            "help",
            "example",
            "source",
            "required",
            "when",
            "options",
            "suggestions",
            "unit",
            "register",
            "default",
            "of",
            "columns",
            "addLabel",
            "fields",
        ];
        self.unknown(path, &raw.unknown, &known);
        let id = self.slug(&format!("{path}.id"), &raw.id, '_');
        let of = self.bound(path, raw);
        let kind = self.kind_of(path, raw, of);
        let label = self.words(&format!("{path}.label"), &raw.label);
        let mut optional = |key: &str, value: &Typed<String>| {
            self.optional(&format!("{path}.{key}"), value).unwrap_or_default()
        };
        let (help, example, source) =
            (optional("help", &raw.help), optional("example", &raw.example), optional("source", &raw.source));
        let from = self.required(&format!("{path}.required"), &raw.required);
        let when = self.condition(&format!("{path}.when"), &raw.when, false);
        if when.as_ref().is_some_and(Condition::amends) {
            let hint = "Une question ne dépend pas des versions figées : mettez la condition sur des blocs.";
            self.faults.add(&format!("{path}.when"), "« amends » n’a de sens que pour un bloc.", hint);
        }
        let default = self.default_answer(&format!("{path}.default"), &raw.default, &kind);
        Field { id, of, kind, label, help, example, source, from, when, default }
    }

    /// From which time of the contract's life an answer is needed.
    fn required(&mut self, path: &str, raw: &Typed<RawRequired>) -> Option<Stage> {
        match self.optional(path, raw)? {
            RawRequired::Plain(required) => required.then_some(Stage::Contract),
            RawRequired::From(stage) => {
                let known = Stage::from_code(&stage);
                if known.is_none() {
                    let codes: Vec<&str> = Stage::ALL.iter().map(|stage| stage.code()).collect();
                    let hint = format!("Écrivez true, false, ou une étape : {}.", codes.join(", "));
                    self.faults.add(path, format!("« {stage} » n’est pas une étape."), hint);
                }
                known
            }
        }
    }

    /// The field of the territory or of the contract that keeps the answer.
    fn bound(&mut self, path: &str, raw: &RawField) -> Option<(RegisterName, &'static str)> {
        let path = format!("{path}.of");
        let of = self.optional(&path, &raw.of)?;
        let (register, name) = of.split_once('.').unwrap_or((&of, ""));
        let register = RegisterName::from_code(register).filter(|register| register.single());
        let Some(register) = register else {
            let hint = "Écrivez par exemple \"territory.president\" ou \"contract.start\".";
            self.faults.add(
                &path,
                format!("« {of} » n’est ni un champ du territoire ni un champ du contrat."),
                hint,
            );
            return None;
        };
        layout::record_field(self, &path, register, name).map(|field| (register, field.name))
    }

    /// The kind of a field: the register's own when the answer is kept there.
    fn kind_of(&mut self, path: &str, raw: &RawField, of: Option<(RegisterName, &'static str)>) -> Kind {
        let Some(known) = of.and_then(|(register, name)| register.field(name)) else {
            return self.kind(path, raw);
        };
        for (key, absent) in [
            ("kind", matches!(raw.kind, Typed::Absent)),
            ("default", matches!(raw.default, Typed::Absent)),
            ("options", matches!(raw.options, Typed::Absent)),
        ] {
            if !absent {
                self.faults.add(
                    &format!("{path}.{key}"),
                    format!("« {key} » n’a pas de sens ici : le registre en décide."),
                    "Retirez cette clé, ou retirez « of ».",
                );
            }
        }
        known.kind.clone()
    }

    fn kind(&mut self, path: &str, raw: &RawField) -> Kind {
        let name = self.words(&format!("{path}.kind"), &raw.kind);
        let suggestions = self.strings(&format!("{path}.suggestions"), &raw.suggestions);
        let unit = self.optional(&format!("{path}.unit"), &raw.unit);
        let options = self.options(path, &raw.options, matches!(name.as_str(), "choice" | "choices"));
        let linked = matches!(name.as_str(), "link" | "links" | "table");
        let register = self.register(&format!("{path}.register"), &raw.register, linked);
        self.misplaced(path, &name, raw);
        let columns = self.row_columns(path, raw, name == "rows");
        let add_label = self.optional(&format!("{path}.addLabel"), &raw.add_label);
        match name.as_str() {
            "text" => Kind::Text,
            "rich" => Kind::Rich,
            "money" => Kind::Money,
            "number" => Kind::Number { unit: unit.unwrap_or_default() },
            "year" => Kind::Year,
            "date" => Kind::Date,
            "period" => Kind::Period,
            "percent" => Kind::Percent,
            "yesNo" => Kind::YesNo,
            "choice" => Kind::Choice { options },
            "choices" => Kind::Choices { options },
            "link" => Kind::Link { register },
            "links" => Kind::Links { register },
            "rows" => {
                Kind::Rows { columns, add_label: add_label.unwrap_or_else(|| "Ajouter une ligne".to_owned()) }
            }
            "table" => Kind::Table { register, fields: table::fields(self, path, raw, register) },
            "siren" => Kind::Siren,
            "siret" => Kind::Siret,
            "line" => Kind::Line { suggestions },
            "" => Kind::line(),
            other => {
                let hint = nearest(other, KINDS.into_iter()).map_or_else(
                    || format!("Types possibles : {}.", KINDS.join(", ")),
                    |near| format!("Vouliez-vous écrire « {near} » ?"),
                );
                self.faults.add(
                    &format!("{path}.kind"),
                    format!("« {other} » n’est pas un type de champ."),
                    hint,
                );
                Kind::line()
            }
        }
    }

    /// Keys that mean nothing for this kind of field: nearly always a wrong `kind`.
    fn misplaced(&mut self, path: &str, kind: &str, raw: &RawField) {
        let keys = [
            ("options", !matches!(raw.options, Typed::Absent), ["choice", "choices"].as_slice()),
            ("suggestions", !matches!(raw.suggestions, Typed::Absent), &["line"]),
            ("unit", !matches!(raw.unit, Typed::Absent), &["number"]),
            ("columns", !matches!(raw.columns, Typed::Absent), &["rows"]),
            ("addLabel", !matches!(raw.add_label, Typed::Absent), &["rows"]),
            ("register", !matches!(raw.register, Typed::Absent), &["link", "links", "table"]),
            ("fields", !matches!(raw.fields, Typed::Absent), &["table"]),
            ("example", kind == "table" && !matches!(raw.example, Typed::Absent), &["text", "rich"]),
        ];
        for (key, present, kinds) in keys {
            if present && KINDS.contains(&kind) && !kinds.contains(&kind) {
                self.faults.add(
                    &format!("{path}.{key}"),
                    format!("« {key} » n’a pas de sens pour un champ de type « {kind} »."),
                    format!("Retirez cette clé, ou donnez au champ le type {}.", kinds.join(" ou ")),
                );
            }
        }
    }

    fn options(&mut self, path: &str, raw: &List<RawOption>, needed: bool) -> Vec<Choice> {
        let path = format!("{path}.options");
        let mut codes = BTreeSet::new();
        let mut options = Vec::new();
        for (index, option) in self.list(&path, raw, needed) {
            let path = format!("{path}[{index}]");
            self.unknown(&path, &option.unknown, &["code", "label"]);
            let code = self.slug(&format!("{path}.code"), &option.code, '_');
            self.unique(&format!("{path}.code"), &code, &mut codes, "choix");
            options.push(Choice { code, label: self.words(&format!("{path}.label"), &option.label) });
        }
        options
    }

    fn default_answer(&mut self, path: &str, raw: &Typed<Json>, kind: &Kind) -> Json {
        let (Typed::Is(json) | Typed::Wrong(json)) = raw else {
            return Json::Null;
        };
        let text = json.as_str().filter(|_| *kind == Kind::Rich).map(RichText::from_plain);
        match kind.read(&text.map_or_else(|| json.clone(), |rich| rich.to_json())) {
            Ok(value) => value.to_json(),
            Err(bad) => {
                self.faults.add(path, "La réponse par défaut ne convient pas au type du champ.", bad.0);
                Json::Null
            }
        }
    }

    pub(super) fn condition(
        &mut self,
        path: &str,
        raw: &Typed<RawCondition>,
        in_record: bool,
    ) -> Option<Condition> {
        match raw {
            Typed::Absent => None,
            Typed::Wrong(_) => {
                self.faults.add(
                    path,
                    "Une condition est un objet.",
                    "Exemple : {\"filled\": \"identifiant_du_champ\"}.",
                );
                None
            }
            Typed::Is(raw) => table::condition(self, path, raw, in_record),
        }
    }

    pub(super) fn register(&mut self, path: &str, raw: &Typed<String>, needed: bool) -> RegisterName {
        let name = if needed { self.words(path, raw) } else { self.optional(path, raw).unwrap_or_default() };
        if name.is_empty() {
            return RegisterName::Actions;
        }
        RegisterName::from_code(&name).filter(|register| register.printable()).unwrap_or_else(|| {
            let codes = registers();
            let hint = nearest(&name, codes.iter().copied()).map_or_else(
                || format!("Registres : {}.", codes.join(", ")),
                |near| format!("Vouliez-vous écrire « {near} » ?"),
            );
            self.faults.add(path, format!("Il n’y a pas de registre « {name} »."), hint);
            RegisterName::Actions
        })
    }
}

/// The well-formed items of a list, without a word about the others.
pub(super) fn items<T>(list: &List<T>) -> impl Iterator<Item = &T> {
    let list = if let Typed::Is(list) = list { list.as_slice() } else { &[] };
    list.iter().filter_map(|item| if let Typed::Is(item) = item { Some(item) } else { None })
}
