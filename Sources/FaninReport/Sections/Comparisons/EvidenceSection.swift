import FaninAnalysis
import FaninStudy

/// Every p-value, effect size and bound of the comparisons, as computed.
struct EvidenceSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  let title: Prose = "Every test in full"

  var bearing: Prose {
    let alpha = findings.study.analysis.alpha
    let tested = findings.comparisons.compactMap(\.tested)
    let turned = tested.count { $0.pValue < alpha && $0.adjustedPValue >= alpha }
    let lost = tested.count { $0.isEquivalent && ($0.adjustedEquivalencePValue ?? 1) >= alpha }
    if findings.study.analysis.sequential != nil {
      return "These p-values decide nothing: the study declared how it looks before the end."
    }
    var parts: [String] = []
    if turned > 0 {
      parts.append(
        """
        \(counted(turned, "comparison")) would be different without the correction for their number
        """)
    }
    if lost > 0 {
      parts.append(
        """
        \(counted(lost, "equivalence")) would not stand with one (Holm), as a claim of which ones \
        there are
        """)
    }
    return parts.isEmpty
      ? "Nothing changes with or without a correction for their number."
      : Prose("\(parts.joined(separator: "; "))".capitalizedSentence + ".")
  }

  var inside: [Document.Block] {
    guard findings.comparisons.contains(where: { $0.tested != nil }) else { return [] }
    return [.paragraph(explanation), .table(table)]
      + DifferencesFigure.all(in: findings).dropFirst().map {
        .figure(.init($0.name, title: $0.title))
      }
  }

  private var explanation: Prose {
    """
    p belongs to the two-sided paired t test, TOST p to the larger of the two one-sided tests \
    against the declared bound; adjusted is each over its family, TOST by Holm. The smallest bound, \
    rounded up, is the one at which both one-sided tests would have rejected. d_z is the mean \
    difference in standard deviations of the differences. Seeds to settle are those with which a \
    difference of the bound is shown, and equivalence where there is none, four times out of five.
    """
  }

  private var level: String { findings.study.analysis.levelText }

  private var table: Table {
    let hasBlocks = findings.blocks.count > 1
    let hasBound = findings.families.contains { $0.declaration.equivalenceBound != nil }
    let names = findings.families.filter { !$0.declaration.name.isEmpty }
    var columns: [Table.Column] = names.isEmpty ? [] : [.left("family")]
    if hasBlocks { columns.append(.left("block")) }
    columns += [
      .left(Prose(findings.names.treatmentWord)), .right("t"), .right("p"), .right("adjusted p"),
      .right("d_z [\(level) interval]"),
    ]
    if hasBound { columns += [.right("TOST p"), .right("adjusted TOST p")] }
    columns += [.right("smallest bound"), .right("seeds to settle")]
    var table = Table(columns)
    for family in findings.families {
      for comparison in family.comparisons {
        guard let tested = comparison.tested else { continue }
        var row: [Prose] = names.isEmpty ? [] : ["\(family.declaration.name)"]
        if hasBlocks { row.append("\(findings.names.block(comparison.block))") }
        row += [
          findings.pair(comparison), "\(NumberText.signed(tested.t, digits: 2))",
          p(tested.pValue), p(tested.adjustedPValue), effectSize(tested),
        ]
        if hasBound { row += [p(tested.equivalencePValue), p(tested.adjustedEquivalencePValue)] }
        row += [
          "\(findings.scale.smallestBound(tested.smallestBound))",
          "\(orDash: tested.seedsToSettle.map(NumberText.count))",
        ]
        table.append(row)
      }
    }
    return table
  }

  private func p(_ value: Double?) -> Prose {
    "\(orDash: value.map { NumberText.pValue($0, alpha: findings.study.analysis.alpha) })"
  }

  private func effectSize(_ difference: TestedDifference) -> Prose {
    let estimate = NumberText.signed(difference.effectSize, digits: 2)
    guard let interval = difference.effectSizeInterval else { return Prose(estimate) }
    return """
      \(estimate) [\(NumberText.signed(interval.low, digits: 2)), \
      \(NumberText.signed(interval.high, digits: 2))]
      """
  }
}
