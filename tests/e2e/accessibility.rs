//! axe-core, run in the window itself.

use std::path::Path;

use serde_json::Value as Json;

use driver::Window;

/// Every violation of the screen at hand, with the places where it stands.
pub async fn violations(window: &Window, screen: &str) -> Vec<String> {
    let path = Path::new("ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(path).expect("npm ci in ui/");
    window.page.execute(&axe, vec![]).await.unwrap();
    let script = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(result => done(result.violations.map(violation =>
            violation.id + ': ' + violation.nodes.map(node => node.html.slice(0, 160)).join(' | '))));";
    let violations = window.ask(script).await;
    let found = violations.as_array().expect("axe answers with a list").iter();
    found.map(|violation| format!("{screen}: {}", violation.as_str().unwrap_or_default())).collect()
}

/// Whether the content overflows sideways, which a narrow window would hide.
pub async fn overflows(window: &Window) -> bool {
    let script = "return document.documentElement.scrollWidth > document.documentElement.clientWidth;";
    window.page.execute(script, vec![]).await.unwrap() == Json::Bool(true)
}
