import FaninStudy
import FaninTopology

/// The cells that are shown together, and the comparisons between them, before adjustment.
struct BlockCells: Sendable {
  let title: String
  let data: String
  let dataName: String
  /// The title without the data set.
  let place: String
  let sparsity: Double?
  /// The title without the sparsity.
  let series: String
  /// The compact text of the baseline's profile, with its place where it is in another block.
  let baselineName: String?
  /// In the study's order of profiles.
  let cells: [CellResults]
  let comparisons: [Comparison]

  /// Every cell of a plan stands in at least one block, compared or not.
  static func all(
    of plan: Plan, cells: [CellResults], history: DeclarationHistory? = nil
  ) -> [BlockCells] {
    let naming = CellNaming(plan.study)
    let resultsOf = Dictionary(cells.map { ($0.cell, $0) }, uniquingKeysWith: { first, _ in first })
    let compared = plan.blocks
    return keys(of: plan).map { key in
      let title = naming.block(
        data: key.data, sparsity: key.sparsity, topology: key.topology, swept: key.swept)
      let members = cells.filter { key.holds($0.cell) }
      let order = plan.study.profiles
      let sorted = order.flatMap { profile in members.filter { $0.cell.profile == profile } }
      let block = compared.first {
        $0.data == key.data && $0.sparsity == key.sparsity && $0.topology == key.topology
          && $0.swept == key.swept
      }
      let name = block.map { block in
        key.holds(block.baseline)
          ? naming.profile(block.baseline.profile)
          : naming.cell(block.baseline).filter { $0 != "`" }
      }
      let comparisons = block.flatMap { block in
        resultsOf[block.baseline].map { baseline in
          block.treatments.compactMap { resultsOf[$0] }.map { treatment in
            var comparison = Comparison(
              block: title, treatment: treatment, baseline: baseline, baselineName: name ?? "",
              observed: Bounds((sorted + [baseline]).flatMap { $0.runs.compactMap(\.value) }),
              analysis: plan.study.analysis)
            comparison.isDeclared =
              history?.holds(
                treatment.cell, block.baseline, seeds: comparison.pairs.map(\.seed)) ?? true
            return comparison
          }
        }
      }
      return BlockCells(
        title: title, data: key.data, dataName: naming.data(key.data),
        place: naming.place(sparsity: key.sparsity, topology: key.topology, swept: key.swept),
        sparsity: key.sparsity,
        series: naming.block(
          data: key.data, sparsity: nil, topology: key.topology, swept: key.swept),
        baselineName: name, cells: sorted,
        comparisons: comparisons ?? [])
    }
  }

  private struct Key: Hashable {
    let data: String
    let topology: TopologyUpdate
    let swept: [String]
    var sparsity: Double?

    /// Whether a cell stands in the block; a dense cell stands in the block of every sparsity.
    func holds(_ cell: Cell) -> Bool {
      data == cell.data && topology == cell.topology && swept == cell.swept
        && (cell.sparsity == nil || cell.sparsity == sparsity)
    }
  }

  /// The blocks in the plan's order of cells.
  private static func keys(of plan: Plan) -> [Key] {
    var groups: [Key] = []
    for cell in plan.cells {
      let group = Key(data: cell.data, topology: cell.topology, swept: cell.swept, sparsity: nil)
      if !groups.contains(group) { groups.append(group) }
    }
    return groups.flatMap { group in
      let present = plan.study.sparsities.filter { sparsity in
        plan.cells.contains { cell in
          cell.sparsity == sparsity && cell.data == group.data && cell.topology == group.topology
            && cell.swept == group.swept
        }
      }
      let sparsities: [Double?] = present.isEmpty ? [nil] : present
      return sparsities.map { sparsity in
        var key = group
        key.sparsity = sparsity
        return key
      }
    }
  }
}
