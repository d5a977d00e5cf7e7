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
}
