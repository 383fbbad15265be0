//! What opens over the page, menus, lists of proposals, palette and dialogs: each is opened, looked at with axe
//! while it is open, and pictured.

use std::path::PathBuf;

use crate::accessibility;
use driver::{ATTACHED, Window};

const ESCAPE: &str = "\u{e00c}";

/// The window, what was found in it, and where its pictures go.
struct Tour {
    window: Window,
    faults: Vec<String>,
    pictures: Option<PathBuf>,
    theme: &'static str,
}

pub async fn run(pictures: Option<PathBuf>, theme: &'static str) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(ATTACHED), "délibération").unwrap();
    let window = Window::start(folder.path(), &folder.path().join("x.pdf"), theme == "sombre").await;
    window.page.set_window_size(1280, 720).await.unwrap();
    let mut tour = Tour { window, faults: Vec::new(), pictures, theme };
    tour.window.click("exemple-trois-rivieres").await;
    tour.menus().await;
    tour.proposals().await;
    tour.dialogs().await;
    tour.confirmations().await;
    let Tour { window, faults, .. } = tour;
    window.cut();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

impl Tour {
    /// Looks at what `selector` names, once it is there.
    async fn look(&mut self, selector: &str, name: &str) {
        self.window.css(selector).await;
        // What opens fades in: its colours are looked at once they are its own.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        self.faults.extend(accessibility::violations(&self.window, name).await);
        if let Some(folder) = &self.pictures {
            self.window.shoot(folder, &format!("{}-ouvert-{name}", self.theme)).await;
        }
    }

    /// Closes what is open with Escape, and waits until it is gone.
    async fn close(&self, selector: &str) {
        self.window.css(":focus").await.send_keys(ESCAPE).await.unwrap();
        let gone = format!("return document.querySelector({selector:?}) === null;");
        self.window.until(&format!("{selector} is closed"), &gone).await;
    }

    async fn menu(&mut self, trigger: &str, name: &str) {
        self.window.press(trigger).await;
        self.look("[role=\"menuitem\"]", name).await;
        self.close("[role=\"menu\"]").await;
    }

    async fn menus(&mut self) {
        self.window.task("orientations").await;
        self.window.click("vue-groupes").await;
        self.menu("[data-kind=\"orientations\"] [data-testid=\"deplacer\"]", "menu-orientation").await;
        self.menu("[data-kind=\"actions\"] [data-testid=\"deplacer\"]", "menu-action").await;
        self.window.task("diagnostic").await;
        self.window.click("vue-groupes").await;
        self.menu("[data-testid=\"case-atout\"] [data-testid=\"deplacer\"]", "menu-constat").await;
        self.window.task("contract").await;
        self.window.click("etape-plan").await;
        self.menu("[data-testid^=\"article-\"] [aria-haspopup=\"menu\"]", "menu-article").await;
        self.window.task("actions").await;
        self.window.click("onglet-contexte-et-objectifs").await;
        self.window.write("champ-context", " Le territoirre").await;
        self.menu("[data-field]:has([data-testid=\"champ-context\"]) button.unknown-word", "menu-mot").await;
        self.window.saved().await;
    }

    /// The lists that boxes open under them.
    async fn proposals(&mut self) {
        let input = "[data-lines=\"funding\"] [role=\"combobox\"]";
        self.window.press(input).await;
        self.window.css(input).await.send_keys("\u{e00a}\u{e015}\u{e000}").await.unwrap();
        self.look("[role=\"listbox\"] [role=\"option\"]", "liste-lien").await;
        self.close("[role=\"listbox\"]").await;
        self.window.css("body").await.send_keys("\u{e009}k").await.unwrap();
        self.window.write("palette", "act").await;
        self.look("[role=\"dialog\"] [role=\"option\"]", "palette").await;
        self.close("[role=\"dialog\"]").await;
    }

    async fn dialogs(&mut self) {
        self.window.css("body").await.send_keys("\u{e009}f").await.unwrap();
        self.window.write("recherche-mots", "vallee").await;
        self.look("[data-testid=\"passages\"] mark", "recherche").await;
        self.close("[role=\"dialog\"]").await;
        self.window.css("body").await.send_keys("\u{e009}h").await.unwrap();
        self.look("[data-testid=\"remplacer-par\"]", "remplacer").await;
        self.close("[role=\"dialog\"]").await;
        self.window.css("body").await.send_keys("\u{e031}").await.unwrap();
        self.look("[role=\"dialog\"] kbd", "raccourcis").await;
        self.close("[role=\"dialog\"]").await;
        self.window.click("coller-funding").await;
        self.look("[role=\"dialog\"]", "coller").await;
        // The cells that stay in sight as their table scrolls stay under it.
        let above = "const box = document.querySelector('[role=\"dialog\"]').getBoundingClientRect();
            const points = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((down) => [0.05, 0.2, 0.5, 0.85, 0.95].map((across) =>
                document.elementFromPoint(box.left + box.width * across, box.top + box.height * down)));
            return points.every((at) => at?.closest('[role=\"dialog\"]') !== null);";
        self.window.until("the dialog is above all the rest", above).await;
        self.close("[role=\"dialog\"]").await;
        self.window.task("contract").await;
        self.window.press("[data-step] .bar [data-letters^=\"É\"]").await;
        self.look(".characters", "caracteres").await;
    }

    /// What is asked before a dossier is thrown away.
    async fn confirmations(&mut self) {
        self.window.press("header button.home").await;
        self.window.find("nouveau-dossier").await;
        self.window.press("li .button.danger").await;
        self.look("[role=\"alertdialog\"]", "confirmer").await;
        self.close("[role=\"alertdialog\"]").await;
    }
}
