-- Schema 1. Each register is a table of its own; a column has the name of its field.
-- Every table the journal watches has an explicit primary key, as session changesets require.

-- What the file says of itself: not part of the journal.
CREATE TABLE about (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

-- One entry for each edit. `changeset` is SQLite's own record of it, from which it is undone.
-- `state`: done, undone (can be redone), dropped (undone, then overtaken by a later edit).
CREATE TABLE change (
    id TEXT PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL UNIQUE,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    label TEXT NOT NULL,
    changeset BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;

CREATE TABLE answers (
    template TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (template, field)
) STRICT;

CREATE TABLE territory (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT,
    short_name TEXT,
    bearer_form TEXT,
    siren TEXT,
    address TEXT,
    president TEXT,
    area REAL,
    fictional INTEGER,
    manager_name TEXT,
    manager_role TEXT,
    manager_email TEXT,
    manager_phone TEXT
) STRICT;

CREATE TABLE epcis (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT,
    siren TEXT,
    legal_form TEXT,
    tax_regime TEXT,
    departments TEXT,
    region TEXT,
    total_population REAL,
    municipal_population REAL,
    population_year INTEGER,
    source TEXT
) STRICT;

CREATE TABLE communes (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT,
    insee TEXT,
    siren TEXT,
    epci TEXT,
    department TEXT,
    total_population REAL,
    municipal_population REAL
) STRICT;

CREATE TABLE observations (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    statement TEXT,
    axis TEXT,
    theme TEXT,
    nature TEXT,
    figure REAL,
    unit TEXT,
    year INTEGER,
    source TEXT,
    voice TEXT,
    importance TEXT
) STRICT;

CREATE TABLE stakes (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    title TEXT,
    axis TEXT,
    observations TEXT,
    priority TEXT,
    comment TEXT
) STRICT;

CREATE TABLE orientations (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    title TEXT,
    axis TEXT,
    other_axes TEXT,
    stakes TEXT,
    objectives TEXT,
    expected_results TEXT,
    ambition TEXT,
    elected_lead TEXT
) STRICT;

CREATE TABLE actions (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    title TEXT,
    stage TEXT,
    orientation TEXT,
    axis TEXT,
    theme TEXT,
    communes TEXT,
    owner TEXT,
    owner_siret TEXT,
    owner_private INTEGER,
    lead TEXT,
    elected_lead TEXT,
    partners TEXT,
    context TEXT,
    goals TEXT,
    description TEXT,
    participation TEXT,
    start TEXT,
    "end" TEXT,
    phase TEXT,
    priority TEXT,
    tax TEXT,
    total_cost INTEGER,
    indicators TEXT,
    ecology TEXT
) STRICT;

CREATE TABLE funding (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    "action" TEXT,
    funder TEXT,
    scheme TEXT,
    nature TEXT,
    public INTEGER,
    amount INTEGER,
    year INTEGER,
    state TEXT,
    reference TEXT
) STRICT;

CREATE TABLE actors (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT,
    family TEXT,
    social_form TEXT,
    esus INTEGER,
    integration INTEGER,
    siret TEXT,
    commune TEXT,
    axes TEXT,
    missions TEXT,
    brings TEXT,
    obstacles TEXT,
    engagement TEXT,
    contact TEXT
) STRICT;

CREATE TABLE signatories (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    organisation TEXT,
    role TEXT,
    civility TEXT,
    name TEXT,
    title TEXT,
    short_name TEXT,
    deliberation_number TEXT,
    deliberation_date TEXT
) STRICT;

CREATE TABLE articles (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    template TEXT,
    section TEXT,
    parent TEXT,
    title TEXT,
    excluded INTEGER,
    body TEXT
) STRICT;

