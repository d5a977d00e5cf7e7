/// Cells that are shown together: equal in every factor that is not compared.
///
/// For the built-in trainer the profile is compared, and a block is one data set × topology ×
/// combination of swept levels × sparsity. A cell to which a factor does not apply stands in the
/// block of every level of it, as `dense` stands in that of every sparsity.
public struct Block: Hashable, Sendable {
  /// The levels its cells share.
  public let levels: Levels
  /// Every cell in it, in the order of the compared levels.
  public let cells: [Levels]
}

extension Block {
  /// Every block with a cell in it, in cell order; every cell stands in one at least.
  ///
  /// - Parameters:
  ///   - cells: The cells of a study, in its order.
  ///   - factors: What it varies.
  ///   - compared: The factors whose levels are compared.
  /// - Returns: The blocks, each with its cells in the order of the compared levels.
  /// - Complexity: O(cells · log cells).
  package static func all(
    of cells: [Levels], factors: [Factor], compared: [String]
  ) -> [Block] {
    let places = CellPlaces(cells, compared: compared)
    let orders = factors.filter { compared.contains($0.name) }.map { factor in
      (factor.name, Dictionary(zip(factor.levels, 0...), uniquingKeysWith: { first, _ in first }))
    }
    func rank(_ cell: Levels) -> [Int] {
      orders.map { name, order in cell[name].flatMap { order[$0] } ?? -1 }
    }
    return places.blocks.map { levels in
      let members = places.members(of: levels).map { ($0, rank($0)) }
        .sorted { $0.1.lexicographicallyPrecedes($1.1) }
      return Block(levels: levels, cells: members.map(\.0))
    }
  }
}

extension Plan {
  /// Every block of the plan, whether anything is compared in it or not.
  public var blocks: [Block] {
    Block.all(of: cells.map(\.levels), factors: factors, compared: compared)
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
