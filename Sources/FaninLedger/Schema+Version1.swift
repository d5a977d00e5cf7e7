// Comments inside the statements stay in the file: `sqlite3 fanin.sqlite .schema` shows them.

extension Schema {
  /// The first schema.
  ///
  /// Never edited once released: changes are appended as a new version.
  static let version1 = """
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
      finishedRuns INTEGER NOT NULL CHECK (finishedRuns >= 0)  -- the study's, at that moment
    ) STRICT;
    CREATE INDEX studyDeclarationByStudy ON studyDeclaration (study);

    CREATE TABLE dataSource (
      identity TEXT NOT NULL PRIMARY KEY,
      reference TEXT NOT NULL CHECK (json_valid(reference))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE recipe (
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
      UNIQUE (recipe, seed)
    ) STRICT;
    CREATE INDEX runPending ON run (seed) WHERE state = 'pending';
    CREATE INDEX runFailed ON run (seed) WHERE state = 'failed';

    CREATE TABLE studyRun (
      study INTEGER NOT NULL REFERENCES study,
      run INTEGER NOT NULL REFERENCES run,
      position INTEGER NOT NULL CHECK (position >= 0),  -- in the plan
      isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),  -- 0: left the study
      addedAt REAL NOT NULL,
      PRIMARY KEY (study, run)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX studyRunByRun ON studyRun (run, study) WHERE isCurrent = 1;

    CREATE TABLE worker (
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
      CHECK ((endedAt IS NULL) = (outcome IS NULL)),
      CHECK ((error IS NULL) = (outcome IS NOT 'failed'))
    ) STRICT;
    CREATE UNIQUE INDEX attemptOpen ON attempt (run) WHERE outcome IS NULL;
    CREATE INDEX attemptByRun ON attempt (run);

    CREATE TABLE provenance (
      number INTEGER PRIMARY KEY,
      version TEXT NOT NULL,
      build TEXT NOT NULL,
      instructionSet TEXT NOT NULL,
      processor TEXT NOT NULL,
      system TEXT NOT NULL,
      dataDigest TEXT NOT NULL,
      UNIQUE (dataDigest, version, build, instructionSet, processor, system)
    ) STRICT;

    CREATE TABLE trainedRun (
      run INTEGER PRIMARY KEY REFERENCES run,
      attempt INTEGER NOT NULL UNIQUE REFERENCES attempt,
      provenance INTEGER NOT NULL REFERENCES provenance,
      digest TEXT NOT NULL CHECK (digest <> ''),
      connections INTEGER NOT NULL CHECK (connections >= 0),
      seconds REAL NOT NULL CHECK (seconds >= 0),  -- wall time, evaluation included
      finishedAt REAL NOT NULL
    ) STRICT;
    CREATE INDEX trainedRunByTime ON trainedRun (finishedAt);

    CREATE TABLE epochMeasurement (  -- losses in nats, accuracies as fractions
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
    """ + triggers1 + views1
}
