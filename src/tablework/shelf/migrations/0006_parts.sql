-- The parts of each script: what it says of its roles and is seen to need of whoever plays them.

CREATE TABLE part_facts (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- a new one whenever they are read anew, so that news is a look away
    script TEXT NOT NULL UNIQUE REFERENCES script (id),
    rules INTEGER NOT NULL,              -- the rules that they were read by: by others they are read anew
    brief TEXT NOT NULL,                 -- what every question over the whole stack needs of its parts, as JSON
    whole BLOB NOT NULL                  -- all that was read, with its words: zlib
) STRICT;
