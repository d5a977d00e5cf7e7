import FaninAnalysis
import FaninStudy

/// Every treatment against its baseline: a table a block, family by family.
struct FamiliesSection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  /// From so many rows on a family's tables are folded, block by block.
  private static let mostRows = 24

  var blocks: [Document.Block] {
    let families = findings.families.filter { !$0.comparisons.isEmpty }
    guard !families.isEmpty else { return [] }
    return [.section("Comparisons"), .paragraph(explanation)]
      + families.flatMap { family in heading(of: family) + tables(of: family) }
  }

  /// What the columns are and what a verdict says, once for all families.
  private var explanation: Prose {
    let analysis = findings.study.analysis
    let scale = findings.scale
    let alpha = NumberText.trimmed(analysis.alpha, digits: 6)
    var text: Prose =
      """
      Differences are treatment − baseline\(scale.factor == 100 ? " in percentage points" : ""), \
      paired by seed, each with its own \(analysis.levelText) t interval.
      """
    if findings.families.contains(where: { $0.declaration.correction != .none }) {
      text +=
        """
         p is corrected for all comparisons of its family, the intervals are not: p may stay \
        above \(alpha) where an interval excludes 0.
        """
    }
    if analysis.sequential != nil {
      return text + " Verdicts rest on the declared rule for looking before the end."
    }
    text += " \(emphasis: "Different"): p is below \(alpha)."
    if findings.families.contains(where: { $0.declaration.equivalenceBound != nil }) {
      text +=
        """
         \(emphasis: "Equivalent"): the \(NumberText.percent(1 - 2 * analysis.alpha)) interval lies \
        within the bound (two one-sided tests, each at \(alpha), not corrected).
        """
    }
    return text + " \(emphasis: "Undecided"): neither, which is not \"no difference\"."
  }

  /// The family's name and question, what is compared with what, and how it is judged.
  private func heading(of family: FamilyFinding) -> [Document.Block] {
    let declaration = family.declaration
    var words: [Prose] = []
    if let question = declaration.question { words.append("\(emphasis: Prose(question))") }
    if let baseline = declaration.baseline {
      words.append("Baseline: \(DeclarationSection(findings).baseline(baseline)).")
    }
    if let bound = declaration.equivalenceBound {
      words.append("Bound: \(findings.scale.bound(bound)).")
    }
    words.append(Prose(DeclarationSection(findings).correction(of: family).capitalizedSentence))
    if family.comparisons.contains(where: { !$0.isDeclared }) {
      words.append(
        "Rows marked \(emphasis: "exploratory") were not declared before the first result.")
    }
    let title: [Document.Block] = declaration.name.isEmpty ? [] : [.part(Prose(declaration.name))]
    return title + [.paragraph(words.joined(separator: " "))]
  }

  private func tables(of family: FamilyFinding) -> [Document.Block] {
    let rows = FamilyTable(findings, family)
    let blocks = findings.blocks.map(\.levels).filter { !family.comparisons(in: $0).isEmpty }
    let notes = rows.notes.isEmpty ? [] : [Document.Block.list(rows.notes)]
    // One row a block would make tables of one row.
    if blocks.count > 1, blocks.allSatisfy({ family.comparisons(in: $0).count == 1 }) {
      return [.table(rows.table(of: family.comparisons, namesBlock: true))] + notes
    }
    let isFolded = family.comparisons.count > Self.mostRows
    return blocks.flatMap { block -> [Document.Block] in
      let table = Document.Block.table(
        rows.table(of: family.comparisons(in: block), namesBlock: false))
      if blocks.count == 1, findings.blocks.count == 1 { return [table] }
      let title: Prose = "\(findings.names.block(block))\(rows.baseline(in: block))"
      return isFolded
        ? [.folded("\(title): \(rows.outcome(in: block))", [table])]
        : [.paragraph("\(strong: title)"), table]
    } + notes
  }
}
