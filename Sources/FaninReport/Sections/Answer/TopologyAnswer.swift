import FaninAnalysis
import FaninStudy

/// What the moving connections come to, in sentences for the report's opening.
struct TopologyAnswer: Sendable {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var sentences: [Prose] {
    let compared = findings.topologies.compactMap(\.sameness)
    guard !compared.isEmpty else { return unread.map { [$0] } ?? [] }
    return [sameness(compared), rest].compactMap(\.self)
  }

  /// Whether this is what the study is about: every connection moves, and no profile learns.
  var comesFirst: Bool {
    findings.study.setting.map { $0.alwaysMoves && $0.sources.isEmpty } ?? false
  }

  /// How near different starts end.
  private func sameness(_ compared: [TopologyFinding.Sameness]) -> Prose {
    let alpha = findings.study.analysis.alpha
    let shown = compared.filter { $0.pValue < alpha }
    let verdict =
      shown.isEmpty
      ? "no trace of the start is shown in the fan-ins at the end"
      : "the start still shows in the fan-ins at the end"
    let count = shown.isEmpty ? compared.count : shown.count
    let p = (shown.isEmpty ? compared.map(\.pValue).min() : shown.map(\.pValue).max()) ?? 1
    let isLeast = p <= 1 / Double(1 + (compared.first?.permutations ?? 0))
    let least = isLeast ? ", the least that so many labelings can give" : ""
    return
      """
      In \(count) of \(counted(compared.count, "block")) \(verdict) (permutation test of whole \
      networks, \(shown.isEmpty ? "least" : "largest") p = \
      \(NumberText.pValue(p, alpha: alpha))\(least)). Networks of different starts begin \
      \(range(compared.map(\.betweenInitially))) apart in Kolmogorov–Smirnov distance and end \
      \(range(compared.map(\.between))) apart; networks of one start end \
      \(range(compared.map(\.within))) apart. \(nearest)
      """
  }

  /// Which starts end nearest and farthest, over all blocks.
  private var nearest: Prose {
    var pairs: [(names: Prose, distance: Double)] = []
    for finding in findings.topologies {
      guard let distances = finding.sameness?.distances else { continue }
      for first in finding.starts.indices {
        for second in finding.starts.indices.dropFirst(first + 1) {
          guard let distance = distances[first][second] else { continue }
          pairs.append(
            (
              """
              \(code: findings.names.treatment(finding.starts[first])) and \(code: findings.names.treatment(finding.starts[second])) on \(findings.names.block(finding.block))
              """, distance
            ))
        }
      }
    }
    guard pairs.count > 1, let low = pairs.min(by: { $0.distance < $1.distance }),
      let high = pairs.max(by: { $0.distance < $1.distance })
    else { return "" }
    return """
      Nearest end \(low.names) (\(NumberText.fixed(low.distance, digits: 2))), farthest \
      \(high.names) (\(NumberText.fixed(high.distance, digits: 2))).
      """
  }

  private func range(_ values: [Double]) -> String {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let texts = [low, high].map { NumberText.fixed($0, digits: 2) }
    return texts[0] == texts[1] ? texts[0] : texts.joined(separator: " to ")
  }

  /// What became of inputs and neurons where there is one start.
  private var unread: Prose? {
    let sentences = findings.topologies.compactMap { finding -> Prose? in
      guard let layer = finding.layers.first, let course = layer.courses.first else { return nil }
      func change(_ value: (TopologyFinding.State) -> Double) -> String {
        let numbers = [course.initial, course.final].map { NumberText.fixed(value($0), digits: 1) }
        return numbers.joined(separator: " → ")
      }
      return
        """
        On \(findings.names.block(finding.block)), \(change(\.unread)) of \(NumberText.count(layer.inputs)) inputs are \
        read by no neuron, and \(change(\.empty)) of \(NumberText.count(layer.neurons)) neurons of \
        layer 1 are empty.
        """
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// In how many layers the CV had come to rest by itself.
  private var rest: Prose? {
    let groups = [false, true].compactMap { isConstant -> Prose? in
      let verdicts = findings.topologies.filter { $0.isConstant == isConstant }
        .flatMap(\.layers).flatMap(\.courses).compactMap(\.rest?.verdict)
      guard !verdicts.isEmpty else { return nil }
      let stopped = verdicts.count { $0 == .atRest }
      let moving = verdicts.count { $0 == .moving }
      return
        """
        with \(isConstant ? "constant" : "falling") drop fraction \(stopped) at rest, \(moving) \
        still moving, \(verdicts.count - stopped - moving) open
        """
    }
    guard !groups.isEmpty else { return nil }
    return """
      Whether the fan-in CV was at rest while the drop fraction was still above \
      \(NumberText.percent(TopologyFinding.Rest.leastShare)) of its largest, case by case (block × \
      layer × start): \(groups.joined(separator: "; ")).
      """
  }
}
