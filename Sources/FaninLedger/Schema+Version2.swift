extension Schema {
  /// Losses and kinds of failure, the program behind a result, what a run took, and counts that
  /// need no counting.
  ///
  /// A run's `losses` counts attempts lost one after the other, none of which kept a checkpoint; it
  /// waits from `lostAt` until `waitsUntil` before somebody may take it again. An attempt's
  /// `checkpoints` counts the states it kept.
  static let version2 =
    """
    ALTER TABLE run ADD COLUMN losses INTEGER NOT NULL DEFAULT 0 CHECK (losses >= 0);
    ALTER TABLE run ADD COLUMN lostAt REAL;
    ALTER TABLE run ADD COLUMN waitsUntil REAL;
    CREATE INDEX runWaiting ON run (waitsUntil) WHERE waitsUntil IS NOT NULL;

    ALTER TABLE attempt ADD COLUMN checkpoints INTEGER NOT NULL DEFAULT 0 CHECK (checkpoints >= 0);
    ALTER TABLE attempt ADD COLUMN failure TEXT
      CHECK (failure IN ('diverged', 'out-of-memory', 'bad-data', 'impossible', 'quarantined', 'other'));
    CREATE INDEX attemptExpiring ON attempt (expiresAt) WHERE outcome IS NULL;

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
    ALTER TABLE trainedRun ADD COLUMN program INTEGER REFERENCES program;
    ALTER TABLE trainedRun ADD COLUMN processorSeconds REAL CHECK (processorSeconds >= 0);
    ALTER TABLE trainedRun ADD COLUMN peakBytes INTEGER CHECK (peakBytes >= 0);

    """ + counts2 + views2

  /// Runs by study and state, kept by triggers: the ledger may be large, and is asked every second.
  private static let counts2 = """
    CREATE TABLE runCount (
      study INTEGER NOT NULL,  -- 0: of all studies together, each run once
      state TEXT NOT NULL CHECK (state IN ('pending', 'leased', 'finished', 'failed', 'blocked')),
      runs INTEGER NOT NULL CHECK (runs >= 0),
      PRIMARY KEY (study, state)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE outOfStudyCount (
      study INTEGER NOT NULL PRIMARY KEY,
      runs INTEGER NOT NULL CHECK (runs >= 0)
    ) STRICT;

    INSERT INTO runCount
      SELECT study.number, state.value, (
        SELECT count(*) FROM studyRun JOIN run ON run.number = studyRun.run
        WHERE studyRun.study = study.number AND isCurrent = 1 AND run.state = state.value)
      FROM study, json_each('["pending", "leased", "finished", "failed", "blocked"]') AS state;
    INSERT INTO runCount
      SELECT 0, state.value, (
        SELECT count(*) FROM run WHERE run.state = state.value AND EXISTS (
          SELECT 1 FROM studyRun WHERE studyRun.run = run.number AND isCurrent = 1))
      FROM json_each('["pending", "leased", "finished", "failed", "blocked"]') AS state;
    INSERT INTO outOfStudyCount
      SELECT number, (SELECT count(*) FROM studyRun WHERE study = number AND isCurrent = 0)
      FROM study;

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

    """

  private static let views2 = """
    DROP VIEW attempt_log;
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
    ORDER BY attempt.token;
    """
}
