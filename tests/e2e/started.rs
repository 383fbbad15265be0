//! How the window starts: with its list of dossiers, or on the file that the system gives it. What is copied as one
//! leaves a dossier.

use std::path::Path;

use driver::{COPIES, Window};
use serde_json::json;

pub async fn run() {
    let folder = tempfile::tempdir().unwrap();
    let (here, there) = (folder.path().join("ici"), folder.path().join("ailleurs"));
    let copy = folder.path().join("Trois Rivières.crte");
    let window = Window::start(&here, &copy, false).await;
    window.until("an empty list is given too", &given(0)).await;
    window.click("exemple-trois-rivieres").await;
    window.find("tache-actions").await;
    window.click("copie").await;
    window.until("the copy is told", "return document.body.innerText.includes('Trois Rivières.crte');").await;
    window.cut();

    // Another machine, where the file is opened by a double click.
    let window = Window::start_on(&copy, &there).await;
    window.find("tache-actions").await;
    let title = window.page.execute("return document.title;", vec![]).await.unwrap();
    assert!(title.as_str().unwrap_or_default().contains("Trois-Rivières"), "{title}");
    window.press("header button.home").await;
    window.css("[data-testid^=\"dossier-\"]").await;
    window.cut();

    // Started with nothing, it has its list before its page asks.
    let window = Window::start(&there, &copy, false).await;
    window.css("[data-testid^=\"dossier-\"]").await;
    let first = window.page.execute(&given(1), vec![]).await.unwrap();
    assert_eq!(first, json!(true), "what the window gave is what it shows");
    copies(&window, &there.join(COPIES)).await;
    window.cut();
}

/// A share that is not there is refused beside its button; once it is, what is typed goes there as the dossier is
/// left.
async fn copies(window: &Window, share: &Path) {
    window.click("reglages").await;
    window.click("choisir-copies").await;
    let refused = "return document.querySelector('[data-testid=\"copies\"] [role=\"alert\"]').textContent.includes('partage');";
    window.until("why it is refused", refused).await;
    std::fs::create_dir_all(share).unwrap();
    window.click("choisir-copies").await;
    window.find("arreter-copies").await;
    let copy = std::fs::read_dir(share).unwrap().next().unwrap().unwrap().path();
    window.press("main > button.back").await;
    window.press("[data-testid^=\"dossier-\"]").await;
    window.task("territory").await;
    window.write("champ-name", " et des sources").await;
    window.saved().await;
    window.press("header button.home").await;
    window.css("[data-testid^=\"dossier-\"]").await;
    let start = std::time::Instant::now();
    while !desk::open_any(&copy).unwrap().territory.name.contains("et des sources") {
        assert!(start.elapsed().as_secs() < 60, "the copy never followed");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

/// That the window gave its page a list of so many dossiers, and that the page shows them.
fn given(count: usize) -> String {
    format!(
        "const given = window.canevas?.home.dossiers; if (given?.length !== {count}) return false;
        const shown = [...document.querySelectorAll('[data-testid^=\"dossier-\"]')].map((one) => one.dataset.testid);
        return !!window.canevas.settings && given.every(({{ id }}) => shown.includes(`dossier-${{id}}`)) && shown.length === {count};"
    )
}
