-- Version 1 of the store.
--
-- A bond is one other person. Every shared row names its bond, and goes with it. Documents are
-- JSON that the code reads strictly; what is asked for by a query has a column of its own.

CREATE TABLE meta (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bond (
    bond_id BLOB NOT NULL PRIMARY KEY CHECK (length(bond_id) = 16),
    state   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bond_part (
    bond_id  BLOB NOT NULL REFERENCES bond (bond_id) ON DELETE CASCADE,
    part     TEXT NOT NULL,
    name     TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (bond_id, part, name)
) STRICT, WITHOUT ROWID;

-- Documents of one's own that belong to no bond.
CREATE TABLE own (
    name     TEXT NOT NULL PRIMARY KEY,
    document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Private items. They stay when a bond is deleted, and then belong to none.
CREATE TABLE private (
    id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    bond_id  BLOB REFERENCES bond (bond_id) ON DELETE SET NULL,
    kind     TEXT NOT NULL,
    day      TEXT NOT NULL CHECK (length(day) = 10),
    document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX private_by_kind ON private (kind, day);
CREATE INDEX private_by_bond ON private (bond_id);

-- The journal. `seq` ties an entry to its place in the index; VACUUM would renumber a hidden rowid.
CREATE TABLE journal (
    seq      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    bond_id  BLOB REFERENCES bond (bond_id) ON DELETE SET NULL,
    created  INTEGER NOT NULL,
    edited   INTEGER NOT NULL,
    day      TEXT NOT NULL CHECK (length(day) = 10),
    title    TEXT NOT NULL,
    body     TEXT NOT NULL,
    tags     TEXT NOT NULL,
    mood     TEXT,
    prompt   TEXT,
    bring_up INTEGER NOT NULL CHECK (bring_up IN (0, 1)),
    moment   BLOB CHECK (length(moment) = 16)
) STRICT;

CREATE INDEX journal_by_day ON journal (day, created);
CREATE INDEX journal_by_bond ON journal (bond_id);

CREATE VIRTUAL TABLE journal_index USING fts5 (
    title, body, tags,
    content = 'journal', content_rowid = 'seq',
    tokenize = 'unicode61 remove_diacritics 2'
);

-- Deleted words leave the index at once and not at some later merge (SQLite 3.42).
INSERT INTO journal_index (journal_index, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER journal_added AFTER INSERT ON journal BEGIN
    INSERT INTO journal_index (rowid, title, body, tags)
    VALUES (new.seq, new.title, new.body, new.tags);
END;

CREATE TRIGGER journal_gone AFTER DELETE ON journal BEGIN
    INSERT INTO journal_index (journal_index, rowid, title, body, tags)
    VALUES ('delete', old.seq, old.title, old.body, old.tags);
END;

CREATE TRIGGER journal_edited AFTER UPDATE OF seq, title, body, tags ON journal BEGIN
    INSERT INTO journal_index (journal_index, rowid, title, body, tags)
    VALUES ('delete', old.seq, old.title, old.body, old.tags);
    INSERT INTO journal_index (rowid, title, body, tags)
    VALUES (new.seq, new.title, new.body, new.tags);
END;
