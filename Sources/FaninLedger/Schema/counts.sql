-- Runs by study and state, kept by triggers: the ledger may be large, and is asked every second.

CREATE TABLE runCount (
  study INTEGER NOT NULL,  -- 0: of all studies together, each run once
  state TEXT NOT NULL CHECK (state IN ('pending', 'leased', 'finished', 'failed', 'blocked')),
  runs INTEGER NOT NULL CHECK (runs >= 0),
  PRIMARY KEY (study, state)
) STRICT, WITHOUT ROWID;
INSERT INTO runCount SELECT 0, value, 0
  FROM json_each('["pending", "leased", "finished", "failed", "blocked"]');

CREATE TABLE outOfStudyCount (
  study INTEGER NOT NULL PRIMARY KEY,
  runs INTEGER NOT NULL CHECK (runs >= 0)
) STRICT;

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
