/// Every procedure that was used, in the words of a paper, with its source.
struct ProceduresSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  let title: Prose = "Methods in full, with references"

  let bearing: Prose = "To be cited."

  var inside: [Document.Block] {
    let used = MethodsSection(findings).sentences
    guard !used.isEmpty else { return [] }
    var references: [Reference] = []
    for reference in used.flatMap(\.references) where !references.contains(reference) {
      references.append(reference)
    }
    return [.paragraph(used.map(\.text).joined(separator: " "))]
      + (references.isEmpty ? [] : [.list(references.map(\.rawValue).sorted().map { Prose($0) })])
  }
}
