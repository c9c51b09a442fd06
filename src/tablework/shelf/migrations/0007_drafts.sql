-- The drafts that a production has had on its table, and what was found when two drafts were held side by side.

CREATE TABLE draft_on_table (            -- the first is the production's own script and not listed here
    production TEXT NOT NULL REFERENCES production (id),
    script TEXT NOT NULL UNIQUE REFERENCES script (id),
    at TEXT NOT NULL,
    PRIMARY KEY (production, script)
) STRICT, WITHOUT ROWID;

CREATE TABLE comparison (                -- kept, so that a mark stays where it was carried to whatever is learnt later
    old TEXT NOT NULL REFERENCES script (id),
    new TEXT NOT NULL REFERENCES script (id),
    document BLOB NOT NULL,              -- which word became which: JSON, zlib
    PRIMARY KEY (old, new)
) STRICT, WITHOUT ROWID;
