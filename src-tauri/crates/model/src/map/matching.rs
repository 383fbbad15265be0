//! Which shape is which commune.

use super::{Map, Shape};
use crate::french::fold;
use crate::register::territory::{Commune, Epci};

/// The commune each shape is, by its place in the list: by INSEE code, else by name. None for a shape of
/// somewhere else.
#[must_use]
pub fn places(map: &Map, communes: &[Commune]) -> Vec<Option<usize>> {
    let names: Vec<String> = communes.iter().map(|commune| fold(&commune.name)).collect();
    map.shapes
        .iter()
        .map(|shape| by_code(shape, communes).or_else(|| by_name(shape, communes, &names)))
        .collect()
}

fn by_code(shape: &Shape, communes: &[Commune]) -> Option<usize> {
    let known = !shape.insee.is_empty();
    communes.iter().position(|commune| known && commune.insee == shape.insee)
}

/// Two communes of the same name are told by their codes; a name that two communes of the dossier bear
/// tells neither.
fn by_name(shape: &Shape, communes: &[Commune], names: &[String]) -> Option<usize> {
    let name = fold(&shape.name);
    let mut same = (0..names.len()).filter(|&place| !name.is_empty() && names[place] == name);
    let (place, more) = (same.next()?, same.next().is_some());
    let coded = !shape.insee.is_empty() && !communes[place].insee.is_empty();
    (!more && !coded).then_some(place)
}

/// Which shapes are the outline of an intercommunality, rather than that of a commune. Without any commune of the
/// dossier, a map of as many shapes as the dossier has intercommunalities is taken for their outlines; with
/// more, they are told by their names.
#[must_use]
pub fn outlines(map: &Map, places: &[Option<usize>], epcis: &[Epci]) -> Vec<bool> {
    let bare = places.iter().all(Option::is_none);
    let all = map.shapes.len() == epcis.len().max(1);
    let names: Vec<String> = epcis.iter().map(|epci| fold(&epci.name)).collect();
    let own = |shape: &Shape| all || (!shape.name.is_empty() && names.contains(&fold(&shape.name)));
    map.shapes.iter().map(|shape| bare && own(shape)).collect()
}
