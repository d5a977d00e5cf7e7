/// Cells that are compared with one baseline: equal in every factor that is not compared.
///
/// For the built-in trainer the profile is compared, and a block is one data set × topology ×
/// combination of swept levels × sparsity. A cell to which a factor does not apply stands in the
/// block of every level of it, as `dense` stands in that of every sparsity.
///
/// A baseline that also names factors that are not compared is one cell for several blocks: with
/// `baseline: {profile: uniform, topology: static}` the blocks of the other topologies compare their
/// cells, `uniform` included, with static `uniform`.
public struct Block: Hashable, Sendable {
  /// The levels its cells share.
  public let levels: Levels
  /// Every cell in it, in the order of the compared levels.
  public let cells: [Levels]
  /// What the treatments are compared with; perhaps a cell of another block; nil where none matches.
  public let baseline: Levels?
  /// What is compared with it here, in the order of `cells`; never the baseline itself.
  public let treatments: [Levels]
}

extension Block {
  /// Every block with a cell in it, in cell order, whether anything is compared in it or not.
  ///
  /// Every cell stands in one at least. Together they hold every comparison of the study once: where
  /// two blocks would make the same one (dense against a baseline that has no sparsity), the first
  /// has it.
  ///
  /// - Parameters:
  ///   - cells: The cells of a study, in its order.
  ///   - factors: What it varies.
  ///   - compared: The factors whose levels are compared.
  ///   - baseline: The levels that name what they are compared with.
  /// - Complexity: O(cells · log cells).
  package static func all(
    of cells: [Levels], factors: [Factor], compared: [String], baseline pattern: Levels
  ) -> [Block] {
    let places = CellPlaces(cells, compared: compared)
    let orders = factors.filter { compared.contains($0.name) }.map { factor in
      (factor.name, Dictionary(zip(factor.levels, 0...), uniquingKeysWith: { first, _ in first }))
    }
    func rank(_ cell: Levels) -> [Int] {
      orders.map { name, order in cell[name].flatMap { order[$0] } ?? -1 }
    }
    var made: Set<[Levels]> = []
    return places.blocks.map { levels in
      let members = places.members(of: levels).map { ($0, rank($0)) }
        .sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
      let home = levels.replaced(by: pattern.without(compared))
      let baseline = places.members(of: home).first(where: pattern.isPart)
      let treatments = members.filter { cell in
        guard let baseline, cell != baseline else { return false }
        return made.insert([baseline, cell]).inserted
      }
      return Block(levels: levels, cells: members, baseline: baseline, treatments: treatments)
    }
  }
}

extension Plan {
  /// Every block of the plan.
  public var blocks: [Block] {
    Block.all(
      of: cells.map(\.levels), factors: factors, compared: compared,
      baseline: study.analysis.baseline)
  }
}

/// Cells by the block they stand in.
private struct CellPlaces {
  /// The levels of every block, in cell order.
  let blocks: [Levels]
  /// The cells of exactly these levels, those of compared factors aside.
  private var cellsOf: [Levels: [Levels]] = [:]
  /// The sets of factors that cells have levels of.
  private let shapes: Set<[String]>

  init(_ cells: [Levels], compared: [String]) {
    var order: [Levels] = []
    for cell in cells {
      let levels = cell.without(compared)
      if cellsOf[levels] == nil { order.append(levels) }
      cellsOf[levels, default: []].append(cell)
    }
    let shapes = Set(order.map(\.factors))
    self.shapes = shapes
    // Levels that are part of fuller ones are no block of their own.
    var covered: Set<Levels> = []
    for levels in order {
      for shape in shapes where shape.count < levels.factors.count {
        let part = levels.only(shape)
        if part.factors == shape { covered.insert(part) }
      }
    }
    blocks = order.filter { !covered.contains($0) }
  }

  /// The cells whose every level is one of `levels`, those of compared factors aside.
  func members(of levels: Levels) -> [Levels] {
    shapes.sorted { $0.count < $1.count }.flatMap { shape -> [Levels] in
      let part = levels.only(shape)
      return part.factors == shape ? cellsOf[part, default: []] : []
    }
  }
}
