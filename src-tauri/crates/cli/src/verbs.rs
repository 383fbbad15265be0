//! The verbs: what was typed, and what is done.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use desk::{Job, Library, Printer, Refusal, RefusalCode, carried_from, open_any, write_file};
use lexopt::Arg;
use model::dossier::Dossier;
use model::extract::PrintOptions;
use model::french;
use store::{Access, Store, StoreError};

use crate::output::say;
use crate::{check, template, territory};

/// What was asked.
#[derive(Debug)]
pub enum Verb {
    Help,
    Territories { text: String },
    New { epcis: Vec<String>, template: String, to: PathBuf },
    Adapt { from: PathBuf, epcis: Vec<String>, to: PathBuf },
    Import { from: PathBuf, to: PathBuf },
    Export(Export),
    Check { from: PathBuf, json: bool },
    Templates { json: bool },
    Verify { paths: Vec<PathBuf> },
    Compare { before: PathBuf, after: PathBuf },
    ExportTemplate { id: String, to: PathBuf },
    ImportTemplate { from: PathBuf, to: Option<PathBuf> },
}

/// What is exported, and how.
#[derive(Debug)]
pub struct Export {
    from: PathBuf,
    document: Option<String>,
    last: bool,
    options: PrintOptions,
    to: PathBuf,
}

/// The template of a contract when none is named.
const CONTRACT: &str = "contrat-crte";

/// What says how a document is printed.
const PRINT: [&str; 6] =
    ["--sans-filigrane", "--sans-logo", "--sans-manques", "--a3", "--avec-dossier", "--avec-commentaires"];

/// Everything that may follow a verb; each verb takes what it knows and refuses the rest.
#[derive(Default)]
struct Typed {
    words: Vec<OsString>,
    epcis: Vec<String>,
    template: Option<String>,
    from: Option<PathBuf>,
    document: Option<String>,
    to: Option<PathBuf>,
    json: bool,
    last: bool,
    print: PrintOptions,
    help: bool,
    options: Vec<&'static str>,
}

/// Reads the arguments.
pub fn read(parser: lexopt::Parser) -> Result<Verb, String> {
    let mut typed = words(parser)?;
    if typed.help || typed.words.is_empty() {
        return Ok(Verb::Help);
    }
    let verb = typed.words.remove(0).to_string_lossy().into_owned();
    match verb.as_str() {
        "territoires" => {
            typed.only("territoires", &[])?;
            let text = typed.words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
            if text.trim().is_empty() {
                return Err("Que cherchez-vous ? Exemple : canevas territoires cluni".to_owned());
            }
            Ok(Verb::Territories { text })
        }
        "nouveau" => {
            typed.only("nouveau", &["--epci", "--modele", "--a-partir-de", "--vers"])?;
            typed.count("nouveau", 0)?;
            let to = typed.target("nouveau", "F.crte")?;
            if typed.epcis.is_empty() {
                return Err("« nouveau » demande au moins un --epci SIREN. Cherchez-le avec : canevas territoires NOM".to_owned());
            }
            if let Some(from) = typed.from {
                return Ok(Verb::Adapt { from, epcis: typed.epcis, to });
            }
            Ok(Verb::New {
                epcis: typed.epcis,
                template: typed.template.unwrap_or_else(|| CONTRACT.to_owned()),
                to,
            })
        }
        "importer" => {
            typed.only("importer", &["--vers"])?;
            typed.count("importer", 1)?;
            let to = typed.target("importer", "F.crte")?;
            Ok(Verb::Import { from: typed.path(), to })
        }
        "exporter" => {
            let mut known = vec!["--document", "--definitif", "--vers"];
            known.extend(PRINT);
            typed.only("exporter", &known)?;
            typed.count("exporter", 1)?;
            let to = typed.target("exporter", "SORTIE.pdf")?;
            Ok(Verb::Export(Export {
                from: typed.path(),
                document: typed.document.take(),
                last: typed.last,
                options: typed.print,
                to,
            }))
        }
        "controler" => {
            typed.only("controler", &["--json"])?;
            typed.count("controler", 1)?;
            Ok(Verb::Check { json: typed.json, from: typed.path() })
        }
        "modeles" => {
            typed.only("modeles", &["--json"])?;
            typed.count("modeles", 0)?;
            Ok(Verb::Templates { json: typed.json })
        }
        "verifier" => {
            typed.only("verifier", &[])?;
            if typed.words.is_empty() {
                return Err("« verifier » demande au moins un fichier ou un dossier de modèles.".to_owned());
            }
            Ok(Verb::Verify { paths: typed.words.into_iter().map(PathBuf::from).collect() })
        }
        "modele" => about_template(typed),
        other => Err(format!("« {other} » n’est pas une commande de canevas.")),
    }
}

/// What is done with a template, by its second word.
fn about_template(mut typed: Typed) -> Result<Verb, String> {
    let second = if typed.words.is_empty() { None } else { Some(typed.words.remove(0)) };
    match second.as_ref().and_then(|word| word.to_str()) {
        Some("comparer") => {
            typed.only("modele comparer", &[])?;
            if typed.words.len() < 2 {
                return Err("« modele comparer » demande deux fichiers : AVANT.json APRES.json".to_owned());
            }
            typed.count("modele comparer", 2)?;
            Ok(Verb::Compare { before: typed.path(), after: typed.path() })
        }
        Some("exporter") => {
            typed.only("modele exporter", &["--vers"])?;
            if typed.words.is_empty() {
                return Err("« modele exporter » demande un modèle ; la liste : canevas modeles".to_owned());
            }
            typed.count("modele exporter", 1)?;
            let to = typed.target("modele exporter", "F.json")?;
            Ok(Verb::ExportTemplate { id: typed.words.remove(0).to_string_lossy().into_owned(), to })
        }
        Some("importer") => {
            typed.only("modele importer", &["--vers"])?;
            if typed.words.is_empty() {
                return Err("« modele importer » demande un fichier de modèle.".to_owned());
            }
            typed.count("modele importer", 1)?;
            Ok(Verb::ImportTemplate { from: typed.path(), to: typed.to.take() })
        }
        _ => Err("« modele » se continue par « comparer », « exporter » ou « importer ».".to_owned()),
    }
}

fn words(mut parser: lexopt::Parser) -> Result<Typed, String> {
    let mut typed = Typed::default();
    let missing = |option: &str| format!("L’option {option} attend une valeur.");
    while let Some(argument) = parser.next().map_err(|_| "Une option est mal écrite.".to_owned())? {
        let mut text = |parser: &mut lexopt::Parser, option: &'static str| {
            typed.options.push(option);
            parser.value().map_err(|_| missing(option))
        };
        match argument {
            Arg::Long("epci") => {
                let value = text(&mut parser, "--epci")?;
                typed.epcis.push(value.to_string_lossy().into_owned());
            }
            Arg::Long("modele") => {
                typed.template = Some(text(&mut parser, "--modele")?.to_string_lossy().into_owned());
            }
            Arg::Long("a-partir-de") => {
                typed.from = Some(PathBuf::from(text(&mut parser, "--a-partir-de")?));
            }
            Arg::Long("document") => {
                typed.document = Some(text(&mut parser, "--document")?.to_string_lossy().into_owned());
            }
            Arg::Long("vers") => typed.to = Some(PathBuf::from(text(&mut parser, "--vers")?)),
            Arg::Long("definitif") => {
                typed.options.push("--definitif");
                typed.last = true;
            }
            Arg::Long("sans-filigrane") => {
                typed.options.push("--sans-filigrane");
                typed.print.watermark = false;
            }
            Arg::Long("sans-logo") => {
                typed.options.push("--sans-logo");
                typed.print.logo = false;
            }
            Arg::Long("sans-manques") => {
                typed.options.push("--sans-manques");
                typed.print.unanswered = false;
            }
            Arg::Long("a3") => {
                typed.options.push("--a3");
                typed.print.fold = true;
            }
            Arg::Long("avec-dossier") => {
                typed.options.push("--avec-dossier");
                typed.print.dossier = true;
            }
            Arg::Long("avec-commentaires") => {
                typed.options.push("--avec-commentaires");
                typed.print.remarks = true;
            }
            Arg::Long("json") => {
                typed.options.push("--json");
                typed.json = true;
            }
            Arg::Long("aide" | "help") | Arg::Short('h') => typed.help = true,
            Arg::Value(word) => typed.words.push(word),
            Arg::Long(other) => return Err(format!("L’option « --{other} » est inconnue.")),
            Arg::Short(other) => return Err(format!("L’option « -{other} » est inconnue.")),
        }
    }
    Ok(typed)
}

impl Typed {
    fn only(&self, verb: &str, known: &[&str]) -> Result<(), String> {
        match self.options.iter().find(|option| !known.contains(option)) {
            Some(option) => Err(format!("« {verb} » ne prend pas l’option {option}.")),
            None => Ok(()),
        }
    }

    fn count(&self, verb: &str, wanted: usize) -> Result<(), String> {
        match (self.words.len(), wanted) {
            (found, wanted) if found == wanted => Ok(()),
            (found, wanted) if found < wanted => Err(format!("« {verb} » demande un fichier.")),
            _ => {
                let extra = self.words[wanted].to_string_lossy();
                Err(format!("« {verb} » ne sait que faire de « {extra} »."))
            }
        }
    }

    fn target(&mut self, verb: &str, example: &str) -> Result<PathBuf, String> {
        self.to.take().ok_or_else(|| format!("« {verb} » demande où écrire : --vers {example}"))
    }

    fn path(&mut self) -> PathBuf {
        PathBuf::from(self.words.remove(0))
    }
}

/// Runs a verb. False when there are faults or blocking points.
pub fn run(verb: Verb) -> Result<bool, Refusal> {
    let library = template::library();
    match verb {
        Verb::Help => Ok(true),
        Verb::Territories { text } => Ok(territory::search(&library, &text)),
        Verb::New { epcis, template, to } => create(&desk::new_dossier(&library, &epcis, &template)?, &to),
        Verb::Adapt { from, epcis, to } => {
            let (dossier, adapted) = desk::adapt_from(&library, &open_any(&from)?, &epcis)?;
            let done = create(&dossier, &to)?;
            let told = |what: &[String]| if what.is_empty() { "rien".to_owned() } else { what.join(", ") };
            say(&format!("Gardé : {}.", told(&adapted.kept)));
            say(&format!("Laissé : {}.", told(&adapted.left)));
            Ok(done)
        }
        Verb::Import { from, to } => import(&library, &from, &to),
        Verb::Export(asked) => export(&library, asked),
        Verb::Check { from, json } => check::findings_of(&library, &from, json),
        Verb::Templates { json } => Ok(check::templates(&library, json)),
        Verb::Verify { paths } => check::verify(&paths),
        Verb::Compare { before, after } => template::compare(&before, &after),
        Verb::ExportTemplate { id, to } => template::export(&library, &id, &to),
        Verb::ImportTemplate { from, to } => template::import(&from, to),
    }
}

/// A dossier in JSON becomes a dossier file; one that a PDF carries comes out as it went in.
fn import(library: &Library, from: &Path, to: &Path) -> Result<bool, Refusal> {
    let carried = if desk::is_pdf(from) { Some(desk::dossier_in(from)?) } else { None };
    if let Some(carried) = carried.filter(|carried| has_ending(Path::new(&carried.name), "crte")) {
        let (dossier, _) = desk::open_shelved(library, from)?;
        refuse_other_ending(to)?;
        if to.exists() {
            return Err(StoreError::Exists(to.to_owned()).into());
        }
        write_file(to, &carried.bytes)?;
        tell(&dossier, to);
        return Ok(true);
    }
    if has_ending(from, "crte") {
        let name = from.display();
        return Err(bad(format!("« {name} » est déjà un dossier : copiez ce fichier, son historique avec.")));
    }
    let dossier = open_any(from)?;
    library.template(&dossier.template)?;
    create(&dossier, to)
}

fn create(dossier: &Dossier, to: &Path) -> Result<bool, Refusal> {
    refuse_other_ending(to)?;
    Store::create(to, dossier, &desk::fresh_id())?;
    tell(dossier, to);
    Ok(true)
}

fn refuse_other_ending(to: &Path) -> Result<(), Refusal> {
    if has_ending(to, "crte") {
        return Ok(());
    }
    Err(bad(format!("« {} » : un dossier se termine par .crte.", to.display())))
}

fn tell(dossier: &Dossier, to: &Path) {
    let communes = french::count(dossier.communes.len(), "commune", "communes");
    say(&format!("{} : {}, {communes}.", to.display(), dossier.territory.name));
}

fn export(library: &Library, asked: Export) -> Result<bool, Refusal> {
    let Export { from, document, last, options, to } = asked;
    let (from, to) = (from.as_path(), to.as_path());
    let (dossier, shelf) = desk::open_shelved(library, from)?;
    let template = shelf.contract();
    if has_ending(to, "json") {
        if document.is_some() {
            return Err(bad("Le JSON est celui du dossier entier : retirez --document.".to_owned()));
        }
        write_file(to, dossier.to_json().as_bytes())?;
        say(&format!("{} : le dossier entier.", to.display()));
        return Ok(true);
    }
    if !has_ending(to, "pdf") {
        return Err(bad(format!("« {} » : la sortie se termine par .pdf ou .json.", to.display())));
    }
    let Some(document) = document else {
        return Err(bad("Quel document ? Ajoutez --document ID ; la liste : canevas modeles".to_owned()));
    };
    let now = chrono::Local::now().naive_local();
    let form = desk::form(&dossier, &shelf, &document, &|sought| desk::frozen_in(from, sought))?;
    if last && let Err(refusal) = desk::ready(&dossier, template, now.date()) {
        crate::output::complain(&refusal.message);
        return Ok(false);
    }
    let store = if has_ending(from, "crte") { Some(Store::open(from, Access::Read)?) } else { None };
    let content = |fingerprint: &str| store.as_ref()?.content(fingerprint).ok().flatten();
    let options = if last { options.last() } else { options };
    let mut job = Job { options, content: Some(&content), ..Job::new(&dossier, template, &form) };
    if job.options.dossier {
        job.carried = Some(carried_from(store.as_ref(), &dossier)?);
    }
    let print = Printer::new().print(job, now, &|_, _| Ok(()))?;
    write_file(to, &print.pdf)?;
    if !print.replaced.is_empty() {
        let characters: String = print.replaced.iter().collect();
        crate::output::complain(&format!(
            "Attention : ces caractères n’existent pas dans la police et sont imprimés « □ » : {characters}"
        ));
    }
    say(&format!("{} : {}.", to.display(), french::count(print.pages, "page", "pages")));
    Ok(true)
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(ending))
}

fn bad(message: String) -> Refusal {
    Refusal::new(RefusalCode::BadRequest, message)
}
