-- The book: productions, their logs, photos that hang on marks, and the desk's own keys.

CREATE TABLE production (
    id TEXT PRIMARY KEY,
    script TEXT NOT NULL UNIQUE REFERENCES script (id),
    made_at TEXT NOT NULL,
    length INTEGER NOT NULL DEFAULT 0,   -- how many entries its log has
    chain BLOB NOT NULL                  -- the last entry's link of the chain: what the next one's begins with
) STRICT;

CREATE TABLE entry (                     -- only ever appended; erasing empties body and salt and leaves the rest
    production TEXT NOT NULL REFERENCES production (id),
    number INTEGER NOT NULL,             -- the table's order, from 1, without a gap
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    record TEXT NOT NULL,
    kind TEXT NOT NULL,
    verb TEXT NOT NULL,
    made_at TEXT NOT NULL,               -- the author's clock
    at TEXT NOT NULL,                    -- the table's clock
    terms TEXT NOT NULL,                 -- versions it was made on, audience, group, shape, the record it was said to: JSON
    body TEXT,                           -- its data as JSON; NULL: erased
    salt BLOB,                           -- so that nobody can guess an erased body from its digest
    digest BLOB NOT NULL,                -- SHA-256 of salt and body
    chain BLOB NOT NULL,                 -- SHA-256 of the link before, all of the above, and the digest
    PRIMARY KEY (production, number)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX entry_by_id ON entry (production, id);
CREATE INDEX entry_by_record ON entry (production, record);

CREATE TABLE photo (
    production TEXT NOT NULL REFERENCES production (id),
    hash TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (production, hash)
) STRICT;

CREATE TABLE secret (                    -- keys that this desk made for itself
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;
