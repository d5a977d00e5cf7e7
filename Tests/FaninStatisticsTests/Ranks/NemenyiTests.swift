import FaninStatistics
import FaninTestSupport
import Testing

struct NemenyiTests {
  @Test func `p-values form a symmetric matrix with ones on the diagonal`() throws {
    let p = try Nemenyi([[1, 2, 3], [4, 6, 5], [0, 1, 9], [2, 3, 1]]).pValues

    for i in p.indices {
      #expect(p[i][i] == 1)
      for j in p.indices { #expect(p[i][j] == p[j][i]) }
    }
  }

  @Test func `two treatments are compared by a normal test`() throws {
    // Mean ranks 1 and 2 over four blocks: √2 · 1 / √(6/24) = 2√2; the range of two normals is √2 |Z|,
    // and 2 P(Z > 2) = 0.04550026389635841 (R: 2 * pnorm(-2)).
    let p = try Nemenyi([[1, 2], [1, 2], [1, 2], [1, 2]]).pValues

    #expect(isClose(p[0][1], to: 0.04550026389635841, relative: 1e-13))
  }

  @Test(arguments: [
    // scipy 1.17.1: q / √2 · √(k (k + 1) / (6 n)), q by brentq over quad of the range's density; the
    // first is the example of Demšar (2006), who rounds it to 1.25.
    (4, 14, 0.05, 1.2535591471176062), (3, 3, 0.05, 1.9136235154962773),
  ])
  func `the critical difference is the rank difference whose p-value is α`(
    treatments: Int, blocks: Int, alpha: Double, expected: Double
  ) {
    let found = Nemenyi.criticalDifference(treatments: treatments, blocks: blocks, alpha: alpha)

    #expect(isClose(found, to: expected, relative: 1e-9))
  }

  @Test func `ranks that are the critical difference apart have p = α`() throws {
    // Three blocks that agree: mean ranks 1, 2, 3, and a p-value for two ranks.
    let p = try Nemenyi([[1, 2, 3], [1, 2, 3], [1, 2, 3]]).pValues[0][2]
    let difference = Nemenyi.criticalDifference(treatments: 3, blocks: 3, alpha: p)

    #expect(isClose(difference, to: 2, relative: 1e-12))
  }
}
