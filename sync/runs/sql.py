"""All SQL of the journal: its tables, statements and queries.

To look at a journal: `sqlite3 campaign.sqlite 'SELECT * FROM overview'`.
"""

from __future__ import annotations

# Raised by every change that older versions of the library can't read, or would damage.
VERSION = 1
# Marks a file as a journal: "sync" in ASCII.
APPLICATION_ID = 0x73796E63

SCHEMA = """
CREATE TABLE sessions (
    number INTEGER PRIMARY KEY,     -- counts how often the journal was opened
    started REAL NOT NULL,          -- all times are in seconds since the epoch
    whole INTEGER NOT NULL          -- 0 if newer entries are in the file that ends with -wal
);
CREATE TABLE jobs (
    number INTEGER PRIMARY KEY,     -- in the order in which they were added
    identity TEXT NOT NULL UNIQUE,  -- identifies the job when the same lines run again
    name TEXT NOT NULL,             -- its result is <name>.mp4
    folded TEXT NOT NULL UNIQUE,    -- its name as file systems that ignore case compare it
    content TEXT NOT NULL,          -- a digest of its content, which changes when the job changes
    request TEXT NOT NULL,          -- the arguments of its create as JSON; a local file has a "path"
    files TEXT NOT NULL,            -- the SHA-256 of each local file as JSON, by its path
    seconds REAL,                   -- the length of its output, if the caller gave it
    session INTEGER NOT NULL,       -- the last session in which it was added
    state TEXT NOT NULL,            -- added, uploading, creating, running, downloading, done, failed, stopped
    price REAL,                     -- its estimated cost in US dollars
    attempts INTEGER NOT NULL DEFAULT 0,  -- how many generations were created for it
    retried INTEGER NOT NULL DEFAULT 0,   -- how many of them because an earlier one had failed
    latest TEXT REFERENCES creates, -- the key of its last create
    size INTEGER,                   -- the size of its result in bytes, once it is downloaded
    modified INTEGER,               -- when that file was modified, in nanoseconds since the epoch
    digest TEXT,                    -- its SHA-256
    flags TEXT NOT NULL DEFAULT '', -- problems found in the result, separated by commas
    error TEXT                      -- why it has no result, as JSON
);
CREATE INDEX jobs_by_state ON jobs (state);
CREATE TABLE creates (
    key TEXT PRIMARY KEY,           -- the Idempotency-Key; written before the request is sent
    job INTEGER NOT NULL REFERENCES jobs,
    body TEXT NOT NULL,             -- the request body, exactly as it is sent
    price REAL,                     -- its estimated cost in US dollars
    sent REAL NOT NULL,             -- when it was first sent
    id TEXT,                        -- the id of the generation
    status TEXT,                    -- the last known status; REFUSED if no generation was created
    code TEXT,                      -- the error_code of a generation that failed
    cost REAL                       -- the cost that the API recorded, in US dollars
);
CREATE INDEX creates_by_id ON creates (id);
CREATE INDEX creates_by_job ON creates (job);
CREATE TABLE assets (
    digest TEXT NOT NULL,           -- the SHA-256 of the content
    type TEXT NOT NULL,             -- VIDEO, AUDIO or IMAGE
    project TEXT NOT NULL,          -- the id of its project, or ''
    url TEXT,                       -- where the file is stored; written before its bytes are sent
    id TEXT,                        -- the id of the asset, once it is registered
    PRIMARY KEY (digest, type, project)
) WITHOUT ROWID;
CREATE INDEX assets_by_id ON assets (id);
CREATE TABLE reports (
    path TEXT PRIMARY KEY           -- a file that a report was saved to, and that a later one may replace
);
CREATE VIEW overview AS
    SELECT jobs.name, jobs.state, creates.id, creates.status, jobs.attempts, jobs.price, creates.cost, jobs.size,
           jobs.flags, json_extract(jobs.error, '$.message') AS error
    FROM jobs LEFT JOIN creates ON creates.key = jobs.latest ORDER BY jobs.number;
"""

# A job with its last create: the columns of an `Entry`.
_ENTRY = """
SELECT jobs.number, identity, name, content, request, files, seconds, session, state, jobs.price, attempts, retried,
       size, modified, digest, flags, error, key, body, creates.price, sent, id, status, code, cost
FROM jobs LEFT JOIN creates ON creates.key = jobs.latest
"""

# Keys must be on the disk before they are sent, even if the power fails: hence FULL. `Database` makes the checkpoints.
SETTINGS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0"
CREATE = f"BEGIN; {SCHEMA} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; COMMIT;"
GET_VERSION = "PRAGMA user_version"
GET_APPLICATION_ID = "PRAGMA application_id"
HAS_TABLES = "SELECT 1 FROM sqlite_master"
ADD_SESSION = "INSERT INTO sessions (started, whole) VALUES (?, 1)"
NEWEST_SESSION = "SELECT MAX(number) FROM sessions"
IS_WHOLE = "SELECT whole FROM sessions ORDER BY number DESC LIMIT 1"
SET_WHOLE = "UPDATE sessions SET whole = ? WHERE number = ?"
CHECKPOINT = "PRAGMA wal_checkpoint(PASSIVE)"

BEGIN = "BEGIN"
SAVEPOINT = "SAVEPOINT jobs"
ROLL_BACK = "ROLLBACK TO jobs"
RELEASE = "RELEASE jobs"

LAST_JOB = "SELECT ifnull(max(number), 0) FROM jobs"
ADD_JOB = """
INSERT INTO jobs (number, identity, name, folded, content, request, files, seconds, session, state)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
ADD_JOB_AGAIN = "UPDATE jobs SET session = ?, request = ?, files = ?, seconds = ? WHERE number = ?"
ADD_ALL_AGAIN = "UPDATE jobs SET session = ?"
REPLACE_JOB = """
UPDATE jobs SET content = ?, state = ?, price = NULL, attempts = 0, retried = 0, latest = NULL, flags = '', error = NULL
WHERE number = ?
"""
SAVE_JOB = """
UPDATE jobs SET state = ?, price = ?, attempts = ?, retried = ?, latest = ?,
                size = ?, modified = ?, digest = ?, flags = ?, error = ?
WHERE number = ?
"""
FIND_JOBS = "SELECT identity, number, content, state FROM jobs WHERE identity IN (SELECT value FROM json_each(?))"
GET_ENTRY = f"{_ENTRY} WHERE jobs.number = ?"
LIST_ENTRIES = f"{_ENTRY} ORDER BY jobs.number"
LIST_STATES = "SELECT number, state FROM jobs ORDER BY number"
FIND_FOLDED = "SELECT folded, name FROM jobs WHERE folded IN (SELECT value FROM json_each(?))"

SAVE_CREATE = """
INSERT INTO creates (key, job, body, price, sent, id, status, code, cost) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET price = excluded.price, sent = excluded.sent, id = excluded.id,
                                status = excluded.status, code = excluded.code, cost = COALESCE(excluded.cost, cost)
"""
# What a create counts against the budget.
_COUNTS = "MAX(COALESCE(price, 0), COALESCE(cost, 0))"
GET_SPENT = f"SELECT {_COUNTS} FROM creates WHERE key = ?"
SUM_SPENT = f"""
SELECT SUM({_COUNTS}) FROM creates
WHERE status IS NULL OR status NOT IN ('REFUSED', 'FAILED', 'REJECTED')
"""
LIST_GENERATIONS = """
SELECT jobs.name, key, body, creates.price, sent, id, status, code, cost
FROM creates JOIN jobs ON jobs.number = creates.job WHERE id IS NOT NULL ORDER BY sent
"""
LIST_BODIES = "SELECT jobs.name, body FROM creates JOIN jobs ON jobs.number = creates.job"
FIND_KEY = "SELECT key FROM creates WHERE id = ?"
SAVE_COST = "UPDATE creates SET cost = ? WHERE id = ?"

FIND_ASSET = "SELECT url, id FROM assets WHERE digest = ? AND type = ? AND project = ?"
SAVE_ASSET = "INSERT OR REPLACE INTO assets VALUES (?, ?, ?, ?, ?)"
FIND_DIGEST = "SELECT digest FROM assets WHERE id = ?"
FORGET_ASSET = "DELETE FROM assets WHERE id = ?"

HAS_REPORT = "SELECT 1 FROM reports WHERE path = ?"
NOTE_REPORT = "INSERT OR IGNORE INTO reports VALUES (?)"
