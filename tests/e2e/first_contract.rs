//! The main job: a real intercommunality, a sentence, a crash, the sentence, the PDF.

use std::process::Command;

use driver::Window;

const SENTENCE: &str = "Œuvrer à l’été où l’eau manque : « ça », c’est décidé";

pub async fn run() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("contrat.pdf");
    let window = Window::start(folder.path(), &pdf, false).await;
    window.click("nouveau-dossier").await;
    window.write("recherche-territoire", "cluni").await;
    window.click("resultat-200040293").await;
    window.click("creer-dossier").await;
    window.click("tache-contract").await;
    window.click("etape-vision").await;
    window.click("champ-vision_territoire").await;
    // The editor comes when it is first entered; what it replaces is gone by then.
    window.css("[data-testid=\"champ-vision_territoire\"][contenteditable=\"true\"]").await;
    window.write("champ-vision_territoire", SENTENCE).await;
    window.saved().await;
    window.cut();

    let window = Window::start(folder.path(), &pdf, false).await;
    window.css("[data-testid^=\"dossier-\"]").await.click().await.unwrap();
    window.click("tache-contract").await;
    window.click("etape-vision").await;
    window
        .until(
            "the sentence is there again",
            "return document.body.textContent.includes('Œuvrer à l’été où l’eau manque');",
        )
        .await;
    window.click("tache-documents").await;
    window
        .until("a page of the preview", "const page = document.querySelector('[data-testid=\"apercu-page\"]'); return !!page && (page.naturalWidth ?? page.getBoundingClientRect().width) > 100;")
        .await;
    window.click("exporter-contrat-crte").await;
    window.find("export-resultat").await;
    window.cut();

    let text = Command::new("pdftotext").arg(&pdf).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap().replace(['\u{a0}', '\u{202f}', '\n'], " ");
    assert!(text.contains("Œuvrer à l’été où l’eau manque"), "the sentence is not in the PDF");
    assert!(text.contains("CC du Clunisois"), "the territory is not in the PDF");
}
