-- The stack: scripts as they came and as they were read, each person's piles and sparks, answers to doubts, search.

CREATE TABLE source (                    -- a file's bytes as they came, addressed by their hash
    hash TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE script (
    id TEXT PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE REFERENCES source (hash),
    name TEXT NOT NULL,                  -- the file's own name
    added_at TEXT NOT NULL,
    facts TEXT NOT NULL,                 -- what the stack shows of it: title, authors, running time … as JSON
    draft BLOB NOT NULL,                 -- the draft's document, zlib
    breakdown BLOB NOT NULL,             -- the breakdown's document with the answers so far, zlib
    first_line INTEGER NOT NULL,         -- its lines in `line`, without a gap
    last_line INTEGER NOT NULL
) STRICT;

CREATE TABLE line (                      -- whatever can be found: title, authors, roles and every element with words
    number INTEGER PRIMARY KEY,
    script TEXT NOT NULL REFERENCES script (id) DEFERRABLE INITIALLY DEFERRED,
    field TEXT NOT NULL,                 -- title, author, role or text
    element TEXT,
    role TEXT,
    page TEXT,
    division TEXT,
    text TEXT NOT NULL
) STRICT;

-- The words of `line`, by its number: titles and authors, and everything else. Without content of their own: the words
-- are in `line` already. Beginnings of two and three letters are indexed because search runs while somebody types.
CREATE VIRTUAL TABLE title_words USING fts5 (
    text, content='', tokenize="unicode61 remove_diacritics 2", prefix='2 3'
);
CREATE VIRTUAL TABLE line_words USING fts5 (
    text, role, content='', tokenize="unicode61 remove_diacritics 2", prefix='2 3'
);

CREATE TABLE standing (                  -- where a script stands with one person
    person TEXT NOT NULL,
    script TEXT NOT NULL REFERENCES script (id),
    pile TEXT NOT NULL DEFAULT 'unread' CHECK (pile IN ('unread', 'reading', 'read')),
    spark INTEGER NOT NULL DEFAULT 0 CHECK (spark BETWEEN 0 AND 3),
    PRIMARY KEY (person, script)
) STRICT;

CREATE TABLE answer (                    -- answers to doubts, only ever appended; the last one on a place counts
    number INTEGER PRIMARY KEY,
    script TEXT NOT NULL REFERENCES script (id),
    person TEXT NOT NULL,
    element TEXT NOT NULL,
    role TEXT NOT NULL,
    on_stage INTEGER CHECK (on_stage IN (0, 1)),  -- NULL: taken back
    made_at TEXT NOT NULL
) STRICT;

CREATE INDEX answer_by_script ON answer (script);

CREATE TABLE could_not_read (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    why TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
