-- What is to be trained, and where it stands.

CREATE TABLE dataSource (
  identity TEXT NOT NULL PRIMARY KEY,
  reference TEXT NOT NULL CHECK (json_valid(reference)),
  dialect TEXT CHECK (dialect IS NULL OR json_valid(dialect))  -- what a table was read as
) STRICT, WITHOUT ROWID;

CREATE TABLE recipe (  -- all that determines a run but its seed
  number INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE CHECK (json_valid(text)),
  data TEXT NOT NULL REFERENCES dataSource,
  profile TEXT NOT NULL,
  sparsity REAL CHECK (sparsity >= 0 AND sparsity < 1),  -- NULL: the dense profile has none
  topology TEXT NOT NULL
) STRICT;

CREATE TABLE run (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 64 AND id NOT GLOB '*[^0-9a-f]*'),
  recipe INTEGER NOT NULL REFERENCES recipe,
  seed INTEGER NOT NULL,  -- the 64 bits, read as signed
  state TEXT NOT NULL CHECK (state IN ('pending', 'leased', 'finished', 'failed', 'blocked')),
  losses INTEGER NOT NULL DEFAULT 0 CHECK (losses >= 0),  -- in a row, none with a checkpoint
  lostAt REAL,
  waitsUntil REAL,  -- before somebody may take it again
  UNIQUE (recipe, seed)
) STRICT;
CREATE INDEX runPending ON run (seed) WHERE state = 'pending';
CREATE INDEX runFailed ON run (seed) WHERE state = 'failed';
CREATE INDEX runWaiting ON run (waitsUntil) WHERE waitsUntil IS NOT NULL;

CREATE TRIGGER runIdentity BEFORE UPDATE OF id, recipe, seed ON run
BEGIN SELECT raise(ABORT, 'a run is what its id says'); END;

CREATE TRIGGER runLeased BEFORE UPDATE OF state ON run
WHEN (NEW.state = 'leased') <> EXISTS (
  SELECT 1 FROM attempt WHERE run = NEW.number AND outcome IS NULL)
BEGIN SELECT raise(ABORT, 'a run is leased exactly while an attempt is open'); END;

CREATE TRIGGER runFinished BEFORE UPDATE OF state ON run
WHEN (NEW.state = 'finished') <> EXISTS (SELECT 1 FROM trainedRun WHERE run = NEW.number)
BEGIN SELECT raise(ABORT, 'a run is finished exactly when it has a result'); END;

-- The trigger made last is asked first, and so gives the reason.
CREATE TRIGGER runTransition BEFORE UPDATE OF state ON run
WHEN NOT (
  OLD.state = NEW.state
  OR OLD.state = 'pending' AND NEW.state IN ('leased', 'blocked')
  OR OLD.state = 'leased' AND NEW.state IN ('pending', 'finished', 'failed')
  OR OLD.state IN ('failed', 'blocked') AND NEW.state = 'pending'
  OR OLD.state = 'finished' AND NEW.state = 'pending'
    AND EXISTS (SELECT 1 FROM supersededRun WHERE run = NEW.number))
BEGIN SELECT raise(ABORT, 'no such transition between states of a run'); END;
