//! The contract to PDF by every road at hand: ours, typst alone on the same markup and data, LibreOffice and
//! WeasyPrint on the same content as HTML. Each print is a process of its own, so that neither the memory nor
//! what was kept in it is shared. The two others are measured when they are there.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use chrono::NaiveDateTime;
use cpu_time::ProcessTime;
use desk::{DocumentForm, Job, Library, Printer};
use model::dossier::Dossier;
use model::resolve::resolve;
use paper::press::{Sources, typst_sources};

use crate::grown::grown;
use crate::html::html;
use crate::print::{Alone, print_alone};
use crate::{median, scratch, timed};

/// Of each road, how many prints: the middle one is told.
const RUNS: usize = 9;
/// Sizes between which the cost must stay in proportion.
const SIZES: [usize; 3] = [50, 200, 500];

/// What one print took.
#[derive(Clone, Copy)]
struct Cost {
    cpu: Duration,
    /// At its highest, in megabytes.
    memory: f64,
    wall: Duration,
}

pub fn measure() {
    let folder = scratch();
    for actions in [24, 200] {
        compare(folder.path(), actions);
    }
    let costs = SIZES.map(|actions| {
        let place = prepared(folder.path(), actions);
        let [cost] = middle(|| [own("canevas", &place)]);
        (actions, cost)
    });
    let each = costs.map(|(actions, cost)| cost.cpu.as_secs_f64() * 1_000.0 / actions as f64);
    // The part that does not grow with the actions weighs on the smallest; the largest may not cost more each.
    let growth = each[2] / each[1];
    println!(
        "contrat en PDF, par action : {:.1} ms à {} actions, {:.1} à {}, {:.1} à {} ; de {} à {}, rapport {growth:.2} (à tenir : 1.2) {}",
        each[0],
        SIZES[0],
        each[1],
        SIZES[1],
        each[2],
        SIZES[2],
        SIZES[1],
        SIZES[2],
        verdict(growth <= 1.2)
    );
}

fn compare(folder: &Path, actions: usize) {
    let place = prepared(folder, actions);
    let [ours, alone] = middle(|| ["canevas", "typst"].map(|road| own(road, &place)));
    let (cpu, memory) = (ours.cpu.as_secs_f64() / alone.cpu.as_secs_f64(), ours.memory / alone.memory);
    println!(
        "contrat de {actions} actions en PDF : {:.2?} et {:.0} Mo ; typst seul : {:.2?} et {:.0} Mo ; rapports {cpu:.2} et {memory:.2} (à tenir : 1.2) {} — médianes de {RUNS}",
        ours.cpu,
        ours.memory,
        alone.cpu,
        alone.memory,
        verdict(cpu <= 1.2 && memory <= 1.2)
    );
    let size = |name: &str| std::fs::metadata(place.join(name)).map_or(0, |file| file.len());
    let own_size = size("canevas.pdf");
    let mut sizes = vec![("typst seul", size("typst.pdf"))];
    for (name, file, mut command) in others(&place) {
        let times: Vec<Duration> = (0..3)
            .filter_map(|_| {
                let mut done = false;
                let time = timed(|| done = command.status().is_ok_and(|status| status.success()));
                done.then_some(time)
            })
            .collect();
        if times.len() < 3 {
            println!("contrat de {actions} actions en PDF par {name} : n’est pas là, non mesuré");
            continue;
        }
        let (time, size) = (median(times), size(file));
        let ratio = time.as_secs_f64() / ours.wall.as_secs_f64();
        sizes.push((name, size));
        println!(
            "contrat de {actions} actions en PDF par {name} : {time:.2?} ; Canevas, lancement compris : {:.2?} ; rapport {ratio:.1} (à tenir : au moins 5) {}",
            ours.wall,
            verdict(ratio >= 5.0)
        );
    }
    let smallest = packed(&place);
    let ratio = own_size as f64 / smallest as f64;
    let told: Vec<String> = sizes.iter().map(|(name, size)| format!("{name} {} ko", size / 1024)).collect();
    println!(
        "taille : {} ko ; repris par qpdf au plus serré : {} ko ; rapport {ratio:.2} (à tenir : 1.3) {} ; {}",
        own_size / 1024,
        smallest / 1024,
        verdict(ratio <= 1.3),
        told.join(", ")
    );
}

const fn verdict(held: bool) -> &'static str {
    if held { "tenu" } else { "MANQUÉ" }
}

/// Our file, its objects in streams and everything compressed again as hard as it can be.
fn packed(place: &Path) -> u64 {
    let arguments = [
        "--object-streams=generate",
        "--recompress-flate",
        "--compression-level=9",
        "canevas.pdf",
        "serre.pdf",
    ];
    let done = Command::new("qpdf").args(arguments).current_dir(place).status();
    assert!(done.is_ok_and(|status| status.success()), "qpdf");
    std::fs::metadata(place.join("serre.pdf")).unwrap().len()
}

/// A folder with what each road starts from.
fn prepared(folder: &Path, actions: usize) -> PathBuf {
    let place = folder.join(actions.to_string());
    std::fs::create_dir_all(&place).unwrap();
    let dossier = grown(actions);
    let library = Library::embedded();
    let document = resolve(library.template(&dossier.template).unwrap(), &dossier, now().date());
    let Sources { markup, data, margins } = typst_sources(&document);
    for (name, text) in [
        ("dossier.json", dossier.to_json()),
        ("main.typ", markup),
        ("data.json", data),
        ("margins.json", margins),
        ("contrat.html", html(&document)),
    ] {
        std::fs::write(place.join(name), text).unwrap();
    }
    place
}

fn now() -> NaiveDateTime {
    chrono::NaiveDate::from_ymd_opt(2027, 3, 1).unwrap().and_hms_opt(9, 0, 0).unwrap()
}

/// The middle print of each road. The roads take turns: a machine that slows down meanwhile does so for each.
fn middle<const ROADS: usize>(print: impl Fn() -> [Cost; ROADS]) -> [Cost; ROADS] {
    let turns: Vec<[Cost; ROADS]> = (0..RUNS).map(|_| print()).collect();
    std::array::from_fn(|road| {
        let mut costs: Vec<Cost> = turns.iter().map(|turn| turn[road]).collect();
        costs.sort_by_key(|cost| cost.cpu);
        costs[RUNS / 2]
    })
}

/// One print in a process of its own, by this program again.
fn own(road: &str, place: &Path) -> Cost {
    let mut told = String::new();
    let wall = timed(|| {
        let output = Command::new(std::env::current_exe().unwrap()).arg(road).arg(place).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        told = String::from_utf8(output.stdout).unwrap();
    });
    let mut figures = told.split_whitespace().map(|figure| figure.parse::<f64>().unwrap());
    let cpu = Duration::from_secs_f64(figures.next().unwrap());
    Cost { cpu, memory: figures.next().unwrap() / 1024.0, wall }
}

/// What the process of [`own`] does: prints, and tells its seconds of processor and its kilobytes of memory.
pub fn print(road: &str, place: &Path) {
    let text = |name: &str| std::fs::read_to_string(place.join(name)).unwrap();
    let pdf = if road == "typst" {
        print_alone(&Alone::new(Sources {
            markup: text("main.typ"),
            data: text("data.json"),
            margins: text("margins.json"),
        }))
    } else {
        let dossier: Dossier = desk::read_dossier("dossier.json", &text("dossier.json")).unwrap();
        let library = Library::embedded();
        let template = library.template(&dossier.template).unwrap();
        let job = Job::new(&dossier, template, &DocumentForm::Contract);
        Printer::new().print(job, now(), &|_, _| Ok(())).unwrap().pdf
    };
    std::fs::write(place.join(format!("{road}.pdf")), pdf).unwrap();
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    println!("{} {}", ProcessTime::now().as_duration().as_secs_f64(), peak.trim().trim_end_matches(" kB"));
}

/// The other roads: name, the file made, the command.
fn others(place: &Path) -> [(&'static str, &'static str, Command); 2] {
    let quiet = |program: &Path, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(place).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let profile = format!("-env:UserInstallation=file://{}/profil", place.display());
    let office = [
        "--headless",
        &profile,
        "--infilter=HTML (StarWriter)",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        "libreoffice",
        "contrat.html",
    ];
    let python = std::env::current_exe().unwrap().with_file_name("../banc/bin/weasyprint");
    [
        ("LibreOffice", "libreoffice/contrat.pdf", quiet(Path::new("soffice"), &office)),
        ("WeasyPrint", "weasyprint.pdf", quiet(&python, &["contrat.html", "weasyprint.pdf"])),
    ]
}
