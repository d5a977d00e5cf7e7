import FaninData
import FaninRandom
import Testing

struct TestSplitTests {
  /// A hundred rows of 70 a, 25 b and 5 c; x is the row's number.
  private static let text =
    "x,class\n"
    + (0..<100).map { "\($0),\($0 % 20 == 0 ? "c" : $0 % 4 == 1 ? "b" : "a")\n" }.joined()

  private func read(_ rule: TestRule, standardize: Bool = false) throws -> SeededDataset {
    try OwnTable(Self.text) {
      $0.test = rule
      $0.standardize = standardize
    }.read()
  }

  private static let seeds = [0, 1, 2, 41].map { Seed($0) }

  private func counts(_ labels: [UInt16]) -> [Int] {
    (0..<3).map { label in labels.count { $0 == label } }
  }

  @Test func `stratified, every class gives its share`() throws {
    let set = try read(TestRule(fraction: 0.2, isStratified: true)).dataset(for: Seed(0))

    #expect(counts(set.test.labels) == [14, 5, 1])
    #expect(counts(set.training.labels) == [56, 20, 4])
  }

  @Test func `the largest remainders make the total the rounded share`() throws {
    let set = try read(TestRule(fraction: 0.33, isStratified: true)).dataset(for: Seed(0))

    // 23.1, 8.25 and 1.65 of 33: one more for c.
    #expect(counts(set.test.labels) == [23, 8, 2])
  }

  @Test func `a class of one row is trained on`() throws {
    let table = OwnTable("x,class\n1,a\n2,b\n3,b\n4,b\n") {
      $0.test = TestRule(fraction: 0.5, isStratified: true)
    }
    let set = try table.read().dataset(for: Seed(0))

    #expect(set.test.labels.allSatisfy { $0 == 1 })
  }

  @Test func `one draw serves all seeds unless the study says otherwise`() throws {
    for isStratified in [false, true] {
      let set = try read(TestRule(fraction: 0.2, isStratified: isStratified))

      #expect(!set.isPerSeed)
      #expect(set.dataset(for: Seed(7)).digest == set.dataset(for: Seed(0)).digest)
    }
  }

  @Test(arguments: [false, true])
  func `per seed, a seed has the same split at every reading, and another than its neighbour`(
    isStratified: Bool
  ) throws {
    let rule = TestRule(fraction: 0.2, isStratified: isStratified, isPerSeed: true)
    let (first, second) = (try read(rule), try read(rule))

    #expect(first.isPerSeed)
    for seed in Self.seeds {
      #expect(first.dataset(for: seed).test.numbers == second.dataset(for: seed).test.numbers)
      // One data set, whatever the seed: runs of two seeds are not runs on other data.
      #expect(first.dataset(for: seed).digest == second.dataset(for: Seed(0)).digest)
      #expect(first.dataset(for: seed).facts == first.facts)
    }
    let tests = Set((Self.seeds).map { first.dataset(for: $0).test.numbers })
    #expect(tests.count == 4)
  }

  @Test func `the split of seed 0 is the one that serves all seeds`() throws {
    let fixed = try read(TestRule(fraction: 0.2))
    let drawn = try read(TestRule(fraction: 0.2, isPerSeed: true))

    #expect(fixed.dataset(for: Seed(5)).test.numbers == drawn.dataset(for: Seed(0)).test.numbers)
    #expect(fixed.contentDigest != drawn.contentDigest)
  }

  @Test func `per seed, columns are standardised on that seed's training rows`() throws {
    let rule = TestRule(fraction: 0.2, isPerSeed: true)
    let raw = try read(rule).dataset(for: Seed(3)).training.numbers
    let scaled = try read(rule, standardize: true).dataset(for: Seed(3)).training.numbers
    let mean = raw.reduce(0) { $0 + Double($1) } / Double(raw.count)

    // The number nearest to the mean is within half a step of 0 in 80 rows of 0…99 (sd near 29).
    let nearest = raw.indices.min {
      (Double(raw[$0]) - mean).magnitude < (Double(raw[$1]) - mean).magnitude
    }
    #expect(try scaled[#require(nearest)].magnitude < 2.0 / 29)
    // Mean 0: a sum of 80 numbers below 2, each rounded to 24 bits.
    #expect(scaled.reduce(0) { $0 + Double($1) }.magnitude < 80 * 2 * 0x1p-24)
  }
}
