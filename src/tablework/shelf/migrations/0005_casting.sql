-- Casting: performers, agencies, needs, readings, offers … as acts in one log of the desk's, chained like a book's.

CREATE TABLE act (                       -- only ever appended; erasing empties body and salt and leaves the rest
    number INTEGER PRIMARY KEY,          -- the desk's order, from 1, without a gap
    person TEXT NOT NULL,
    record TEXT NOT NULL,
    kind TEXT NOT NULL,
    verb TEXT NOT NULL,
    at TEXT NOT NULL,
    body TEXT,                           -- its data as JSON; NULL: erased
    salt BLOB,                           -- so that nobody can guess an erased body from its digest
    digest BLOB NOT NULL,                -- SHA-256 of salt and body
    chain BLOB NOT NULL                  -- SHA-256 of the link before, all of the above, and the digest
) STRICT;

CREATE INDEX act_by_record ON act (record);

CREATE TABLE casting_head (              -- one row: how long the log is, and its last link
    one INTEGER PRIMARY KEY CHECK (one = 1),
    length INTEGER NOT NULL,
    chain BLOB NOT NULL
) STRICT;
