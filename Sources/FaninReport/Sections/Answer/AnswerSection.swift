import FaninAnalysis
import FaninStudy

/// The answer in a few sentences, made from verdicts.
struct AnswerSection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var blocks: [Document.Block] { [.section("The answer")] + paragraphs }

  /// The sentences alone.
  var paragraphs: [Document.Block] {
    let families = findings.families.map { FamilyAnswer(findings, $0).sentences }
    let verdicts = families.enumerated().map { index, sentences in
      ((index == 0 ? [incomplete, unlearned].compactMap(\.self) : []) + sentences)
        .joined(separator: " ")
    }
    let topology = TopologyAnswer(findings)
    let answers =
      topology.comesFirst ? topology.sentences + verdicts : verdicts + topology.sentences
    return (answers + CorrelationAnswer(findings).sentences).map { .paragraph($0) }
  }

  /// Whether networks are compared that have learned nothing.
  private var unlearned: Prose? {
    for case .constantAnswers(let runs, _, _) in findings.threats {
      return """
        \(strong: "Nothing learned"): in \(NumberText.count(runs)) of \
        \(counted(findings.design.finished, "run")) the network gives every example the same class, \
        which says nothing of networks that learn.
        """
    }
    return nil
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
