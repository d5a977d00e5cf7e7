import FaninRandom
import FaninStudy

/// What procedures that assume less make of the same pairs, and whether a verdict hangs on one seed.
struct RobustnessSection: Sendable {
  let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  private typealias Row = (
    comparison: Comparison, difference: TestedDifference, robustness: Robustness
  )

  private var rows: [Row] {
    findings.comparisons.compactMap { comparison in
      guard let difference = comparison.tested, let robustness = comparison.robustness else {
        return nil
      }
      return (comparison, difference, robustness)
    }
  }

  private var alpha: Double { findings.study.analysis.alpha }

  var parts: [String] {
    guard !rows.isEmpty else { return [] }
    return ["## How robust the comparisons are", explanation, table]
      + (notes.isEmpty ? [] : [notes.map { "- \($0)" }.joined(separator: "\n")])
  }

  private var explanation: String {
    "The t test takes the differences as normal. The sign-flip test and Wilcoxon's signed-rank test "
      + "take them only as symmetric; their p-values are counted out and, like the t test's p, not "
      + "adjusted. Hodges–Lehmann is the median of all means of two differences. Shapiro–Wilk p asks "
      + "whether the differences could be normal; it decides nothing, for with few seeds it hardly "
      + "ever sees anything. d_z is the mean difference in standard deviations of the differences. "
      + "Last: the means with one seed left out, and the seeds without which the verdict would be "
      + "another."
  }

  private var table: String {
    let scale = findings.scale
    let hasBlocks = findings.blocks.count > 1
    var columns: [(title: String, alignment: MarkdownTable.Alignment)] = [
      ("profile", .left), ("d_z [\(findings.study.analysis.levelText) interval]", .right),
      ("Hodges–Lehmann", .right), ("t test p", .right), ("sign-flip p", .right),
      ("Wilcoxon p", .right), ("Shapiro–Wilk p", .right), ("without one seed", .right),
      ("verdict hangs on", .left),
    ]
    if hasBlocks { columns.insert(("block", .left), at: 0) }
    var table = MarkdownTable(columns)
    for row in rows {
      table.append(
        (hasBlocks ? [row.comparison.block] : []) + [
          row.comparison.treatment.code, effectSize(row.difference),
          scale.difference(row.robustness.hodgesLehmann),
          p(row.difference.pValue), p(row.robustness.signFlipPValue),
          p(row.robustness.wilcoxonPValue), row.robustness.normalityPValue.map(p) ?? "–",
          row.robustness.leftOutRange.map(scale.differenceInterval) ?? "–",
          decisive(row.robustness, row.difference.verdict),
        ])
    }
    return table.text
  }

  private func p(_ value: Double) -> String { NumberText.pValue(value, alpha: alpha) }

  private func effectSize(_ difference: TestedDifference) -> String {
    let estimate = NumberText.signed(difference.effectSize, digits: 2)
    guard let interval = difference.effectSizeInterval else { return estimate }
    return "\(estimate) [\(NumberText.signed(interval.low, digits: 2)), "
      + "\(NumberText.signed(interval.high, digits: 2))]"
  }

  private func decisive(_ robustness: Robustness, _ verdict: Verdict) -> String {
    if robustness.leftOut.isEmpty { return "–" }
    let seeds = robustness.decisiveSeeds(verdict)
    if seeds.isEmpty { return "no single seed" }
    if seeds.count == robustness.leftOut.count { return "every seed" }
    return "\(seeds.count == 1 ? "seed" : "seeds") \(seeds.map(\.seed.description).sentence)"
  }

  /// What the table alone would leave to the reader.
  private var notes: [String] {
    attainable + disagreements + hanging
  }

  /// What so many pairs can show at all.
  private var attainable: [String] {
    let counts = Set(rows.map(\.comparison.pairs.count)).sorted()
    return counts.compactMap { count in
      guard let row = rows.first(where: { $0.comparison.pairs.count == count }) else { return nil }
      let smallest = row.robustness.smallestPValue
      var text =
        "With \(counted(count, "pair")) the smallest sign-flip or Wilcoxon p is "
        + (smallest < 0.001 ? p(smallest) : NumberText.trimmed(smallest, digits: 6))
      text +=
        smallest < alpha
        ? ""
        : ", so at α = \(NumberText.trimmed(alpha, digits: 6)) neither can confirm a difference, "
          + "whatever the data"
      if let effect = row.robustness.detectableEffect {
        text +=
          "; the t test sees a true d_z of \(NumberText.fixed(effect, digits: 2)) four times out of "
          + "five"
      }
      if row.robustness.signFlipError > 0 {
        let error =
          rows.filter { $0.comparison.pairs.count == count }
          .map(\.robustness.signFlipError).max() ?? 0
        text +=
          "; sign flips are drawn, which leaves a standard error of at most "
          + NumberText.fixed(error, digits: 4)
      }
      return text + "."
    }
  }

  private var disagreements: [String] {
    rows.compactMap { row in
      let tests = [
        ("sign-flip", row.robustness.signFlipPValue), ("Wilcoxon", row.robustness.wilcoxonPValue),
      ].filter {
        row.robustness.disagrees($0.1, tPValue: row.difference.pValue, alpha: alpha)
      }
      guard !tests.isEmpty else { return nil }
      let others = tests.map { "the \($0.0) test with p = \(p($0.1))" }.sentence
      let sees = row.difference.pValue < alpha
      return "\(name(row.comparison)): the t test \(sees ? "rejects" : "does not reject") equality "
        + "(p = \(p(row.difference.pValue))), \(others) "
        + "\(tests.count == 1 ? "does" : "do")\(sees ? " not" : ""). "
        + "They disagree, so the verdict leans on normality."
    }
  }

  private var hanging: [String] {
    rows.compactMap { row in
      let seeds = row.robustness.decisiveSeeds(row.difference.verdict)
      guard row.difference.verdict != .undecided, !seeds.isEmpty else { return nil }
      let others = Set(seeds.map { $0.verdict?.rawValue ?? "not tested" }).sorted()
      let which =
        seeds.count == row.robustness.leftOut.count
        ? "any one seed"
        : (seeds.count == 1 ? "seed " : "any of seeds ")
          + seeds.map(\.seed.description).joined(separator: ", ")
      return
        "\(name(row.comparison)): \"\(row.difference.verdict.rawValue)\" hangs on single seeds; "
        + "without \(which) it would be \(others.map { "\"\($0)\"" }.sentence)."
    }
  }

  private func name(_ comparison: Comparison) -> String {
    comparison.treatment.code + (findings.blocks.count > 1 ? " on \(comparison.block)" : "")
  }
}
