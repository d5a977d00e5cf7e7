import FaninRandom

/// The ways to put whole units into another order within their groups.
///
/// Every order is counted where there are at most ``UnitOrders/exactLimit``; else orders are drawn
/// at random.
public struct UnitOrders: Sendable {
  /// Which units move together.
  public enum Movement: Sendable {
    /// The units of each group move by themselves.
    case eachGroup
    /// The n-th units of all groups move as one, as runs of one seed do.
    case jointly
  }

  /// The most orders that are all counted: 8! and a little more.
  public static let exactLimit = 50_000

  /// The orders visited: all, or those drawn.
  public let count: Int
  /// Whether every order is visited.
  public let isExact: Bool
  private let sizes: [Int]
  private let movement: Movement
  private let seed: Seed

  /// Prepares the orders of groups of `sizes` units.
  ///
  /// - Precondition: jointly moved groups are equally large.
  init(sizes: [Int], movement: Movement, draws: Int, seed: Seed) {
    self.sizes = sizes
    self.movement = movement
    self.seed = seed
    var all = 1
    for size in movement == .jointly ? Array(sizes.prefix(1)) : sizes {
      for factor in stride(from: 2, through: size, by: 1) where all <= UnitOrders.exactLimit {
        all *= factor
      }
    }
    isExact = all <= UnitOrders.exactLimit
    count = isExact ? all : draws
  }

  /// Calls `body` with each order: for each group, the position each unit's y comes from.
  func visit(_ body: ([[Int]]) -> Void) {
    let moved = movement == .jointly ? Array(sizes.prefix(1)) : sizes
    func spread(_ orders: [[Int]]) -> [[Int]] {
      movement == .jointly ? sizes.map { _ in orders.first ?? [] } : orders
    }
    guard isExact else {
      var stream = RandomStream(seed: seed, purpose: "unit-order")
      for _ in 0..<count {
        body(
          spread(
            moved.map { size in
              var order = Array(0..<size)
              stream.shuffle(&order)
              return order
            }))
      }
      return
    }
    var orders = moved.map { Array(0..<$0) }
    while true {
      body(spread(orders))
      // The next order of the first group that has one; the groups before it start again.
      var group = 0
      while group < orders.count, !UnitOrders.advance(&orders[group]) { group += 1 }
      if group == orders.count { return }
    }
  }

  /// The next order in the dictionary's sense; after the last one the first again, and false.
  private static func advance(_ order: inout [Int]) -> Bool {
    guard
      let pivot = order.indices.dropLast().last(where: { order[$0] < order[$0 + 1] }),
      let other = order.lastIndex(where: { $0 > order[pivot] })
    else {
      order.reverse()
      return false
    }
    order.swapAt(pivot, other)
    order[(pivot + 1)...].reverse()
    return true
  }
}
