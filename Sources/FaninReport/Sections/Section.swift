import FaninAnalysis
import FaninStudy

/// One part of a report: findings in, blocks out, nothing computed on the way.
protocol Section: Sendable {
  /// Prepares the part.
  init(_ findings: Contents)

  /// What it says; nothing where there is nothing to say.
  var blocks: [Document.Block] { get }
}

/// A part of the appendix: folded behind its title and whether it changes anything.
protocol FoldedSection: Section {
  /// The title.
  var title: Prose { get }
  /// One sentence that says whether what is inside changes the answer.
  var bearing: Prose { get }
  /// What it says; nothing where there is nothing to say.
  var inside: [Document.Block] { get }
}

extension FoldedSection {
  var blocks: [Document.Block] {
    let inside = inside
    return inside.isEmpty ? [] : [.folded("\(strong: "\(title).") \(bearing)", inside)]
  }
}

extension Document {
  /// What everybody reads, in its order.
  private static let body: [any Section.Type] = [
    QuestionSection.self, AnswerSection.self, ClaimsSection.self, AnswerFigureSection.self,
    FamiliesSection.self, ThreatsSection.self, DesignSection.self, MethodsSection.self,
    ProvenanceSection.self,
  ]

  /// What is folded, for readers who want it.
  private static let appendix: [any Section.Type] = [
    TermsSection.self, DeclarationSection.self, ResultsSection.self, EvidenceSection.self,
    SequentialSection.self, PooledSection.self, RanksSection.self, RobustnessSection.self,
    PairingSection.self, CorrelationsSection.self,
    TopologySection.self, EquilibriumSection.self, HubSection.self, PicturesSection.self,
    ProceduresSection.self, OriginSection.self,
  ]

  /// The report of a study.
  package init(_ findings: Contents) {
    func blocks(_ sections: [any Section.Type]) -> [Block] {
      sections.flatMap { $0.init(findings).blocks }
    }
    self.init(
      title: Prose(findings.study.name),
      blocks: blocks(Document.body) + [.section("Appendix")] + blocks(Document.appendix))
  }

  /// The answer and the main tables, without figures.
  static func summary(of findings: Contents) -> [Block] {
    let results = ResultsSection(findings)
    return AnswerSection(findings).paragraphs
      + findings.blocks.flatMap { block in
        [.paragraph(Prose(findings.names.block(block.levels))), .table(results.table(block))]
      }
  }
}
