package import FaninAnalysis

/// One picture of a report and the numbers behind it.
///
/// A figure is one file: what it shows, when it is drawn, the drawing and the table.
package protocol Figure: Sendable {
  /// The file name without extension.
  var name: String { get }
  /// What the picture shows, as alternative text.
  var title: String { get }
  /// The drawing.
  var svg: SVGDocument { get }
  /// The numbers, in the metric's own unit (accuracies are fractions).
  var table: CommaSeparatedTable { get }

  /// The figures of this kind that have something to show, in the report's order.
  static func all(in findings: Contents) -> [Self]
}

extension Figure {
  /// The letters and digits of a text, lower case, joined by hyphens.
  static func slug(_ text: String) -> String {
    let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.joined(separator: "-")
  }
}
