import FaninStudy

/// A report as Markdown: findings in, text out, nothing computed on the way.
package struct MarkdownReport: Sendable {
  let findings: Findings

  /// Creates a report.
  package init(_ findings: Findings) { self.findings = findings }

  /// The file's text.
  package var text: String {
    var parts = ["# \(findings.study.name)", AnswerSection(findings).text]
    parts += DeclarationSection(findings).parts
    parts += DesignSection(findings).parts
    parts += ResultsSection(findings).parts
    for isDeclared in [true, false] {
      parts += ComparisonsSection(findings, declared: isDeclared).parts
    }
    parts += SequentialSection(findings).parts
    parts += PooledSection(findings).parts
    parts += RobustnessSection(findings).parts
    parts += PairingSection(findings).parts
    let correlations =
      findings.correlations.filter(\.isDeclared) + findings.correlations.filter { !$0.isDeclared }
    parts += correlations.flatMap { CorrelationSection(findings, $0).parts }
    parts += TopologySection(findings).parts
    parts += EquilibriumSection(findings).parts
    parts += HubSection(findings).parts
    parts += PicturesSection(findings).parts
    parts += ThreatsSection(findings).parts
    parts += MethodsSection(findings).parts
    parts += ProvenanceSection(findings).parts
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The answer and the main tables, without figures.
  package var summary: String {
    let tables = findings.blocks.flatMap { block in
      [block.title, ResultsSection(findings).table(block)]
    }
    return ([AnswerSection(findings).answer] + tables).joined(separator: "\n\n")
  }
}
