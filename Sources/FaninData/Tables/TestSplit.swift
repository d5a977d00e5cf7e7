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

  /// Draws the test rows at random, always the same ones for the same counts.
  init(count: Int, drawing testCount: Int) {
    var stream = RandomStream(seed: Seed(0), purpose: "test-split")
    test = stream.sample(testCount, below: count)
    var isTest = [Bool](repeating: false, count: count)
    for row in test { isTest[row] = true }
    training = (0..<count).filter { !isTest[$0] }
  }

  /// Draws a fraction of the rows, rounded; nil when a split would be empty.
  init?(count: Int, fraction: Double) {
    guard fraction > 0, fraction < 1 else { return nil }
    let testCount = Int((Double(count) * fraction).rounded())
    guard testCount > 0, testCount < count else { return nil }
    self.init(count: count, drawing: testCount)
  }
}
