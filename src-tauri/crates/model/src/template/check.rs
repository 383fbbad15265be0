//! From the file as typed to the template as meant, or to the list of ALL its faults.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::fault::{Faults, nearest};
use super::raw::{List, RawCondition, RawField, RawOption, RawStep, RawTemplate, Typed, Unknown};
use super::{FORMAT, Fault, Field, Step, Template, check_layout};
use crate::condition::Condition;
use crate::register::RegisterName;
use crate::rich_text::RichText;
use crate::value::{Choice, Kind};

/// The field kinds a template may use, as written in the file.
const KINDS: [&str; 14] = [
    "line", "text", "rich", "money", "number", "year", "date", "yesNo", "choice", "choices", "link", "links",
    "siren", "siret",
];

/// Reads and checks a template file.
///
/// # Errors
/// Every fault of the file, in the order of the file, never only the first.
pub fn check(file: &str) -> Result<Template, Vec<Fault>> {
    let mut checker = Checker::default();
    let raw: RawTemplate = match serde_json::from_str(file) {
        Ok(raw) => raw,
        Err(error) => return Err(vec![syntax_fault(&error)]),
    };
    let template = checker.template(&raw);
    if checker.faults.0.is_empty() { Ok(template) } else { Err(checker.faults.0) }
}

fn syntax_fault(error: &serde_json::Error) -> Fault {
    Fault {
        path: format!("ligne {}, colonne {}", error.line(), error.column()),
        message: "Le fichier n’est pas du JSON lisible.".to_owned(),
        hint: "Cherchez à cet endroit une virgule, un guillemet ou une accolade en trop ou oubliés."
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
            &["$schema", "format", "id", "version", "title", "purpose", "steps", "layout"],
        );
        self.format(&raw.format);
        let id = self.slug("id", &raw.id, '-');
        let version = self.version(&raw.version);
        let title = self.words("title", &raw.title);
        let purpose = self.words("purpose", &raw.purpose);
        self.optional("$schema", &raw.schema);
        self.collect_fields(&raw.steps);
        check_layout::collect_sections(self, &raw.layout);
        let steps = self.steps(&raw.steps);
        let layout = check_layout::layout(self, &raw.layout);
        Template { id, version, title, purpose, steps, layout }
    }

    fn format(&mut self, format: &Typed<u32>) {
        match format {
            Typed::Is(format) if *format == FORMAT => {}
            Typed::Is(format) if *format > FORMAT => self.faults.add(
                "format",
                format!("Ce modèle est au format {format} ; ce programme lit le format {FORMAT}."),
                "Installez une version plus récente de Canevas, ou demandez le modèle au format 1.",
            ),
            _ => self.faults.add(
                "format",
                "Le numéro du format manque ou n’est pas reconnu.",
                "Écrivez \"format\": 1.",
            ),
        }
    }

    fn version(&mut self, version: &Typed<String>) -> String {
        let version = self.words("version", version);
        let parts: Vec<&str> = version.split('.').collect();
        let numbers = parts.len() == 3 && parts.iter().all(|part| part.parse::<u32>().is_ok());
        if !version.is_empty() && !numbers {
            self.faults.add(
                "version",
                format!("« {version} » n’est pas un numéro de version."),
                "Écrivez trois nombres, par exemple \"1.0.0\".",
            );
        }
        version
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
        scratch.kind("", raw)
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
                self.known(&format!("{path}.article"), "article", article, &self.articles.clone());
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
        ];
        self.unknown(path, &raw.unknown, &known);
        let id = self.slug(&format!("{path}.id"), &raw.id, '_');
        let kind = self.kind(path, raw);
        let label = self.words(&format!("{path}.label"), &raw.label);
        let mut optional = |key: &str, value: &Typed<String>| {
            self.optional(&format!("{path}.{key}"), value).unwrap_or_default()
        };
        let (help, example, source) =
            (optional("help", &raw.help), optional("example", &raw.example), optional("source", &raw.source));
        let required = self.optional(&format!("{path}.required"), &raw.required).unwrap_or(false);
        let when = self.condition(&format!("{path}.when"), &raw.when, false);
        let default = self.default_answer(&format!("{path}.default"), &raw.default, &kind);
        Field { id, kind, label, help, example, source, required, when, default }
    }

    fn kind(&mut self, path: &str, raw: &RawField) -> Kind {
        let name = self.words(&format!("{path}.kind"), &raw.kind);
        let suggestions = self.strings(&format!("{path}.suggestions"), &raw.suggestions);
        let unit = self.optional(&format!("{path}.unit"), &raw.unit);
        let options = self.options(path, &raw.options, matches!(name.as_str(), "choice" | "choices"));
        let linked = matches!(name.as_str(), "link" | "links");
        let register = self.register(&format!("{path}.register"), &raw.register, linked);
        self.misplaced(path, &name, raw);
        match name.as_str() {
            "text" => Kind::Text,
            "rich" => Kind::Rich,
            "money" => Kind::Money,
            "number" => Kind::Number { unit: unit.unwrap_or_default() },
            "year" => Kind::Year,
            "date" => Kind::Date,
            "yesNo" => Kind::YesNo,
            "choice" => Kind::Choice { options },
            "choices" => Kind::Choices { options },
            "link" => Kind::Link { register },
            "links" => Kind::Links { register },
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
            ("register", !matches!(raw.register, Typed::Absent), &["link", "links"]),
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
            Typed::Is(raw) => super::check_layout::condition(self, path, raw, in_record),
        }
    }

    pub(super) fn register(&mut self, path: &str, raw: &Typed<String>, needed: bool) -> RegisterName {
        let name = if needed { self.words(path, raw) } else { self.optional(path, raw).unwrap_or_default() };
        if name.is_empty() {
            return RegisterName::Actions;
        }
        RegisterName::from_code(&name).unwrap_or_else(|| {
            let codes = || RegisterName::ALL.iter().map(|register| register.code());
            let hint = nearest(&name, codes()).map_or_else(
                || format!("Registres : {}.", codes().collect::<Vec<_>>().join(", ")),
                |near| format!("Vouliez-vous écrire « {near} » ?"),
            );
            self.faults.add(path, format!("Il n’y a pas de registre « {name} »."), hint);
            RegisterName::Actions
        })
    }

    /// A text that must be there and not be empty.
    pub(super) fn words(&mut self, path: &str, raw: &Typed<String>) -> String {
        match raw {
            Typed::Is(text) if !text.trim().is_empty() => text.clone(),
            Typed::Is(_) => {
                self.faults.add(path, "Ce texte est vide.", "Écrivez-le, ou retirez ce qui l’entoure.");
                String::new()
            }
            Typed::Absent => {
                self.faults.add(path, "Cette clé manque.", "Ajoutez-la avec un texte entre guillemets.");
                String::new()
            }
            Typed::Wrong(json) => {
                self.wrong_type(path, json, "un texte entre guillemets");
                String::new()
            }
        }
    }

    /// A value that may be left out.
    pub(super) fn optional<T: Clone + ExpectedType>(&mut self, path: &str, raw: &Typed<T>) -> Option<T> {
        match raw {
            Typed::Is(value) => Some(value.clone()),
            Typed::Absent => None,
            Typed::Wrong(json) => {
                self.wrong_type(path, json, T::EXPECTED);
                None
            }
        }
    }

    fn wrong_type(&mut self, path: &str, json: &Json, expected: &str) {
        let found = match json {
            Json::Null => "rien (null)",
            Json::Bool(_) => "vrai ou faux",
            Json::Number(_) => "un nombre",
            Json::String(_) => "un texte",
            Json::Array(_) => "une liste",
            Json::Object(_) => "un objet",
        };
        self.faults.add(path, format!("On trouve ici {found}."), format!("Il faut {expected}."));
    }

    /// The items of a list that are of the right shape, with their place.
    pub(super) fn list<'a, T>(&mut self, path: &str, raw: &'a List<T>, needed: bool) -> Vec<(usize, &'a T)> {
        let list = match raw {
            Typed::Is(list) => list.as_slice(),
            Typed::Wrong(json) => {
                self.wrong_type(path, json, "une liste entre crochets");
                return Vec::new();
            }
            Typed::Absent => &[],
        };
        if list.is_empty() && needed {
            self.faults.add(path, "Cette liste manque ou est vide.", "Donnez-lui au moins un élément.");
        }
        let mut good = Vec::new();
        for (index, item) in list.iter().enumerate() {
            match item {
                Typed::Is(item) => good.push((index, item)),
                Typed::Wrong(json) => self.wrong_type(
                    &format!("{path}[{index}]"),
                    json,
                    "un élément de la forme décrite par le schéma",
                ),
                Typed::Absent => {}
            }
        }
        good
    }

    pub(super) fn strings(&mut self, path: &str, raw: &List<String>) -> Vec<String> {
        self.list(path, raw, false).into_iter().map(|(_, text)| text.clone()).collect()
    }

    pub(super) fn slug(&mut self, path: &str, raw: &Typed<String>, joint: char) -> String {
        let id = self.words(path, raw);
        let good = id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint);
        if !id.is_empty() && !good {
            self.faults.add(
                path,
                format!("« {id} » n’est pas un identifiant."),
                format!("Employez des lettres minuscules sans accent, des chiffres et « {joint} », en commençant par une lettre."),
            );
        }
        id
    }

    pub(super) fn unique(&mut self, path: &str, id: &str, seen: &mut BTreeSet<String>, what: &str) {
        if !id.is_empty() && !seen.insert(id.to_owned()) {
            self.faults.add(
                path,
                format!("L’identifiant « {id} » est déjà celui d’un autre {what}."),
                "Donnez à chacun le sien.",
            );
        }
    }

    pub(super) fn known(&mut self, path: &str, what: &str, id: &str, known: &BTreeSet<String>) {
        if !known.contains(id) {
            let hint = nearest(id, known.iter().map(String::as_str)).map_or_else(
                || "Vérifiez l’identifiant.".to_owned(),
                |near| format!("Vouliez-vous écrire « {near} » ?"),
            );
            self.faults.add(path, format!("Il n’y a pas de {what} « {id} »."), hint);
        }
    }

    pub(super) fn unknown(&mut self, path: &str, unknown: &Unknown, known: &[&str]) {
        for key in unknown.keys() {
            let hint = nearest(key, known.iter().copied()).map_or_else(
                || format!("Clés possibles : {}.", known.join(", ")),
                |near| format!("Vouliez-vous écrire « {near} » ?"),
            );
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            self.faults.add(&path, format!("La clé « {key} » est inconnue."), hint);
        }
    }
}

/// The name of a type, for the person who typed another.
pub(super) trait ExpectedType {
    const EXPECTED: &'static str;
}
impl ExpectedType for String {
    const EXPECTED: &'static str = "un texte entre guillemets";
}
impl ExpectedType for bool {
    const EXPECTED: &'static str = "true ou false";
}
impl ExpectedType for u16 {
    const EXPECTED: &'static str = "un nombre entier positif";
}
impl ExpectedType for usize {
    const EXPECTED: &'static str = "un nombre entier positif";
}

/// The well-formed items of a list, without a word about the others.
pub(super) fn items<T>(list: &List<T>) -> impl Iterator<Item = &T> {
    let list = if let Typed::Is(list) = list { list.as_slice() } else { &[] };
    list.iter().filter_map(|item| if let Typed::Is(item) = item { Some(item) } else { None })
}
