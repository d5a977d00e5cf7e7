import FaninLedger
import FaninStudy

/// What the runs took and where they ran, one row each: all of it that differs between machines.
///
/// `environment` is the place of the run's environment in `provenance.json`, from 1.
struct TimingsTable {
  let table: DataTable

  init(_ cells: [CellResults], environments: [Provenance]) {
    table = DataTable(
      file: "timings.csv",
      columns: [
        "run", "attempts", "seconds", "processor_seconds", "peak_bytes", "environment",
      ],
      rows: cells.flatMap(\.runs).map { run in
        [
          run.id.description, String(run.attempts), Field.text(run.cost?.seconds),
          Field.text(run.cost?.processorSeconds), run.cost?.peakBytes.map(String.init) ?? "",
          run.provenance.flatMap(environments.firstIndex).map { String($0 + 1) } ?? "",
        ]
      })
  }

  static func read(
    _ row: TableRow, into run: inout CellResults.Run, environments: [Provenance]
  ) throws(ReportFolderError) {
    run.attempts = try row.count("attempts")
    if let seconds = try row.number("seconds") {
      run.cost = RunCost(
        seconds: seconds, processorSeconds: try row.number("processor_seconds"),
        peakBytes: row["peak_bytes"].isEmpty ? nil : try row.count("peak_bytes"))
    }
    guard !row["environment"].isEmpty else { return }
    let place = try row.count("environment")
    guard environments.indices.contains(place - 1) else {
      throw row.wrong("environment", "a place in provenance.json's environments")
    }
    run.provenance = environments[place - 1]
  }
}
