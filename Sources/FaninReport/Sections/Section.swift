import FaninAnalysis
import FaninStudy

/// One part of a report: findings in, blocks out, nothing computed on the way.
protocol Section: Sendable {
  /// Prepares the part.
  init(_ findings: Contents)

  /// What it says; nothing where there is nothing to say.
  var blocks: [Document.Block] { get }
}

extension Document {
  /// The parts of a report, in their order.
  private static let sections: [any Section.Type] = [
    AnswerSection.self, ClaimsSection.self, DeclarationSection.self, DesignSection.self,
    ResultsSection.self,
    ComparisonsSection.self, ExploratorySection.self, SequentialSection.self, PooledSection.self,
    RanksSection.self,
    RobustnessSection.self, PairingSection.self, CorrelationsSection.self, TopologySection.self,
    EquilibriumSection.self, HubSection.self, PicturesSection.self, ThreatsSection.self,
    MethodsSection.self, ProvenanceSection.self,
  ]

  /// The report of a study.
  package init(_ findings: Contents) {
    self.init(
      title: Prose(findings.study.name),
      blocks: Document.sections.flatMap { $0.init(findings).blocks })
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
