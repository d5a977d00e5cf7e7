PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE study (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  question TEXT NOT NULL,
  enrolledAt REAL NOT NULL  -- seconds since 1970, as every time here
) STRICT;
INSERT INTO study VALUES(1,'tiny','Which one?',1800000000.0);
CREATE TABLE studyDeclaration (  -- one row whenever a study's declaration changed
  number INTEGER PRIMARY KEY,
  study INTEGER NOT NULL REFERENCES study,
  text TEXT NOT NULL CHECK (json_valid(text)),
  analysis TEXT NOT NULL CHECK (json_valid(analysis)),
  declaredAt REAL NOT NULL,
  finishedRuns INTEGER NOT NULL CHECK (finishedRuns >= 0),  -- the study's, at that moment
  digest TEXT NOT NULL CHECK (length(digest) = 64)  -- of the row and of the digest before it
) STRICT;
INSERT INTO studyDeclaration VALUES(1,1,'{"analysis":{"alpha":0.05,"at":"last-epoch","baseline":{"profile":"uniform"},"correction":"holm","correlate":[],"equivalence-bound":null,"metric":"test-accuracy"},"data":["glyphs"],"exclude":[],"network":{"activation":"relu","allocation":"uniform","hidden":[8],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profiles":["dense","uniform","erdos-renyi"],"question":"Which one?","seeds":["0","1"],"sparsities":[0.5],"study":"tiny","sweep":[],"topologies":["static"],"training":{"batch":128,"epochs":2,"learningRate":0.1,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','{"alpha":0.05,"at":"last-epoch","baseline":{"profile":"uniform"},"correction":"holm","correlate":[],"equivalence-bound":null,"metric":"test-accuracy"}',1800000000.0,0,'59733ecdf8364112088a5bf6e162d005e86b18c8818d7df3880c9ebe76ca58f4');
CREATE TABLE look (  -- one row whenever a command showed a study's results with more runs finished
  number INTEGER PRIMARY KEY,
  study INTEGER NOT NULL REFERENCES study,
  command TEXT NOT NULL CHECK (command <> ''),
  finishedRuns INTEGER NOT NULL CHECK (finishedRuns > 0),  -- the study's, at that moment
  lookedAt REAL NOT NULL,
  digest TEXT CHECK (digest IS NULL OR length(digest) = 64)  -- of the row
) STRICT;
INSERT INTO look VALUES(1,1,'report',1,1800000007.0,'76bf64fddc755a1217cfbaf5ab22dacd0883dce6242fae8554cc76a777339b9d');
CREATE TABLE studyRun (  -- a run's place in a study
  study INTEGER NOT NULL REFERENCES study,
  run INTEGER NOT NULL REFERENCES run,
  position INTEGER NOT NULL CHECK (position >= 0),  -- in the plan
  isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),  -- 0: left the study
  isSource INTEGER NOT NULL CHECK (isSource IN (0, 1)),  -- 1: only others learn from it
  addedAt REAL NOT NULL,
  PRIMARY KEY (study, run)
) STRICT, WITHOUT ROWID;
INSERT INTO studyRun VALUES(1,1,0,1,0,1800000000.0);
INSERT INTO studyRun VALUES(1,2,1,1,0,1800000000.0);
INSERT INTO studyRun VALUES(1,3,2,1,0,1800000000.0);
INSERT INTO studyRun VALUES(1,4,3,1,0,1800000000.0);
INSERT INTO studyRun VALUES(1,5,4,1,0,1800000000.0);
INSERT INTO studyRun VALUES(1,6,5,1,0,1800000000.0);
CREATE TABLE dataSource (
  identity TEXT NOT NULL PRIMARY KEY,
  reference TEXT NOT NULL CHECK (json_valid(reference)),
  dialect TEXT CHECK (dialect IS NULL OR json_valid(dialect))  -- what a table was read as
) STRICT, WITHOUT ROWID;
INSERT INTO dataSource VALUES('glyphs','{"identity":"glyphs","source":{"named":{"_0":"glyphs"}}}',NULL);
CREATE TABLE recipe (  -- all that determines a run but its seed
  number INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE CHECK (json_valid(text)),
  data TEXT NOT NULL REFERENCES dataSource,
  profile TEXT NOT NULL,
  sparsity REAL CHECK (sparsity >= 0 AND sparsity < 1),  -- NULL: the dense profile has none
  topology TEXT NOT NULL
) STRICT;
INSERT INTO recipe VALUES(1,'{"data":"glyphs","network":{"activation":"relu","allocation":"uniform","hidden":[8],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profile":"dense","sparsity":0,"topology":"static","training":{"batch":128,"epochs":2,"learningRate":0.1,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','glyphs','dense',NULL,'static');
INSERT INTO recipe VALUES(2,'{"data":"glyphs","network":{"activation":"relu","allocation":"uniform","hidden":[8],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profile":"uniform","sparsity":0.5,"topology":"static","training":{"batch":128,"epochs":2,"learningRate":0.1,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','glyphs','uniform',0.5,'static');
INSERT INTO recipe VALUES(3,'{"data":"glyphs","network":{"activation":"relu","allocation":"uniform","hidden":[8],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profile":"erdos-renyi","sparsity":0.5,"topology":"static","training":{"batch":128,"epochs":2,"learningRate":0.1,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}','glyphs','erdos-renyi',0.5,'static');
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
INSERT INTO run VALUES(1,'c3c29c7e275c94c1af7eef1af70d17bdb180b773aa89539b2e2bcb8894a95a74',1,0,'finished',0,NULL,NULL);
INSERT INTO run VALUES(2,'f90c0bd546ac85ef3c30c7802b28d1c606db79322c6286fcf5de090508d08e5d',2,0,'failed',0,NULL,NULL);
INSERT INTO run VALUES(3,'9700c774b77ca2bc8041894002c028ff3b60ddae292db11dea2de2cd31535d54',3,0,'leased',0,NULL,NULL);
INSERT INTO run VALUES(4,'26b51edf08fee6991d507145c218aa3b7e589cbb1c87b3cb77bb81b71b97f5a1',1,1,'pending',0,NULL,NULL);
INSERT INTO run VALUES(5,'f6dce60090c94349c414a775e260859f064204b6d98da8d95a8cb3b1aadc825f',2,1,'pending',0,NULL,NULL);
INSERT INTO run VALUES(6,'07655e27feb5e886c034168c431515305815f9e2ad20421e7dd4778f0f3cdbc4',3,1,'pending',0,NULL,NULL);
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
INSERT INTO worker VALUES(1,'elsewhere','b','1',7,'1',0,'0.1.0','release','avx2');
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
INSERT INTO attempt VALUES(1,1,1,1800000000.0,1800000060.0,1800000005.0,'finished',NULL,NULL,0,'24c068165a91ffaccec5390034babfc122da30fcdb1b77552e7cc24de018f5d7');
INSERT INTO attempt VALUES(2,2,1,1800000000.0,1800000060.0,1800000006.0,'failed','the loss was not a number','diverged',0,'fe9a74ff6df8f38a9a861e23daa35b097f8133a47da729cf3f130f05da662030');
INSERT INTO attempt VALUES(3,3,1,1800000000.0,1800000060.0,NULL,NULL,NULL,NULL,0,NULL);
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
INSERT INTO provenance VALUES(1,'0.1.0','release','avx2','a processor','a system','da7a');
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
INSERT INTO trainedRun VALUES(1,1,1,NULL,'d-c3c29c7e275c','6be679e36bb58c54ec83c523d5ec8aa28c10c188498cad033fd29e95eff93a98',3216,2.0,NULL,NULL,1800000005.0);
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
INSERT INTO epochMeasurement VALUES(1,1,10,1.0,0.5,0.75,0.625,0.69999999999999995559,0.69999999999999995559);
INSERT INTO epochMeasurement VALUES(1,2,20,0.5,0.5,0.75,0.625,0.8000000000000000444,0.69999999999999995559);
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
INSERT INTO layerMeasurement VALUES(1,0,'final',784,8,3136,0.25,0.125,0,1.5,1.25,1.125,'{"392":7,"400":1}');
INSERT INTO layerMeasurement VALUES(1,0,'initial',784,8,3136,0.25,0.125,0,NULL,1.25,1.125,'{"392":7,"400":1}');
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
INSERT INTO verification VALUES(1,1,1,NULL,'elsewhere',1800000008.0,1.0,'d-c3c29c7e275c','d-c3c29c7e275c','19e195083c728dda25aa4cd6cf83ab645dcf0008eb0872f7cce30820294942a8');
CREATE TABLE runSource (  -- a run whose profile learns from others, and one of those
  target INTEGER NOT NULL REFERENCES run,
  source INTEGER NOT NULL REFERENCES run,
  isPlanned INTEGER NOT NULL CHECK (isPlanned IN (0, 1)),  -- 1: as the study was last planned
  isLearned INTEGER NOT NULL CHECK (isLearned IN (0, 1)),  -- 1: the lesson was drawn from it
  PRIMARY KEY (target, source)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE runCount (
  study INTEGER NOT NULL,  -- 0: of all studies together, each run once
  state TEXT NOT NULL CHECK (state IN ('pending', 'leased', 'finished', 'failed', 'blocked')),
  runs INTEGER NOT NULL CHECK (runs >= 0),
  PRIMARY KEY (study, state)
) STRICT, WITHOUT ROWID;
INSERT INTO runCount VALUES(0,'blocked',0);
INSERT INTO runCount VALUES(0,'failed',1);
INSERT INTO runCount VALUES(0,'finished',1);
INSERT INTO runCount VALUES(0,'leased',1);
INSERT INTO runCount VALUES(0,'pending',3);
INSERT INTO runCount VALUES(1,'blocked',0);
INSERT INTO runCount VALUES(1,'failed',1);
INSERT INTO runCount VALUES(1,'finished',1);
INSERT INTO runCount VALUES(1,'leased',1);
INSERT INTO runCount VALUES(1,'pending',3);
CREATE TABLE outOfStudyCount (
  study INTEGER NOT NULL PRIMARY KEY,
  runs INTEGER NOT NULL CHECK (runs >= 0)
) STRICT;
INSERT INTO outOfStudyCount VALUES(1,0);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('attempt',3);
CREATE INDEX studyDeclarationByStudy ON studyDeclaration (study);
CREATE INDEX lookByStudy ON look (study);
CREATE INDEX lookUnsealed ON look (number) WHERE digest IS NULL;
CREATE INDEX studyRunByRun ON studyRun (run, study) WHERE isCurrent = 1;
CREATE INDEX studyRunBySource ON studyRun (study, run) WHERE isSource = 1;
CREATE INDEX runPending ON run (seed) WHERE state = 'pending';
CREATE INDEX runFailed ON run (seed) WHERE state = 'failed';
CREATE INDEX runWaiting ON run (waitsUntil) WHERE waitsUntil IS NOT NULL;
CREATE UNIQUE INDEX attemptOpen ON attempt (run) WHERE outcome IS NULL;
CREATE INDEX attemptByRun ON attempt (run);
CREATE INDEX attemptExpiring ON attempt (expiresAt) WHERE outcome IS NULL;
CREATE INDEX attemptUnsealed ON attempt (token) WHERE digest IS NULL AND outcome IS NOT NULL;
CREATE INDEX trainedRunByTime ON trainedRun (finishedAt);
CREATE INDEX verificationUnsealed ON verification (number) WHERE digest IS NULL;
CREATE INDEX runSourceBySource ON runSource (source);
CREATE INDEX supersededRunByRun ON supersededRun (run);
CREATE INDEX foreignResultByRun ON foreignResult (run);
CREATE VIEW result AS  -- one row per run of a study, as `fanin export` writes them
SELECT
  run.id AS run, study.name AS study, recipe.data, recipe.profile, recipe.sparsity,
  recipe.topology, run.seed,
  CASE WHEN foreignResult.run IS NULL THEN run.state ELSE 'finished' END AS state,
  coalesce(foreignResult.epochs, epoch.epoch) AS epochs,
  iif(foreignResult.run IS NULL, epoch.trainingLoss, foreignResult.trainingLoss) AS train_loss,
  iif(foreignResult.run IS NULL, epoch.validationAccuracy, foreignResult.validationAccuracy)
    AS validation_accuracy,
  iif(foreignResult.run IS NULL, epoch.testLoss, foreignResult.testLoss) AS test_loss,
  iif(foreignResult.run IS NULL, epoch.testAccuracy, foreignResult.testAccuracy)
    AS test_accuracy,
  iif(foreignResult.run IS NULL, epoch.testMacroAccuracy, foreignResult.testMacroAccuracy)
    AS test_macro_accuracy,
  iif(foreignResult.run IS NULL, trainedRun.connections, foreignResult.connections)
    AS connections,
  iif(foreignResult.run IS NULL,
    (SELECT sum(fanInCV * neurons) / sum(neurons) FROM layerMeasurement AS layer
      WHERE layer.run = run.number AND moment = 'final'), foreignResult.fanInCV) AS fan_in_cv,
  iif(foreignResult.run IS NULL,
    (SELECT CASE WHEN count(*) = count(hierarchyStrength) THEN exp(avg(ln(hierarchyStrength))) END
      FROM layerMeasurement AS layer WHERE layer.run = run.number AND moment = 'final'),
    foreignResult.hierarchyStrength) AS hierarchy_strength,
  iif(foreignResult.run IS NULL,
    (SELECT CASE WHEN count(*) = count(hierarchyStrengthPerConnection)
        THEN exp(avg(ln(hierarchyStrengthPerConnection))) END
      FROM layerMeasurement AS layer WHERE layer.run = run.number AND moment = 'final'),
    foreignResult.hierarchyStrengthPerConnection) AS hierarchy_strength_per_connection,
  iif(foreignResult.run IS NULL,
    (SELECT CASE WHEN count(*) = count(arithmeticExpectation)
        THEN exp(avg(ln(arithmeticExpectation))) END
      FROM layerMeasurement AS layer WHERE layer.run = run.number AND moment = 'final'),
    foreignResult.arithmeticExpectation) AS arithmetic_expectation,
  (SELECT count(*) FROM attempt WHERE attempt.run = run.number) AS attempts,
  iif(foreignResult.run IS NULL, trainedRun.seconds, foreignResult.seconds) AS seconds,
  coalesce(foreignResult.digest, trainedRun.digest) AS digest,
  foreignSource.name AS source
FROM studyRun
JOIN study ON study.number = studyRun.study
JOIN run ON run.number = studyRun.run
JOIN recipe ON recipe.number = run.recipe
LEFT JOIN foreignResult
  ON foreignResult.study = studyRun.study AND foreignResult.run = studyRun.run
LEFT JOIN foreignSource ON foreignSource.number = foreignResult.source
LEFT JOIN trainedRun ON trainedRun.run = run.number
LEFT JOIN epochMeasurement AS epoch ON epoch.run = run.number
  AND epoch.epoch = (SELECT max(epoch) FROM epochMeasurement WHERE run = run.number)
WHERE studyRun.isCurrent = 1 AND studyRun.isSource = 0
ORDER BY study.name, studyRun.position
;
CREATE VIEW attempt_log AS  -- who tried what, and what became of it
SELECT
  attempt.token, run.id AS run, recipe.data, recipe.profile, recipe.sparsity,
  recipe.topology, run.seed, coalesce(attempt.outcome, 'open') AS outcome, attempt.failure,
  attempt.error, attempt.checkpoints,
  datetime(attempt.leasedAt, 'unixepoch') AS leased_at,
  datetime(attempt.endedAt, 'unixepoch') AS ended_at,
  worker.host, worker.pid, worker.thread, worker.version, worker.build,
  worker.instructionSet AS instruction_set
FROM attempt
JOIN run ON run.number = attempt.run
JOIN recipe ON recipe.number = run.recipe
JOIN worker ON worker.number = attempt.worker
ORDER BY attempt.token
;
CREATE VIEW result_seen AS  -- every moment since which a result of a study could be seen
SELECT studyRun.study, studyRun.run, trainedRun.finishedAt AS since
FROM studyRun JOIN trainedRun ON trainedRun.run = studyRun.run WHERE isSource = 0
UNION ALL
SELECT studyRun.study, studyRun.run, supersededAt
FROM studyRun JOIN supersededRun ON supersededRun.run = studyRun.run WHERE isSource = 0
UNION ALL
SELECT foreignResult.study, foreignResult.run, importedAt
FROM foreignResult JOIN foreignSource ON foreignSource.number = foreignResult.source
UNION ALL
SELECT replacedImport.study, replacedImport.run, importedAt
FROM replacedImport JOIN foreignSource ON foreignSource.number = replacedImport.source
;
CREATE TRIGGER lookStays BEFORE UPDATE ON look WHEN OLD.digest IS NOT NULL
BEGIN SELECT raise(ABORT, 'a look at results never changes'); END;
CREATE TRIGGER lookRemains BEFORE DELETE ON look
BEGIN SELECT raise(ABORT, 'a look at results is never erased'); END;
CREATE TRIGGER runIdentity BEFORE UPDATE OF id, recipe, seed ON run
BEGIN SELECT raise(ABORT, 'a run is what its id says'); END;
CREATE TRIGGER runLeased BEFORE UPDATE OF state ON run
WHEN (NEW.state = 'leased') <> EXISTS (
  SELECT 1 FROM attempt WHERE run = NEW.number AND outcome IS NULL)
BEGIN SELECT raise(ABORT, 'a run is leased exactly while an attempt is open'); END;
CREATE TRIGGER runFinished BEFORE UPDATE OF state ON run
WHEN (NEW.state = 'finished') <> EXISTS (SELECT 1 FROM trainedRun WHERE run = NEW.number)
BEGIN SELECT raise(ABORT, 'a run is finished exactly when it has a result'); END;
CREATE TRIGGER runTransition BEFORE UPDATE OF state ON run
WHEN NOT (
  OLD.state = NEW.state
  OR OLD.state = 'pending' AND NEW.state IN ('leased', 'blocked')
  OR OLD.state = 'leased' AND NEW.state IN ('pending', 'finished', 'failed')
  OR OLD.state IN ('failed', 'blocked') AND NEW.state = 'pending'
  OR OLD.state = 'finished' AND NEW.state = 'pending'
    AND EXISTS (SELECT 1 FROM supersededRun WHERE run = NEW.number))
BEGIN SELECT raise(ABORT, 'no such transition between states of a run'); END;
CREATE TRIGGER attemptEnded BEFORE UPDATE ON attempt WHEN OLD.digest IS NOT NULL
BEGIN SELECT raise(ABORT, 'an attempt that ended never changes'); END;
CREATE TRIGGER attemptKept BEFORE DELETE ON attempt
BEGIN SELECT raise(ABORT, 'attempts are never erased'); END;
CREATE TRIGGER trainedRunKept BEFORE DELETE ON trainedRun
WHEN NOT EXISTS (SELECT 1 FROM supersededRun WHERE attempt = OLD.attempt)
BEGIN SELECT raise(ABORT, 'results are never erased'); END;
CREATE TRIGGER trainedRunFixed BEFORE UPDATE ON trainedRun
-- A merge may learn that the same bits were first computed elsewhere.
WHEN NEW.run <> OLD.run OR NEW.digest <> OLD.digest OR NEW.connections <> OLD.connections
  OR NEW.finishedAt > OLD.finishedAt
BEGIN SELECT raise(ABORT, 'results never change'); END
;
CREATE TRIGGER verificationKept BEFORE DELETE ON verification
BEGIN SELECT raise(ABORT, 'verifications are never erased'); END;
CREATE TRIGGER verificationFixed BEFORE UPDATE ON verification WHEN OLD.digest IS NOT NULL
BEGIN SELECT raise(ABORT, 'verifications never change'); END;
CREATE TRIGGER supersededRunKept BEFORE DELETE ON supersededRun
BEGIN SELECT raise(ABORT, 'results are never erased'); END;
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
CREATE TRIGGER studyCounted AFTER INSERT ON study BEGIN
  INSERT INTO runCount SELECT NEW.number, value, 0
    FROM json_each('["pending", "leased", "finished", "failed", "blocked"]');
  INSERT INTO outOfStudyCount VALUES (NEW.number, 0);
END;
CREATE TRIGGER runCounted AFTER UPDATE OF state ON run WHEN OLD.state <> NEW.state BEGIN
  UPDATE runCount SET runs = runs + CASE state WHEN NEW.state THEN 1 ELSE -1 END
  WHERE state IN (OLD.state, NEW.state) AND study IN (
    SELECT study FROM studyRun WHERE run = NEW.number AND isCurrent = 1
    UNION ALL
    SELECT 0 WHERE EXISTS (SELECT 1 FROM studyRun WHERE run = NEW.number AND isCurrent = 1));
END;
CREATE TRIGGER memberAdded AFTER INSERT ON studyRun WHEN NEW.isCurrent = 1 BEGIN
  UPDATE runCount SET runs = runs + 1
  WHERE state = (SELECT state FROM run WHERE number = NEW.run) AND study IN (
    SELECT NEW.study
    UNION ALL
    SELECT 0 WHERE NOT EXISTS (
      SELECT 1 FROM studyRun WHERE run = NEW.run AND isCurrent = 1 AND study <> NEW.study));
END;
CREATE TRIGGER memberAddedOut AFTER INSERT ON studyRun WHEN NEW.isCurrent = 0 BEGIN
  UPDATE outOfStudyCount SET runs = runs + 1 WHERE study = NEW.study;
END;
CREATE TRIGGER memberMoved AFTER UPDATE OF isCurrent ON studyRun
WHEN OLD.isCurrent <> NEW.isCurrent BEGIN
  UPDATE runCount SET runs = runs + CASE NEW.isCurrent WHEN 1 THEN 1 ELSE -1 END
  WHERE state = (SELECT state FROM run WHERE number = NEW.run) AND study IN (
    SELECT NEW.study
    UNION ALL
    SELECT 0 WHERE NOT EXISTS (
      SELECT 1 FROM studyRun WHERE run = NEW.run AND isCurrent = 1 AND study <> NEW.study));
  UPDATE outOfStudyCount SET runs = runs + CASE NEW.isCurrent WHEN 0 THEN 1 ELSE -1 END
  WHERE study = NEW.study;
END;
COMMIT;
PRAGMA application_id = 1178685001;
PRAGMA user_version = 9;
