-- What was asked. Comments stay in the file: `sqlite3 fanin.sqlite .schema` shows them.

CREATE TABLE study (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  question TEXT NOT NULL,
  enrolledAt REAL NOT NULL  -- seconds since 1970, as every time here
) STRICT;

CREATE TABLE studyDeclaration (  -- one row whenever a study's declaration changed
  number INTEGER PRIMARY KEY,
  study INTEGER NOT NULL REFERENCES study,
  text TEXT NOT NULL CHECK (json_valid(text)),
  analysis TEXT NOT NULL CHECK (json_valid(analysis)),
  declaredAt REAL NOT NULL,
  finishedRuns INTEGER NOT NULL CHECK (finishedRuns >= 0),  -- the study's, at that moment
  digest TEXT NOT NULL CHECK (length(digest) = 64)  -- of the row and of the digest before it
) STRICT;
CREATE INDEX studyDeclarationByStudy ON studyDeclaration (study);

CREATE TABLE look (  -- one row whenever a command showed a study's results with more runs finished
  number INTEGER PRIMARY KEY,
  study INTEGER NOT NULL REFERENCES study,
  command TEXT NOT NULL CHECK (command <> ''),
  finishedRuns INTEGER NOT NULL CHECK (finishedRuns > 0),  -- the study's, at that moment
  lookedAt REAL NOT NULL,
  digest TEXT CHECK (digest IS NULL OR length(digest) = 64)  -- of the row
) STRICT;
CREATE INDEX lookByStudy ON look (study);
CREATE INDEX lookUnsealed ON look (number) WHERE digest IS NULL;

CREATE TRIGGER lookStays BEFORE UPDATE ON look WHEN OLD.digest IS NOT NULL
BEGIN SELECT raise(ABORT, 'a look at results never changes'); END;

CREATE TRIGGER lookRemains BEFORE DELETE ON look
BEGIN SELECT raise(ABORT, 'a look at results is never erased'); END;

CREATE TABLE studyRun (  -- a run's place in a study
  study INTEGER NOT NULL REFERENCES study,
  run INTEGER NOT NULL REFERENCES run,
  position INTEGER NOT NULL CHECK (position >= 0),  -- in the plan
  isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),  -- 0: left the study
  isSource INTEGER NOT NULL CHECK (isSource IN (0, 1)),  -- 1: only others learn from it
  addedAt REAL NOT NULL,
  PRIMARY KEY (study, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX studyRunByRun ON studyRun (run, study) WHERE isCurrent = 1;
CREATE INDEX studyRunBySource ON studyRun (study, run) WHERE isSource = 1;
