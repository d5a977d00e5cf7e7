import FaninAnalysis
import FaninStudy

/// Every treatment against its baseline, family by family.
struct ComparisonsSection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var blocks: [Document.Block] {
    let families = findings.families.filter { family in
      family.comparisons.contains(where: \.isDeclared) || family.comparisons.isEmpty
    }
    return families.flatMap { family -> [Document.Block] in
      let tables = FamilyTables(findings, family)
      return [.section(Self.title(of: family.declaration)), .paragraph(tables.explanation)]
        + tables.blocks(declared: true)
    }
  }

  /// The heading of a family.
  static func title(of family: FamilyDeclaration) -> Prose {
    if !family.name.isEmpty { return "Comparisons: \(family.name)" }
    return "Comparisons with the baseline"
  }
}
