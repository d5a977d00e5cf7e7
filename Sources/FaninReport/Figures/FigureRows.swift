import FaninStudy

/// The study's profiles as the rows of its figures.
struct FigureRows: Sendable {
  /// The profiles, from top to bottom.
  let labels: [String]
  /// The row of the baseline; nil when blocks have different ones.
  let baseline: Int?

  init(_ findings: Findings) {
    let labels = findings.study.profiles.map(CellNaming(findings.study).profile)
    self.labels = labels
    let baselines = Set(findings.blocks.compactMap { $0.comparisons.first?.baseline })
    baseline = baselines.count == 1 ? baselines.first.flatMap(labels.firstIndex) : nil
  }

  /// One value per label: that of the block's row of the profile.
  func aligned<Value>(_ block: BlockFinding, _ value: (ResultRow) -> Value) -> [Value?] {
    labels.map { label in block.rows.first { $0.profile == label }.map(value) }
  }
}
