import FaninElementary
import FaninLedger
import FaninRandom
import FaninStudy
import FaninTraining
package import Foundation

/// What a report's folder holds beside its texts: findings, provenance, and the tables they follow
/// from.
package struct ReportFolder: Sendable {
  /// The findings as they were written.
  package let findings: Findings
  /// The provenance as it was written.
  package let provenance: ProvenanceSummary
  private let folder: URL

  /// Reads the findings and the provenance of a report.
  ///
  /// - Throws: ``ReportFolderError``.
  package init(_ folder: URL) throws(ReportFolderError) {
    self.folder = folder
    findings = try ReportFolder.decode(Findings.self, "findings.json", in: folder)
    guard findings.schema == Findings.currentSchema else {
      throw .otherSchema(found: findings.schema, known: Findings.currentSchema)
    }
    provenance = try ReportFolder.decode(ProvenanceSummary.self, "provenance.json", in: folder)
  }

  /// Computes the findings again from the tables beside them, and says what differs.
  ///
  /// What only the ledger knew (when the study was declared, runs executed again, stale lessons) is
  /// taken as it was written.
  ///
  /// - Returns: A line for each difference, such as `findings.json: blocks[0].cells[1].mean: …`.
  /// - Throws: ``ReportFolderError``.
  package func differences() throws(ReportFolderError) -> [String] {
    let (cells, contradictions) = try results()
    let analysis = Analysis(
      findings.study, cells: cells, history: findings.history,
      circumstances: Analysis.Circumstances(
        reruns: provenance.verification, staleRuns: findings.staleRuns,
        moments: provenance.moments, surroundings: provenance.surroundings))
    let pairs = [
      ("findings.json", findings.json, analysis.findings.json),
      ("provenance.json", provenance.json, analysis.provenance.json),
    ]
    return contradictions
      + pairs.flatMap { file, written, computed in
        JSONDifferences.between(written, computed).map { "\(file): \($0)" }
      }
  }

  /// The cells as the tables give them, and where the tables contradict one another.
  private func results() throws(ReportFolderError) -> ([CellResults], [String]) {
    let rows = try rows("results.csv")
    let listed = try ResultsTable.cells(in: rows, of: findings.study)
    var runs: [RunID: CellResults.Run] = [:]
    for run in listed.flatMap(\.runs) { runs[run.id] = run }
    try read("curves.csv", into: &runs) { row, run throws(ReportFolderError) in
      run.result?.epochs.append(try CurvesTable.epoch(of: row))
    }
    try read("layers.csv", into: &runs) { row, run throws(ReportFolderError) in
      run.result?.layers.append(try LayersTable.layer(of: row))
    }
    try read("topology.csv", into: &runs, isOptional: true) {
      row, run throws(ReportFolderError) in
      run.result?.topology.append(try TopologyTable.update(of: row))
    }
    try read("fan-ins.csv", into: &runs, isOptional: true) { row, run throws(ReportFolderError) in
      run.result?.fanIns.append(try FanInsTable.layer(of: row))
    }
    let environments = provenance.environments
    try read("timings.csv", into: &runs) { row, run throws(ReportFolderError) in
      try TimingsTable.read(row, into: &run, environments: environments)
    }
    let analysis = findings.study.analysis
    let valued = runs.mapValues { run in
      var run = run
      run.value = run.result.flatMap(analysis.value)
      return run
    }
    let cells = listed.map { cell, members in
      CellResults(cell: cell, runs: members.compactMap { valued[$0.id] })
    }
    return (cells, ResultsTable.contradictions(in: rows, to: runs))
  }

  private func read(
    _ file: String, into runs: inout [RunID: CellResults.Run], isOptional: Bool = false,
    _ use: (TableRow, inout CellResults.Run) throws(ReportFolderError) -> Void
  ) throws(ReportFolderError) {
    if isOptional, !FileManager.default.fileExists(atPath: folder.appendingPathComponent(file).path)
    {
      return
    }
    for row in try rows(file) {
      let id = RunID(hexadecimal: row["run"])
      // In place: a copy for every row would make long tables quadratic.
      guard let index = runs.index(forKey: id) else {
        throw row.wrong("run", "a run of results.csv")
      }
      try use(row, &runs.values[index])
    }
  }

  private func rows(_ file: String) throws(ReportFolderError) -> [TableRow] {
    try TableRow.all(of: ReportFolder.data(of: file, in: folder), file: file).rows
  }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, _ file: String, in folder: URL
  ) throws(ReportFolderError) -> Value {
    let data = try data(of: file, in: folder)
    do {
      return try Value(json: data)
    } catch {
      throw .unreadable(
        file: file, reason: "is not what fanin writes: \(ReportFolder.reason(error))")
    }
  }

  private static func data(of file: String, in folder: URL) throws(ReportFolderError) -> Data {
    let url = folder.appendingPathComponent(file)
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw .missing(file: file, folder: folder.relativePath)
    }
    guard let data = try? Data(contentsOf: url) else {
      throw .unreadable(file: file, reason: "cannot be read")
    }
    return data
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(let key, let context):
      return "\(path(context.codingPath)) lacks '\(key.stringValue)'"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      return "\(path(context.codingPath)) \(context.debugDescription)"
    @unknown default: return "\(error)"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.isEmpty ? "it" : keys.map(\.stringValue).joined(separator: ".")
  }
}

extension Findings {
  /// The runs that have learned from other runs than the study names by now.
  var staleRuns: Int {
    for case .mixedLessons(let runs) in threats { return runs }
    return 0
  }
}
