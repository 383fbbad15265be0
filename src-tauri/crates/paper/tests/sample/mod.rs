//! A contract of a territory that does not exist, with every block the model knows.

use model::document::{Block, Column, Document, Inline, Row, RowRole, SignatureBox, Table};

/// The contract of « CC des Trois-Rivières (fictive) »: about thirty pages.
pub fn contract() -> Document {
    let mut blocks = preamble();
    blocks.extend(articles());
    blocks.push(Block::PageBreak);
    blocks.push(numbered(1, "Annexe 1", "Fiches actions", Some("annexe-1")));
    for axis in 0..3 {
        blocks.extend(sheets(axis));
    }
    blocks.push(Block::Landscape {
        blocks: vec![heading(1, "Annexe 2", "Maquette financière"), funding()],
        fold: false,
    });
    blocks.push(heading(1, "Annexe 3", "Tableau des indicateurs"));
    blocks.push(indicators(70));
    blocks.push(numbered(1, "", "Signatures", None));
    blocks.push(paragraph("Fait à Confluent-sur-Aure, en autant d'exemplaires que de signataires."));
    blocks.push(Block::Signatures { boxes: signatories(13) });
    Document {
        title: "Contrat pour la réussite de la transition écologique".into(),
        subtitle: "pour le territoire de la communauté de communes des Trois-Rivières (fictive)".into(),
        cover: vec![
            pair("Territoire", "CC des Trois-Rivières (fictive), 24 communes, 18 432 habitants"),
            pair("Porteur", "Communauté de communes des Trois-Rivières"),
            pair("Période", "2026-2032"),
            pair("État du document", "Projet soumis aux conseils municipaux"),
        ],
        notice: Some("Document d'exemple : le territoire, les actions et les montants sont inventés.".into()),
        running_head: "CRTE — CC des Trois-Rivières (fictive)".into(),
        date: "14\u{a0}mars 2026".into(),
        watermark: Some("PROJET".into()),
        contents: true,
        contents_depth: 2,
        short: false,
        house: Default::default(),
        blocks,
    }
}

/// A document with these blocks and nothing else.
pub fn bare(blocks: Vec<Block>) -> Document {
    Document {
        title: "Essai".into(),
        subtitle: String::new(),
        cover: vec![],
        notice: None,
        running_head: "Essai".into(),
        date: "14 mars 2026".into(),
        watermark: None,
        contents: false,
        contents_depth: 2,
        short: false,
        house: Default::default(),
        blocks,
    }
}

/// Boxes for `count` parties.
pub fn signatories(count: usize) -> Vec<SignatureBox> {
    (1..=count)
        .map(|number| SignatureBox {
            party: if number == 1 {
                "Pour l'État, le préfet du département de l'Aure-et-Sioule".into()
            } else {
                format!("Pour la commune de Saint-Exemple-sur-Aure n° {number}")
            },
            name: "Camille Exemple".into(),
            title: if number % 3 == 0 { String::new() } else { "Maire".into() },
            authority: if number % 2 == 0 {
                "Délibération n° 2026-014 du 3 février 2026, transmise au contrôle de légalité".into()
            } else {
                String::new()
            },
        })
        .collect()
}

/// A table of indicators with `count` records.
pub fn indicators(count: usize) -> Block {
    let columns = [
        ("Indicateur", 40, false),
        ("Unité", 14, false),
        ("Référence 2024", 14, true),
        ("Cible 2032", 14, true),
        ("Source", 24, false),
    ];
    let record = |number: usize| {
        let value = thousands(1_200 * number);
        let target = thousands(900 * number);
        row(
            RowRole::Record,
            &[
                &format!("Indicateur {number} : consommation d'énergie finale des bâtiments publics"),
                "MWh/an",
                &value,
                &target,
                "Observatoire régional",
            ],
        )
    };
    table("Indicateurs suivis chaque année", &columns, (1..=count).map(record).collect())
}

fn preamble() -> Vec<Block> {
    let mut blocks = vec![
        numbered(1, "", "Préambule", None),
        paragraph(
            "Entre la communauté de communes des Trois-Rivières, représentée par sa présidente, d'une part, et l'État, représenté par le préfet du département, d'autre part, il est convenu ce qui suit :",
        ),
        Block::List {
            ordered: true,
            items: vec![
                vec![paragraph("le présent contrat engage les parties pour six ans ;")],
                vec![
                    paragraph("il s'appuie sur le projet de territoire, dont il reprend :"),
                    Block::List {
                        ordered: false,
                        items: vec![
                            vec![paragraph("les trois axes ;")],
                            vec![paragraph("les objectifs à l'horizon 2032 : sobriété, eau, mobilité.")],
                        ],
                    },
                ],
                vec![paragraph("il est révisé chaque année.")],
            ],
        },
        Block::Quote {
            blocks: vec![paragraph(
                "« Rien ne se fera sans les habitants : ils connaissent la rivière mieux que nous. » Atelier de Pont-l'Aure, 12 octobre 2025.",
            )],
        },
    ];
    blocks.push(Block::Note {
        title: "À compléter".into(),
        text: vec![
            Inline::plain(
                "Il reste à préciser la date de la délibération qui autorise la présidente à signer. ",
            ),
            missing("date de la délibération"),
        ],
    });
    blocks.push(Block::Paragraph {
        text: vec![
            Inline::plain("Voir "),
            Inline { link: Some("#annexe-1".into()), ..Inline::plain("l'annexe 1") },
            Inline::plain(", le site "),
            Inline {
                link: Some("https://exemple.fr/crte?a=1&b=é".into()),
                ..Inline::plain("https://exemple.fr/crte?a=1")
            },
            Inline::plain(" et l'objectif de réduction de CO"),
            Inline { shift: Some("sub".into()), ..Inline::plain("2") },
            Inline::plain(" par m"),
            Inline { shift: Some("sup".into()), ..Inline::plain("2") },
            Inline::plain(" : "),
            Inline::bold("moins 40 %"),
            Inline { italic: true, ..Inline::plain(" (base 2019)") },
            Inline::plain(".\nCette ligne est forcée."),
        ],
    });
    blocks
}

fn articles() -> Vec<Block> {
    let titles = [
        "Objet du contrat",
        "Ambition du territoire",
        "Orientations stratégiques",
        "Plan d'action",
        "Modalités d'accompagnement en ingénierie",
        "Engagements des partenaires",
    ];
    let mut blocks = Vec::new();
    for (index, title) in titles.iter().enumerate() {
        let number = index + 1;
        blocks.push(heading(1, &format!("Article {number}"), title));
        blocks.push(paragraph(PROSE));
        for part in 1..=2 {
            blocks.push(heading(
                2,
                &format!("{number}.{part}"),
                "Dispositions particulières à la mise en œuvre et au suivi",
            ));
            blocks.push(paragraph(PROSE));
            blocks.push(heading(3, &format!("{number}.{part}.1"), "Calendrier"));
            blocks.push(paragraph(OTHER));
        }
    }
    blocks
}

fn sheets(axis: usize) -> Vec<Block> {
    let codes = ["ecologique", "economique", "modes_de_vie"];
    let names =
        ["Préserver l'eau et les sols", "Produire et travailler ici", "Habiter et se déplacer autrement"];
    let mut blocks = vec![Block::Heading {
        level: 2,
        number: Some(format!("Axe {}", axis + 1)),
        text: names[axis].into(),
        anchor: None,
        axis: Some(codes[axis].into()),
    }];
    for number in 1..=6 {
        blocks.push(Block::Heading {
            level: 3,
            number: Some(format!("{}.{number}", axis + 1)),
            text: "Restaurer la ripisylve de l'Aure et rouvrir les zones d'expansion de crue".into(),
            anchor: None,
            axis: Some(codes[axis].into()),
        });
        blocks.push(Block::Facts {
            rows: vec![
                ("Maître d'ouvrage".into(), vec![Inline::plain("Syndicat de l'Aure (fictif)")]),
                ("Calendrier".into(), vec![Inline::plain("2026 : études ; 2027-2028 : travaux")]),
                ("Contact".into(), vec![missing("nom du référent")]),
                ("Communes".into(), vec![Inline::plain("Confluent-sur-Aure, Pont-l'Aure, Saint-Exemple, La Vallée-Haute, Les Trois-Moulins, Bourg-Fictif")]),
            ],
        });
        blocks.push(paragraph(PROSE));
        blocks.push(plan());
    }
    blocks
}

fn plan() -> Block {
    let columns = [
        ("Financeur", 30, false),
        ("Dispositif", 30, false),
        ("Montant HT", 12, true),
        ("Part", 8, true),
        ("État", 14, false),
    ];
    let rows = vec![
        row(RowRole::Record, &["État", "Fonds vert", "450 000 €", "45 %", "demandé"]),
        row(RowRole::Record, &["Agence de l'eau", "12e programme", "350 000 €", "35 %", "acquis"]),
        row(RowRole::Record, &["Syndicat", "Autofinancement", "200 000 €", "20 %", "voté"]),
        row(RowRole::Total, &["Total", "", "1 000 000 €", "100 %", ""]),
    ];
    table("Plan de financement", &columns, rows)
}

fn funding() -> Block {
    let mut columns = vec![("Action", 30, false), ("Maître d'ouvrage", 20, false)];
    columns.extend(["2026", "2027", "2028", "2029", "2030", "2031"].map(|year| (year, 6, true)));
    columns.push(("Total HT", 6, true));
    let mut rows = Vec::new();
    for axis in ["Axe écologique", "Axe économique", "Axe modes de vie"] {
        rows.push(row(RowRole::Group, &[axis]));
        for number in 1..=14 {
            let title = format!("Action {number} : rénover les bâtiments communaux et l'éclairage");
            rows.push(row(
                RowRole::Record,
                &[
                    &title,
                    "CC des Trois-Rivières",
                    "120 000 €",
                    "1 250 000 €",
                    "80 000 €",
                    "—",
                    "—",
                    "45 000 €",
                    "12 495 000 €",
                ],
            ));
        }
        rows.push(row(
            RowRole::Total,
            &[
                "Total de l'axe",
                "",
                "1 680 000 €",
                "17 500 000 €",
                "1 120 000 €",
                "—",
                "—",
                "630 000 €",
                "174 930 000 €",
            ],
        ));
    }
    table("Maquette financière par axe et par année", &columns, rows)
}

/// A table.
pub fn table(caption: &str, columns: &[(&str, u16, bool)], rows: Vec<Row>) -> Block {
    let columns = columns
        .iter()
        .map(|&(title, width, numeric)| Column { title: title.into(), width, numeric })
        .collect();
    Block::Table(Table { caption: caption.into(), columns, rows })
}

/// A row of plain cells.
pub fn row(role: RowRole, cells: &[&str]) -> Row {
    let cell = |text: &&str| vec![Inline::plain(*text)];
    Row { role, cells: cells.iter().map(cell).collect() }
}

/// A plain paragraph.
pub fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: vec![Inline::plain(text)] }
}

/// A numbered heading.
pub fn heading(level: u8, number: &str, text: &str) -> Block {
    numbered(level, number, text, None)
}

fn numbered(level: u8, number: &str, text: &str, anchor: Option<&str>) -> Block {
    Block::Heading {
        level,
        number: (!number.is_empty()).then(|| number.to_owned()),
        text: text.into(),
        anchor: anchor.map(str::to_owned),
        axis: None,
    }
}

fn missing(text: &str) -> Inline {
    Inline { missing: true, ..Inline::plain(text) }
}

fn pair(label: &str, text: &str) -> (String, String) {
    (label.into(), text.into())
}

fn thousands(number: usize) -> String {
    if number < 1_000 {
        number.to_string()
    } else {
        format!("{}\u{202f}{:03}", number / 1_000, number % 1_000)
    }
}

const PROSE: &str = "Le territoire s'engage à réduire de 30 % ses prélèvements d'eau d'ici 2032, en s'appuyant sur un diagnostic partagé avec les agriculteurs, les associations et les communes riveraines. Les partenaires mobilisent l'ingénierie nécessaire : études hydrologiques, concertation, suivi des milieux. Chaque année, le comité de pilotage examine l'avancement, constate les écarts et propose les corrections utiles ; il en rend compte publiquement aux habitants. Les aménagements respectent la continuité écologique et n'entraînent aucune imperméabilisation nouvelle.";
const OTHER: &str = "L'intercommunalité réunit les signataires deux fois par an. Qui décide? Le comité de pilotage, coprésidé par la présidente et le préfet, au vu des propositions du comité technique. Les décisions sont prises par consensus; à défaut, elles sont renvoyées à la séance suivante.";
