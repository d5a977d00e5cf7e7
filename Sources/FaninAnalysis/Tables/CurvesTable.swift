import FaninStudy
import FaninTraining

/// What every epoch of every finished run came to, one row each.
struct CurvesTable {
  let table: DataTable

  private static let columns = [
    "run", "epoch", "step", "train_loss", "validation_loss", "validation_accuracy", "test_loss",
    "test_accuracy", "test_macro_accuracy",
  ]

  init(_ cells: [CellResults]) {
    table = DataTable(
      file: "curves.csv", columns: CurvesTable.columns,
      rows: cells.flatMap(\.runs).flatMap { run in
        (run.result?.epochs ?? []).map { epoch in
          [run.id.description, String(epoch.epoch), String(epoch.step)]
            + [
              epoch.trainingLoss, epoch.validationLoss, epoch.validationAccuracy, epoch.testLoss,
              epoch.testAccuracy, epoch.testMacroAccuracy,
            ].map(Field.text)
        }
      })
  }

  static func epoch(of row: TableRow) throws(ReportFolderError) -> EpochMeasurement {
    EpochMeasurement(
      epoch: try row.count("epoch"), step: try row.count("step"),
      trainingLoss: try row.number("train_loss") ?? .nan,
      validationLoss: try row.number("validation_loss"),
      validationAccuracy: try row.number("validation_accuracy"),
      testLoss: try row.number("test_loss") ?? .nan,
      testAccuracy: try row.number("test_accuracy") ?? .nan,
      testMacroAccuracy: try row.number("test_macro_accuracy") ?? .nan)
  }
}
