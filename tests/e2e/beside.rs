//! The pages beside what is filled: those of a sheet follow what is typed in it and lead back to it; on a canvas
//! shown whole, a passage and a result of the search lead to their fields, and the list of steps tells which is read.

use driver::Window;

pub async fn run(pictures: Option<std::path::PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let window = Window::start(folder.path(), &folder.path().join("x.pdf"), false).await;
    window.page.set_window_size(1400, 900).await.unwrap();
    window.click("exemple-trois-rivieres").await;
    sheet(&window).await;
    shoot(&window, &pictures, "fiche").await;
    row(&window).await;
    shoot(&window, &pictures, "acteur").await;
    window.click("apercu-a-cote").await;
    read(&window).await;
    found(&window).await;
    shoot(&window, &pictures, "entier").await;
    passage(&window).await;
    shoot(&window, &pictures, "passage").await;
    window.cut();
}

async fn shoot(window: &Window, pictures: &Option<std::path::PathBuf>, name: &str) {
    if let Some(folder) = pictures {
        window.shoot(folder, &format!("a-cote-{name}")).await;
    }
}

async fn text(window: &Window, script: &str) -> String {
    let found = window.page.execute(script, vec![]).await.unwrap();
    found.as_str().unwrap_or_default().to_owned()
}

/// The buttons that lead from the page shown beside: « … : Description de l’action ».
const SPOTS: &str =
    "[...document.querySelectorAll('aside .spots button')].map((spot) => spot.textContent.trim())";

/// The title of the record that is open.
async fn title(window: &Window) -> String {
    text(window, "return document.querySelector('[data-focus=\"record\"]').lastChild.textContent.trim();")
        .await
}

/// Waits until the page shown beside leads to what is named so.
async fn leads(window: &Window, name: &str) {
    let words: String = name.chars().take(40).collect();
    let script = format!("return {SPOTS}.some((spot) => spot.includes({words:?}));");
    window.until(&format!("the page of « {words} »"), &script).await;
}

/// The page of an action follows the field that is typed in; a passage leads to its field.
async fn sheet(window: &Window) {
    window.task("actions").await;
    window.click("apercu-a-cote").await;
    window.css("aside [data-testid=\"apercu-page\"]").await;
    let title = title(window).await;
    leads(window, &title).await;
    window.click("onglet-contexte-et-objectifs").await;
    window.write("champ-description", " Un mot de plus.").await;
    let page = "const page = document.querySelector('aside [data-testid=\"apercu-page\"]'); return page ? page.src.length + page.src.slice(-400) : '';";
    let before = text(window, page).await;
    leads(window, "Description").await;
    window.write("champ-description", " Et un autre.").await;
    window.saved().await;
    window
        .until(
            "the page follows what is typed",
            &format!("const now = (() => {{ {page} }})(); return now !== {before:?};"),
        )
        .await;
    // A passage leads to its field, which stands under another tab.
    window.css("aside .spots summary").await.click().await.unwrap();
    let lead = "const spot = [...document.querySelectorAll('aside .spots button')].find((spot) => spot.textContent.includes('Maître')); spot?.click(); return !!spot;";
    window.until("a passage of the owner", lead).await;
    window.css("[data-field=\"owner\"]:focus-within").await;
    clicked(window).await;
}

/// A click in the page, on the second of the two facts of a line, leads to its field.
async fn clicked(window: &Window) {
    let click = "const page = document.querySelector('aside [data-testid=\"apercu-page\"]');
        const box = page.getBoundingClientRect();
        const at = { clientX: box.left + box.width * 0.72, clientY: box.top + box.height * 0.163 };
        page.dispatchEvent(new MouseEvent('click', { bubbles: true, ...at })); return true;";
    window.page.execute(click, vec![]).await.unwrap();
    window.css("main [data-field=\"theme\"]:focus-within").await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
}

/// An actor has no sheet of its own in the contract: its row is shown.
async fn row(window: &Window) {
    window.task("mobilisation").await;
    window.css("[data-testid=\"choisir-fiche\"]").await;
    let name = title(window).await;
    leads(window, &name).await;
    let said = "return document.querySelector('[data-testid=\"pas-imprimee\"]').textContent === '';";
    window.until("it is printed", said).await;
}

/// The list of steps tells which one is read, as the page scrolls.
async fn read(window: &Window) {
    window.task("contract").await;
    window.click("canevas-entier").await;
    window.until("every step", "return document.querySelectorAll('[data-step]').length > 5;").await;
    for place in [3, 1] {
        let scroll = format!(
            "const part = document.querySelectorAll('[data-step]')[{place}]; document.activeElement.blur(); part.scrollIntoView(); return part.dataset.step;"
        );
        let step = text(window, &scroll).await;
        window.css(&format!("nav [data-testid=\"etape-{step}\"][aria-current=\"step\"]")).await;
        let alone =
            "return document.querySelectorAll('nav [data-testid^=\"etape-\"][aria-current]').length === 1;";
        window.until("one step is read", alone).await;
    }
    // The step that was asked for is the one that is read, even at the foot of the page.
    let last =
        text(window, "return [...document.querySelectorAll('[data-step]')].at(-1).dataset.step;").await;
    window.click(&format!("etape-{last}")).await;
    window.css(&format!("nav [data-testid=\"etape-{last}\"][aria-current=\"step\"]")).await;
}

/// The field that has the focus is in sight, on a page that shows every step.
const SEEN: &str = "const field = document.activeElement.closest('[data-step] [data-field]');
    const box = document.activeElement.getBoundingClientRect();
    return !!field && box.bottom > 0 && box.top < innerHeight && document.querySelectorAll('[data-step]').length > 5;";

/// A result of the search leads to its field, far down the page.
async fn found(window: &Window) {
    window.click("rechercher").await;
    window.write("recherche-mots", "résiliation").await;
    window.css("[data-testid=\"passages\"] mark").await;
    let lead = "const found = [...document.querySelectorAll('[data-testid=\"passages\"] button')].find((one) => one.textContent.includes('ésiliation')); found?.click(); return !!found;";
    window.until("a passage of the contract", lead).await;
    window.until("its field is in sight and has the focus", SEEN).await;
}

/// A passage of the pages beside leads to its field.
async fn passage(window: &Window) {
    window.click("apercu-a-cote").await;
    window.css("aside .spots summary").await.click().await.unwrap();
    leads(window, "préavis").await;
    let lead = "const spots = [...document.querySelectorAll('aside .spots button')]; document.activeElement.blur(); spots.find((spot) => spot.textContent.includes('préavis'))?.click(); return true;";
    window.until("a passage", lead).await;
    window.until("its field is in sight and has the focus", SEEN).await;
}
