-- Who tried what, and what became of it.

CREATE TABLE worker (  -- a thread of a process
  number INTEGER PRIMARY KEY,
  host TEXT NOT NULL,
  boot TEXT NOT NULL,  -- names one start of the machine
  processSpace TEXT NOT NULL,  -- within which a pid means something
  pid INTEGER NOT NULL,
  processStart TEXT NOT NULL,
  thread INTEGER NOT NULL CHECK (thread >= 0),
  version TEXT NOT NULL,
  build TEXT NOT NULL,
  instructionSet TEXT NOT NULL,
  UNIQUE (pid, processStart, boot, host, processSpace, thread)
) STRICT;

CREATE TABLE attempt (  -- one row whenever a worker took a run; open while outcome is NULL
  token INTEGER PRIMARY KEY AUTOINCREMENT,  -- only ever grows: fences off stale workers
  run INTEGER NOT NULL REFERENCES run,
  worker INTEGER NOT NULL REFERENCES worker,
  leasedAt REAL NOT NULL,
  expiresAt REAL NOT NULL,
  endedAt REAL,
  outcome TEXT CHECK (outcome IN ('finished', 'failed', 'released', 'lost')),
  error TEXT,
  failure TEXT CHECK (failure IN (
    'diverged', 'out-of-memory', 'bad-data', 'impossible', 'quarantined', 'other')),
  checkpoints INTEGER NOT NULL DEFAULT 0 CHECK (checkpoints >= 0),  -- states of the run it kept
  digest TEXT CHECK (digest IS NULL OR length(digest) = 64),  -- of the row, once it has ended
  CHECK ((endedAt IS NULL) = (outcome IS NULL)),
  CHECK ((error IS NULL) = (outcome IS NOT 'failed')),
  CHECK ((error IS NULL) = (failure IS NULL))
) STRICT;
CREATE UNIQUE INDEX attemptOpen ON attempt (run) WHERE outcome IS NULL;
CREATE INDEX attemptByRun ON attempt (run);
CREATE INDEX attemptExpiring ON attempt (expiresAt) WHERE outcome IS NULL;
CREATE INDEX attemptUnsealed ON attempt (token) WHERE digest IS NULL AND outcome IS NOT NULL;

CREATE TRIGGER attemptEnded BEFORE UPDATE ON attempt WHEN OLD.digest IS NOT NULL
BEGIN SELECT raise(ABORT, 'an attempt that ended never changes'); END;

CREATE TRIGGER attemptKept BEFORE DELETE ON attempt
BEGIN SELECT raise(ABORT, 'attempts are never erased'); END;
