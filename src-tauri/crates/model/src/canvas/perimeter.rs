//! The map of the perimeter, from the dossier's.

use super::MapView;
use crate::dossier::Dossier;
use crate::drawing::Drawing;
use crate::drawing::perimeter::{Perimeter, Spot};
use crate::map::{Map, outlines, places};

/// The map of the perimeter; none when the dossier has none that can be read.
#[must_use]
pub(crate) fn drawing(dossier: &Dossier) -> Option<Drawing> {
    let kept = dossier.maps.first()?;
    let map = Map::read(&kept.shapes).ok()?;
    let places = places(&map, &dossier.communes);
    let outlines = outlines(&map, &places, &dossier.epcis);
    let mut communes: Vec<Spot> = dossier
        .communes
        .iter()
        .map(|commune| Spot {
            name: commune.name.clone(),
            insee: commune.insee.clone(),
            population: commune.municipal_population,
            total_population: commune.total_population,
            surface: Vec::new(),
        })
        .collect();
    let (mut outline, mut around) = (Vec::new(), Vec::new());
    for ((shape, place), own) in map.shapes.into_iter().zip(places).zip(outlines) {
        match place {
            Some(place) => communes[place].surface.extend(shape.polygons),
            None if own => outline.extend(shape.polygons),
            None => around.push(shape.polygons),
        }
    }
    let mut years = dossier.epcis.iter().map(|epci| epci.population_year);
    let year = years.next().flatten().filter(|first| years.all(|year| year == Some(*first)));
    let source = format!("Contours : fichier « {} ».", kept.name);
    Some(Perimeter { title: "Carte du périmètre".to_owned(), communes, outline, around, year, source }.draw())
}

/// The map as the screen of the communes names it.
pub(super) fn view(dossier: &Dossier) -> MapView {
    let kept = dossier.maps.first();
    MapView {
        record: kept.map(|map| map.id.clone()),
        name: kept.map(|map| map.name.clone()).unwrap_or_default(),
    }
}

/// The communes that have no surface on the map, though others have theirs; none when there is no map.
#[must_use]
pub(crate) fn missing(dossier: &Dossier) -> Option<Missing> {
    let map = Map::read(&dossier.maps.first()?.shapes);
    let Ok(map) = map else { return Some(Missing::Unread) };
    let places = places(&map, &dossier.communes);
    if outlines(&map, &places, &dossier.epcis).contains(&true) {
        return None;
    }
    let lacking: Vec<String> = (0..dossier.communes.len())
        .filter(|place| !places.contains(&Some(*place)))
        .map(|place| dossier.communes[place].name.clone())
        .collect();
    match lacking.len() {
        0 => None,
        all if all == dossier.communes.len() => Some(Missing::All),
        _ => Some(Missing::Some(lacking)),
    }
}

/// What a map lacks.
pub(crate) enum Missing {
    /// Its text is no longer a map.
    Unread,
    /// It has no commune of the dossier.
    All,
    /// It does not have these.
    Some(Vec<String>),
}
