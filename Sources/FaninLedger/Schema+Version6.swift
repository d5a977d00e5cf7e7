extension Schema {
  /// Runs that learn from others: what they wait for, what they were taught, and results that a
  /// refit has put another in the place of.
  static let version6 =
    """
    ALTER TABLE studyRun ADD COLUMN  -- 1: trained only because others learn from it
      isSource INTEGER NOT NULL DEFAULT 0 CHECK (isSource IN (0, 1));
    CREATE INDEX studyRunBySource ON studyRun (study, run) WHERE isSource = 1;

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

    DROP TRIGGER trainedRunKept;
    CREATE TRIGGER trainedRunKept BEFORE DELETE ON trainedRun
    WHEN NOT EXISTS (SELECT 1 FROM supersededRun WHERE attempt = OLD.attempt)
    BEGIN SELECT raise(ABORT, 'results are never erased'); END;

    CREATE TRIGGER supersededRunKept BEFORE DELETE ON supersededRun
    BEGIN SELECT raise(ABORT, 'results are never erased'); END;

    DROP TRIGGER runTransition;
    CREATE TRIGGER runTransition BEFORE UPDATE OF state ON run
    WHEN NOT (
      OLD.state = NEW.state
      OR OLD.state = 'pending' AND NEW.state IN ('leased', 'blocked')
      OR OLD.state = 'leased' AND NEW.state IN ('pending', 'finished', 'failed')
      OR OLD.state IN ('failed', 'blocked') AND NEW.state = 'pending'
      OR OLD.state = 'finished' AND NEW.state = 'pending'
        AND EXISTS (SELECT 1 FROM supersededRun WHERE run = NEW.number))
    BEGIN SELECT raise(ABORT, 'no such transition between states of a run'); END;
    DROP VIEW comparison_input;
    """
    + views3.replacing(
      "studyRun.isCurrent = 1", with: "studyRun.isCurrent = 1 AND studyRun.isSource = 0")
}
