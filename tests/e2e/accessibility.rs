//! axe-core, run in the window itself.

use std::path::Path;

use serde_json::Value as Json;

use crate::driver::Window;

/// Fails with every violation of the screen at hand.
pub async fn check(window: &Window, screen: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(path).expect("npm ci in ui/");
    window.page.execute(&axe, vec![]).await.unwrap();
    let script = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(result => done(result.violations.map(violation =>
            violation.id + ': ' + violation.nodes.map(node => node.html.slice(0, 160)).join(' | '))));";
    let violations = window.ask(script).await;
    let none = violations.as_array().is_some_and(Vec::is_empty);
    assert!(none, "axe on « {screen} »: {}", serde_json::to_string_pretty(&violations).unwrap_or_default());
}

/// Whether the page lets its content overflow sideways, which a narrow window would hide.
pub async fn fits(window: &Window, screen: &str) {
    let script = "return document.documentElement.scrollWidth <= document.documentElement.clientWidth;";
    assert_eq!(window.page.execute(script, vec![]).await.unwrap(), Json::Bool(true), "« {screen} » overflows sideways");
}
