package import FaninStudy

/// The file names of a report's figures, without their extensions.
package enum FigureName {
  /// The metric by profile.
  package static let profiles = "profiles"
  /// The forest plot.
  package static let differences = "differences"
  /// The forest plot over data sets.
  package static let pooled = "over-data-sets"
  /// The metric against sparsity.
  package static let sparsities = "sparsities"
  /// Hierarchy strength by profile.
  package static let hierarchy = "hierarchy"
  /// The learning curves.
  package static let curves = "learning-curves"

  /// The scatter of a declared correlation.
  package static func correlation(_ declaration: CorrelationDeclaration) -> String {
    "\(declaration.x.rawValue)-\(declaration.y.rawValue)"
  }

  /// The fan-in histograms of one block.
  static func fanIns(_ block: BlockFinding) -> String {
    "fan-in-" + slug(block.title)
  }

  /// The CV curves of one block.
  static func topology(_ finding: TopologyFinding) -> String {
    "fan-in-cv-" + slug(finding.title)
  }

  /// The strength curves of one block.
  static func strength(_ finding: TopologyFinding) -> String {
    "hierarchy-" + slug(finding.title)
  }

  /// The letters and digits of a text, lower case, joined by hyphens.
  private static func slug(_ text: String) -> String {
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.joined(separator: "-")
  }
}
