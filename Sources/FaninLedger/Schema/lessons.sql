-- Runs that learn from others: what they wait for, what they were taught, and results that a refit
-- has put others in the place of.

CREATE TABLE runSource (  -- a run whose profile learns from others, and one of those
  target INTEGER NOT NULL REFERENCES run,
  source INTEGER NOT NULL REFERENCES run,
  isPlanned INTEGER NOT NULL CHECK (isPlanned IN (0, 1)),  -- 1: as the study was last planned
  isLearned INTEGER NOT NULL CHECK (isLearned IN (0, 1)),  -- 1: the lesson was drawn from it
  PRIMARY KEY (target, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX runSourceBySource ON runSource (source);

CREATE TABLE lesson (  -- what a run was taught when it first started
  run INTEGER PRIMARY KEY REFERENCES run,
  text TEXT NOT NULL CHECK (json_valid(text)),
  learnedAt REAL NOT NULL
) STRICT;

CREATE TABLE supersededRun (  -- a result from before a refit, whole
  attempt INTEGER PRIMARY KEY REFERENCES attempt,
  run INTEGER NOT NULL REFERENCES run,
  digest TEXT NOT NULL,
  result TEXT NOT NULL CHECK (json_valid(result)),
  lesson TEXT NOT NULL CHECK (json_valid(lesson)),
  supersededAt REAL NOT NULL
) STRICT;
CREATE INDEX supersededRunByRun ON supersededRun (run);

CREATE TRIGGER supersededRunKept BEFORE DELETE ON supersededRun
BEGIN SELECT raise(ABORT, 'results are never erased'); END;
