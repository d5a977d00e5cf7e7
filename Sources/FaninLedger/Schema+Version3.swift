extension Schema {
  /// Results computed elsewhere, and what became of runs that were executed again.
  static let version3 =
    """
    CREATE TABLE foreignSource (  -- a file of results that fanin did not compute
      number INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),  -- what computed them, as the importer stated
      fileDigest TEXT NOT NULL CHECK (length(fileDigest) = 64),  -- SHA-256 of the file
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
      digest TEXT NOT NULL CHECK (length(digest) = 64),  -- of the source's name, the run and the values
      PRIMARY KEY (study, run)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX foreignResultByRun ON foreignResult (run);

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
      agrees INTEGER NOT NULL GENERATED ALWAYS AS (expected = found) VIRTUAL,
      UNIQUE (run, host, verifiedAt, found)
    ) STRICT;
    """ + triggers3 + views3

  /// What must hold between one moment and the next.
  private static let triggers3 = """

    CREATE TRIGGER foreignResultKept BEFORE DELETE ON foreignResult
    BEGIN SELECT raise(ABORT, 'results are never erased'); END;

    CREATE TRIGGER foreignResultFixed BEFORE UPDATE ON foreignResult
    BEGIN SELECT raise(ABORT, 'results never change'); END;

    CREATE TRIGGER verificationKept BEFORE DELETE ON verification
    BEGIN SELECT raise(ABORT, 'verifications are never erased'); END;

    CREATE TRIGGER verificationFixed BEFORE UPDATE ON verification
    BEGIN SELECT raise(ABORT, 'verifications never change'); END;

    DROP TRIGGER trainedRunFixed;
    CREATE TRIGGER trainedRunFixed BEFORE UPDATE ON trainedRun
    -- A merge may learn that the same bits were first computed elsewhere.
    WHEN NEW.run <> OLD.run OR NEW.digest <> OLD.digest OR NEW.connections <> OLD.connections
      OR NEW.finishedAt > OLD.finishedAt
    BEGIN SELECT raise(ABORT, 'results never change'); END;

    """
}
