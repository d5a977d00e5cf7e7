/// Rows of cells under titled columns.
package struct Table: Hashable, Sendable {
  /// The columns, from left to right.
  package let columns: [Column]
  /// The rows: as many cells as there are columns.
  package private(set) var rows: [[Prose]] = []

  /// Creates a table without rows.
  package init(_ columns: [Column]) { self.columns = columns }

  /// Appends a row; missing cells are empty.
  package mutating func append(_ cells: [Prose]) {
    rows.append(columns.indices.map { $0 < cells.count ? cells[$0] : "" })
  }

  /// A column's head.
  package struct Column: Hashable, Sendable {
    /// What its cells are.
    package let title: Prose
    /// How they stand.
    package let alignment: Alignment

    /// Words.
    package static func left(_ title: Prose) -> Column { Column(title: title, alignment: .left) }

    /// Numbers.
    package static func right(_ title: Prose) -> Column { Column(title: title, alignment: .right) }
  }

  /// How a column's cells stand.
  package enum Alignment: Hashable, Sendable {
    /// At the left: words.
    case left
    /// At the right: numbers.
    case right
  }
}
