//! The map of the perimeter: shapes read from a GeoJSON file, in degrees of WGS 84 (RFC 7946).
//!
//! A dossier keeps the shapes lightened to what a drawing shows, as GeoJSON again: they travel with its
//! JSON and its frozen versions, and another program still reads them.

mod matching;
mod plane;
mod read;
mod simplify;

use geojson::{Feature, FeatureCollection, Geometry, GeometryValue};

pub use matching::{outlines, places};
pub(crate) use plane::{Bounds, Plane, offset};
pub use read::is_map;

use crate::register::territory::Commune;

/// The largest file a map is read from, in bytes: 10 Mo. Said before a file is chosen.
pub const LARGEST_MAP: u64 = 10_000_000;
/// The most shapes a map keeps. A whole department has fewer communes.
const MOST_SHAPES: usize = 1_000;
/// How much of the perimeter's extent is kept around it, on each side.
const AROUND: f64 = 0.12;

/// A longitude and a latitude, in degrees.
pub type Point = (f64, f64);
/// A closed line; its first point is not repeated at its end.
pub type Ring = Vec<Point>;
/// An outline, then the holes in it.
pub type Polygon = Vec<Ring>;

/// A surface of the map, with what it says of itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shape {
    /// Its name, or nothing.
    pub name: String,
    /// Its INSEE code, or nothing.
    pub insee: String,
    /// Its parts: a commune may have several.
    pub polygons: Vec<Polygon>,
}

/// The surfaces of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map {
    /// In the order of the file.
    pub shapes: Vec<Shape>,
}

/// Why a file is not a map, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadMap(pub String);

impl Map {
    /// Reads a GeoJSON text: its surfaces; points and lines are left aside.
    ///
    /// # Errors
    /// The first fault, with the feature it stands in and what to do.
    pub fn read(text: &str) -> Result<Self, BadMap> {
        read::read(text)
    }

    /// What a drawing of these communes needs of it: their surroundings without what lies further, and lines
    /// no finer than what is seen.
    ///
    /// # Errors
    /// When it has far more shapes than a drawing shows.
    pub fn lightened(mut self, communes: &[Commune]) -> Result<Self, BadMap> {
        let plane = Plane::of(self.polygons());
        let bounds = self.drawn(&plane, communes).widened(AROUND);
        self.shapes.retain(|shape| Bounds::of(&plane, &shape.polygons).meets(&bounds));
        if self.shapes.len() > MOST_SHAPES {
            return Err(BadMap::new(format!(
                "Cette carte a {} surfaces et aucune n’est une commune du dossier : elle est trop grande. N’exportez que les communes du périmètre et leurs voisines.",
                crate::french::thousands(self.shapes.len() as u64)
            )));
        }
        simplify::lighten(&mut self.shapes, &plane, bounds.extent());
        Ok(self)
    }

    /// The extent of what is drawn: the communes, or every shape when none of them is on the map.
    fn drawn(&self, plane: &Plane, communes: &[Commune]) -> Bounds {
        let places = places(self, communes);
        let own = self.shapes.iter().zip(&places).filter(|(_, place)| place.is_some());
        let own = Bounds::of(plane, own.flat_map(|(shape, _)| &shape.polygons));
        if own.is_empty() { Bounds::of(plane, self.polygons()) } else { own }
    }

    fn polygons(&self) -> impl Iterator<Item = &Polygon> {
        self.shapes.iter().flat_map(|shape| &shape.polygons)
    }

    /// Its text, as GeoJSON.
    #[must_use]
    pub fn to_text(&self) -> String {
        let features = self.shapes.iter().map(Shape::feature).collect();
        FeatureCollection { bbox: None, features, foreign_members: None }.to_string()
    }
}

impl Shape {
    fn feature(&self) -> Feature {
        let value = GeometryValue::new_multi_polygon(self.polygons.iter().map(|polygon| {
            polygon.iter().map(|ring| {
                // A ring of GeoJSON ends where it began.
                ring.iter().chain(ring.first()).map(|&(longitude, latitude)| [longitude, latitude])
            })
        }));
        let mut feature = Feature { geometry: Some(Geometry::new(value)), ..Feature::default() };
        for (key, text) in [("nom", &self.name), ("insee", &self.insee)] {
            if !text.is_empty() {
                feature.set_property(key, text.as_str());
            }
        }
        feature
    }
}

impl BadMap {
    /// A sentence with the spaces French wants.
    fn new(message: String) -> Self {
        Self(crate::french::spaced(message))
    }
}
