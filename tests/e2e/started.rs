//! How the window starts: with its list of dossiers, or on the file that the system gives it.

use serde_json::json;

use driver::Window;

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
    window.cut();
}

/// That the window gave its page a list of so many dossiers, and that the page shows them.
fn given(count: usize) -> String {
    format!(
        "const given = window.canevas?.home.dossiers; if (given?.length !== {count}) return false;
        const shown = [...document.querySelectorAll('[data-testid^=\"dossier-\"]')].map((one) => one.dataset.testid);
        return !!window.canevas.settings && given.every(({{ id }}) => shown.includes(`dossier-${{id}}`)) && shown.length === {count};"
    )
}
