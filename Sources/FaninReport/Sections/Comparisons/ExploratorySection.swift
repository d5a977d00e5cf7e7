/// The comparisons that were not declared before the first result.
struct ExploratorySection: Section {
  let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  var blocks: [Document.Block] {
    guard findings.comparisons.contains(where: { !$0.isDeclared }) else { return [] }
    let comparisons = ComparisonsSection(findings)
    let isAll = !findings.comparisons.contains(where: \.isDeclared)
    return [
      .section("Exploratory: comparisons with the baseline"),
      .paragraph(DeclarationSection.exploratory),
    ] + (isAll ? [.paragraph(comparisons.explanation)] : []) + comparisons.tables(declared: false)
  }
}
