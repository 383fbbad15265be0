-- Schema 4. The remarks on the fields of a dossier.

CREATE TABLE remarks (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT,
    text TEXT,
    register TEXT,
    record TEXT,
    field TEXT,
    author TEXT,
    date TEXT,
    done INTEGER
) STRICT;
