extension Schema {
  /// What a sceptic reads with nothing but `sqlite3`.
  static let views1 = """

    CREATE VIEW result AS  -- one row per run of a study, as `fanin export` writes them
    SELECT
      run.id AS run, study.name AS study, recipe.data, recipe.profile, recipe.sparsity,
      recipe.topology, run.seed, run.state, epoch.epoch AS epochs,
      epoch.trainingLoss AS train_loss, epoch.validationAccuracy AS validation_accuracy,
      epoch.testLoss AS test_loss, epoch.testAccuracy AS test_accuracy,
      epoch.testMacroAccuracy AS test_macro_accuracy, trainedRun.connections,
      (SELECT sum(fanInCV * neurons) / sum(neurons) FROM layerMeasurement AS layer
        WHERE layer.run = run.number AND moment = 'final') AS fan_in_cv,
      (SELECT CASE WHEN count(*) = count(hierarchyStrength) THEN avg(hierarchyStrength) END
        FROM layerMeasurement AS layer
        WHERE layer.run = run.number AND moment = 'final') AS hierarchy_strength,
      (SELECT CASE WHEN count(*) = count(hierarchyStrengthPerConnection)
          THEN avg(hierarchyStrengthPerConnection) END
        FROM layerMeasurement AS layer
        WHERE layer.run = run.number AND moment = 'final') AS hierarchy_strength_per_connection,
      (SELECT CASE WHEN count(*) = count(arithmeticExpectation)
          THEN avg(arithmeticExpectation) END
        FROM layerMeasurement AS layer
        WHERE layer.run = run.number AND moment = 'final') AS arithmetic_expectation,
      (SELECT count(*) FROM attempt WHERE attempt.run = run.number) AS attempts,
      trainedRun.seconds, trainedRun.digest
    FROM studyRun
    JOIN study ON study.number = studyRun.study
    JOIN run ON run.number = studyRun.run
    JOIN recipe ON recipe.number = run.recipe
    LEFT JOIN trainedRun ON trainedRun.run = run.number
    LEFT JOIN epochMeasurement AS epoch ON epoch.run = run.number
      AND epoch.epoch = (SELECT max(epoch) FROM epochMeasurement WHERE run = run.number)
    WHERE studyRun.isCurrent = 1
    ORDER BY study.name, studyRun.position;

    CREATE VIEW attempt_log AS  -- who tried what, and what became of it
    SELECT
      attempt.token, run.id AS run, recipe.data, recipe.profile, recipe.sparsity,
      recipe.topology, run.seed, coalesce(attempt.outcome, 'open') AS outcome, attempt.error,
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
