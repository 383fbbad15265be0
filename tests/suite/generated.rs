//! Files that are generated from the code and committed: the interface's types and the schemas.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use desk::{Refusal, commands, wire};
use model::dossier::Dossier;
use model::organisation::raw::RawOrganisation;
use model::template::raw::RawTemplate;
use ts_rs::{Config, TS, TypeVisitor};

use crate::support::same;

#[derive(Default)]
struct Types {
    seen: HashSet<TypeId>,
    declared: BTreeMap<String, String>,
    config: Config,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            self.declared.insert(T::ident(&self.config), format!("{docs}export {}", T::decl(&self.config)));
        }
    }
}

macro_rules! declare {
    ($($name:ident($request:ident) -> $reply:ident),* $(,)?) => {
        fn commands_of(types: &mut Types) -> String {
            let mut out = String::from("/** Every command: what it takes, what it gives back. */\nexport type Commands = {\n");
            $(
                types.visit::<wire::$request>();
                types.visit::<wire::$reply>();
                let request = <wire::$request as TS>::name(&types.config);
                let reply = <wire::$reply as TS>::name(&types.config);
                out.push_str(&format!("  {}: [{request}, {reply}];\n", stringify!($name)));
            )*
            out + "};\n"
        }
    };
}

commands!(declare);

#[test]
fn the_interface_has_the_types_of_the_wire() {
    let mut types = Types { config: Config::new().with_large_int("number"), ..Types::default() };
    let commands = commands_of(&mut types);
    types.visit::<Refusal>();
    types.visit::<wire::Progress>();
    let head = "// Generated from the Rust types of the wire by `cargo xtask bindings`. Do not edit.\n\n";
    let declared: Vec<String> = types.declared.into_values().collect();
    same("ui/src/bindings/wire.ts", &format!("{head}{}\n\n{commands}", declared.join("\n\n")));
}

#[test]
fn the_template_format_has_its_schema() {
    let schema = schemars::schema_for!(RawTemplate);
    same("templates/schema.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
}

#[test]
fn the_format_of_an_organisation_has_its_schema() {
    let schema = schemars::schema_for!(RawOrganisation);
    same("templates/organisation.schema.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
}

#[test]
fn the_dossier_format_has_its_schema() {
    let schema = schemars::schema_for!(Dossier);
    same("samples/schema.json", &(serde_json::to_string_pretty(&schema).unwrap() + "\n"));
}

/// The properties of a schema that say nothing of themselves, by their place.
fn unsaid(schema: &serde_json::Value, place: &str, found: &mut Vec<String>) {
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        if property["description"].as_str().is_none_or(str::is_empty) {
            found.push(format!("{place}.{name}"));
        }
    }
    for (name, part) in schema["$defs"].as_object().into_iter().flatten() {
        unsaid(part, name, found);
    }
}

#[test]
fn an_editor_completes_keys_and_codes_and_says_what_each_key_is() {
    for path in ["templates/schema.json", "templates/organisation.schema.json"] {
        let schema: serde_json::Value = serde_json::from_str(&crate::support::text(path)).unwrap();
        let mut found = Vec::new();
        unsaid(&schema, "", &mut found);
        assert!(found.is_empty(), "{path}: {found:?}");
    }
    let schema: serde_json::Value =
        serde_json::from_str(&crate::support::text("templates/schema.json")).unwrap();
    for (part, key, code) in
        [("Field", "kind", "siren"), ("Block", "block", "panel"), ("Block", "register", "actions")]
    {
        let codes = schema["$defs"][part]["properties"][key]["enum"].as_array().unwrap();
        assert!(codes.iter().any(|known| known == code), "{part}.{key}: no {code}");
    }
}
