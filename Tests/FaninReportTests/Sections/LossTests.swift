import FaninAnalysis
import FaninRandom
import FaninReport
import FaninStudy
import FaninTopology
import SyntheticRecords
import Testing

struct LossTests {
  @Test func `a smaller loss is better`() throws {
    let plan = try SyntheticRecords.small(analysis: "metric: test-loss")
    let records = SyntheticRecords(accuracy: { cell, seed in
      // The synthetic loss is 1.2 − accuracy.
      (cell.profile == .uniform ? 0.8 : 0.85) + 0.001 * Double(seed.value % 3)
        + (cell.profile == .uniform ? 0 : 0.0001 * Double(seed.value))
    }).records(of: plan)

    let text = Analysis(plan: plan, records: records).text

    #expect(text.contains("different: better"))
    #expect(text.contains("lower is better"))
    #expect(!text.contains("percentage points"))
  }
}
