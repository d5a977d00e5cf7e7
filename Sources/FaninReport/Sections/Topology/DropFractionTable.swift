import FaninAnalysis
import FaninStudy

/// The fan-in CV that each start ends with, side by side for topologies that differ in nothing else:
/// whether it depends on how much an update moves.
struct DropFractionTable {
  private let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  /// Nothing where no two topologies can be compared.
  var blocks: [Document.Block] {
    let groups = self.groups
    guard let topologies = groups.map({ $0.map(topology) }).max(by: { $0.count < $1.count }),
      topologies.count > 1
    else { return [] }
    var table = Table(
      [.left("block"), .left("layer"), .left("start")]
        + topologies.map { .right(Prose(code: $0)) })
    for group in groups {
      for layer in group[0].layers {
        for start in group[0].starts {
          let block = group[0].block.without([Factor.topology])
          var row: [Prose] = ["\(findings.names.block(block))", "\(layer.words)"]
          row.append("\(code: findings.names.treatment(start))")
          for topology in topologies {
            let finding = group.first { self.topology($0) == topology }
            row.append("\(orDash: finding.flatMap { cv($0, layer.layer, start) })")
          }
          table.append(row)
        }
      }
    }
    return [
      """
      The fan-in CV at the end, mean over seeds, by topology; intervals stand in the figures below:
      """,
      .table(table),
    ]
  }

  private func topology(_ finding: TopologyFinding) -> String {
    finding.block[Factor.topology]?.text ?? ""
  }

  private func cv(_ finding: TopologyFinding, _ layer: Int, _ start: Levels) -> String? {
    let profile = start.without([Factor.topology])
    return finding.layers.first { $0.layer == layer }?.courses
      .first { $0.start.without([Factor.topology]) == profile }
      .map { NumberText.fixed($0.final.cv, digits: 2) }
  }

  /// Findings whose blocks differ in topology alone, in their order.
  private var groups: [[TopologyFinding]] {
    var groups: [[TopologyFinding]] = []
    for finding in findings.topologies {
      let block = finding.block.without([Factor.topology])
      let place = groups.firstIndex { $0[0].block.without([Factor.topology]) == block }
      if let place { groups[place].append(finding) } else { groups.append([finding]) }
    }
    return groups.filter { $0.count > 1 }
  }
}
