import FaninAnalysis
import FaninStudy

/// What the declared looks at the results have shown, and whether one may stop.
struct SequentialSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  let title: Prose = "Looking before the end"

  var bearing: Prose { advice(watched) }

  var inside: [Document.Block] {
    guard let rule = findings.study.analysis.sequential, !watched.isEmpty else { return [] }
    return [.paragraph(explanation(rule)), .table(table(watched))]
  }

  private var watched: [Watched] {
    findings.comparisons.compactMap { comparison in
      comparison.tested?.sequential.map { (comparison, $0) }
    }
  }

  private typealias Watched = (comparison: Comparison, outcome: SequentialOutcome)

  private func explanation(_ rule: SequentialRule) -> Prose {
    let alpha = NumberText.trimmed(findings.study.analysis.alpha, digits: 6)
    switch rule {
    case .anytime:
      return """
        After every seed the JZS Bayes factor of the differences so far (prior width √2/2, \
        right-Haar prior on σ) is compared with m ÷ α for m comparisons of a family. Under no \
        difference the probability that any of them ever gets there is at most \(alpha), however \
        often one looks and whenever one stops; the verdicts above rest on it. The p-values and \
        intervals of the tables are those of a fixed number of seeds, and decide nothing here.
        """
    case .looks(let looks, let boundary):
      return
        """
        The study declared looks at \(looks.map(String.init).sentence) seeds with the boundary \
        \(code: boundary.rawValue): at each look p is compared with a level of its own, so that \
        all looks together have the error rate \(alpha), shared among the comparisons of a family. \
        The verdicts above rest on these looks; p-values over other numbers of seeds decide \
        nothing here.
        """
    }
  }

  private func table(_ watched: [Watched]) -> Table {
    let alpha = findings.study.analysis.alpha
    var table = Table(columns)
    for (comparison, outcome) in watched {
      var row = [findings.name(of: comparison), "\(comparison.pairs.count)"]
      switch outcome {
      case .anytime(let evidence):
        row += [
          factor(evidence.last), factor(evidence.largest),
          "\(NumberText.fixed(evidence.threshold, digits: 0))",
        ]
      case .looks(let looks):
        let steps = looks.map { look in
          let p = look.pValue.map { NumberText.pValue($0, alpha: alpha) } ?? "–"
          return "\(look.pairs): p \(p) against \(NumberText.pValue(look.level, alpha: alpha))"
        }
        row.append("\(steps.isEmpty ? "none yet" : steps.joined(separator: "; "))")
      }
      table.append(row + [seeds(outcome.different), seeds(outcome.equivalent)])
    }
    return table
  }

  private var columns: [Table.Column] {
    let ends: [Table.Column] = [
      .right("difference shown after"), .right("equivalence shown after"),
    ]
    let start: [Table.Column] = [
      .left("comparison"), .right("pairs"),
    ]
    if findings.study.analysis.sequential == .anytime {
      return start + [
        .right("Bayes factor"), .right("largest so far"), .right("needed"),
      ] + ends
    }
    return start + [.left("looks")] + ends
  }

  private func advice(_ watched: [Watched]) -> Prose {
    let open = watched.filter { $0.outcome.different == nil && $0.outcome.equivalent == nil }
    if open.isEmpty { return "Every comparison is decided: no more seeds are needed." }
    return
      """
      \(counted(open.count, "comparison")) \(open.count == 1 ? "is" : "are") not decided; seeds \
      may be added without making anything exploratory.
      """
  }

  private func seeds(_ count: Int?) -> Prose { count.map { "\($0) pairs" } ?? "not yet" }

  private func factor(_ value: Double?) -> Prose {
    guard let value else { return "–" }
    if value >= 1e6 { return "> 1,000,000" }
    return "\(NumberText.fixed(value, digits: value < 10 ? 2 : 0))"
  }
}
