-- Scripts without mark-up: how their lines were read, what people said of that, and scans that wait to be read.

CREATE TABLE layout (
    script TEXT PRIMARY KEY REFERENCES script (id),
    profile TEXT NOT NULL,               -- each look's share of the lines, as JSON: alike in scripts of one layout
    lines BLOB NOT NULL,                 -- what stands on the pages, and where: zlib
    reading BLOB NOT NULL,               -- what each line was taken for: zlib
    reader TEXT NOT NULL,                -- the Tablework that read it
    scanned INTEGER NOT NULL CHECK (scanned IN (0, 1))  -- 1: the lines were read off pictures, which takes minutes
) STRICT;

CREATE TABLE correction (                -- only ever appended; of two about the same thing the later counts
    number INTEGER PRIMARY KEY,
    script TEXT NOT NULL REFERENCES script (id),
    person TEXT NOT NULL,
    act TEXT NOT NULL,
    kind TEXT NOT NULL,
    look TEXT NOT NULL,
    page INTEGER NOT NULL,               -- the line it is about: its page, its words, which of several alike there
    text TEXT NOT NULL,
    nth INTEGER NOT NULL,
    name_one TEXT NOT NULL,
    name_other TEXT NOT NULL,
    made_at TEXT NOT NULL,
    remembered_from TEXT REFERENCES script (id),  -- made on that script, and used here because the layout is the same
    taken_back_at TEXT
) STRICT;

CREATE INDEX correction_by_script ON correction (script);

CREATE TABLE scan (                      -- a file of pictures, kept so that it can be read by OCR
    hash TEXT PRIMARY KEY REFERENCES source (hash),
    name TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL
) STRICT;
