import FaninAnalysis
import FaninLedger
import FaninRandom
import FaninReport
import FaninStudy
import FaninTopology
import SyntheticRecords
import Testing

struct AnswerTests {
  static func answer(seeds: Int, shift: Double, analysis: String = "") throws -> String {
    let plan = try SyntheticRecords.small(seeds: "\(seeds)", analysis: analysis)
    let records = SyntheticRecords(accuracy: { cell, seed in
      let wobble = 0.0005 * Double(seed.value % 3)
      return cell.profile == .uniform ? 0.8 : 0.8 + shift + wobble
    }).records(of: plan)
    let text = Analysis(plan: plan, records: records).text
    return text.split(separator: "\n").dropFirst().first.map(String.init) ?? ""
  }

  @Test func `a difference comes with its interval and its p`() throws {
    let answer = try AnswerTests.answer(seeds: 5, shift: 0.02)

    #expect(answer.contains("1 shows a difference (`erdos-renyi`)"))
    #expect(answer.contains("+2.04 points for `erdos-renyi` (95 % interval"))
    #expect(answer.contains("adjusted p < 0.001"))
  }

  @Test func `below five seeds no p-value is headlined`() throws {
    let answer = try AnswerTests.answer(seeds: 4, shift: 0.02)

    #expect(answer.contains("95 % interval"))
    #expect(!answer.contains("p <"))
    #expect(!answer.contains("p ="))
  }

  @Test func `what is undecided is said to be open`() throws {
    let answer = try AnswerTests.answer(seeds: 5, shift: -0.000_5)

    #expect(answer.contains("1 remains undecided"))
    #expect(answer.contains("Undecided is not \"no difference\""))
  }

  @Test func `one seed is said plainly`() throws {
    let answer = try AnswerTests.answer(seeds: 1, shift: 0.02)

    #expect(answer.contains("could be tested: one pair of seeds has no spread to test against"))
  }
}
