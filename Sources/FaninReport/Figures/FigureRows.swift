import FaninAnalysis
import FaninStudy
import FaninTopology

/// The treatments of a study as the rows of its figures.
struct FigureRows: Sendable {
  /// The compared levels, from top to bottom.
  let treatments: [Levels]
  /// Their names.
  let labels: [String]
  /// The row of the baseline, which is drawn in black; nil where none stands out.
  let baseline: Int?
  /// The row of the dense network, which has no sparsity; nil where there is none.
  let dense: Int?
  /// The declared baseline in words, such as `uniform` or `erdos-renyi, static`.
  let baselineName: String
  /// The level of the intervals in words, such as `95 %`.
  let level: String

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
    let names = findings.comparisons.filter { $0.baseline.only(compared) == baselines.first }
      .map { findings.names.cell($0.baseline, beside: $0.treatment) }
    // The longest says where it stands, if some are compared with it from elsewhere.
    baselineName = names.max { $0.count < $1.count } ?? "the baseline"
    let cells = findings.blocks.flatMap(\.cells).map(\.cell)
    dense = treatments.firstIndex { treatment in
      cells.allSatisfy { !treatment.isPart(of: $0) || $0[Factor.sparsity] == nil }
    }.flatMap { row in cells.contains { $0[Factor.sparsity] != nil } ? row : nil }
    level = findings.study.analysis.levelText
  }

  /// The row of a cell; nil where it has none.
  func row(of cell: Levels) -> Int? { treatments.firstIndex(of: cell.only(compared)) }

  /// One value per row: that of the block's cell of the treatment.
  func aligned<Value>(_ block: BlockFinding, _ value: (CellFinding) -> Value?) -> [Value?] {
    treatments.map { treatment in block.cells.first { treatment.isPart(of: $0.cell) }.flatMap(value)
    }
  }
}

extension BlockFinding {
  /// What blocks have in common that are compared by eye: their data set and sparsity.
  var comparedWith: [Level?] { [levels[Factor.data], levels[Factor.sparsity]] }
}
