import FaninRandom
import Testing

struct RandomStreamTests {
  @Test func `the same name gives the same numbers`() {
    var first = RandomStream(seed: Seed(7), purpose: "mask", index: 2)
    var second = RandomStream(seed: Seed(7), purpose: "mask", index: 2)

    for _ in 0..<100 { #expect(first.next() == second.next()) }
  }

  @Test func `a stream goes on from its position`() {
    var whole = RandomStream(seed: Seed(1), purpose: "batch-order")
    for _ in 0..<7 { _ = whole.next() }
    var resumed = RandomStream(seed: Seed(1), purpose: "batch-order", position: whole.position)

    for _ in 0..<10 { #expect(resumed.next() == whole.next()) }
  }

  @Test(arguments: [
    RandomStream(seed: Seed(2), purpose: "mask"),
    RandomStream(seed: Seed(1), purpose: "weights"),
    RandomStream(seed: Seed(1), purpose: "mask", index: 1),
  ])
  func `another seed, purpose or index gives other numbers`(other: RandomStream) {
    var stream = RandomStream(seed: Seed(1), purpose: "mask")
    var other = other

    #expect((0..<4).map { _ in stream.next() } != (0..<4).map { _ in other.next() })
  }

  @Test func `bounded integers are uniform`() {
    var stream = RandomStream(seed: Seed(3), purpose: "test")
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[stream.below(6)] += 1 }

    // χ² with 5 degrees of freedom exceeds 25.7 with probability 1e-4 (R: qchisq(1e-4, 5, lower=F)).
    let statistic = counts.reduce(0.0) { sum, count in
      let excess = Double(count) - 10_000
      return sum + excess * excess / 10_000
    }
    #expect(statistic < 25.7)
  }

  @Test func `normal numbers have mean 0 and variance 1`() {
    var stream = RandomStream(seed: Seed(4), purpose: "test")
    let numbers = (0..<100_000).map { _ in stream.normal() }
    let mean = numbers.reduce(0, +) / 1e5
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1e5

    // Four standard errors: 4/√n for the mean, 4·√(2/n) for the variance.
    #expect(mean.magnitude < 0.0127)
    #expect((variance - 1).magnitude < 0.0179)
  }

  @Test(arguments: [(0, 5), (1, 1), (5, 5), (3, 10)])
  func `a sample holds that many different integers in order`(count: Int, bound: Int) {
    var stream = RandomStream(seed: Seed(5), purpose: "test")
    let sample = stream.sample(count, below: bound)

    #expect(sample.count == count)
    #expect(sample == Array(Set(sample)).sorted())
    #expect(sample.allSatisfy { (0..<bound).contains($0) })
  }

  @Test func `every pair of four is equally likely`() {
    var stream = RandomStream(seed: Seed(6), purpose: "test")
    var counts: [[Int]: Int] = [:]
    for _ in 0..<60_000 { counts[stream.sample(2, below: 4), default: 0] += 1 }

    // As above: six equally likely pairs, χ² with 5 degrees of freedom.
    let statistic = counts.values.reduce(0.0) { sum, count in
      let excess = Double(count) - 10_000
      return sum + excess * excess / 10_000
    }
    #expect(counts.count == 6 && statistic < 25.7)
  }

  @Test func `a shuffle keeps every element`() {
    var stream = RandomStream(seed: Seed(8), purpose: "test")
    var elements = Array(0..<50)
    stream.shuffle(&elements)

    #expect(elements != Array(0..<50))
    #expect(elements.sorted() == Array(0..<50))
  }
}
