//! What follows the first draft: a funder, a part of an action, a file, a figure that leads to what it
//! counts, a point set aside, a remark on a field, a frozen version, a canvas of the toolbox, a later version
//! of its template, and a new dossier made from this one.

use driver::{ATTACHED, TEMPLATE, Window};

pub async fn run() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(ATTACHED), "délibération").unwrap();
    let window = Window::start(folder.path(), &folder.path().join("x.pdf"), false).await;
    window.click("exemple-trois-rivieres").await;
    funder(&window).await;
    action(&window).await;
    file(&window).await;
    figure(&window).await;
    set_aside(&window).await;
    remark(&window).await;
    version(&window).await;
    rows(&window).await;
    template(&window, folder.path()).await;
    adapted(&window).await;
    window.cut();
}

/// A funder is added from an empty sheet, and its name is kept.
async fn funder(window: &Window) {
    window.click("tache-funding").await;
    window.click("ajouter-funders").await;
    // The sheet of the new record takes the place of the one that was open.
    let blank = "return document.querySelector('[data-testid=\"champ-name\"]')?.value === '';";
    window.until("the empty sheet", blank).await;
    window.write("champ-name", "Agence des rives (fictive)").await;
    window.saved().await;
    says(window, "Agence des rives").await;
}

/// A part of an action is reached by its tab; what is typed there is written as French wants it.
async fn action(window: &Window) {
    window.click("tache-actions").await;
    window.click("onglet-contexte-et-objectifs").await;
    window.write("champ-context", " L'eau : enfin !").await;
    window.saved().await;
    window.click("tache-findings").await;
    window.find("filtre-information").await;
    window.click("tache-actions").await;
    window.find("champ-context").await;
    let kept = "return !!document.querySelector('[data-testid=\"champ-context\"]')?.value.endsWith('L’eau\\u00a0: enfin\\u202f!');";
    window.until("the text as French writes it", kept).await;
    // A word that nobody knows is told, and what it was meant for takes its place.
    window.write("champ-context", " Le territoirre").await;
    window.press("[data-field]:has([data-testid=\"champ-context\"]) button.unknown-word").await;
    window.press("[role=\"menuitem\"]").await;
    let meant = "return !!document.querySelector('[data-testid=\"champ-context\"]')?.value.endsWith(' Le territoire');";
    window.until("the word as it was meant", meant).await;
    window.saved().await;
}

/// A file goes into the dossier.
async fn file(window: &Window) {
    window.task("documents").await;
    window.last_tab().await;
    window.click("ajouter-attachments").await;
    says(window, "deliberation").await;
}

/// A figure of the dashboard opens the list of what it counts.
async fn figure(window: &Window) {
    window.click("tache-dashboard").await;
    window.click("chiffre-actions.stage.fiche_action").await;
    window.find("tout-afficher").await;
    let twelve = "return document.querySelectorAll('button[data-testid^=\"fiche-\"]').length === 12;";
    window.until("the twelve actions counted", twelve).await;
    window.click("tout-afficher").await;
}

/// A point à revoir is set aside with a reason, which is kept.
async fn set_aside(window: &Window) {
    window.click("tache-findings").await;
    window.click("filtre-information").await;
    window.press("section.information li .foot button").await;
    window.write("ecarter-motif", "Vu avec la préfecture").await;
    window.click("ecarter").await;
    says(window, "Vu avec la préfecture").await;
}

/// A field is remarked upon by keys alone; the remark waits among the points à revoir, leads back to its field
/// and is seen to.
async fn remark(window: &Window) {
    window.click("tache-actions").await;
    window.click("onglet-identite").await;
    window.click("champ-title").await;
    // Ctrl + Maj + M, then the keys are let go.
    window.write("champ-title", "\u{e009}\u{e008}m\u{e000}").await;
    window.click("remarque-a_faire").await;
    window.write("remarque-texte", "Demander l’avis du conseil").await;
    window.click("remarque-ajouter").await;
    window.css("[data-field=\"title\"] button.mark").await;
    window.click("tache-findings").await;
    window.click("filtre-remarks").await;
    says(window, "Demander l’avis du conseil").await;
    let box_of = "[...document.querySelectorAll('[data-testid^=\"remarque-\"]')]
        .find((item) => item.textContent.includes('Demander l’avis'))?.querySelector('input')";
    window.page.execute(&format!("{box_of}.click();"), vec![]).await.unwrap();
    window.saved().await;
    window.until("it is seen to", &format!("return {box_of}?.checked === true;")).await;
    window.press("[data-testid^=\"remarque-\"] button.lead-row").await;
    window.css("[data-field]:focus-within").await;
}

/// A version is frozen under its own name.
async fn version(window: &Window) {
    window.click("tache-versions").await;
    window.write("version-titre", " du 24 novembre").await;
    window.click("figer").await;
    window.css("[data-testid^=\"version-\"]:not(input):not(select)").await;
    says(window, "du 24 novembre").await;
}

/// A repeating block takes a row; what is typed in it is there again when the canvas is opened anew.
async fn rows(window: &Window) {
    window.click("tache-toolbox").await;
    window.click("outil-evaluation-collegiale").await;
    window.find("voir-document").await;
    let add = window.css("[data-field] .rows > .tools > button").await;
    add.click().await.unwrap();
    let last = "[data-field] .rows > ol > li:last-child textarea";
    window.until("a blank row", &format!("return document.querySelector({last:?})?.value === '';")).await;
    window.css(last).await.send_keys("Une question de plus").await.unwrap();
    window.saved().await;
    window.click("tache-toolbox").await;
    window.click("outil-evaluation-collegiale").await;
    let kept = "return [...document.querySelectorAll('.rows textarea')].some((box) => box.value === 'Une question de plus');";
    window.until("the row is kept", kept).await;
}

/// A template comes in its next version: the canvas begun with the earlier one says so, and takes it.
async fn template(window: &Window, folder: &std::path::Path) {
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/../templates/evaluation-collegiale.json");
    let mut template: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(shipped).unwrap()).unwrap();
    template["version"] = "9.0.0".into();
    template["steps"][0]["fields"][0]["label"] = "Une question tournée autrement ?".into();
    std::fs::write(folder.join(TEMPLATE), template.to_string()).unwrap();
    window.reload().await;
    window.click("modeles").await;
    window.click("importer-modele").await;
    says(window, "9.0.0 est importé").await;
    window.reload().await;
    window.press("[data-testid^=\"dossier-\"]").await;
    window.find("modele-plus-recent").await;
    window.click("adopter-modele").await;
    says(window, "Une question tournée autrement ?").await;
}

/// A new dossier takes the structure of this one, and says what it took.
async fn adapted(window: &Window) {
    window.reload().await;
    window.press("[data-testid^=\"adapter-\"]").await;
    window.write("recherche-territoire", "cluni").await;
    window.click("resultat-200040293").await;
    window.click("creer-dossier").await;
    window.find("repris").await;
    says(window, "Repris, à relire").await;
    says(window, "CC du Clunisois").await;
}

async fn says(window: &Window, words: &str) {
    let script =
        format!("return document.body.innerText.replace(/[\\u00a0\\u202f]/g, ' ').includes({words:?});");
    window.until(words, &script).await;
}
