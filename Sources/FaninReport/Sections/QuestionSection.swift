import FaninAnalysis

/// What was asked, in the words of whoever asked it.
struct QuestionSection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var blocks: [Document.Block] {
    [.quote(findings.study.question.split(whereSeparator: \.isNewline).map { Prose(String($0)) })]
  }
}
