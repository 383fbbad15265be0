-- Schema 6. The journal in the order of its numbers, without an index that every edit would have to write: an
-- edit reaches one page of the journal instead of four. Changesets stand as they were, and can still be taken back.

ALTER TABLE change RENAME TO change_5;

CREATE TABLE change (
    number INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    label TEXT NOT NULL,
    changeset BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'sealed'))
) STRICT;

INSERT INTO change (number, id, at, author, label, changeset, state)
SELECT number, id, at, author, label, changeset, state FROM change_5 ORDER BY number;

DROP TABLE change_5;

-- What redo would make again: empty but after an undo.
CREATE INDEX change_undone ON change (number) WHERE state = 'undone';
