/// Two cells that a family compares.
public struct PlannedComparison: Hashable, Sendable {
  /// The levels of the block in which the treatment is compared.
  public let block: Levels
  /// The cell that is compared.
  public let treatment: Levels
  /// The cell it is compared with; perhaps of another block.
  public let baseline: Levels

  /// Names two cells, and where the treatment stands.
  public init(block: Levels, treatment: Levels, baseline: Levels) {
    self.block = block
    self.treatment = treatment
    self.baseline = baseline
  }
}

extension FamilyDeclaration {
  /// The comparisons of the family, each pair of cells once, block by block.
  ///
  /// With a baseline, every cell of a block is compared with the cell of its block that has the
  /// baseline's levels. A baseline that also names factors that are not compared is one cell for
  /// several blocks: with `baseline: {profile: uniform, topology: static}` the blocks of the other
  /// topologies compare their cells, `uniform` included, with static `uniform`. Where two blocks would
  /// make the same comparison (dense against a baseline that has no sparsity), the first has it.
  ///
  /// - Complexity: O(cells) for each contrast.
  package func comparisons(in blocks: [Block], compared: [String]) -> [PlannedComparison] {
    let places = BlockPlaces(blocks, compared: compared)
    var made: Set<[Levels]> = []
    return blocks.flatMap { block in
      let common = baseline(for: block.levels, in: places)
      return block.cells.flatMap { cell -> [PlannedComparison] in
        if exceptions.contains(where: { $0.isPart(of: cell) }) { return [] }
        let baselines =
          common.map { [$0] } ?? contrasted(with: cell, in: block.levels, places: places)
        return baselines.filter { $0 != cell && made.insert([$0, cell]).inserted }.map {
          PlannedComparison(block: block.levels, treatment: cell, baseline: $0)
        }
      }
    }
  }

  /// The blocks in which a baseline is declared and there is none.
  package func orphans(in blocks: [Block], compared: [String]) -> [Block] {
    guard case .baseline = pairs else { return [] }
    let places = BlockPlaces(blocks, compared: compared)
    return blocks.filter { baseline(for: $0.levels, in: places) == nil }
  }

  /// The one cell that a block's cells are compared with; nil without one.
  private func baseline(for block: Levels, in places: BlockPlaces) -> Levels? {
    guard case .baseline(let pattern) = pairs else { return nil }
    return places.cell(block.replaced(by: pattern.without(places.compared)), pattern)
  }

  /// The cells that contrasts compare one with.
  private func contrasted(
    with cell: Levels, in block: Levels, places: BlockPlaces
  ) -> [Levels] {
    guard case .contrasts(let contrasts) = pairs else { return [] }
    return contrasts.filter { $0.treatment.isPart(of: cell) }.compactMap { contrast in
      let home = block.replaced(by: cell).replaced(by: contrast.baseline)
      return places.cell(home, contrast.baseline) { $0.isPart(of: home) }
    }
  }
}

/// Finds cells by the levels of their blocks.
private struct BlockPlaces {
  let compared: [String]
  private let blockOf: [Levels: Block]
  /// The blocks to which some factor does not apply.
  private let partial: [Block]

  init(_ blocks: [Block], compared: [String]) {
    self.compared = compared
    blockOf = Dictionary(blocks.map { ($0.levels, $0) }, uniquingKeysWith: { first, _ in first })
    let most = blocks.map(\.levels.factors.count).max() ?? 0
    partial = blocks.filter { $0.levels.factors.count < most }
  }

  /// The first cell of a pattern in the block of some levels.
  func cell(
    _ levels: Levels, _ pattern: Levels, where fits: (Levels) -> Bool = { _ in true }
  ) -> Levels? {
    let home = levels.without(compared)
    let block = blockOf[home] ?? partial.first { $0.levels.isPart(of: home) }
    return block?.cells.first { pattern.isPart(of: $0) && fits($0) }
  }
}

extension Plan {
  /// The comparisons of every family, in the study's order.
  public var comparisons: [(family: FamilyDeclaration, comparisons: [PlannedComparison])] {
    let blocks = blocks
    return study.analysis.families.map { family in
      (family, family.comparisons(in: blocks, compared: compared))
    }
  }
}

extension Claim {
  /// Whether the claim is made of a comparison.
  package func isAbout(_ comparison: PlannedComparison) -> Bool {
    cells.isPart(of: comparison.block.replaced(by: comparison.treatment))
  }
}
