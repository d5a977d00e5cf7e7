import FaninAnalysis
import FaninRandom
import FaninStudy

/// What procedures that assume less make of the same pairs, and whether a verdict hangs on one seed.
struct RobustnessSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

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

  let title: Prose = "How robust the comparisons are"

  var bearing: Prose {
    let hanging = rows.count {
      !$0.robustness.decisiveSeeds($0.difference.verdict).isEmpty
    }
    let disagreeing = disagreements.count
    if hanging == 0, disagreeing == 0 {
      return """
        It changes nothing: no verdict hangs on a single seed, and tests that assume less agree \
        with the t test.
        """
    }
    return """
      \(hanging) of \(counted(rows.count, "verdict")) \(hanging == 1 ? "hangs" : "hang") on a \
      single seed; tests that assume less disagree with \
      the t test \(disagreeing == 0 ? "nowhere" : "on \(counted(disagreeing, "comparison"))").
      """
  }

  var inside: [Document.Block] {
    guard !rows.isEmpty else { return [] }
    return [explanation, .table(table)] + (notes.isEmpty ? [] : [.list(notes)])
  }

  private var explanation: Document.Block {
    """
    The t test takes the differences as normal. The sign-flip test and Wilcoxon's signed-rank test \
    take them only as symmetric; their p-values are counted out and not adjusted. Hodges–Lehmann is the median of all means of two differences. Shapiro–Wilk p asks \
    whether the differences could be normal; it decides nothing, for with few seeds it hardly ever \
    sees anything. Last: the means with one seed left out, and the seeds without which the verdict would be another.
    """
  }

  private var table: Table {
    let scale = findings.scale
    let hasBlocks = findings.blocks.count > 1
    var columns: [Table.Column] = [
      .left(Prose(findings.names.treatmentWord)),
      .right("Hodges–Lehmann"), .right("sign-flip p"),
      .right("Wilcoxon p"), .right("Shapiro–Wilk p"), .right("without one seed"),
      .left("verdict hangs on"),
    ]
    if hasBlocks { columns.insert(.left("block"), at: 0) }
    var table = Table(columns)
    for row in rows {
      var cells: [Prose] = hasBlocks ? ["\(findings.names.block(row.comparison.block))"] : []
      cells += [
        findings.pair(row.comparison),
        "\(scale.difference(row.robustness.hodgesLehmann))",
        "\(p(row.robustness.signFlipPValue))",
        "\(p(row.robustness.wilcoxonPValue))",
        "\(orDash: row.robustness.normalityPValue.map(p))",
        "\(orDash: row.robustness.leftOutRange.map(scale.differenceInterval))",
        decisive(row.robustness, row.difference.verdict),
      ]
      table.append(cells)
    }
    return table
  }

  private func p(_ value: Double) -> String { NumberText.pValue(value, alpha: alpha) }

  private func decisive(_ robustness: Robustness, _ verdict: Verdict) -> Prose {
    if robustness.leftOut.isEmpty { return "–" }
    let seeds = robustness.decisiveSeeds(verdict)
    if seeds.isEmpty { return "no single seed" }
    if seeds.count == robustness.leftOut.count { return "every seed" }
    return "\(seeds.count == 1 ? "seed" : "seeds") \(seeds.map(\.seed.description).sentence)"
  }

  /// What the table alone would leave to the reader.
  private var notes: [Prose] {
    attainable + disagreements + hanging
  }

  /// What so many pairs can show at all.
  private var attainable: [Prose] {
    let counts = Set(rows.map(\.comparison.pairs.count)).sorted()
    return counts.compactMap { count in
      guard let row = rows.first(where: { $0.comparison.pairs.count == count }) else { return nil }
      let smallest = row.robustness.smallestPValue
      let shown = smallest < 0.001 ? p(smallest) : NumberText.trimmed(smallest, digits: 6)
      var text: Prose =
        "With \(counted(count, "pair")) the smallest sign-flip or Wilcoxon p is \(shown)"
      if smallest >= alpha {
        text +=
          """
          , so at α = \(NumberText.trimmed(alpha, digits: 6)) neither can confirm a difference, \
          whatever the data
          """
      }
      if let effect = row.robustness.detectableEffect {
        text +=
          """
          ; the t test, uncorrected, sees a true d_z of \(NumberText.fixed(effect, digits: 2)) \
          four times out of five
          """
      }
      if row.robustness.signFlipError > 0 {
        let error =
          rows.filter { $0.comparison.pairs.count == count }
          .map(\.robustness.signFlipError).max() ?? 0
        text +=
          """
          ; sign flips are drawn, which leaves a standard error of at most \
          \(NumberText.fixed(error, digits: 4))
          """
      }
      return "\(text)."
    }
  }

  private var disagreements: [Prose] {
    rows.compactMap { row in
      let tests = [
        ("sign-flip", row.robustness.signFlipPValue), ("Wilcoxon", row.robustness.wilcoxonPValue),
      ].filter {
        row.robustness.disagrees($0.1, tPValue: row.difference.pValue, alpha: alpha)
      }
      guard !tests.isEmpty else { return nil }
      let others = tests.map { "the \($0.0) test with p = \(p($0.1))" }.sentence
      let sees = row.difference.pValue < alpha
      return """
        \(findings.name(of: row.comparison)): the t test \(sees ? "rejects" : "does not reject") \
        equality (p = \(p(row.difference.pValue))), \(others) \
        \(tests.count == 1 ? "does" : "do")\(sees ? " not" : ""). They disagree, so the verdict \
        leans on normality.
        """
    }
  }

  private var hanging: [Prose] {
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
        """
        \(findings.name(of: row.comparison)): "\(row.difference.verdict.rawValue)" hangs on single \
        seeds; without \(which) it would be \(others.map { "\"\($0)\"" }.sentence).
        """
    }
  }
}
