package import FaninLedger
package import FaninStudy
package import Foundation

/// Results as they are kept somewhere: in a ledger, in a report's folder, or in a table of them.
package struct SavedResults: Sendable {
  /// The studies in their order, each with its cells; the value of a run is the metric's.
  let studies: [Study]

  /// The results of one study.
  struct Study {
    let name: String
    let cells: [CellResults]
  }

  /// The results of every study of a ledger.
  ///
  /// - Throws: `LedgerError`.
  package init(_ ledger: Ledger, metric: Metric) throws {
    studies = try ledger.studies().map { name in
      let analysis = AnalysisDeclaration(metric: metric)
      return Study(
        name: name, cells: RecordedCells(try ledger.records(of: name), analysis: analysis).all)
    }
  }

  /// The results that a table holds, such as a report's `results.csv`.
  ///
  /// - Throws: ``ReportFolderError``.
  package init(contentsOf table: URL, metric: Metric) throws(ReportFolderError) {
    let file = table.relativePath
    guard FileManager.default.fileExists(atPath: table.path) else { throw .absent(path: file) }
    guard let bytes = try? Data(contentsOf: table) else {
      throw .unreadable(file: file, reason: "cannot be read")
    }
    let (columns, rows) = try TableRow.all(of: bytes, file: file)
    let needed = ["run", "study", "seed", "state", "digest", metric.column]
    if let missing = needed.first(where: { !columns.contains($0) }) {
      throw .unreadable(
        file: file,
        reason: "has no column '\(missing)', as the results.csv of a report and the "
          + "table of fanin export have")
    }
    studies = try SavedResults.studies(
      in: rows, factors: SavedResults.factors(among: columns), metric)
  }
}

extension AnalysisDeclaration {
  /// Nothing compared, and a metric after the last epoch.
  fileprivate init(metric: Metric) {
    self.init(families: [])
    self.metric = metric
  }
}

extension SavedResults {
  /// The analysis that a report's folder declares; nil for what is no such folder.
  ///
  /// - Throws: ``ReportFolderError`` for findings that cannot be read.
  package static func declaration(
    in folder: URL
  ) throws(ReportFolderError) -> AnalysisDeclaration? {
    let findings = folder.appendingPathComponent("findings.json")
    guard FileManager.default.fileExists(atPath: findings.path) else { return nil }
    return try ReportFolder(folder).findings.study.analysis
  }
}
