import FaninStudy
import FaninTopology

/// The figures of a report, made from its findings.
package struct FigureSet: Sendable {
  let findings: Findings
  /// The study's profiles: the rows of every figure.
  let labels: [String]
  /// The row of the baseline; nil when blocks have different ones.
  let baseline: Int?

  /// Prepares the figures.
  package init(_ findings: Findings) {
    self.findings = findings
    let labels = findings.study.profiles.map(CellNaming(findings.study).profile)
    self.labels = labels
    let baselines = Set(findings.blocks.compactMap { $0.comparisons.first?.baseline })
    baseline = baselines.count == 1 ? baselines.first.flatMap(labels.firstIndex) : nil
  }

  /// One picture and the numbers behind it.
  package struct File: Sendable {
    /// The name without extension.
    package let name: String
    /// The drawing.
    package let svg: SVGDocument
    /// The numbers, as comma-separated values.
    package let table: CommaSeparatedTable
  }

  /// All figures that have something to show, in the report's order.
  package var files: [File] {
    var files: [File] = []
    if findings.comparisons.contains(where: { $0.estimate != nil }) {
      files.append(
        File(name: FigureName.differences, svg: differences.svg, table: differencesTable))
    }
    if !findings.pooled.isEmpty {
      files.append(File(name: FigureName.pooled, svg: pooled.svg, table: pooledTable))
    }
    if findings.blocks.contains(where: { $0.rows.contains { $0.mean != nil } }) {
      files.append(File(name: FigureName.profiles, svg: profiles.svg, table: profilesTable))
    }
    if FigureSet.hasSparsities(findings) {
      files.append(
        File(name: FigureName.sparsities, svg: sparsities.svg, table: sparsitiesTable))
    }
    for finding in findings.correlations
    where finding.panels.contains(where: { !$0.networks.isEmpty }) {
      files.append(
        File(
          name: FigureName.correlation(finding.declaration), svg: scatter(finding).svg,
          table: scatterTable(finding)))
    }
    for block in FigureSet.fanInBlocks(of: findings) {
      files.append(
        File(name: FigureName.fanIns(block), svg: fanIns(block).svg, table: fanInTable(block)))
    }
    for finding in findings.topologies {
      files.append(
        File(
          name: FigureName.topology(finding), svg: topology(finding).svg,
          table: topologyTable(finding)))
      if FigureSet.hasStrength(finding) {
        files.append(
          File(
            name: FigureName.strength(finding), svg: strength(finding).svg,
            table: strengthTable(finding)))
      }
    }
    if FigureSet.hasHierarchy(findings) {
      files.append(File(name: FigureName.hierarchy, svg: hierarchy.svg, table: hierarchyTable))
    }
    if FigureSet.hasCurves(findings) {
      files.append(File(name: FigureName.curves, svg: curves.svg, table: curvesTable))
    }
    return files
  }

  /// One value per label: that of the block's row of the profile.
  func aligned<Value>(_ block: BlockFinding, _ value: (ResultRow) -> Value) -> [Value?] {
    labels.map { label in block.rows.first { $0.profile == label }.map(value) }
  }
}

extension FigureSet {
  /// The alternative text of the forest plot.
  static func differencesTitle(of findings: Findings) -> String {
    "Paired differences from the baseline in \(findings.scale.name), with intervals"
  }

  /// The alternative text of the forest plot over data sets.
  static func pooledTitle(of findings: Findings) -> String {
    "Differences in \(findings.scale.name) on each data set and their random-effects mean"
  }

  /// The alternative text of the metric by profile.
  static func profilesTitle(of findings: Findings) -> String {
    "\(findings.scale.name.capitalizedSentence) by profile, with intervals and single seeds"
  }

  /// The alternative text of a scatter.
  static func scatterTitle(of finding: CorrelationFinding) -> String {
    "\(finding.declaration.y.words.capitalizedSentence) against \(finding.declaration.x.words), "
      + "one point per network"
  }

  /// The alternative text of fan-in histograms.
  static func fanInTitle(of block: BlockFinding) -> String {
    "Fan-ins of the first hidden layer by profile: \(block.title)"
  }

  /// The alternative text of the learning curves.
  static func curvesTitle(of findings: Findings) -> String {
    "Learning curves: \(findings.scale.name) by epoch, mean over seeds with standard deviation"
  }

  /// The alternative text of the metric against sparsity.
  static func sparsitiesTitle(of findings: Findings) -> String {
    "\(findings.scale.name.capitalizedSentence) against sparsity, mean over seeds with intervals"
  }

  /// The alternative text of hierarchy strength by profile.
  static func hierarchyTitle(of findings: Findings) -> String {
    "Hierarchy strength by profile, beside what arithmetic alone would give"
  }

  /// Whether some data set has results at several sparsities.
  static func hasSparsities(_ findings: Findings) -> Bool {
    let blocks = findings.blocks.filter { block in
      block.sparsity != nil && block.rows.contains { $0.mean != nil && $0.profile != "dense" }
    }
    return blocks.contains { block in
      blocks.contains { $0.series == block.series && $0.sparsity != block.sparsity }
    }
  }

  /// Whether some network has a hierarchy strength.
  static func hasHierarchy(_ findings: Findings) -> Bool {
    findings.blocks.contains { $0.rows.contains { $0.hierarchy != nil } }
  }

  /// Whether there is more than one epoch to draw.
  static func hasCurves(_ findings: Findings) -> Bool {
    findings.blocks.contains { $0.rows.contains { $0.curve.count > 1 } }
  }

  /// The blocks whose fan-ins are drawn: of each data set the first of the highest sparsity.
  static func fanInBlocks(of findings: Findings) -> [BlockFinding] {
    var chosen: [BlockFinding] = []
    for block in findings.blocks where block.hasFanIns {
      if let index = chosen.firstIndex(where: { $0.data == block.data }) {
        if (block.sparsity ?? 0) > (chosen[index].sparsity ?? 0) { chosen[index] = block }
      } else {
        chosen.append(block)
      }
    }
    return chosen
  }
}

extension BlockFinding {
  fileprivate var hasFanIns: Bool {
    rows.contains { $0.profile != "dense" && $0.firstLayer != nil }
  }
}
