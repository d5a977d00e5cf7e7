-- What a sceptic reads with nothing but `sqlite3`.

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
ORDER BY study.name, studyRun.position;

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
FROM replacedImport JOIN foreignSource ON foreignSource.number = replacedImport.source;
