//! The national list: what is found, and what it fills.

use desk::{Library, new_dossier};

fn found(text: &str) -> Vec<String> {
    let library = Library::embedded();
    library.gazetteer().search(text).iter().map(|hit| hit.name.to_owned()).collect()
}

#[test]
fn an_intercommunality_is_found_as_people_type() {
    assert_eq!(Library::embedded().gazetteer().len(), 1255);
    for typed in ["cluni", "CLUNISOIS", "200040293", "200 040 293", "clunisois cc"] {
        assert_eq!(found(typed).first().map(String::as_str), Some("CC du Clunisois"), "typed: {typed}");
    }
    assert_eq!(found("Taizé").first().map(String::as_str), Some("CC du Clunisois"), "by a commune");
    assert_eq!(found("taize").first().map(String::as_str), Some("CC du Clunisois"), "without accent");
    assert!(found("Saône-et-Loire").contains(&"CC du Clunisois".to_owned()), "by département");
    assert!(found("71").contains(&"CC du Clunisois".to_owned()), "by département number");
    assert_eq!(found("zzzz"), Vec::<String>::new());
    assert_eq!(found("  "), Vec::<String>::new());
}

#[test]
fn the_edges_of_the_list_work() {
    let library = Library::embedded();
    let communes = |siren: &str| library.gazetteer().records(siren).map(|(_, communes)| communes.len());
    let pays_basque = library.gazetteer().search("pays basque")[0].siren.to_owned();
    assert_eq!(communes(&pays_basque), Some(158), "the largest number of communes");
    let places = [
        ("Ajaccio", "2A"),
        ("Bastia", "2B"),
        ("97411", "974"),
        ("Guyane", "973"),
        ("Martinique", "972"),
        ("Basse-Terre", "971"),
        ("Mamoudzou", "976"),
    ];
    for (typed, department) in places {
        let hits = library.gazetteer().search(typed);
        let hit = hits.first().unwrap_or_else(|| panic!("{typed} is not found"));
        assert!(hit.departments.contains(&format!("({department})")), "{typed}: {}", hit.departments);
        let (epci, communes) = library.gazetteer().records(hit.siren).unwrap();
        assert!(epci.municipal_population.is_some_and(|count| count > 1_000.0), "{typed}: {}", epci.name);
        assert!(
            communes.iter().all(|commune| commune.insee.len() == 5 && commune.municipal_population.is_some())
        );
    }
    for city in ["Paris", "Lyon", "Marseille"] {
        let hits = library.gazetteer().search(city);
        assert!(hits[0].name.starts_with("Métropole"), "{city}: {}", hits[0].name);
    }
}

#[test]
fn choosing_one_fills_the_identity_with_its_source() {
    let library = Library::embedded();
    let dossier = new_dossier(&library, &["200040293".to_owned()], "contrat-crte").unwrap();
    let epci = &dossier.epcis[0];
    assert_eq!((epci.legal_form.as_str(), epci.tax_regime.as_str()), ("CC", "FPU"));
    assert_eq!((epci.total_population, epci.municipal_population), (Some(14522.0), Some(14020.0)));
    assert_eq!(
        (epci.departments.as_str(), epci.region.as_str()),
        ("Saône-et-Loire (71)", "Bourgogne-Franche-Comté")
    );
    assert_eq!(epci.population_year, Some(2026));
    assert!(epci.source.contains("DGCL"), "{}", epci.source);
    assert_eq!(dossier.communes.len(), 41);
    let cluny = dossier.communes.iter().find(|commune| commune.name == "Cluny").unwrap();
    assert_eq!((cluny.insee.as_str(), cluny.siren.as_str()), ("71137", "217101377"));
}

#[test]
fn several_make_a_grouping() {
    let library = Library::embedded();
    let sirens = ["200040293".to_owned(), "200039758".to_owned(), "200040293".to_owned()];
    let dossier = new_dossier(&library, &sirens, "contrat-crte").unwrap();
    assert_eq!(dossier.epcis.len(), 2, "the one chosen twice counts once");
    assert_eq!(dossier.communes.len(), 41 + 48);
}

#[test]
fn the_identity_samples_are_public_identity_and_nothing_else() {
    let library = Library::embedded();
    for (name, siren) in
        [("clunisois", "200040293"), ("pays-de-grasse", "200039857"), ("avallon-vezelay-morvan", "200039758")]
    {
        let dossier = new_dossier(&library, &[siren.to_owned()], "contrat-crte").unwrap();
        crate::support::same(&format!("samples/identites/{name}.json"), &dossier.to_json());
        assert!(dossier.actions.is_empty() && dossier.observations.is_empty() && dossier.answers.is_empty());
    }
}
