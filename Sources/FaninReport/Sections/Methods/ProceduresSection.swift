/// Every procedure that was used, in the words of a paper, with its source.
struct ProceduresSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  let title: Prose = "Further methods, and references"

  let bearing: Prose = "How the numbers of this appendix came about."

  var inside: [Document.Block] {
    let used = MethodsSection(findings).sentences
    guard !used.isEmpty else { return [] }
    var references: [Reference] = []
    for reference in used.flatMap(\.references) where !references.contains(reference) {
      references.append(reference)
    }
    let further = MethodsSection(findings).further.map(\.text)
    return (further.isEmpty ? [] : [.paragraph(further.joined(separator: " "))])
      + (references.isEmpty ? [] : [.list(references.map(\.rawValue).sorted().map { Prose($0) })])
  }
}
