//! From a first start to the PDF of a real territory, without a mouse, and in few gestures.

use std::process::Command;

use driver::Window;
use fantoccini::key::Key;
use serde_json::Value as Json;

/// From a first start to the first PDF: what a person who knows nothing of the program may be asked to do.
const GESTURES: usize = 12;

/// How many times Tab may be pressed to reach a control of a screen.
const FAR: usize = 150;

const SENTENCE: &str = "Une vallée où l’on vit sans voiture";

/// The keys a person presses, and the gestures they make: a control activated or a text typed is one,
/// however many times Tab led to it.
struct Hands<'a> {
    window: &'a Window,
    gestures: usize,
    /// The controls that took the focus without showing it.
    unseen: Vec<String>,
}

pub async fn run() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("contrat.pdf");
    let window = Window::start(folder.path(), &pdf, false).await;
    window.find("nouveau-dossier").await;
    window.settled().await;
    let mut hands = Hands { window: &window, gestures: 0, unseen: Vec::new() };

    hands.activate("nouveau-dossier").await;
    window.find("recherche-territoire").await;
    hands.reach("recherche-territoire").await;
    hands.type_in("cluni").await;
    window.find("resultat-200040293").await;
    hands.press(Key::Down).await;
    hands.press(Key::Enter).await;
    hands.gestures += 1;
    hands.activate("creer-dossier").await;
    window.find("tache-contract").await;
    hands.activate("tache-contract").await;
    hands.activate("etape-vision").await;
    window.find("champ-vision_territoire").await;
    hands.reach("champ-vision_territoire").await;
    hands.type_in(SENTENCE).await;
    window.saved().await;
    hands.activate("tache-documents").await;
    hands.activate("exporter-contrat-crte").await;
    window.find("export-resultat").await;

    // The dialog that asks where to write takes one more.
    let gestures = hands.gestures + 1;
    println!("    {gestures} gestures from the first start to the first PDF");
    assert!(gestures <= GESTURES, "{gestures} gestures from the first start to the first PDF");
    assert!(hands.unseen.is_empty(), "the focus is not seen on:\n{}", hands.unseen.join("\n"));
    window.cut();

    let text = Command::new("pdftotext").arg(&pdf).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap().replace(['\u{a0}', '\u{202f}', '\n'], " ");
    assert!(text.contains(SENTENCE), "what was typed is not in the PDF");
}

impl Hands<'_> {
    /// Presses Tab until this control has the focus. Whatever takes it on the way must show it.
    async fn reach(&mut self, name: &str) {
        for _ in 0..FAR {
            let focus = self.focus().await;
            if focus["name"] == name {
                return;
            }
            if focus["seen"] == false {
                self.unseen.push(focus["html"].as_str().unwrap_or_default().to_owned());
            }
            self.press(Key::Tab).await;
        }
        panic!("Tab never leads to « {name} »");
    }

    async fn activate(&mut self, name: &str) {
        self.window.find(name).await;
        self.reach(name).await;
        self.press(Key::Enter).await;
        self.gestures += 1;
    }

    async fn type_in(&mut self, text: &str) {
        self.window.page.active_element().await.unwrap().send_keys(text).await.unwrap();
        self.gestures += 1;
    }

    async fn press(&self, key: Key) {
        let active = self.window.page.active_element().await.unwrap();
        active.send_keys(&char::from(key).to_string()).await.unwrap();
    }

    /// What has the focus: the name it is tested under, and whether a ring of three pixels shows it.
    async fn focus(&self) -> Json {
        let script = "const active = document.activeElement;
            const ring = (element) => {
                const style = element && getComputedStyle(element);
                return !!style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3;
            };
            // Headings take the focus of a new screen, to be read out: they are not a stop of Tab.
            const stop = active !== document.body && active.tabIndex >= 0;
            return {
                name: active.closest('[data-testid]')?.dataset.testid ?? '',
                seen: !stop || ring(active) || ring(active.closest('label, .rich')),
                html: active.outerHTML.slice(0, 160),
            };";
        self.window.page.execute(script, vec![]).await.unwrap()
    }
}
