import FaninAnalysis
import FaninStudy

/// The answer in a few sentences, made from verdicts, and the one figure that shows it.
struct AnswerSection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  /// Below this many pairs no p-value is headlined.
  static let fewestForPValue = 5

  var blocks: [Document.Block] {
    paragraphs
      + DifferencesFigure.all(in: findings).prefix(1).map {
        .figure(.init($0.name, title: $0.title))
      }
  }

  /// The sentences alone.
  var paragraphs: [Document.Block] {
    let families = findings.families.map { FamilyAnswer(findings, $0).sentences }
    let verdicts = families.enumerated().map { index, sentences in
      ((index == 0 ? [incomplete].compactMap(\.self) : []) + sentences).joined(separator: " ")
    }
    let topology = TopologyAnswer(findings)
    let answers =
      topology.comesFirst ? topology.sentences + verdicts : verdicts + topology.sentences
    return (answers + CorrelationAnswer(findings).sentences).map { .paragraph($0) }
  }

  /// Whether runs are still to come.
  private var incomplete: Prose? {
    let open = findings.design.missing.count { $0.reason.isYetToCome }
    guard open > 0 else { return nil }
    return """
      \(strong: "Incomplete"): \(NumberText.count(open)) of \
      \(counted(findings.design.planned, "planned run")) \(open == 1 ? "is" : "are") not finished, \
      so what follows may change.
      """
  }
}
