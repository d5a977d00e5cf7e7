/// A parsed table as numbers alone: incomplete rows left out, categories as one-hot columns.
struct EncodedTable {
  let table: Table
  /// The classes in their order, with their counts.
  let classes: [DatasetAccount.ClassCount]
  /// The columns of the table that are numbers; the others are zeros and ones.
  let numericColumns: [Int]
  /// The columns that became one-hot columns.
  let categories: [DatasetAccount.Category]
  /// Rows left out because a value is missing.
  let droppedRows: Int
  /// What a person should look at.
  let remarks: [String]

  init(_ parsed: ParsedTable, file: String, label: String) throws(DataError) {
    let width = parsed.columns.count
    let kept = parsed.labels.indices.filter { row in
      parsed.labels[row] != nil
        && !parsed.values[row * width..<(row + 1) * width].contains { $0.isNaN }
    }
    if kept.isEmpty { throw .flawed(file: file, .noExamples) }
    droppedRows = parsed.labels.count - kept.count

    let labels = kept.compactMap { parsed.labels[$0] }
    let order = parsed.label.levels.ordered(Set(labels))
    guard order.count > 1 else { throw .flawed(file: file, .oneClass) }
    guard order.count <= CSVTable.mostClasses else {
      throw .flawed(
        file: file,
        .tooManyClasses(order.count, largest: CSVTable.mostClasses, column: label))
    }
    let ranks = Dictionary(uniqueKeysWithValues: zip(order, 0...))
    let classOf = labels.map { ranks[$0] ?? 0 }
    var counts = [Int](repeating: 0, count: order.count)
    for label in classOf { counts[label] += 1 }
    classes = zip(order, counts).map {
      DatasetAccount.ClassCount(label: parsed.label.levels.texts[$0], count: $1)
    }

    let encodings = parsed.columns.enumerated().map { column, parsedColumn in
      ColumnEncoding(parsedColumn, codes: kept.lazy.map { parsed.values[$0 * width + column] })
    }
    let features = encodings.reduce(0) { $0 + $1.width }
    // One-hot columns of many rows would not fit in memory long before they are too many.
    let largest =
      features == width
      ? CSVTable.mostFeatures
      : min(CSVTable.mostFeatures, CSVTable.mostEncodedValues / max(1, kept.count))
    guard features <= largest else {
      let widest = encodings.max { $0.width < $1.width }
      throw .flawed(
        file: file,
        .tooManyCategories(widest?.width ?? 0, largest: largest, column: widest?.name ?? ""))
    }
    var table = Table(width: features, labels: classOf.map { UInt16($0) })
    if features == width, droppedRows == 0, encodings.allSatisfy({ $0.ranks == nil }) {
      table.values = parsed.values
    } else {
      table.values.reserveCapacity(kept.count * features)
      for row in kept {
        for (column, encoding) in encodings.enumerated() {
          encoding.append(parsed.values[row * width + column], to: &table.values)
        }
      }
    }
    self.table = table
    var numeric: [Int] = []
    var start = 0
    for encoding in encodings {
      if encoding.ranks == nil { numeric.append(start) }
      start += encoding.width
    }
    numericColumns = numeric
    categories = encodings.filter { $0.ranks != nil }.map {
      DatasetAccount.Category(column: $0.name, levels: $0.width)
    }
    remarks = Self.remarks(parsed)
  }

  private static func remarks(_ parsed: ParsedTable) -> [String] {
    let twins = ([parsed.label] + parsed.columns).flatMap { column in
      column.levels.lookalikes.map { text in
        "'\(text)' in column '\(column.name)' is spelled in several normal forms of Unicode, "
          + "which are different texts"
      }
    }
    let width = parsed.columns.count
    let rows = parsed.labels.count
    let counters = parsed.columns.indices.filter { column in
      // As long a run of whole numbers is no measurement.
      rows >= 10 && parsed.columns[column].role == .number
        && (1..<rows).allSatisfy { row in
          parsed.values[row * width + column] == parsed.values[(row - 1) * width + column] + 1
        }
    }
    return twins
      + counters.map {
        "column '\(parsed.columns[$0].name)' counts the rows, and would be learned from"
      }
  }
}

/// How a column becomes columns of numbers.
private struct ColumnEncoding {
  let name: String
  /// The place of every level that occurs, by its code; nil for a column of numbers.
  let ranks: [Int: Int]?

  /// How many columns it becomes.
  var width: Int { ranks?.count ?? 1 }

  init(_ column: TableColumn, codes: some Sequence<Double>) {
    name = column.name
    guard column.role == .category else {
      ranks = nil
      return
    }
    let order = column.levels.ordered(Set(codes.lazy.map { Int($0) }))
    ranks = Dictionary(uniqueKeysWithValues: zip(order, 0...))
  }

  func append(_ value: Double, to values: inout [Double]) {
    guard let ranks else { return values.append(value) }
    let hot = ranks[Int(value)]
    for place in 0..<width { values.append(place == hot ? 1 : 0) }
  }
}
