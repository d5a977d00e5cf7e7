import FaninAnalysis

/// The comparisons that were not declared before the first result.
struct ExploratorySection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var blocks: [Document.Block] {
    let families = findings.families.filter { $0.comparisons.contains { !$0.isDeclared } }
    return families.flatMap { family -> [Document.Block] in
      let tables = FamilyTables(findings, family)
      let isAll = !family.comparisons.contains(where: \.isDeclared)
      let title = ComparisonsSection.title(of: family.declaration)
      return [
        .section("Exploratory: \(title.lowercasedFirst)"),
        .paragraph(DeclarationSection.exploratory),
      ] + (isAll ? [.paragraph(tables.explanation)] : []) + tables.blocks(declared: false)
    }
  }
}
