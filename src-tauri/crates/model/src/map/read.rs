//! A GeoJSON text becomes a map, or the reason why not.

use std::ops::Range;

use geojson::{Feature, Geometry, GeometryValue, Position};
use serde_json::{Map as Object, Value as Json};

use super::{BadMap, Map, Point, Polygon, Ring, Shape};
use crate::french::number;

/// The properties that usually hold an INSEE code, without case nor signs.
const CODES: [&str; 15] = [
    "insee",
    "codeinsee",
    "inseecode",
    "inseecom",
    "cominsee",
    "codgeo",
    "codegeo",
    "comcode",
    "codecom",
    "codecommune",
    "codeinseecommune",
    "depcom",
    "com",
    "code",
    "id",
];
/// The properties that usually hold a name.
const NAMES: [&str; 13] = [
    "nom",
    "name",
    "nomcom",
    "nomcommune",
    "nomofficiel",
    "comname",
    "libgeo",
    "libcom",
    "libelle",
    "commune",
    "nomm",
    "label",
    "title",
];
/// Coordinates are kept to the metre: hundred-thousandths of a degree.
const GRAIN: f64 = 1e5;

pub fn read(text: &str) -> Result<Map, BadMap> {
    let text = text.trim_start_matches('\u{feff}');
    let json: Json = serde_json::from_str(text).map_err(|error| {
        BadMap::new(format!(
            "Ce fichier n’est pas du JSON lisible (ligne {}, colonne {}). Exportez de nouveau la carte au format GeoJSON.",
            error.line(),
            error.column()
        ))
    })?;
    let features = features(json)?;
    if features.is_empty() {
        return Err(BadMap::new(
            "Cette carte ne contient aucune entité. Exportez les communes du périmètre.".to_owned(),
        ));
    }
    let mut shapes = Vec::new();
    for (index, feature) in features.into_iter().enumerate() {
        shapes.extend(shape(index + 1, feature)?);
    }
    if shapes.is_empty() {
        return Err(BadMap::new(
            "Cette carte n’a que des points ou des lignes : il faut des surfaces. Exportez les contours des communes, ou le contour du périmètre."
                .to_owned(),
        ));
    }
    if swapped(&shapes) {
        return Err(BadMap::new(
            "Les latitudes y sont écrites avant les longitudes : la carte tomberait hors de France. Exportez-la de nouveau au format GeoJSON, qui veut la longitude d’abord (EPSG:4326, ordre longitude, latitude)."
                .to_owned(),
        ));
    }
    Ok(Map { shapes })
}

/// The lands of France, each from its west to its east and from its south to its north, in whole degrees that hold
/// it: metropolitan France, Guadeloupe with Martinique, French Guiana, La Réunion, Mayotte.
const LANDS: [(Range<f64>, Range<f64>); 5] = [
    (-6.0..10.0, 41.0..52.0),
    (-62.0..-60.0, 14.0..17.0),
    (-55.0..-51.0, 2.0..6.0),
    (55.0..56.0, -22.0..-20.0),
    (44.0..46.0, -14.0..-12.0),
];

/// Whether every point would be in France, and none is, were its two coordinates exchanged.
fn swapped(shapes: &[Shape]) -> bool {
    let points = || shapes.iter().flat_map(|shape| shape.polygons.iter().flatten().flatten());
    let among = |x: f64, y: f64| LANDS.iter().any(|(across, down)| across.contains(&x) && down.contains(&y));
    points().all(|&(x, y)| !among(x, y) && among(y, x))
}

/// The types of a bare geometry.
const GEOMETRIES: [&str; 7] =
    ["Polygon", "MultiPolygon", "GeometryCollection", "Point", "MultiPoint", "LineString", "MultiLineString"];

/// Whether a JSON document says that it is GeoJSON.
#[must_use]
pub fn is_map(json: &Json) -> bool {
    let kind = json.get("type").and_then(Json::as_str).unwrap_or_default();
    matches!(kind, "FeatureCollection" | "Feature") || GEOMETRIES.contains(&kind)
}

/// The features of a document: a collection, one feature, or a bare geometry.
fn features(json: Json) -> Result<Vec<Json>, BadMap> {
    let kind = json.get("type").and_then(Json::as_str).unwrap_or_default().to_owned();
    match (kind.as_str(), json) {
        ("FeatureCollection", Json::Object(mut root)) => match root.remove("features") {
            Some(Json::Array(features)) => Ok(features),
            _ => Err(BadMap::new(
                "Cette carte n’a pas de liste d’entités (« features »). Exportez-la de nouveau au format GeoJSON.".to_owned(),
            )),
        },
        ("Feature", feature) => Ok(vec![feature]),
        (kind, geometry) if GEOMETRIES.contains(&kind) => {
            Ok(vec![serde_json::json!({ "type": "Feature", "properties": null, "geometry": geometry })])
        }
        ("Topology", _) => Err(BadMap::new(
            "Ce fichier est au format TopoJSON. Exportez la carte au format GeoJSON.".to_owned(),
        )),
        _ => Err(BadMap::new(
            "Ce fichier est du JSON, mais pas une carte : il y manque « \"type\": \"FeatureCollection\" ». Exportez la carte au format GeoJSON."
                .to_owned(),
        )),
    }
}

/// The surface of a feature; none when it has only points or lines.
fn shape(number: usize, json: Json) -> Result<Option<Shape>, BadMap> {
    let properties = json.get("properties").and_then(Json::as_object).cloned().unwrap_or_default();
    let shape = Shape {
        name: told(&properties, &NAMES, |_| true),
        insee: told(&properties, &CODES, coded),
        polygons: Vec::new(),
    };
    let about = Told { number, name: &shape.name };
    let feature: Feature = serde_json::from_value(json)
        .map_err(|_| about.fault("sa géométrie ne se lit pas. Réparez-la dans votre logiciel de cartographie, puis exportez de nouveau la carte en GeoJSON."))?;
    let mut polygons = Vec::new();
    if let Some(geometry) = feature.geometry {
        gather(geometry, &mut polygons);
    }
    let polygons: Vec<Polygon> =
        polygons.iter().map(|polygon| about.polygon(polygon)).collect::<Result<_, _>>()?;
    let polygons: Vec<Polygon> = polygons.into_iter().filter(|polygon| !polygon.is_empty()).collect();
    Ok((!polygons.is_empty()).then_some(Shape { polygons, ..shape }))
}

fn gather(geometry: Geometry, polygons: &mut Vec<Vec<Vec<Position>>>) {
    match geometry.value {
        GeometryValue::Polygon { coordinates } => polygons.push(coordinates),
        GeometryValue::MultiPolygon { coordinates } => polygons.extend(coordinates),
        GeometryValue::GeometryCollection { geometries } => {
            geometries.into_iter().for_each(|geometry| gather(geometry, polygons));
        }
        _ => {}
    }
}

/// The first of these properties that says something: a text, a number, or the first of a list.
fn told(properties: &Object<String, Json>, keys: &[&str], suits: fn(&str) -> bool) -> String {
    let plain =
        |key: &str| key.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let text = |value: &Json| match value {
        Json::String(text) => Some(text.trim().to_owned()),
        // A code of five digits that lost its leading zero when it was taken for a number.
        Json::Number(number) => number.as_u64().map(|code| format!("{code:05}")),
        _ => None,
    };
    let said = |key: &&str| {
        properties.iter().filter(|(name, _)| plain(name) == *key).find_map(|(_, value)| {
            let first = value.as_array().and_then(|list| list.first()).unwrap_or(value);
            text(first).filter(|text| !text.is_empty() && suits(text))
        })
    };
    keys.iter().find_map(said).unwrap_or_default()
}

/// Whether a text has the form of an INSEE code of commune: a property named « code » may hold another.
fn coded(text: &str) -> bool {
    let digits = text.strip_prefix("2A").or_else(|| text.strip_prefix("2B")).unwrap_or(text);
    text.len() == 5 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A feature, as a fault names it.
struct Told<'a> {
    number: usize,
    name: &'a str,
}

impl Told<'_> {
    fn fault(&self, what: &str) -> BadMap {
        let name = if self.name.is_empty() { String::new() } else { format!(" (« {} »)", self.name) };
        BadMap::new(format!("L’entité n° {}{name} : {what}", self.number))
    }

    /// A polygon without its holes too small to see; empty when its outline is.
    fn polygon(&self, rings: &[Vec<Position>]) -> Result<Polygon, BadMap> {
        let rings: Vec<Ring> = rings.iter().map(|ring| self.ring(ring)).collect::<Result<_, _>>()?;
        if rings.first().is_none_or(|outline| outline.len() < 3) {
            return Ok(Polygon::new());
        }
        Ok(rings.into_iter().filter(|ring| ring.len() >= 3).collect())
    }

    fn ring(&self, positions: &[Position]) -> Result<Ring, BadMap> {
        let point = |position: &Position| {
            match position.as_slice() {
            &[x, y, ..] => Ok((x, y)),
            _ => Err(self.fault("un de ses points n’a pas deux coordonnées. Réparez sa géométrie dans votre logiciel de cartographie, puis exportez de nouveau la carte.")),
        }
        };
        let points: Vec<Point> = positions.iter().map(point).collect::<Result<_, _>>()?;
        if let Some(&(x, y)) = points.iter().find(|(x, y)| x.abs() > 180.0 || y.abs() > 90.0) {
            return Err(self.fault(&format!(
                "ses coordonnées ne sont pas des degrés ({} ; {}). Ce sont sans doute des mètres, en Lambert-93 : exportez-la en longitude et latitude (WGS 84, EPSG:4326).",
                number(x),
                number(y)
            )));
        }
        if points.len() < 4 {
            return Err(self.fault("un de ses contours a moins de quatre points. Réparez sa géométrie dans votre logiciel de cartographie, puis exportez de nouveau la carte."));
        }
        if points.first() != points.last() {
            return Err(self.fault("un de ses contours ne se ferme pas : son dernier point n’est pas le premier. Réparez sa géométrie dans votre logiciel de cartographie, puis exportez de nouveau la carte."));
        }
        let grained = |value: f64| (value * GRAIN).round() / GRAIN;
        let mut ring: Ring = points.iter().map(|&(x, y)| (grained(x), grained(y))).collect();
        ring.dedup();
        ring.pop();
        Ok(ring)
    }
}
