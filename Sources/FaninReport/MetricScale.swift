package import FaninAnalysis
package import FaninStudy

/// How a metric is written for people: its name, its unit, and which direction is better.
package struct MetricScale: Hashable, Sendable {
  /// The metric in words, such as `test accuracy`.
  package let name: String
  /// What a value is multiplied by for printing: 100 for fractions.
  package let factor: Double
  /// What follows a value, such as ` %`.
  package let unit: String
  /// What follows a difference, such as ` points`.
  package let differenceUnit: String
  /// Decimals of a printed value.
  package let digits: Int
  /// Whether larger is better.
  package let isHigherBetter: Bool

  /// The scale of a metric.
  package init(_ metric: Metric) {
    name = metric.words
    isHigherBetter = metric.isHigherBetter ?? true
    switch metric.unit {
    case .fraction: (factor, unit, differenceUnit, digits) = (100, " %", " points", 2)
    case .nats: (factor, unit, differenceUnit, digits) = (1, " nats", " nats", 4)
    case .none: (factor, unit, differenceUnit, digits) = (1, "", "", 4)
    }
  }

  /// The metric with its unit, such as `test accuracy (%)`.
  package var axisTitle: String { "\(name) (\(unit.dropFirst()))" }

  /// A value without its unit: 0.8843 → `88.43`.
  package func value(_ value: Double) -> String {
    NumberText.fixed(value * factor, digits: digits)
  }

  /// A signed difference without its unit: −0.0083 → `−0.83`.
  package func difference(_ value: Double) -> String {
    NumberText.signed(value * factor, digits: digits)
  }

  /// A bound with its unit: 0.005 → `±0.5 points`.
  package func bound(_ value: Double) -> String {
    let text = NumberText.trimmed(value * factor, digits: 4)
    return "±\(text)\(text == "1" && factor == 100 ? " point" : differenceUnit)"
  }

  /// The smallest bound that holds, rounded up so that it still does: `±0.29 points`.
  package func smallestBound(_ value: Double) -> String {
    var step = 1.0
    for _ in 0..<digits { step *= 10 }
    let shown = (value * factor * step).rounded(.up) / step
    return "±\(NumberText.fixed(shown, digits: digits))\(differenceUnit)"
  }

  /// Two values as they stand in a table: `88.10 to 88.76`.
  package func interval(_ bounds: Bounds) -> String {
    "\(value(bounds.low)) to \(value(bounds.high))"
  }

  /// Two differences as they stand in a table: `−1.20 to −0.46`.
  package func differenceInterval(_ bounds: Bounds) -> String {
    "\(difference(bounds.low)) to \(difference(bounds.high))"
  }
}

extension AnalysisDeclaration {
  /// The level of the intervals in words, such as `95 %`.
  package var levelText: String { NumberText.percent(1 - alpha) }
}
