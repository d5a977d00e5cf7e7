extension Schema {
  /// The views once results may come from elsewhere; earlier ones of the same names are replaced.
  static let views3 = """

    DROP VIEW result;
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
        (SELECT CASE WHEN count(*) = count(hierarchyStrength) THEN avg(hierarchyStrength) END
          FROM layerMeasurement AS layer WHERE layer.run = run.number AND moment = 'final'),
        foreignResult.hierarchyStrength) AS hierarchy_strength,
      iif(foreignResult.run IS NULL,
        (SELECT CASE WHEN count(*) = count(hierarchyStrengthPerConnection)
            THEN avg(hierarchyStrengthPerConnection) END
          FROM layerMeasurement AS layer WHERE layer.run = run.number AND moment = 'final'),
        foreignResult.hierarchyStrengthPerConnection) AS hierarchy_strength_per_connection,
      iif(foreignResult.run IS NULL,
        (SELECT CASE WHEN count(*) = count(arithmeticExpectation)
            THEN avg(arithmeticExpectation) END
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
    WHERE studyRun.isCurrent = 1
    ORDER BY study.name, studyRun.position;

    CREATE VIEW comparison_input AS  -- what the comparisons read: one value of the declared metric
    WITH
      declared AS (
        SELECT study, json_extract(analysis, '$.metric') AS metric,
          json_extract(analysis, '$.at') AS at,
          row_number() OVER (PARTITION BY study ORDER BY declaredAt DESC, number DESC) AS age
        FROM studyDeclaration),
      reading AS (  -- every epoch; a result from elsewhere has one
        SELECT studyRun.study, studyRun.run, epoch.epoch, epoch.trainingLoss, epoch.validationLoss,
          epoch.validationAccuracy, epoch.testLoss, epoch.testAccuracy, epoch.testMacroAccuracy,
          NULL AS source
        FROM studyRun JOIN epochMeasurement AS epoch ON epoch.run = studyRun.run
        WHERE studyRun.isCurrent = 1 AND NOT EXISTS (
          SELECT 1 FROM foreignResult AS f WHERE f.study = studyRun.study AND f.run = studyRun.run)
        UNION ALL
        SELECT f.study, f.run, f.epochs, f.trainingLoss, f.validationLoss, f.validationAccuracy,
          f.testLoss, f.testAccuracy, f.testMacroAccuracy, foreignSource.name
        FROM foreignResult AS f
        JOIN foreignSource ON foreignSource.number = f.source
        JOIN studyRun ON studyRun.study = f.study AND studyRun.run = f.run
        WHERE studyRun.isCurrent = 1),
      ranked AS (
        SELECT reading.*, declared.metric, declared.at, row_number() OVER (
          PARTITION BY reading.study, reading.run
          ORDER BY CASE WHEN declared.at = 'best-validation' THEN validationAccuracy END DESC,
            CASE WHEN declared.at = 'best-validation' THEN epoch ELSE -epoch END) AS place
        FROM reading JOIN declared ON declared.study = reading.study AND declared.age = 1)
    SELECT
      study.name AS study, recipe.data, recipe.topology, recipe.sparsity, recipe.profile,
      recipe.text AS recipe, run.seed, ranked.metric, ranked.at, ranked.epoch,
      CASE ranked.metric
        WHEN 'test-accuracy' THEN testAccuracy
        WHEN 'test-macro-accuracy' THEN testMacroAccuracy
        WHEN 'test-loss' THEN testLoss
        WHEN 'validation-accuracy' THEN validationAccuracy
        WHEN 'validation-loss' THEN validationLoss
        WHEN 'training-loss' THEN trainingLoss
      END AS value,
      run.id AS run, ranked.source
    FROM ranked
    JOIN study ON study.number = ranked.study
    JOIN run ON run.number = ranked.run
    JOIN recipe ON recipe.number = run.recipe
    WHERE ranked.place = 1
    ORDER BY study.name, recipe.data, recipe.topology, recipe.sparsity, recipe.profile, run.seed;
    """
}
