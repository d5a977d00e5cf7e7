-- What came out of a finished run, and of runs executed again. Losses are nats, accuracies
-- fractions.

CREATE TABLE provenance (  -- what results were computed by and from; equal ones share a row
  number INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  build TEXT NOT NULL,
  instructionSet TEXT NOT NULL,
  processor TEXT NOT NULL,
  system TEXT NOT NULL,
  dataDigest TEXT NOT NULL,
  UNIQUE (dataDigest, version, build, instructionSet, processor, system)
) STRICT;

CREATE TABLE program (  -- the build behind results, beyond what provenance says
  number INTEGER PRIMARY KEY,
  sourceCommit TEXT NOT NULL,  -- 'unknown' when not built from a clone
  isModified INTEGER NOT NULL CHECK (isModified IN (0, 1)),  -- 1: with uncommitted changes
  compiler TEXT NOT NULL,
  gsl TEXT NOT NULL,
  sqlite TEXT NOT NULL,
  packages TEXT NOT NULL,  -- Swift packages and their versions
  UNIQUE (sourceCommit, isModified, compiler, gsl, sqlite, packages)
) STRICT;

CREATE TABLE trainedRun (
  run INTEGER PRIMARY KEY REFERENCES run,
  attempt INTEGER NOT NULL UNIQUE REFERENCES attempt,
  provenance INTEGER NOT NULL REFERENCES provenance,
  program INTEGER REFERENCES program,
  digest TEXT NOT NULL CHECK (digest <> ''),  -- of the bits: weights, masks, measurements
  rowsDigest TEXT NOT NULL CHECK (length(rowsDigest) = 64),  -- of all that is stored of it
  connections INTEGER NOT NULL CHECK (connections >= 0),
  seconds REAL NOT NULL CHECK (seconds >= 0),  -- wall time, evaluation included
  processorSeconds REAL CHECK (processorSeconds >= 0),
  peakBytes INTEGER CHECK (peakBytes >= 0),
  finishedAt REAL NOT NULL
) STRICT;
CREATE INDEX trainedRunByTime ON trainedRun (finishedAt);

CREATE TRIGGER trainedRunKept BEFORE DELETE ON trainedRun
WHEN NOT EXISTS (SELECT 1 FROM supersededRun WHERE attempt = OLD.attempt)
BEGIN SELECT raise(ABORT, 'results are never erased'); END;

CREATE TRIGGER trainedRunFixed BEFORE UPDATE ON trainedRun
-- A merge may learn that the same bits were first computed elsewhere.
WHEN NEW.run <> OLD.run OR NEW.digest <> OLD.digest OR NEW.connections <> OLD.connections
  OR NEW.finishedAt > OLD.finishedAt
BEGIN SELECT raise(ABORT, 'results never change'); END;

CREATE TABLE epochMeasurement (
  run INTEGER NOT NULL REFERENCES run,
  epoch INTEGER NOT NULL CHECK (epoch >= 1),
  step INTEGER NOT NULL CHECK (step >= 0),
  trainingLoss REAL NOT NULL,
  validationLoss REAL,
  validationAccuracy REAL CHECK (validationAccuracy BETWEEN 0 AND 1),
  testLoss REAL NOT NULL,
  testAccuracy REAL NOT NULL CHECK (testAccuracy BETWEEN 0 AND 1),
  testMacroAccuracy REAL NOT NULL CHECK (testMacroAccuracy BETWEEN 0 AND 1),
  PRIMARY KEY (run, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE layerMeasurement (
  run INTEGER NOT NULL REFERENCES run,
  layer INTEGER NOT NULL CHECK (layer >= 0),  -- hidden layers, from 0
  moment TEXT NOT NULL CHECK (moment IN ('initial', 'final')),
  inputs INTEGER NOT NULL CHECK (inputs > 0),
  neurons INTEGER NOT NULL CHECK (neurons > 0),
  connections INTEGER NOT NULL CHECK (connections >= 0),
  fanInCV REAL NOT NULL,
  fanInGini REAL NOT NULL,
  emptyNeurons INTEGER NOT NULL,
  hierarchyStrength REAL,
  hierarchyStrengthPerConnection REAL,
  arithmeticExpectation REAL,
  fanIns TEXT NOT NULL CHECK (json_valid(fanIns)),  -- {"fan-in": neurons, ...}
  PRIMARY KEY (run, layer, moment)
) STRICT, WITHOUT ROWID;

CREATE TABLE movedLayer (  -- a layer of a run whose connections moved
  run INTEGER NOT NULL REFERENCES run,
  layer INTEGER NOT NULL CHECK (layer >= 0),  -- from 0, the output layer included
  mask BLOB NOT NULL,  -- at the end: inputs, neurons, then per neuron fan-in and gaps, in LEB128
  maskDigest TEXT NOT NULL CHECK (length(maskDigest) = 64),
  initialFanIns TEXT CHECK (initialFanIns IS NULL OR json_valid(initialFanIns)),  -- [fan-in, ...]
  finalFanIns TEXT CHECK (finalFanIns IS NULL OR json_valid(finalFanIns)),
  CHECK ((initialFanIns IS NULL) = (finalFanIns IS NULL)),  -- NULL: the layer took no part
  PRIMARY KEY (run, layer)
) STRICT, WITHOUT ROWID;

CREATE TABLE topologyMeasurement (  -- a layer at step 0 and right after every update
  run INTEGER NOT NULL REFERENCES run,
  step INTEGER NOT NULL CHECK (step >= 0),
  layer INTEGER NOT NULL CHECK (layer >= 0),
  dropFraction REAL NOT NULL,  -- decayed; 0 at step 0
  newConnections INTEGER NOT NULL CHECK (newConnections >= 0),
  fanInCV REAL NOT NULL,
  fanInGini REAL NOT NULL,
  emptyNeurons INTEGER NOT NULL,
  overlapWithPrevious REAL NOT NULL,  -- Jaccard: both ÷ either
  overlapWithInitial REAL NOT NULL,
  shareEverPresent REAL NOT NULL,
  fanIns TEXT CHECK (fanIns IS NULL OR json_valid(fanIns)),  -- {"fan-in": neurons, ...}
  survivorFanInCV REAL,  -- after the drop, before the growth; NULL at step 0
  survivorFanInGini REAL,
  survivorEmptyNeurons INTEGER,  -- neurons that keep no connection
  survivorFanIns TEXT CHECK (survivorFanIns IS NULL OR json_valid(survivorFanIns)),
  fanOuts TEXT CHECK (fanOuts IS NULL OR json_valid(fanOuts)),  -- {"fan-out": inputs, ...}
  hierarchyStrength REAL,  -- NULL, as fanOuts is, where no portrait was drawn
  hierarchyStrengthPerConnection REAL,
  arithmeticExpectation REAL,
  PRIMARY KEY (run, step, layer)
) STRICT, WITHOUT ROWID;

CREATE TABLE hubSilencing (  -- test accuracy without the connections into hubs
  run INTEGER PRIMARY KEY REFERENCES run,
  connections INTEGER NOT NULL CHECK (connections >= 0),
  accuracyWithoutHubs REAL NOT NULL CHECK (accuracyWithoutHubs BETWEEN 0 AND 1),
  accuracyWithoutRandom REAL NOT NULL CHECK (accuracyWithoutRandom BETWEEN 0 AND 1),
  accuracyWithoutNeurons REAL CHECK (accuracyWithoutNeurons BETWEEN 0 AND 1),
  draws INTEGER NOT NULL CHECK (draws > 0)
) STRICT;

CREATE TABLE verification (  -- one row whenever a finished run was executed again
  number INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  provenance INTEGER NOT NULL REFERENCES provenance,
  program INTEGER REFERENCES program,
  host TEXT NOT NULL,
  verifiedAt REAL NOT NULL,
  seconds REAL NOT NULL CHECK (seconds >= 0),
  expected TEXT NOT NULL CHECK (expected <> ''),  -- the digest the ledger held
  found TEXT NOT NULL CHECK (found <> ''),
  digest TEXT CHECK (digest IS NULL OR length(digest) = 64),  -- of the row
  agrees INTEGER NOT NULL GENERATED ALWAYS AS (expected = found) VIRTUAL,
  UNIQUE (run, host, verifiedAt, found)
) STRICT;
CREATE INDEX verificationUnsealed ON verification (number) WHERE digest IS NULL;

CREATE TRIGGER verificationKept BEFORE DELETE ON verification
BEGIN SELECT raise(ABORT, 'verifications are never erased'); END;

CREATE TRIGGER verificationFixed BEFORE UPDATE ON verification WHEN OLD.digest IS NOT NULL
BEGIN SELECT raise(ABORT, 'verifications never change'); END;
