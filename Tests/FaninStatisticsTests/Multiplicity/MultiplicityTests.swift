import FaninStatistics
import Testing

struct MultiplicityTests {
  static let p = [0.0012, 0.0345, 0.0071, 0.241, 0.0498, 0.016, 0.77, 0.0099]

  @Test func `adjusted p-values keep the order and never shrink`() throws {
    for adjusted in [
      try Multiplicity.holm(Self.p), try Multiplicity.hochberg(Self.p),
      try Multiplicity.benjaminiHochberg(Self.p),
    ] {
      let pairs = zip(Self.p, adjusted).sorted { $0.0 < $1.0 }

      #expect(zip(Self.p, adjusted).allSatisfy { $0 <= $1 && $1 <= 1 })
      #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.1 <= $1.1 })
    }
  }

  @Test func `Hochberg is never above Holm, nor Benjamini and Hochberg above Hochberg`() throws {
    let holm = try Multiplicity.holm(Self.p)
    let hochberg = try Multiplicity.hochberg(Self.p)
    let discovery = try Multiplicity.benjaminiHochberg(Self.p)

    #expect(zip(hochberg, holm).allSatisfy { $0 <= $1 })
    #expect(zip(discovery, hochberg).allSatisfy { $0 <= $1 })
  }

  @Test func `planned tests without a result still count`() throws {
    // R 4.2.2: p.adjust(c(0.004, 0.02), "holm", n = 6) gives 0.024, 0.1.
    #expect(try Multiplicity.holm([0.004, 0.02], familySize: 6) == [0.024, 0.1])
    #expect(throws: StatisticsError.self) { try Multiplicity.holm([0.1, 0.2], familySize: 1) }
  }

  @Test(arguments: [[], [0.1, .nan], [0.1, -0.01], [0.1, 1.01]] as [[Double]])
  func `what is no family of p-values is refused`(p: [Double]) {
    #expect(throws: StatisticsError.self) { try Multiplicity.hochberg(p) }
  }

  @Test func `one test needs no adjustment`() throws {
    #expect(try Multiplicity.holm([0.03]) == [0.03])
  }
}
