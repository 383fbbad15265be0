-- Schema 5. The map of the perimeter: its shapes as GeoJSON.

CREATE TABLE maps (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT,
    shapes TEXT
) STRICT;
