//! The verbs, as a shell meets them: what they print, how they exit.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs `canevas`; gives its exit code, its output and its complaints.
fn canevas(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_canevas"))
        .args(arguments)
        // The templates that someone brought to this machine are not those of the tests.
        .env("XDG_DATA_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn project(path: &str) -> String {
    Path::new(&std::env::var_os("CARGO_MANIFEST_DIR").unwrap())
        .join("../../..")
        .join(path)
        .display()
        .to_string()
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
    fn text(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }
}

#[test]
fn territories_are_found() {
    let (code, out, _) = canevas(&["territoires", "cluni"]);
    assert_eq!(code, 0);
    assert_eq!(
        out,
        "200040293\tCC du Clunisois\tCommunauté de communes\tSaône-et-Loire (71)\t41\u{a0}communes\t14\u{202f}020 hab.\n"
    );
    let (code, out, complaint) = canevas(&["territoires", "zzzz"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(complaint.contains("Aucune intercommunalité ne répond à « zzzz »"), "{complaint}");
}

#[test]
fn a_dossier_goes_from_a_siren_to_a_pdf_and_back_through_json() {
    let folder = Folder::new();
    let (crte, json, pdf) = (folder.text("a.crte"), folder.text("a.json"), folder.text("a.pdf"));
    assert_eq!(canevas(&["nouveau", "--epci", "200040293", "--epci", "200039758", "--vers", &crte]).0, 0);
    assert_eq!(canevas(&["exporter", &crte, "--document", "contrat-crte", "--vers", &pdf]).0, 0);
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
    assert_eq!(canevas(&["exporter", &crte, "--document", "affiche-afom", "--vers", &pdf]).0, 0);
    assert_eq!(canevas(&["exporter", &crte, "--vers", &json]).0, 0);
    assert_eq!(canevas(&["importer", &json, "--vers", &folder.text("b.crte")]).0, 0);
    assert_eq!(canevas(&["exporter", &folder.text("b.crte"), "--vers", &folder.text("b.json")]).0, 0);
    assert_eq!(std::fs::read(&json).unwrap(), std::fs::read(folder.path("b.json")).unwrap());
}

#[test]
fn a_pdf_gives_back_the_dossier_it_carries() {
    let folder = Folder::new();
    let (pdf, back) = (folder.text("note.pdf"), folder.text("rendu.crte"));
    let sample = project("samples/trois-rivieres/dossier.json");
    let export = |from: &str| {
        let options = ["--sans-filigrane", "--sans-logo", "--sans-manques", "--avec-dossier"];
        let mut arguments = vec!["exporter", from, "--document", "note-conseil", "--vers", &pdf];
        arguments.extend(options);
        canevas(&arguments).0
    };
    let json = |from: &str, to: &str| {
        assert_eq!(canevas(&["exporter", from, "--vers", to]).0, 0);
        std::fs::read_to_string(to).unwrap_or_default()
    };
    assert_eq!(export(&sample), 0);
    assert_eq!(canevas(&["importer", &pdf, "--vers", &back]).0, 0, "from a dossier in JSON");
    let kept = std::fs::read_to_string(&sample).unwrap_or_default();
    assert!(json(&back, &folder.text("un.json")) == kept, "what came back is another dossier");
    assert_eq!(export(&back), 0);
    let (code, _, refused) = canevas(&["importer", &pdf, "--vers", &back]);
    assert!(code == 2 && refused.contains("existe déjà"), "{refused}");
    let again = folder.text("encore.crte");
    assert_eq!(canevas(&["importer", &pdf, "--vers", &again]).0, 0, "from a dossier file");
    assert!(json(&again, &folder.text("deux.json")) == kept, "what came back is another dossier");
}

#[test]
fn control_says_what_to_review() {
    let (code, out, _) = canevas(&["controler", &project("samples/trois-rivieres/dossier.json")]);
    assert_eq!(code, 0, "{out}");
    assert!(out.ends_with("0\u{a0}point bloquant, 8 à corriger, 4 à savoir.\n"), "{out}");
    let (code, out, _) = canevas(&["controler", &project("samples/identites/clunisois.json"), "--json"]);
    assert_eq!(code, 1, "the answers a contract needs are missing");
    let list: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(list[0]["severity"], "blocking");
}

#[test]
fn templates_are_listed_and_verified() {
    let (code, out, _) = canevas(&["modeles"]);
    assert_eq!(code, 0);
    let contract: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(project("templates/contrat-crte.json")).unwrap())
            .unwrap();
    let version = contract["version"].as_str().unwrap();
    assert!(out.starts_with(&format!("contrat-crte\t{version}\t")), "{out}");
    assert_eq!(canevas(&["verifier", &project("templates")]).0, 0);
    let (code, _, complaint) = canevas(&["verifier", &project("tests/faulty/beaucoup-a-la-fois.json")]);
    assert_eq!(code, 1);
    let lines: Vec<&str> = complaint.lines().collect();
    assert_eq!(lines.len(), 6, "{complaint}");
    assert!(lines[0].ends_with("beaucoup-a-la-fois.json : 5\u{a0}fautes."), "{complaint}");
    let fault = "beaucoup-a-la-fois.json:19:11: steps[0].fields[0].requis : La clé « requis » est inconnue. Vouliez-vous écrire « required » ?";
    assert!(lines[3].ends_with(fault), "{complaint}");
}

#[test]
fn a_template_is_a_draft_until_it_says_it_is_published() {
    let (_, out, _) = canevas(&["modeles", "--json"]);
    let list: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
    assert!(list.iter().all(|template| template["status"] == "published"), "{out}");
    let folder = Folder::new();
    let shipped = std::fs::read_to_string(project("templates/note-conseil.json")).unwrap();
    let silent = shipped.replacen("  \"status\": \"published\",\n", "", 1);
    assert_ne!(silent, shipped);
    for (name, text, expected) in [
        ("publie.json", &shipped, "publie.json : aucune faute (note-conseil 1.0.2).\n"),
        ("muet.json", &silent, "muet.json : aucune faute (note-conseil 1.0.2, brouillon).\n"),
    ] {
        std::fs::write(folder.path(name), text).unwrap();
        let (code, out, _) = canevas(&["verifier", &folder.text(name)]);
        assert_eq!(code, 0);
        assert!(out.ends_with(expected), "{out}");
    }
}

#[test]
fn two_versions_of_a_template_are_compared() {
    let case = |name: &str| project(&format!("tests/changes/{name}"));
    let (before, after) = (case("etape-retiree/before.json"), case("etape-retiree/after.json"));
    let (code, out, _) = canevas(&["modele", "comparer", &before, &after]);
    let expected = std::fs::read_to_string(case("etape-retiree/changes.txt")).unwrap();
    assert_eq!((code, out), (0, expected));
    let (code, out, _) = canevas(&["modele", "comparer", &before, &before]);
    assert_eq!((code, out.as_str()), (0, "Aucun changement.\n"));
    let faulty = project("tests/faulty/titre-vide.json");
    let (code, out, complaint) = canevas(&["modele", "comparer", &faulty, &faulty]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert_eq!(complaint.matches("titre-vide.json:5:3: title : ").count(), 2, "{complaint}");
}

#[test]
fn a_shipped_template_is_exported_as_it_is_and_over_nothing() {
    let folder = Folder::new();
    let mine = folder.text("mien.json");
    let (code, out, _) = canevas(&["modele", "exporter", "note-conseil", "--vers", &mine]);
    assert_eq!(code, 0);
    assert!(
        out.ends_with("mien.json : note-conseil 1.0.2, Note de présentation pour le conseil.\n"),
        "{out}"
    );
    let shipped = std::fs::read(project("templates/note-conseil.json")).unwrap();
    assert_eq!(std::fs::read(&mine).unwrap(), shipped);
    std::fs::write(&mine, "mon travail").unwrap();
    let (code, out, complaint) = canevas(&["modele", "exporter", "note-conseil", "--vers", &mine]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(complaint.contains("existe déjà"), "{complaint}");
    assert_eq!(std::fs::read(&mine).unwrap(), b"mon travail");
}

#[test]
fn the_final_document_waits_for_what_is_blocking() {
    let folder = Folder::new();
    let out = folder.text("contrat.pdf");
    let identity = project("samples/identites/clunisois.json");
    let ask = ["exporter", &identity, "--document", "contrat-crte", "--definitif", "--vers", &out];
    let (code, _, complaint) = canevas(&ask);
    assert_eq!(code, 1);
    assert!(complaint.contains("[R1]") && complaint.contains("point"), "{complaint}");
    assert!(!std::path::Path::new(&out).exists());
    let whole = project("tests/complete/dossier.json");
    let ask = ["exporter", &whole, "--document", "protocole-engagement", "--definitif", "--vers", &out];
    assert_eq!(canevas(&ask).0, 0);
    let text = std::process::Command::new("pdftotext").args([&out, "-"]).output().unwrap();
    let told = String::from_utf8(text.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.len() > 1_000 && !told.contains(" OJ "), "the final version is no draft");
}

#[test]
fn wrong_usage_and_refused_input_exit_with_2_and_say_what_to_do() {
    let folder = Folder::new();
    let sample = project("samples/trois-rivieres/dossier.json");
    let text = folder.text("texte.crte");
    std::fs::write(&text, "Bonjour").unwrap();
    let (target, other) = (folder.text("x.crte"), folder.text("x.docx"));
    let cases: [(&[&str], &str); 19] = [
        (&["danser"], "« danser » n’est pas une commande"),
        (&["nouveau", "--vers", &target], "demande au moins un --epci"),
        (
            &["nouveau", "--epci", "123456789", "--vers", &target],
            "Aucune intercommunalité n’a le SIREN « 123456789 »",
        ),
        (&["nouveau", "--epci", "200040293"], "demande où écrire"),
        (&["exporter", &sample, "--vers", &other], "se termine par .pdf ou .json"),
        (&["exporter", &sample, "--vers", &folder.text("x.pdf")], "Quel document ?"),
        (
            &["exporter", &sample, "--document", "lettre", "--vers", &folder.text("x.pdf")],
            "Il n’y a pas de document « lettre »",
        ),
        (&["controler", &text], "n’est pas un dossier Canevas"),
        (&["controler", "absent.crte"], "est introuvable"),
        (
            &["importer", &project("tests/faulty/titre-vide.json"), "--vers", &target],
            "n’est pas un dossier Canevas",
        ),
        (&["importer", &text, "--vers", &target], "est déjà un dossier"),
        (&["modeles", "--vers", "x"], "ne prend pas l’option --vers"),
        (&["modele"], "se continue par « comparer », « exporter » ou « importer »"),
        (&["modele", "danser"], "se continue par « comparer », « exporter » ou « importer »"),
        (&["modele", "comparer", &sample], "demande deux fichiers"),
        (&["modele", "comparer", "absent.json", &sample], "ne peut pas être lu"),
        (&["modele", "exporter", "note-conseil"], "demande où écrire"),
        (
            &["modele", "exporter", "lettre", "--vers", &folder.text("x.json")],
            "Il n’y a pas de modèle « lettre »",
        ),
        (&["modele", "exporter", "note-conseil", "--vers", &other], "se termine par .json"),
    ];
    for (arguments, expected) in cases {
        let (code, out, complaint) = canevas(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {complaint}");
        assert!(complaint.contains(expected), "{arguments:?}: {complaint}");
    }
}

#[test]
fn a_template_is_brought_to_the_application_or_kept_aside() {
    let folder = Folder::new();
    let shipped = std::fs::read_to_string(project("templates/note-conseil.json")).unwrap();
    std::fs::write(folder.path("suivant.json"), shipped.replacen("\"1.0.2\"", "\"1.1.0\"", 1)).unwrap();
    std::fs::write(folder.path("fautif.json"), shipped.replacen("\"steps\"", "\"etapes\"", 1)).unwrap();
    let data = folder.text("donnees");
    let import = |name: &str| canevas(&["modele", "importer", &folder.text(name), "--vers", &data]);
    assert_eq!(import("suivant.json"), (0, "note-conseil 1.1.0 : importé.\n".to_owned(), String::new()));
    assert!(folder.path("donnees/modeles/note-conseil.json").is_file());
    assert_eq!(import("suivant.json").1, "note-conseil 1.1.0 : déjà là.\n");
    let (code, out, complaint) = import("fautif.json");
    assert_eq!((code, out.contains("à corriger")), (1, true), "{out}");
    assert!(complaint.contains("« etapes »"), "{complaint}");
    assert!(folder.path("donnees/modeles/a-corriger/fautif.json").is_file());
    let (code, _, complaint) =
        canevas(&["modele", "importer", &project("templates/absent.json"), "--vers", &data]);
    assert_eq!((code, complaint.contains("ne peut pas être lu")), (2, true), "{complaint}");
}
