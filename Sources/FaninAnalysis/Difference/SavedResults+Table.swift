import FaninLedger
import FaninRandom
import FaninStudy
import FaninTraining

extension SavedResults {
  /// The columns that tell cells apart: those between `study` and `seed`, and the swept keys at the
  /// end.
  static func factors(among columns: [String]) -> [String] {
    let first = columns.drop { $0 != "study" }.dropFirst().prefix { $0 != "seed" }
    let last = columns.drop { $0 != "digest" }.dropFirst()
    return first + last.filter { !ResultsTable.remarks.contains($0) }
  }

  /// The rows by study and cell.
  static func studies(
    in rows: [TableRow], factors: [String], _ metric: Metric
  ) throws(ReportFolderError) -> [Study] {
    var order: [String] = []
    var cells: [String: [Levels]] = [:]
    var runs: [Place: [CellResults.Run]] = [:]
    for row in rows {
      let place = Place(study: row["study"], cell: levels(of: row, factors))
      let run = try run(of: row, metric)
      if runs[place, default: []].contains(where: { $0.seed == run.seed }) {
        throw row.wrong("seed", "every seed of a cell once")
      }
      if cells[place.study] == nil { order.append(place.study) }
      if runs[place] == nil { cells[place.study, default: []].append(place.cell) }
      runs[place, default: []].append(run)
    }
    return order.map { study in
      Study(
        name: study,
        cells: cells[study, default: []].map { cell in
          let members = runs[Place(study: study, cell: cell), default: []]
          return CellResults(cell: cell, runs: members.sorted { $0.seed < $1.seed })
        })
    }
  }

  private struct Place: Hashable {
    let study: String
    let cell: Levels
  }

  private static func levels(of row: TableRow, _ factors: [String]) -> Levels {
    var levels = Levels()
    for factor in factors where !row[factor].isEmpty {
      let text = row[factor]
      levels[factor] = Double(text).map(Level.number) ?? Bool(text).map(Level.flag) ?? .text(text)
    }
    return levels
  }

  private static func run(
    of row: TableRow, _ metric: Metric
  ) throws(ReportFolderError) -> CellResults.Run {
    guard let seed = UInt64(row["seed"]) else { throw row.wrong("seed", "a seed") }
    guard let state = RunState(rawValue: row["state"]) else { throw row.wrong("state", "a state") }
    var run = CellResults.Run(id: RunID(hexadecimal: row["run"]), seed: Seed(seed), state: state)
    guard state == .finished else { return run }
    run.result = TrainedRun(epochs: [], layers: [], connections: 0, digest: row["digest"])
    run.value = try row.number(metric.column)
    return run
  }
}
