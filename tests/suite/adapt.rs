//! A dossier made from another: its structure, none of its data.

use desk::{Library, adapt_from};
use model::french::fold;
use model::register::RegisterName;

use crate::support::{contract, sample, today};

const CLUNISOIS: &str = "200040293";

#[test]
fn the_structure_is_kept_and_nothing_names_the_other_territory() {
    let (library, from) = (Library::embedded(), sample());
    let (dossier, adapted) = adapt_from(&library, &from, &[CLUNISOIS.to_owned()]).unwrap();
    assert_eq!(dossier.territory.name, "CC du Clunisois");
    assert!(dossier.orientations.len() >= 4, "{} orientations", dossier.orientations.len());
    assert!(dossier.indicators.len() >= 5 && !dossier.bodies.is_empty(), "{:?}", adapted.kept);
    let answers: usize = dossier.answers.values().map(std::collections::BTreeMap::len).sum();
    assert!(answers > 20, "{answers} answers kept");
    for register in
        [RegisterName::Actions, RegisterName::Funding, RegisterName::Actors, RegisterName::Measures]
    {
        assert_eq!(dossier.rows(register).count(), 0, "{register:?}");
        assert!(adapted.left.iter().any(|left| left == register.title()) || from.rows(register).count() == 0);
    }
    let json = format!(" {} ", fold(&dossier.to_json()));
    let names = from.communes.iter().map(|commune| commune.name.as_str());
    let names = names.chain(from.actors.iter().map(|actor| actor.name.as_str()));
    let names = names.chain(from.signatories.iter().map(|signatory| signatory.name.as_str()));
    for name in names.chain([from.territory.president.as_str(), "Trois-Rivières"]) {
        let name = fold(name);
        let name = name.trim_end_matches(" fictif").trim_end_matches(" fictive");
        let national = ["region", "etat", "departement", "banque des territoires", "ademe"];
        assert!(
            name.len() < 4 || national.contains(&name) || !json.contains(&format!(" {name} ")),
            "« {name} » came along"
        );
    }
    assert!(!dossier.to_json().contains('€'));
    // Rivers and massifs are in no register; what was counted or dated there says nothing here.
    for told in [
        " orvaille ",
        " bruyon ",
        " orvelles ",
        " mezerle ",
        " maille solidaire ",
        " comptait 31 actions ",
        " automne 2026 ",
    ] {
        assert!(!json.contains(told), "«{told}» came along");
    }
}

#[test]
fn it_is_a_whole_dossier_without_a_link_that_leads_nowhere() {
    let (dossier, _) = adapt_from(&Library::embedded(), &sample(), &[CLUNISOIS.to_owned()]).unwrap();
    let again = model::dossier_file::read(&dossier.to_json()).unwrap();
    assert_eq!(again, dossier);
    let found = model::finding::findings(&dossier, &[&contract()], today());
    let lost: Vec<_> = found.iter().filter(|one| one.message.contains("ne mène plus à rien")).collect();
    assert!(lost.is_empty(), "{lost:?}");
}
