-- Results that fanin did not compute.

CREATE TABLE foreignSource (  -- a file of them
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),  -- what computed them, as the importer stated
  fileDigest TEXT NOT NULL CHECK (length(fileDigest) = 64),  -- SHA-256 of the file
  dialect TEXT CHECK (dialect IS NULL OR json_valid(dialect)),  -- what it was read as
  importedAt REAL NOT NULL,
  UNIQUE (name, fileDigest)
) STRICT;

CREATE TABLE foreignResult (  -- of one study alone: no other study takes it for fanin's own
  study INTEGER NOT NULL REFERENCES study,
  run INTEGER NOT NULL REFERENCES run,
  source INTEGER NOT NULL REFERENCES foreignSource,
  line INTEGER NOT NULL CHECK (line > 0),  -- in the source's file
  epochs INTEGER CHECK (epochs > 0),
  trainingLoss REAL,  -- losses in nats, accuracies as fractions; NULL where the file says nothing
  validationLoss REAL,
  validationAccuracy REAL CHECK (validationAccuracy BETWEEN 0 AND 1),
  testLoss REAL,
  testAccuracy REAL CHECK (testAccuracy BETWEEN 0 AND 1),
  testMacroAccuracy REAL CHECK (testMacroAccuracy BETWEEN 0 AND 1),
  connections INTEGER CHECK (connections > 0),
  fanInCV REAL,
  hierarchyStrength REAL,
  hierarchyStrengthPerConnection REAL,
  arithmeticExpectation REAL,
  seconds REAL CHECK (seconds >= 0),
  digest TEXT NOT NULL CHECK (length(digest) = 64),  -- of the run and the values
  PRIMARY KEY (study, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX foreignResultByRun ON foreignResult (run);

CREATE TABLE replacedImport (  -- a result that a later import has corrected
  number INTEGER PRIMARY KEY,
  study INTEGER NOT NULL REFERENCES study,
  run INTEGER NOT NULL REFERENCES run,
  source INTEGER NOT NULL REFERENCES foreignSource,
  line INTEGER NOT NULL,
  digest TEXT NOT NULL,
  result TEXT NOT NULL CHECK (json_valid(result)),
  replacedAt REAL NOT NULL,
  UNIQUE (study, run, digest)
) STRICT;

CREATE TRIGGER foreignResultKept BEFORE DELETE ON foreignResult
WHEN NOT EXISTS (
  SELECT 1 FROM replacedImport
  WHERE study = OLD.study AND run = OLD.run AND digest = OLD.digest)
BEGIN SELECT raise(ABORT, 'results are never erased'); END;

CREATE TRIGGER foreignResultFixed
BEFORE UPDATE OF study, run, epochs, trainingLoss, validationLoss, validationAccuracy,
  testLoss, testAccuracy, testMacroAccuracy, connections, fanInCV, hierarchyStrength,
  hierarchyStrengthPerConnection, arithmeticExpectation, seconds, digest ON foreignResult
BEGIN SELECT raise(ABORT, 'results never change'); END;

CREATE TRIGGER replacedImportKept BEFORE DELETE ON replacedImport
BEGIN SELECT raise(ABORT, 'results are never erased'); END;
