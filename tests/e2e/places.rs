//! Records moved among their groups, by keys, by their menu and by hand; a canvas on one page, where a jump
//! still lands on its field.

use std::time::{Duration, Instant};

use driver::Window;
use fantoccini::actions::{InputSource, MouseActions, PointerAction, WheelAction, WheelActions};
use serde_json::Value as Json;

/// How long a large canvas may take to be there and ready to type in, on a machine that does other things.
const SOON: Duration = Duration::from_secs(10);

pub async fn run() {
    let folder = tempfile::tempdir().unwrap();
    let window = Window::start(folder.path(), &folder.path().join("x.pdf"), false).await;
    window.click("exemple-trois-rivieres").await;
    wheel(&window).await;
    tree(&window).await;
    added(&window).await;
    board(&window).await;
    order(&window).await;
    by_hand(&window).await;
    whole(&window).await;
    window.cut();
}

async fn text(window: &Window, script: &str) -> String {
    let found = window.page.execute(script, vec![]).await.unwrap();
    found.as_str().unwrap_or_default().to_owned()
}

/// The label of what Ctrl + Z would undo says what was moved.
async fn undone(window: &Window, what: &str) {
    let script = format!(
        "return document.querySelector('[data-testid=\"annuler\"]').getAttribute('aria-label').includes({what:?});"
    );
    window.until(&format!("undo: {what}"), &script).await;
}

/// The wheel scrolls what it is over, however the page is painted.
async fn wheel(window: &Window) {
    window.task("territory").await;
    window.css("[data-field]").await;
    let mut turned = WheelActions::new("molette".to_owned());
    turned.push(WheelAction::Scroll { duration: None, x: 500, y: 400, delta_x: 0, delta_y: 300 });
    window.page.perform_actions(turned).await.unwrap();
    window.until("the page is scrolled", "return document.querySelector('main').scrollTop > 0;").await;
}

/// An action goes past its neighbour with Alt and an arrow, keeps the focus, and takes its new number at once.
async fn tree(window: &Window) {
    window.task("orientations").await;
    window.click("vue-groupes").await;
    let first = "[data-kind=\"actions\"] [data-open]";
    window.css(first).await;
    let script =
        "const button = document.querySelector('[data-kind=\"actions\"] [data-open]'); button.focus();
        return button.closest('[data-item]').dataset.item;";
    let moved = text(window, script).await;
    window.css(first).await.send_keys("\u{e00a}\u{e015}\u{e000}").await.unwrap();
    undone(window, "déplacement de l’action 1.1").await;
    let now = format!(
        "const item = document.activeElement.closest('[data-item]');
        return item?.dataset.item === {moved:?} && item.textContent.includes('1.2');"
    );
    window.until("the action has the focus and its new number", &now).await;
    window.css("body").await.send_keys("\u{e009}z").await.unwrap();
    window
        .until(
            "it is back",
            "return document.querySelector('[data-kind=\"actions\"]').textContent.includes('1.1');",
        )
        .await;
}

/// An action is added under an orientation from the tree, and is there to be named.
async fn added(window: &Window) {
    let last = "[data-zone^=\"actions/\"]:last-of-type [data-kind=\"actions\"]";
    let count = "String(document.querySelectorAll('[data-kind=\"actions\"]').length)";
    let before: usize = text(window, &format!("return {count};")).await.parse().unwrap();
    window.css(last).await;
    window.css("[data-testid^=\"ajouter-dans-\"]").await.send_keys("\u{e007}").await.unwrap();
    window.css("[data-name]:focus").await.send_keys("Une mare pédagogique").await.unwrap();
    window.saved().await;
    window.css("[data-name]:focus").await.send_keys("\u{e007}").await.unwrap();
    let named = "const open = document.activeElement; return open.matches('[data-open=\"actions\"]') && open.textContent.includes('Une mare pédagogique');";
    window.until("the action has its name, and the focus", named).await;
    window.until("one more action", &format!("return {count} === '{}';", before + 1)).await;
    // Alt and an arrow move it at once, as any other.
    window.css(":focus").await.send_keys("\u{e00a}\u{e013}\u{e000}").await.unwrap();
    undone(window, "déplacement de l’action 1.").await;
}

/// An observation goes past its neighbour of the same axis, and the order is undone by its name.
async fn order(window: &Window) {
    // The first two of a list are of the same axis.
    let list = "[data-testid^=\"case-\"] ul:has(> li + li)";
    let titles = &format!(
        "[...document.querySelector('{list}').querySelectorAll('[data-open]')].map((open) => open.querySelector('span').textContent.trim()).slice(0, 2).join(' / ')"
    );
    let before = text(window, &format!("return {titles};")).await;
    let (first, second) = before.split_once(" / ").unwrap();
    let open = format!("{list} [data-open]");
    window.page.execute(&format!("document.querySelector('{open}').focus();"), vec![]).await.unwrap();
    window.css(&open).await.send_keys("\u{e00a}\u{e015}\u{e000}").await.unwrap();
    let swapped = format!("{second} / {first}");
    window.until("the first is the second", &format!("return {titles} === {swapped:?};")).await;
    window
        .until("it has the focus", &format!("return document.activeElement.textContent.includes({first:?});"))
        .await;
    undone(window, "déplacement du constat").await;
    window.css("body").await.send_keys("\u{e009}z").await.unwrap();
    window.until("the order is back", &format!("return {titles} === {before:?};")).await;
}

/// An observation goes to another box by its menu.
async fn board(window: &Window) {
    window.task("diagnostic").await;
    window.click("vue-groupes").await;
    let count = "String(document.querySelectorAll('[data-testid=\"case-menace\"] [data-item]').length)";
    window.find("case-menace").await;
    let before: usize = text(window, &format!("return {count};")).await.parse().unwrap();
    window.press("[data-testid=\"case-atout\"] [data-testid=\"deplacer\"]").await;
    window.press("[role=\"menuitem\"][data-testid=\"vers-observations/menace\"]").await;
    window.until("one more threat", &format!("return {count} === '{}';", before + 1)).await;
    window
        .until(
            "it has the focus",
            "return document.activeElement.closest('[data-testid=\"case-menace\"]') !== null;",
        )
        .await;
    undone(window, "vers « Menace »").await;
}

/// A strength is pulled by its handle to the weaknesses.
async fn by_hand(window: &Window) {
    let centre = |selector: &str| {
        format!(
            "const box = document.querySelector('{selector}').getBoundingClientRect();
            return [box.left + box.width / 2, box.top + Math.min(box.height / 2, 40)];"
        )
    };
    let point = |found: Json| (found[0].as_f64().unwrap() as i64, found[1].as_f64().unwrap() as i64);
    let script = "document.querySelector('[data-testid=\"case-atout\"]').scrollIntoView(); return true;";
    window.page.execute(script, vec![]).await.unwrap();
    let grip = centre("[data-testid=\"case-atout\"] .grip");
    let (x, y) = point(window.page.execute(&grip, vec![]).await.unwrap());
    let zone = centre("[data-testid=\"case-faiblesse\"]");
    let (to_x, to_y) = point(window.page.execute(&zone, vec![]).await.unwrap());
    let step =
        |x, y| PointerAction::MoveTo { duration: Some(Duration::from_millis(150)), x: x as f64, y: y as f64 };
    let actions = MouseActions::new("souris".to_owned())
        .then(step(x, y))
        .then(PointerAction::Down { button: 0 })
        .then(step((x + to_x) / 2, (y + to_y) / 2))
        .then(step(to_x, to_y))
        .then(PointerAction::Up { button: 0 });
    window.page.perform_actions(actions).await.unwrap();
    undone(window, "vers « Faiblesse »").await;
}

/// A canvas shown whole stays so, comes soon, and a point à revoir still leads to its field.
async fn whole(window: &Window) {
    window.task("contract").await;
    window.find("canevas-entier").await;
    let start = Instant::now();
    window.click("canevas-entier").await;
    window.until("every step", "return document.querySelectorAll('[data-step]').length > 5;").await;
    window
        .until("an editor", "return !!document.querySelector('[data-step] [contenteditable=\"true\"]');")
        .await;
    let took = start.elapsed();
    println!("    {} ms to show the whole contract", took.as_millis());
    assert!(took < SOON, "the whole canvas takes {took:?}");
    window.task("findings").await;
    let mend = "const point = [...document.querySelectorAll('li')].find((item) => item.querySelector('.lead-row') && item.textContent.includes('Contrat'));
        point?.querySelector('.lead-row').click(); return !!point;";
    window.until("a point of the contract", mend).await;
    window.css("[data-step] [data-field]:focus-within").await;
    let seen = "const box = document.activeElement.getBoundingClientRect();
        return box.bottom > 0 && box.top < innerHeight && document.querySelectorAll('[data-step]').length > 5;";
    window.until("its field is in sight, among all the steps", seen).await;
}
