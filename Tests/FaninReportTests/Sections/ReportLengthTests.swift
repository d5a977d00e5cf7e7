import FaninAnalysis
import FaninReport
import FaninStudy
import SyntheticRecords
import Testing

/// How much stands before the appendix.
struct ReportLengthTests {
  /// Four blocks of six profiles.
  static func body() throws -> [Substring] {
    let plan = try SyntheticRecords.small(
      seeds: "10",
      profiles: """
        [uniform, erdos-renyi, {power: {cv: 0.5}}, {lognormal: {cv: 1}}, {lognormal: {cv: 1.5}}, \
        {linear: {cv: 0.5}}]
        """, sparsities: "[0.8, 0.85, 0.9, 0.92]", analysis: "equivalence-bound: 0.005")
    let text = Analysis(plan: plan, records: SyntheticRecords().records(of: plan)).text
    let body = text.split(separator: "\n## Appendix\n")[0]
    return body.split(separator: "\n")
  }

  @Test
  func `a report of four blocks and six profiles has at most 1,200 words before its appendix`()
    throws
  {
    let words = try Self.body().flatMap { $0.split(separator: " ") }
      .filter { word in word.contains { $0.isLetter || $0.isNumber } }

    #expect((400...1200).contains(words.count), "\(words.count) words")
  }

  @Test func `a report of four blocks and six profiles has at most 200 cells before its appendix`()
    throws
  {
    let rows = try Self.body().filter { $0.hasPrefix("| ") && !$0.hasPrefix("| -") }
    let cells = rows.reduce(0) { $0 + $1.split(separator: " | ").count }

    #expect((100...200).contains(cells), "\(cells) cells")
  }
}
