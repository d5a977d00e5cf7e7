extension Schema {
  /// When results were looked at.
  static let version4 = """
    CREATE TABLE look (  -- one row whenever a command showed a study's results with more runs finished
      number INTEGER PRIMARY KEY,
      study INTEGER NOT NULL REFERENCES study,
      command TEXT NOT NULL CHECK (command <> ''),
      finishedRuns INTEGER NOT NULL CHECK (finishedRuns > 0),  -- the study's, at that moment
      lookedAt REAL NOT NULL
    ) STRICT;
    CREATE INDEX lookByStudy ON look (study);
    CREATE TRIGGER lookStays BEFORE UPDATE ON look
    BEGIN SELECT RAISE(ABORT, 'a look at results never changes'); END;
    CREATE TRIGGER lookRemains BEFORE DELETE ON look
    BEGIN SELECT RAISE(ABORT, 'a look at results is never erased'); END;
    """
}
