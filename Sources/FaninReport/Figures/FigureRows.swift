import FaninAnalysis
import FaninStudy

/// The treatments of a study as the rows of its figures.
struct FigureRows: Sendable {
  /// The compared levels, from top to bottom.
  let treatments: [Levels]
  /// Their names.
  let labels: [String]
  /// The row of the baseline; nil when blocks have different ones.
  let baseline: Int?

  private let compared: [String]

  init(_ findings: Contents) {
    let compared = findings.study.compared
    var treatments: [Levels] = []
    var seen: Set<Levels> = []
    for cell in findings.blocks.flatMap(\.cells).map({ $0.cell.only(compared) })
    where seen.insert(cell).inserted {
      treatments.append(cell)
    }
    if compared.count == 1, let factor = compared.first {
      let order = findings.study.levels(of: factor)
      treatments.sort { left, right in
        func rank(_ cell: Levels) -> Int { cell[factor].flatMap(order.firstIndex) ?? -1 }
        return rank(left) < rank(right)
      }
    }
    self.compared = compared
    self.treatments = treatments
    labels = treatments.map(findings.names.treatment)
    let baselines =
      findings.families.compactMap { family -> Set<Levels>? in
        family.declaration.baseline.map { _ in
          Set(family.comparisons.map { $0.baseline.only(compared) })
        }
      }.first ?? []
    baseline = baselines.count == 1 ? baselines.first.flatMap(treatments.firstIndex) : nil
  }

  /// The row of a cell; nil where it has none.
  func row(of cell: Levels) -> Int? { treatments.firstIndex(of: cell.only(compared)) }

  /// One value per row: that of the block's cell of the treatment.
  func aligned<Value>(_ block: BlockFinding, _ value: (CellFinding) -> Value) -> [Value?] {
    treatments.map { treatment in block.cells.first { treatment.isPart(of: $0.cell) }.map(value) }
  }
}
