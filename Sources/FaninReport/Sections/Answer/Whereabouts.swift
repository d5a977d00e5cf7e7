import FaninAnalysis
import FaninStudy

/// Names comparisons by what is compared and where, what holds everywhere said once.
struct Whereabouts: Sendable {
  private let findings: Contents
  private let comparisons: [Comparison]

  /// Prepares to name some of a family's comparisons.
  init(_ findings: Contents, of comparisons: [Comparison]) {
    self.findings = findings
    self.comparisons = comparisons
  }

  /// More treatments than this are counted, not named.
  private static let mostNames = 3

  /// More groups than this are counted and left to the tables.
  private static let mostGroups = 4

  /// Such as `` `uniform` everywhere, and `power` on glyphs at 90 % ``.
  func sentence(_ members: [Comparison]) -> Prose {
    let groups = groups(members)
    if groups.count > Self.mostGroups {
      return "\(members.count) of \(counted(comparisons.count, "comparison"))"
    }
    return groups.map(text).joined(separator: "; ")
  }

  private struct Pair: Hashable {
    let treatment: Levels
    let baseline: Levels

    init(_ comparison: Comparison, _ findings: Contents) {
      let block = findings.names.inBlock
      treatment = comparison.treatment.without(block)
      baseline = comparison.baseline.without(block)
    }
  }

  /// What is compared in the same blocks, named together.
  private struct Group {
    var names: [Prose]
    var blocks: [Levels]
    var isEverywhere: Bool
  }

  private func pairs(_ members: [Comparison]) -> [Pair] {
    var order: [Pair] = []
    for pair in members.map({ Pair($0, findings) }) where !order.contains(pair) {
      order.append(pair)
    }
    return order
  }

  private func groups(_ members: [Comparison]) -> [Group] {
    var groups: [Group] = []
    for pair in pairs(members) {
      let named = members.filter { Pair($0, findings) == pair }
      let blocks = named.map(\.block)
      let all = comparisons.count { Pair($0, findings) == pair }
      let name = findings.pair(named[0])
      if let index = groups.firstIndex(where: { $0.blocks == blocks }) {
        groups[index].names.append(name)
      } else {
        groups.append(Group(names: [name], blocks: blocks, isEverywhere: blocks.count == all))
      }
    }
    return groups
  }

  private func text(_ group: Group) -> Prose {
    let all = pairs(comparisons.filter { group.blocks.contains($0.block) }).count
    let word = findings.names.treatmentWord
    let names: Prose
    if group.names.count == all, all > 2 {
      names = "every \(word)"
    } else if group.names.count > Self.mostNames {
      names = "\(group.names.count) of \(counted(all, word))"
    } else {
      names = group.names.sentence
    }
    if findings.blocks.count == 1 { return names }
    return group.isEverywhere ? "\(names) everywhere" : "\(names) on \(places(group.blocks))"
  }

  /// Blocks in words, those of one data set together: `glyphs at 90 % sparsity and terrain`.
  private func places(_ blocks: [Levels]) -> String {
    var data: [Level?] = []
    for level in blocks.map({ $0[Factor.data] }) where !data.contains(level) { data.append(level) }
    return data.map { level -> String in
      let here = blocks.filter { $0[Factor.data] == level }
      let all = Set(comparisons.map(\.block).filter { $0[Factor.data] == level })
      guard let level else { return here.map(findings.names.block).sentence }
      let name = findings.names.data(level)
      if here.count == all.count { return name }
      return "\(name) at \(here.map(findings.names.place).sentence)"
    }.sentence
  }
}
