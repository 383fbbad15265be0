-- Schema 3. The templates a dossier is written with: their texts stand in `contents`.

CREATE TABLE templates (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    version TEXT,
    fingerprint TEXT
) STRICT;
