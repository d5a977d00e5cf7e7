extension Schema {
  /// What must hold between rows and between one moment and the next.
  static let triggers1 = """

    CREATE TRIGGER runTransition BEFORE UPDATE OF state ON run
    WHEN NOT (
      OLD.state = NEW.state
      OR OLD.state = 'pending' AND NEW.state IN ('leased', 'blocked')
      OR OLD.state = 'leased' AND NEW.state IN ('pending', 'finished', 'failed')
      OR OLD.state IN ('failed', 'blocked') AND NEW.state = 'pending')
    BEGIN SELECT raise(ABORT, 'no such transition between states of a run'); END;

    CREATE TRIGGER runIdentity BEFORE UPDATE OF id, recipe, seed ON run
    BEGIN SELECT raise(ABORT, 'a run is what its id says'); END;

    CREATE TRIGGER runLeased BEFORE UPDATE OF state ON run
    WHEN (NEW.state = 'leased') <> EXISTS (
      SELECT 1 FROM attempt WHERE run = NEW.number AND outcome IS NULL)
    BEGIN SELECT raise(ABORT, 'a run is leased exactly while an attempt is open'); END;

    CREATE TRIGGER runFinished BEFORE UPDATE OF state ON run
    WHEN (NEW.state = 'finished') <> EXISTS (SELECT 1 FROM trainedRun WHERE run = NEW.number)
    BEGIN SELECT raise(ABORT, 'a run is finished exactly when it has a result'); END;

    CREATE TRIGGER attemptEnded BEFORE UPDATE ON attempt WHEN OLD.outcome IS NOT NULL
    BEGIN SELECT raise(ABORT, 'an attempt that ended never changes'); END;

    CREATE TRIGGER attemptKept BEFORE DELETE ON attempt
    BEGIN SELECT raise(ABORT, 'attempts are never erased'); END;

    CREATE TRIGGER trainedRunKept BEFORE DELETE ON trainedRun
    BEGIN SELECT raise(ABORT, 'results are never erased'); END;

    CREATE TRIGGER trainedRunFixed BEFORE UPDATE ON trainedRun
    BEGIN SELECT raise(ABORT, 'results never change'); END;

    """
}
