-- Schema 4. The remarks on the fields of a dossier; the files printed in annex.

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

ALTER TABLE attachments ADD COLUMN annexed INTEGER;
