extension DesignSummary {
  /// Counts planned and finished runs and names the missing ones.
  init(_ cells: [CellResults], naming: CellNaming) {
    self.cells = cells.count
    planned = cells.reduce(0) { $0 + $1.runs.count }
    missing = cells.flatMap { cell in
      cell.runs.compactMap { run in
        run.missingReason.map { reason in
          MissingRun(id: run.id, cell: naming.cell(cell.cell), seed: run.seed, reason: reason)
        }
      }
    }
    finished = planned - missing.count
    let counts = cells.map(\.finished.count)
    seedsPerCell = (counts.min() ?? 0, counts.max() ?? 0)
  }
}
