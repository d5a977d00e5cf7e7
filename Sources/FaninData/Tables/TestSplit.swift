import FaninRandom

/// Which rows of a table train and which are held out as the test split; both ascending.
struct TestSplit {
  let training: [Int]
  let test: [Int]

  /// The first rows train, the rest test.
  init(count: Int, cutAt trainingCount: Int) {
    training = Array(0..<trainingCount)
    test = Array(trainingCount..<count)
  }

  /// Draws the test rows at random, always the same ones for the same counts and seed.
  init(count: Int, drawing testCount: Int, seed: Seed = Seed(0)) {
    var stream = RandomStream(seed: seed, purpose: "test-split")
    self.init(count: count, test: stream.sample(testCount, below: count))
  }

  /// Draws by a rule, for a seed; nil when a split would be empty.
  ///
  /// Stratified, a class of n rows gives ⌊n · fraction⌋ and the largest remainders one more, so that
  /// the total is the rounded share of all rows; every class keeps a row to train on.
  init?(labels: [UInt16], classes: Int, rule: TestRule, seed: Seed) {
    guard rule.fraction > 0, rule.fraction < 1 else { return nil }
    let testCount = Int((Double(labels.count) * rule.fraction).rounded())
    guard testCount > 0, testCount < labels.count else { return nil }
    guard rule.isStratified else {
      self.init(count: labels.count, drawing: testCount, seed: rule.isPerSeed ? seed : Seed(0))
      return
    }
    var rows = [[Int]](repeating: [], count: classes)
    for (row, label) in labels.enumerated() { rows[Int(label)].append(row) }
    let shares = Self.shares(rows.map(\.count), fraction: rule.fraction, total: testCount)
    var stream = RandomStream(seed: rule.isPerSeed ? seed : Seed(0), purpose: "test-split")
    let drawn = zip(rows, shares).flatMap { rows, share in
      stream.sample(share, below: rows.count).map { rows[$0] }
    }
    guard !drawn.isEmpty else { return nil }
    self.init(count: labels.count, test: drawn.sorted())
  }

  private init(count: Int, test: [Int]) {
    self.test = test
    var isTest = [Bool](repeating: false, count: count)
    for row in test { isTest[row] = true }
    training = (0..<count).filter { !isTest[$0] }
  }

  /// The test rows of every class.
  private static func shares(_ counts: [Int], fraction: Double, total: Int) -> [Int] {
    let exact = counts.map { Double($0) * fraction }
    var shares = exact.map { Int($0) }
    let byRemainder = counts.indices.sorted { one, other in
      let (first, second) = (exact[one] - Double(shares[one]), exact[other] - Double(shares[other]))
      return first == second ? one < other : first > second
    }
    for place in byRemainder.prefix(max(0, total - shares.reduce(0, +))) { shares[place] += 1 }
    return zip(shares, counts).map { min($0, max($1 - 1, 0)) }
  }
}
