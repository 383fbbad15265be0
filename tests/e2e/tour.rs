//! Every screen of the example: reached, free of axe violations at both ends of the text sizes, pictured.

use std::path::{Path, PathBuf};

use crate::accessibility;
use driver::{ATTACHED, COPIES, TEMPLATE, Window};

const TASKS: [&str; 14] = [
    "territory",
    "diagnostic",
    "mobilisation",
    "orientations",
    "actions",
    "funding",
    "governance",
    "contract",
    "toolbox",
    "documents",
    "findings",
    "dashboard",
    "versions",
    "lists",
];

/// The windows of a small laptop and of a large screen.
const SMALL: (u32, u32) = (1280, 720);
const LARGE: (u32, u32) = (1920, 1080);

pub async fn run(pictures: Option<PathBuf>, theme: &str) {
    let mut faults = Vec::new();
    let folder = tempfile::tempdir().unwrap();
    let window = Window::start(folder.path(), &folder.path().join("x.pdf"), theme == "sombre").await;
    frame(&window, SMALL).await;
    window.find("exemple-trois-rivieres").await;
    window.settled().await;
    look(&mut faults, &window, &pictures, theme, "accueil").await;
    std::fs::write(folder.path().join(TEMPLATE), "{ \"format\": 1, \"titre\": \"Mon modèle\" }").unwrap();
    window.click("modeles").await;
    window.click("importer-modele").await;
    window.find("a-corriger").await;
    look(&mut faults, &window, &pictures, theme, "modeles").await;
    window.reload().await;
    window.click("reglages").await;
    window.find("reglage-taille").await;
    organisation(&window, folder.path()).await;
    std::fs::create_dir(folder.path().join(COPIES)).unwrap();
    window.click("choisir-copies").await;
    window.find("arreter-copies").await;
    look(&mut faults, &window, &pictures, theme, "reglages").await;
    window.reload().await;
    window.click("nouveau-dossier").await;
    window.write("recherche-territoire", "dijon").await;
    window.css("[data-testid^=\"resultat-\"]").await;
    look(&mut faults, &window, &pictures, theme, "nouveau").await;
    window.reload().await;
    window.click("exemple-trois-rivieres").await;
    for task in TASKS {
        window.click(&format!("tache-{task}")).await;
        window.css(&format!("[data-testid=\"tache-{task}\"][aria-current]")).await;
        if task == "documents" {
            let shown = "const page = document.querySelector('[data-testid=\"apercu-page\"]'); return !!page && (page.naturalWidth ?? page.getBoundingClientRect().width) > 100;";
            window.until("a page of the preview", shown).await;
        }
        if task == "dashboard" {
            let drawn = "return document.querySelectorAll('main figure').length > 40;";
            window.until("the drawings of its last panel", drawn).await;
        }
        look(&mut faults, &window, &pictures, theme, task).await;
        if task == "documents" {
            window.css(".pages summary").await.click().await.unwrap();
            window.find("option-dossier").await;
            look(&mut faults, &window, &pictures, theme, "ce-qui-s-imprime").await;
        }
    }
    mapped(&mut faults, &window, &pictures, theme, folder.path()).await;
    remarks(&mut faults, &window, &pictures, theme).await;
    // A canvas of the toolbox, whose repeating block takes a row, and the pages of its document.
    window.click("tache-toolbox").await;
    window.click("outil-evaluation-collegiale").await;
    window.css("[data-testid=\"voir-document\"]").await;
    look(&mut faults, &window, &pictures, theme, "canevas").await;
    window.click("voir-document").await;
    window.until("its pages", "return !!document.querySelector('[data-testid=\"apercu-page\"]');").await;
    look(&mut faults, &window, &pictures, theme, "document-outil").await;
    chosen_columns(&mut faults, &window, &pictures, theme).await;
    grouped(&mut faults, &window, &pictures, theme).await;
    reached(&mut faults, &window, &pictures, theme).await;
    window.click("tache-contract").await;
    window.click("etape-plan").await;
    window.css("[data-testid^=\"article-\"]").await;
    look(&mut faults, &window, &pictures, theme, "plan").await;
    window.cut();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The communes on their map, without one, and what is said of a file that is none.
async fn mapped(
    faults: &mut Vec<String>,
    window: &Window,
    pictures: &Option<PathBuf>,
    theme: &str,
    folder: &std::path::Path,
) {
    window.task("territory").await;
    window.press("[role=\"tab\"][data-value=\"communes\"]").await;
    window.css("[role=\"tab\"][data-value=\"communes\"][aria-selected=\"true\"]").await;
    window.click("vue-dessin").await;
    window.find("retirer-carte").await;
    look(faults, window, pictures, theme, "carte").await;
    window.click("retirer-carte").await;
    window
        .until("no map", "return document.querySelector('[data-testid=\"retirer-carte\"]') === null;")
        .await;
    look(faults, window, pictures, theme, "communes").await;
    std::fs::write(folder.join(ATTACHED), "commune;code").unwrap();
    window.click("carte").await;
    window.css("[role=\"alert\"]").await;
    look(faults, window, pictures, theme, "carte-refusee").await;
    std::fs::copy("tests/maps/noms-seuls.geojson", folder.join(ATTACHED)).unwrap();
    window.click("carte").await;
    window.find("retirer-carte").await;
    look(faults, window, pictures, theme, "carte-donnee").await;
    window.click("annuler").await;
    window
        .until("no map", "return document.querySelector('[data-testid=\"retirer-carte\"]') === null;")
        .await;
    window.click("annuler").await;
    window.find("retirer-carte").await;
}

/// What is said of a field, beside it and among the points à revoir.
async fn remarks(faults: &mut Vec<String>, window: &Window, pictures: &Option<PathBuf>, theme: &str) {
    window.click("tache-findings").await;
    window.click("filtre-remarks").await;
    look(faults, window, pictures, theme, "commentaires").await;
    window.press("[data-testid^=\"remarque-\"] button.lead-row").await;
    window.press("[data-field]:focus-within button.mark").await;
    window.click("commenter").await;
    window.write("remarque-texte", "Vu avec la trésorière.").await;
    look(faults, window, pictures, theme, "commenter").await;
    window.write("remarque-texte", "\u{e00c}").await;
}

/// A canvas with a register as one of its fields, a cell of which is open.
async fn chosen_columns(faults: &mut Vec<String>, window: &Window, pictures: &Option<PathBuf>, theme: &str) {
    window.click("tache-toolbox").await;
    window.click("outil-plan-mobilisation").await;
    window.click("etape-rencontres").await;
    window.find("tableau").await;
    look(faults, window, pictures, theme, "canevas-tableau").await;
    window.click("ajouter-events").await;
    window.find("champ-title").await;
    look(faults, window, pictures, theme, "canevas-tableau-saisie").await;
    window.click("annuler").await;
}

/// Registers in groups or in curves, and a canvas on one page.
async fn grouped(faults: &mut Vec<String>, window: &Window, pictures: &Option<PathBuf>, theme: &str) {
    window.task("orientations").await;
    window.click("vue-groupes").await;
    window.find("groupes").await;
    let first = "document.querySelector('[data-open]').focus(); return true;";
    window.page.execute(first, vec![]).await.unwrap();
    look(faults, window, pictures, theme, "arbre").await;
    window.click("deplacer").await;
    window.css("[role=\"menuitem\"]").await;
    // A menu stands outside the regions of the page: it is only looked at.
    shoot(window, pictures, theme, "deplacer").await;
    window.css("[role=\"menu\"]").await.send_keys("\u{e00c}").await.unwrap();
    window.last_tab().await;
    window.click("vue-dessin").await;
    window.css("[data-testid^=\"courbe-\"]").await;
    look(faults, window, pictures, theme, "courbes").await;
    window.task("diagnostic").await;
    window.click("vue-groupes").await;
    window.find("case-atout").await;
    look(faults, window, pictures, theme, "afom").await;
    window.click("vue-tableau").await;
    window.css("table thead").await;
    look(faults, window, pictures, theme, "constats").await;
    window.last_tab().await;
    window.click("vue-groupes").await;
    window.find("groupes").await;
    look(faults, window, pictures, theme, "classement").await;
    window.task("funding").await;
    window.click("vue-dessin").await;
    window.until("the cuts", "return document.querySelectorAll('figure svg').length > 3;").await;
    look(faults, window, pictures, theme, "maquette").await;
    window.click("replier-etapes").await;
    window
        .until(
            "no steps",
            "return document.querySelector('[data-testid=\"tache-funding\"]').offsetParent === null;",
        )
        .await;
    look(faults, window, pictures, theme, "etapes-repliees").await;
    window.click("replier-etapes").await;
    window.task("contract").await;
    window.click("canevas-entier").await;
    window.until("every step", "return document.querySelectorAll('[data-step]').length > 5;").await;
    look(faults, window, pictures, theme, "canevas-entier").await;
    window.click("canevas-par-partie").await;
    window.until("one step", "return document.querySelectorAll('[data-step]').length === 1;").await;
}

/// What is reached from anywhere, and the other ways a register or a canvas is shown.
async fn reached(faults: &mut Vec<String>, window: &Window, pictures: &Option<PathBuf>, theme: &str) {
    window.click("tache-actions").await;
    window.click("onglet-cout").await;
    window.css("[data-testid=\"onglet-cout\"][aria-selected=\"true\"]").await;
    look(faults, window, pictures, theme, "onglet").await;
    window.click("vue-tableau").await;
    window.find("tableau").await;
    look(faults, window, pictures, theme, "tableau").await;
    window.click("tache-mobilisation").await;
    window.click("vue-dessin").await;
    window.css("figure [role=\"img\"] svg").await;
    look(faults, window, pictures, theme, "matrice").await;
    let under = "document.querySelector('[data-testid=\"couverture-axes\"] button').focus(); return true;";
    window.page.execute(under, vec![]).await.unwrap();
    look(faults, window, pictures, theme, "couverture").await;
    window.click("rechercher").await;
    window.write("recherche-mots", "vallee").await;
    window.css("[data-testid=\"passages\"] mark").await;
    look(faults, window, pictures, theme, "recherche").await;
    window.write("recherche-mots", "\u{e00c}").await;
    window.click("tache-contract").await;
    window.click("apercu-a-cote").await;
    window
        .until("its pages", "return !!document.querySelector('aside [data-testid=\"apercu-page\"]');")
        .await;
    look(faults, window, pictures, theme, "apercu-a-cote").await;
    window.click("apercu-a-cote").await;
    window.css("body").await.send_keys("\u{e009}k").await.unwrap();
    window.write("palette", "act").await;
    look(faults, window, pictures, theme, "palette").await;
    window.write("palette", "\u{e00c}").await;
    sought(faults, window, pictures, theme).await;
    window.css("body").await.send_keys("\u{e031}").await.unwrap();
    window.css("[role=\"dialog\"] kbd").await;
    look(faults, window, pictures, theme, "raccourcis").await;
    window.press("[role=\"dialog\"] button").await;
}

/// Words are found in the pages, one passage after the other, and marked where they stand.
async fn sought(faults: &mut Vec<String>, window: &Window, pictures: &Option<PathBuf>, theme: &str) {
    window.task("documents").await;
    window.write("chercher-dans-les-pages", "Grandfoulon").await;
    window.until("a passage", "return !!document.querySelector('mark.shown');").await;
    let first = "return document.querySelector('[role=\"status\"].position').textContent;";
    let page = window.page.execute(first, vec![]).await.unwrap();
    window.write("chercher-dans-les-pages", &"\u{e007}".repeat(3)).await;
    let on = format!(
        "return document.querySelector('search [role=\"status\"]').textContent.startsWith('4 sur') && document.querySelector('[role=\"status\"].position').textContent !== {page};"
    );
    window.until("the fourth passage, on a page further", &on).await;
    let seen = "const mark = document.querySelector('mark.shown')?.getBoundingClientRect(), desk = document.querySelector('.desk').getBoundingClientRect();
        return !!mark && mark.top >= desk.top && mark.bottom <= Math.min(desk.bottom, innerHeight);";
    window.until("it is in sight", seen).await;
    look(faults, window, pictures, theme, "chercher-dans-les-pages").await;
}

/// The organisation is named, has a logo, and a colour too pale for paper is refused beside it.
async fn organisation(window: &Window, folder: &Path) {
    std::fs::copy("src-tauri/icons/128x128.png", folder.join(ATTACHED)).unwrap();
    window.write("organisation-nom", "Pays des Vallons (fictif)\t").await;
    window.click("choisir-logo").await;
    window
        .until(
            "the logo",
            "return document.querySelector('[data-testid=\"organisation-logo\"]')?.naturalWidth === 128;",
        )
        .await;
    window.write("couleur-marques", "#e8c547\t").await;
    window.until("why", "return document.body.textContent.includes('se lit mal sur du papier blanc');").await;
}

async fn look(
    faults: &mut Vec<String>,
    window: &Window,
    pictures: &Option<PathBuf>,
    theme: &str,
    screen: &str,
) {
    // The size of the setting « Taille du texte »: the whole interface is measured by it.
    for (size, name) in [("", screen.to_owned()), ("200%", format!("{screen}-200"))] {
        resize(window, size).await;
        faults.extend(accessibility::violations(window, &name).await);
        if accessibility::overflows(window).await {
            faults.push(format!("{name}: overflows sideways"));
        }
        shoot(window, pictures, theme, &name).await;
    }
    resize(window, "").await;
    frame(window, LARGE).await;
    if accessibility::overflows(window).await {
        faults.push(format!("{screen}, in a large window: overflows sideways"));
    }
    shoot(window, pictures, theme, &format!("{screen}-grand")).await;
    frame(window, SMALL).await;
}

/// Gives the window a size, and waits until the page has it.
async fn frame(window: &Window, (width, height): (u32, u32)) {
    window.page.set_window_size(width, height).await.unwrap();
    window.until("the size of the window", &format!("return window.innerWidth === {width};")).await;
}

/// Leaves a picture of the screen at hand.
async fn shoot(window: &Window, pictures: &Option<PathBuf>, theme: &str, name: &str) {
    if let Some(folder) = pictures {
        window.shoot(folder, &format!("{theme}-{name}")).await;
    }
}

async fn resize(window: &Window, size: &str) {
    // What has the focus stays in sight, whatever the size.
    let script = format!(
        "document.documentElement.style.fontSize = {size:?};
        document.activeElement.scrollIntoView({{ block: 'nearest' }});"
    );
    window.page.execute(&script, vec![]).await.unwrap();
}
