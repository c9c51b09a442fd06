-- Who may come in: people, invitations, the devices they are signed in on, and how they prove who they are.
-- Whatever opens a door (an invitation's token, a device's session) is kept as its SHA-256 and never in clear.

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL                 -- the name without case, as it is looked for when somebody signs in
) STRICT;

CREATE INDEX person_by_name ON person (folded);

CREATE TABLE invite (
    hash TEXT PRIMARY KEY,
    production TEXT,                     -- NULL: it leads nowhere new, but back in, for `person`
    position TEXT,
    name TEXT,                           -- whom it is meant for, as the inviter wrote it
    person TEXT REFERENCES person (id),  -- who is let in again by it
    by TEXT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    revoked_at TEXT
) STRICT;

CREATE INDEX invite_by_production ON invite (production);

CREATE TABLE session (
    hash TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    device TEXT NOT NULL,                -- "Firefox on Android"
    made_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;

CREATE INDEX session_by_person ON session (person);

CREATE TABLE passkey (
    id BLOB PRIMARY KEY,                 -- the credential's id, as the device gave it
    person TEXT NOT NULL REFERENCES person (id),
    key BLOB NOT NULL,                   -- the public key, COSE
    count INTEGER NOT NULL,              -- signatures so far: a device that counts backwards is a copy
    made_at TEXT NOT NULL
) STRICT;

CREATE INDEX passkey_by_person ON passkey (person);

CREATE TABLE passphrase (
    person TEXT PRIMARY KEY REFERENCES person (id),
    hash TEXT NOT NULL                   -- argon2id, with its own salt and costs
) STRICT;
