-- Schema 2. The registers of the whole contract, its frozen versions, the files it keeps.
-- The tables of schema 1 are made anew: what they held is read before and written back after
-- (see store/src/legacy.rs).

DROP TABLE territory;
DROP TABLE epcis;
DROP TABLE communes;
DROP TABLE observations;
DROP TABLE stakes;
DROP TABLE orientations;
DROP TABLE actions;
DROP TABLE funding;
DROP TABLE actors;
DROP TABLE signatories;
DROP TABLE articles;

-- Edits made before a change of schema are kept and can no longer be taken back: sealed.
ALTER TABLE change RENAME TO change_1;

CREATE TABLE change (
    id TEXT PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL UNIQUE,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    label TEXT NOT NULL,
    changeset BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'sealed'))
) STRICT;

INSERT INTO change (id, number, at, author, label, changeset, state)
SELECT id, number, at, author, label, changeset,
       CASE state WHEN 'done' THEN 'sealed' ELSE 'dropped' END
FROM change_1;

DROP TABLE change_1;

CREATE INDEX change_state ON change (state, number);

-- What was frozen: the whole dossier as it stood, in its published JSON form. Nothing changes it.
CREATE TABLE versions (
    id TEXT PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    template TEXT NOT NULL,
    dossier TEXT NOT NULL,
    fingerprint TEXT NOT NULL
) STRICT;

CREATE TRIGGER versions_stay BEFORE UPDATE ON versions
BEGIN
    SELECT raise(ABORT, 'une version figée ne change pas');
END;

CREATE TRIGGER versions_are_kept BEFORE DELETE ON versions
BEGIN
    SELECT raise(ABORT, 'une version figée ne se supprime pas');
END;

-- The bytes of the files kept in the dossier, found by their fingerprint. They outlive the record that
-- names them, so that taking the record away can be undone.
CREATE TABLE contents (
    fingerprint TEXT PRIMARY KEY NOT NULL,
    bytes BLOB NOT NULL
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
    council INTEGER,
    manager_name TEXT,
    manager_role TEXT,
    manager_email TEXT,
    manager_phone TEXT
) STRICT;

CREATE TABLE contract (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    state TEXT,
    start TEXT,
    years REAL,
    signature_date TEXT,
    outside_years TEXT
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

CREATE TABLE frameworks (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT,
    kind TEXT,
    date TEXT,
    end TEXT,
    integrated INTEGER,
    articulation TEXT,
    link TEXT
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
    link TEXT,
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
    environment TEXT,
    expected_results TEXT,
    ambition TEXT,
    elected_lead TEXT
) STRICT;

CREATE TABLE objectives (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    orientation TEXT,
    title TEXT,
    horizon INTEGER
) STRICT;

CREATE TABLE actors (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT,
    family TEXT,
    siret TEXT,
    commune TEXT,
    scope TEXT,
    axes TEXT,
    social_form TEXT,
    esus INTEGER,
    integration INTEGER,
    ptce INTEGER,
    third_place INTEGER,
    missions TEXT,
    projects TEXT,
    brings TEXT,
    obstacles TEXT,
    complementary TEXT,
    engagement TEXT,
    wanted TEXT,
    influence TEXT,
    interest TEXT,
    legitimacy TEXT,
    contact TEXT,
    consent INTEGER
) STRICT;

CREATE TABLE bodies (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT,
    kind TEXT,
    presidency TEXT,
    missions TEXT,
    frequency TEXT
) STRICT;

CREATE TABLE members (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    body TEXT,
    name TEXT,
    title TEXT,
    organisation TEXT,
    voting INTEGER
) STRICT;

CREATE TABLE meetings (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    title TEXT,
    body TEXT,
    date TEXT,
    "from" TEXT,
    until TEXT,
    place TEXT,
    present TEXT,
    excused TEXT,
    absent TEXT,
    guests TEXT,
    agenda TEXT,
    summary TEXT,
    writer TEXT,
    approved_on TEXT
) STRICT;

CREATE TABLE decisions (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    meeting TEXT,
    point TEXT,
    decision TEXT,
    responsible TEXT,
    due TEXT
) STRICT;

CREATE TABLE actions (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    title TEXT,
    stage TEXT,
    orientation TEXT,
    stakes TEXT,
    axis TEXT,
    theme TEXT,
    communes TEXT,
    place TEXT,
    framework TEXT,
    context TEXT,
    goals TEXT,
    description TEXT,
    audience TEXT,
    effects TEXT,
    owner_actor TEXT,
    owner TEXT,
    owner_siret TEXT,
    owner_private INTEGER,
    delegated_owner TEXT,
    pilot TEXT,
    department TEXT,
    lead TEXT,
    elected_lead TEXT,
    partners TEXT,
    body TEXT,
    participation TEXT,
    participation_how TEXT,
    participation_trace TEXT,
    start TEXT,
    end TEXT,
    continuous INTEGER,
    phase TEXT,
    phase_state TEXT,
    priority TEXT,
    startable INTEGER,
    prerequisites TEXT,
    obstacle TEXT,
    tax TEXT,
    total_cost INTEGER,
    eligible INTEGER,
    revenue INTEGER,
    staff REAL,
    lead_competence TEXT,
    note_mitigation TEXT,
    note_adaptation TEXT,
    note_water TEXT,
    note_circular TEXT,
    note_pollution TEXT,
    note_biodiversity TEXT,
    note_cohesion TEXT,
    ecology TEXT,
    mitigation TEXT,
    soil_sealing INTEGER,
    sealed_area REAL,
    levers TEXT,
    competences TEXT,
    frameworks TEXT,
    zones TEXT,
    related TEXT,
    progress REAL,
    confidential INTEGER
) STRICT;

CREATE TABLE milestones (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    action TEXT,
    title TEXT,
    date TEXT,
    done INTEGER
) STRICT;

CREATE TABLE costs (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    action TEXT,
    year INTEGER,
    section TEXT,
    nature TEXT,
    amount INTEGER
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

CREATE TABLE funders (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    name TEXT,
    level TEXT,
    standing TEXT,
    signatory TEXT
) STRICT;

CREATE TABLE funding (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    action TEXT,
    funder TEXT,
    scheme TEXT,
    nature TEXT,
    public INTEGER,
    amount INTEGER,
    base INTEGER,
    year INTEGER,
    state TEXT,
    requested_on TEXT,
    reference TEXT,
    decided_on TEXT,
    deposit INTEGER
) STRICT;

CREATE TABLE indicators (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    title TEXT,
    code TEXT,
    kind TEXT,
    unit TEXT,
    definition TEXT,
    method TEXT,
    direction TEXT,
    environment TEXT,
    source TEXT,
    frequency TEXT,
    responsible TEXT,
    benchmark TEXT,
    benchmark_year INTEGER,
    objectives TEXT,
    actions TEXT,
    national INTEGER
) STRICT;

CREATE TABLE measures (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    indicator TEXT,
    kind TEXT,
    year INTEGER,
    value REAL,
    comment TEXT
) STRICT;

CREATE TABLE events (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    title TEXT,
    goal TEXT,
    phase TEXT,
    format TEXT,
    participation TEXT,
    audience TEXT,
    date TEXT,
    place TEXT,
    commune TEXT,
    host TEXT,
    means TEXT,
    budget INTEGER,
    message TEXT,
    expected TEXT,
    actors TEXT,
    attendance REAL,
    result TEXT,
    follow_up TEXT,
    actions TEXT
) STRICT;

CREATE TABLE contributions (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    author TEXT,
    kind TEXT,
    actor TEXT,
    date TEXT,
    axis TEXT,
    event TEXT,
    action TEXT,
    observation TEXT,
    proposal TEXT,
    state TEXT,
    answer TEXT
) STRICT;

CREATE TABLE attachments (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    title TEXT,
    kind TEXT,
    file_name TEXT,
    size REAL,
    fingerprint TEXT,
    date TEXT,
    action TEXT,
    meeting TEXT,
    signatory TEXT,
    funder TEXT
) STRICT;

CREATE TABLE waivers (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    rule TEXT,
    register TEXT,
    record TEXT,
    field TEXT,
    subject TEXT,
    reason TEXT,
    reference TEXT,
    date TEXT
) STRICT;

CREATE TABLE "references" (
    id TEXT PRIMARY KEY NOT NULL,
    position INTEGER NOT NULL,
    list TEXT,
    code TEXT,
    label TEXT,
    "group" TEXT,
    value REAL,
    unit TEXT,
    valid_from INTEGER,
    valid_to INTEGER,
    source TEXT,
    to_check INTEGER,
    note TEXT
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
