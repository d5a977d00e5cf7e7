import FaninAnalysis

/// The one figure that shows the answer.
struct AnswerFigureSection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var blocks: [Document.Block] { [figure].compactMap { $0.map(Document.Block.figure) } }

  /// How connections moved where the answer opens with it, else the first family's differences,
  /// else the first correlation.
  private var figure: Document.Figure? {
    if TopologyAnswer(findings).comesFirst, let first = findings.topologies.first {
      return .init(
        CourseFigure.name(of: .fanInCV, first, findings),
        title: CourseFigure.title(of: .fanInCV, first, findings))
    }
    if let first = DifferencesFigure.all(in: findings).first {
      return .init(first.name, title: first.title)
    }
    return ScatterFigure.all(in: findings).first.map { .init($0.name, title: $0.title) }
  }
}
