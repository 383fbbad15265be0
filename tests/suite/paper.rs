//! The printed contract: every answer is in it.

use std::process::Command;

use desk::Printer;
use model::french;
use model::value::Value;
use model::vocabulary::ContractState;

use crate::support::{contract, sample, today};

/// The characters that can be compared: hyphenation, spaces and page furniture fall away.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[test]
fn every_answer_of_the_sample_is_in_the_text_of_its_pdf() {
    let (mut dossier, template) = (sample(), contract());
    // Signed, so that the letters of the watermark do not stand between the lines of the text.
    dossier.contract.state = Some(ContractState::Signed);
    let now = today().and_hms_opt(9, 0, 0).unwrap();
    let print = Printer::new()
        .print(desk::Job::new(&dossier, &template, &desk::DocumentForm::Contract), now, &|_, _| Ok(()))
        .unwrap();
    assert!(print.replaced.is_empty(), "{:?}", print.replaced);
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("contrat.pdf");
    std::fs::write(&pdf, &print.pdf).unwrap();
    let text = Command::new("pdftotext").args(["-raw", "-nopgbrk"]).arg(&pdf).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    let day = bare(&french::long_date(now.date()));
    let head = text
        .lines()
        .filter(|line| line.contains("Contrat pour la réussite"))
        .max_by_key(|line| line.len())
        .unwrap_or_default()
        .to_owned();
    let body: String = text
        .lines()
        .filter(|line| *line != head && !bare(line).starts_with(&day) && !line.starts_with("page "))
        .map(|line| line.to_owned() + "\n")
        .collect();
    let body = bare(&body);
    let mut checked = 0;
    for field in template.steps.iter().flat_map(|step| &step.fields) {
        let answer = dossier.answer(&template.id, &field.id);
        let paragraphs: Vec<String> = match field.kind.read(answer) {
            Ok(Value::Rich(rich)) => rich.plain().lines().map(str::to_owned).collect(),
            Ok(Value::Text(text)) if !matches!(field.kind, model::value::Kind::Choice { .. }) => {
                text.lines().map(str::to_owned).collect()
            }
            _ => continue,
        };
        for paragraph in paragraphs {
            // A page may break inside a paragraph: its two ends are looked for, each on one side.
            let wanted = bare(&paragraph);
            let letters: Vec<char> = wanted.chars().collect();
            for piece in letters.chunks(24) {
                let piece: String = piece.iter().collect();
                checked += 1;
                assert!(
                    body.contains(&piece),
                    "« {} » : « {paragraph} » n’est pas dans le PDF (« {piece} »)",
                    field.id
                );
            }
        }
    }
    assert!(checked > 300, "{checked} pieces looked for");
}
