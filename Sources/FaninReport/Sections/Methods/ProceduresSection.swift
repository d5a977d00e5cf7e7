/// The procedures of the appendix in the words of a paper, and the sources of all.
struct ProceduresSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  let title: Prose = "Further methods, and references"

  let bearing: Prose = "How the numbers of this appendix came about."

  var inside: [Document.Block] {
    let methods = MethodsSection(findings)
    let references = methods.text.references.sorted { $0.rawValue < $1.rawValue }
    return (methods.further.isEmpty ? [] : [.paragraph(methods.further.joined(separator: " "))])
      + (references.isEmpty ? [] : [.list(references.map(\.publication.line))])
  }
}
