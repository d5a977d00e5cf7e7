public import FaninTopology

/// Cells that are compared with one baseline: equal in everything but the profile.
///
/// A block is one data set × topology × combination of swept levels × sparsity. Within it every
/// treatment is compared with the baseline, paired by seed. `dense` has no sparsity and stands in
/// the block of every sparsity.
///
/// A baseline that names a sparsity or a topology is that one cell in all blocks of the same data
/// and swept levels: with `baseline: {profile: uniform, topology: static}` the blocks of the other
/// topologies compare their cells, `uniform` included, with static `uniform`.
public struct Block: Hashable, Sendable {
  /// The data set's identity.
  public let data: String
  /// The sparsity; nil in a study of dense networks alone.
  public let sparsity: Double?
  /// The topology update.
  public let topology: TopologyUpdate
  /// The level of every swept key, in the study's order.
  public let swept: [String]
  /// What the treatments are compared with; perhaps a cell of another block.
  public let baseline: Cell
  /// What is compared with it, in cell order; never empty, never the baseline itself.
  public let treatments: [Cell]
}

extension Plan {
  /// The blocks with something to compare, in cell order: data, topology, sweeps, sparsity.
  ///
  /// Together they hold every comparison of the study once: where two blocks would make the same
  /// one (dense against a baseline that has no sparsity or names one), the first has it.
  public var blocks: [Block] {
    candidates.compactMap { candidate in
      guard let baseline = candidate.baseline, !candidate.treatments.isEmpty else { return nil }
      return Block(
        data: candidate.group.data, sparsity: candidate.sparsity,
        topology: candidate.group.topology, swept: candidate.group.swept, baseline: baseline,
        treatments: candidate.treatments)
    }
  }

  /// Every block with a cell in it, baseline found or not.
  var candidates: [CandidateBlock] {
    let pattern = study.analysis.baseline
    let groups = CellGroups(cells)
    let rank = Dictionary(zip(study.profiles, 0...), uniquingKeysWith: { first, _ in first })
    var candidates: [CandidateBlock] = []
    var compared: Set<Pair> = []
    for group in groups.order {
      var home = group
      home.topology = pattern.topology ?? group.topology
      for sparsity in groups.sparsities(of: group, among: study.sparsities) {
        let baseline = groups.members(of: home, sparsity: pattern.sparsity ?? sparsity)
          .first(where: pattern.matches)
        let treatments = groups.members(of: group, sparsity: sparsity)
          .filter { cell in
            guard let baseline else { return true }
            return cell != baseline
              && compared.insert(Pair(baseline: baseline, treatment: cell)).inserted
          }
        candidates.append(
          CandidateBlock(
            group: group, sparsity: sparsity, baseline: baseline,
            treatments: treatments.sorted {
              rank[$0.profile, default: 0] < rank[$1.profile, default: 0]
            }))
      }
    }
    return candidates
  }
}

/// A block whose baseline may be missing.
struct CandidateBlock {
  var group: CellGroups.Key
  var sparsity: Double?
  var baseline: Cell?
  var treatments: [Cell]
}

private struct Pair: Hashable {
  var baseline: Cell
  var treatment: Cell
}

/// Cells by what a block's dense and sparse cells have in common, then by sparsity.
struct CellGroups {
  struct Key: Hashable {
    var data: String
    var topology: TopologyUpdate
    var swept: [String]
  }

  /// The groups in cell order.
  private(set) var order: [Key] = []
  private var cells: [Key: [Double?: [Cell]]] = [:]

  init(_ cells: [Cell]) {
    for cell in cells {
      let key = Key(data: cell.data, topology: cell.topology, swept: cell.swept)
      if self.cells[key] == nil { order.append(key) }
      self.cells[key, default: [:]][cell.sparsity, default: []].append(cell)
    }
  }

  /// The sparsities a group has cells of, in file order; one nil where all its cells are dense.
  func sparsities(of key: Key, among sparsities: [Double]) -> [Double?] {
    let present = sparsities.filter { cells[key]?[$0] != nil }
    return present.isEmpty ? [nil] : present
  }

  /// The cells of one sparsity, and the dense one.
  func members(of key: Key, sparsity: Double?) -> [Cell] {
    let group = cells[key, default: [:]]
    let dense = group[Double?.none, default: []]
    guard let sparsity else { return dense }
    return dense + group[sparsity, default: []]
  }
}
