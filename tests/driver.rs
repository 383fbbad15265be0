//! A driver with its window, on a data folder of its own: for the end-to-end tests and the
//! benchmark.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value as Json, json};

/// How long a step may take before the test says that it does not come.
const PATIENCE: Duration = Duration::from_secs(60);

/// The file, in the data folder, that stands for the one a person would choose to attach.
pub const ATTACHED: &str = "deliberation.txt";
/// The file that the dialog « Importer un modèle » gives, in the data folder.
pub const TEMPLATE: &str = "modele.json";
/// The folder of the copies of safety that the dialog gives, in the data folder; the test makes it.
pub const COPIES: &str = "partage";

/// A window under test. The driver runs in a process group of its own, which is killed with it:
/// whatever kills the test leaves nothing behind.
pub struct Window {
    driver: Child,
    program: PathBuf,
    pub page: Client,
}

impl Window {
    /// Starts the application on a data folder; dialogs are answered with `save`.
    pub async fn start(data: &Path, save: &Path, dark: bool) -> Self {
        let program = std::env::current_exe().unwrap().with_file_name("canevas-app");
        Self::start_program(&program, data, save, dark).await
    }

    /// Starts it on a file, as a double click does.
    pub async fn start_on(file: &Path, data: &Path) -> Self {
        let program = std::env::current_exe().unwrap().with_file_name("canevas-app");
        Self::start_with(&program, &[file], data, &data.join("x.pdf"), false).await
    }

    /// Starts a program in the same way.
    pub async fn start_program(program: &Path, data: &Path, save: &Path, dark: bool) -> Self {
        Self::start_with(program, &[], data, save, dark).await
    }

    async fn start_with(program: &Path, arguments: &[&Path], data: &Path, save: &Path, dark: bool) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = |name: &str| data.join(name).display().to_string();
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("XDG_DATA_HOME", folder("data"))
            .env("XDG_CONFIG_HOME", folder("config"))
            .env("XDG_CACHE_HOME", folder("cache"))
            .env("CANEVAS_E2E_SAVE", save)
            .env("CANEVAS_E2E_OPEN", data.join(ATTACHED))
            .env("CANEVAS_E2E_TEMPLATE", data.join(TEMPLATE))
            .env("CANEVAS_E2E_FOLDER", data.join(COPIES))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0);
        if dark {
            command.env("GTK_THEME", "Adwaita:dark");
        }
        let driver = command.spawn().expect("WebKitWebDriver: apt-get install webkit2gtk-driver");
        let page = connect(port, program, arguments).await;
        Self { driver, page, program: program.to_owned() }
    }

    /// The memory of the application and of the processes of its page, in bytes; what several share is told
    /// once. The driver's own is left out.
    pub fn memory(&self) -> u64 {
        let own = self.processes().into_iter().filter(|pid| *pid != self.driver.id()).map(|pid| {
            let told = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
            let line = told.lines().find_map(|line| line.strip_prefix("Pss:")).unwrap_or_default();
            line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default() * 1024
        });
        own.sum()
    }

    /// The processes of the driver and of its window that still run.
    fn processes(&self) -> Vec<u32> {
        let group = self.driver.id();
        let runs = |pid: &u32| {
            let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            let mut fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace();
            let state = fields.next().unwrap_or("Z");
            state != "Z" && fields.nth(1).and_then(|own| own.parse().ok()) == Some(group)
        };
        let all = std::fs::read_dir("/proc").unwrap();
        all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()).filter(runs).collect()
    }

    /// Kills the application and its driver at once, as a power cut would.
    pub fn cut(mut self) {
        self.kill();
    }

    fn kill(&mut self) {
        let group = format!("-{}", self.driver.id());
        let _ = Command::new("kill").args(["-9", "--", &group]).status();
        let _ = Command::new("pkill").args(["-9", "-f", &self.program.display().to_string()]).status();
        let _ = self.driver.wait();
        // What dies still holds its files for a moment: a window started at once would find them taken.
        let start = Instant::now();
        while !self.processes().is_empty() && start.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The element under this test name, once it is there.
    pub async fn find(&self, name: &str) -> Element {
        self.css(&format!("[data-testid=\"{name}\"]")).await
    }

    /// The first element of this selector, once it is there. What is about to be replaced is not looked at.
    pub async fn css(&self, selector: &str) -> Element {
        let start = Instant::now();
        let present = format!(":is({selector}):not([aria-busy=\"true\"] *)");
        loop {
            if let Ok(element) = self.page.find(Locator::Css(&present)).await {
                return element;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "« {selector} » never came. The page says:\n{}",
                self.text().await
            );
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Clicks what stands under this test name.
    pub async fn click(&self, name: &str) {
        self.press(&format!("[data-testid=\"{name}\"]")).await;
    }

    /// Clicks the first element of this selector. A page that is being redrawn is asked again.
    pub async fn press(&self, selector: &str) {
        let start = Instant::now();
        while let Err(why) = self.css(selector).await.click().await {
            assert!(start.elapsed() < PATIENCE, "« {selector} » cannot be clicked: {why}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Goes to a task, and waits until it is what is shown: what has the same name on two screens is not taken
    /// for the other.
    pub async fn task(&self, name: &str) {
        self.click(&format!("tache-{name}")).await;
        self.css(&format!("[data-testid=\"tache-{name}\"][aria-current]")).await;
    }

    /// Goes to the last tab, and waits until it is what is shown.
    pub async fn last_tab(&self) {
        self.press("[role=\"tab\"]:last-of-type").await;
        self.css("[role=\"tab\"]:last-of-type[aria-selected=\"true\"]").await;
    }

    /// Types in the field under this test name, after what stands there.
    pub async fn write(&self, name: &str, text: &str) {
        self.find(name).await.send_keys(text).await.unwrap();
    }

    /// Waits until a script of the page gives true.
    pub async fn until(&self, what: &str, script: &str) {
        let start = Instant::now();
        loop {
            if self.page.execute(script, vec![]).await.ok() == Some(json!(true)) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "never: {what}. The page says:\n{}", self.text().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until every edit reached the disk.
    pub async fn saved(&self) {
        // For a brief save the words stay those of the edit before: the check mark beside them is what tells.
        let script = "const e = document.querySelector('[data-testid=\"etat-enregistrement\"]'); const mark = e?.querySelector('svg'); return !!mark && e.textContent.includes('Enregistré à') && getComputedStyle(mark).visibility === 'visible';";
        self.until("« Enregistré à … »", script).await;
    }

    /// Loads the page anew: the home screen, once its letters no longer move under a click.
    pub async fn reload(&self) {
        self.page.refresh().await.unwrap();
        self.find("nouveau-dossier").await;
        self.settled().await;
    }

    /// Waits until the fonts are there: what is drawn before moves when they come.
    pub async fn settled(&self) {
        let fonts =
            "return document.fonts.status === 'loaded' && document.fonts.check('1rem \"Source Sans 3\"');";
        self.until("the fonts", fonts).await;
    }

    /// What the page says.
    pub async fn text(&self) -> String {
        let text = self.page.execute("return document.body.innerText;", vec![]).await;
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Leaves a picture of the window in a folder, under this name.
    pub async fn shoot(&self, folder: &Path, name: &str) {
        // The picture waits for the page to be painted, and a page painted by the processor that does not change
        // is not: an invisible line is drawn around it again and again meanwhile.
        let drawn = "let on = false; window.__drawn = setInterval(() => { on = !on;
            document.documentElement.style.outline = on ? '1px solid transparent' : ''; }, 20);";
        self.page.execute(drawn, vec![]).await.unwrap();
        let picture = self.page.screenshot().await.unwrap();
        let over = "clearInterval(window.__drawn); document.documentElement.style.outline = '';";
        self.page.execute(over, vec![]).await.unwrap();
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), picture).unwrap();
    }

    /// Runs a script that answers later.
    pub async fn ask(&self, script: &str) -> Json {
        self.page.execute_async(script, vec![]).await.unwrap()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.kill();
    }
}

async fn connect(port: u16, program: &Path, arguments: &[&Path]) -> Client {
    let options = json!({ "binary": program, "args": arguments });
    let capabilities = json!({ "webkitgtk:browserOptions": options });
    let mut builder = ClientBuilder::new(HttpConnector::new());
    let address = format!("http://127.0.0.1:{port}");
    builder.capabilities(capabilities.as_object().unwrap().clone());
    let start = Instant::now();
    loop {
        let session = builder.connect(&address);
        match tokio::time::timeout(PATIENCE, session).await {
            Ok(Ok(page)) => return page,
            // The driver takes a moment to listen.
            outcome => assert!(start.elapsed() < PATIENCE, "no session: {outcome:?}"),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
