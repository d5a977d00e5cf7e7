import FaninAnalysis
import FaninStudy

/// The comparisons of one family as a paper's table: a group of rows for each block, which
/// names its baseline.
struct FamilyGroups {
  let findings: Contents
  let family: FamilyFinding
  /// What `\ref` and the file call it.
  let name: String

  var table: LaTeXWriter.GroupedTable {
    let rows = FamilyTable(findings, family)
    let blocks = findings.blocks.map(\.levels).filter { !family.comparisons(in: $0).isEmpty }
    return LaTeXWriter.GroupedTable(
      label: "tab:\(name)", caption: caption,
      groups: blocks.map { block in
        LaTeXWriter.GroupedTable.Group(
          title: "\(findings.names.block(block))\(rows.baseline(in: block))",
          table: rows.table(of: family.comparisons(in: block), namesBlock: false))
      })
  }

  private var caption: Prose {
    let scale = findings.scale
    let analysis = findings.study.analysis
    let correction: Prose =
      switch family.declaration.correction {
      case .holm: ", adjusted by Holm's method"
      case .hochberg: ", adjusted by Hochberg's method"
      case .benjaminiHochberg: ", adjusted by Benjamini and Hochberg's method"
      case .none: ""
      }
    var caption: Prose =
      """
      \(family.declaration.question ?? findings.study.question) \
      \(scale.name.capitalizedSentence)\(unit): mean of the treatment, paired difference treatment − \
      baseline over n seeds with its \(analysis.levelText) interval, and p of the two-sided paired \
      t test\(correction)
      """
    if let bound = family.declaration.equivalenceBound {
      caption += "; equivalence is tested within \(scale.bound(bound))"
    }
    return caption + "."
  }

  private var unit: String {
    findings.scale.factor == 100 ? " in percent" : findings.scale.unit.isEmpty ? "" : " in nats"
  }
}
