/// A table of a user's own, cut and read: numbers, codes of levels, and what is missing.
struct ParsedTable {
  /// What the file was taken for.
  let dialect: CSVDialect
  /// The columns but the label, in the file's order.
  let columns: [TableColumn]
  /// The label column.
  let label: TableColumn
  /// Row after row, a number or the code of a level for every column; NaN where it is missing.
  let values: [Double]
  /// The code of every row's label; nil where it is missing.
  let labels: [Int?]

  /// Reads the whole text.
  ///
  /// - Throws: ``DataError`` for the first cell that cannot be what it must be, and for missing
  ///   values where they are not to be dropped.
  init(_ text: SeparatedText, _ source: CSVSource) throws(DataError) {
    self = try text.bytes.withUnsafeBufferPointer { bytes throws(DataError) in
      try ParsedTable(text, bytes, source)
    }
  }

  private init(
    _ text: SeparatedText, _ bytes: UnsafeBufferPointer<UInt8>, _ source: CSVSource
  ) throws(DataError) {
    let file = text.file
    var scanner = text.scanner(bytes)
    if scanner.isAtEnd { throw .flawed(file: file, .empty) }
    let sample = TableSample(text, bytes)
    if source.header == nil, sample.beginsWithData(label: source.label) {
      throw .flawed(file: file, line: text.firstLine, .firstLineIsData)
    }
    let hasHeader = source.header ?? true
    var names = sample.columnNames
    if hasHeader { names = try TableHeader.names(from: &scanner, bytes) }
    if sample.endsInSeparator, names.last?.isEmpty ?? true || !hasHeader { names.removeLast() }
    let header = TableHeader(names: names, file: file, line: text.firstLine)
    try header.check()
    let place = try header.place(of: source.label)
    var columns = try header.columns(source)
    var reader = NumberReader(separator: text.separator)
    var row = TableRow(width: names.count, endsInSeparator: sample.endsInSeparator)
    var values: [Double] = []
    var labels: [Int?] = []
    while !scanner.isAtEnd {
      try row.read(from: &scanner)
      for column in columns.indices {
        let value = try columns[column].value(
          of: row.cells[column], bytes, &reader, file: file)
        if column != place {
          values.append(value)
        } else {
          labels.append(value.isNaN ? nil : Int(value))
        }
      }
    }
    if labels.isEmpty { throw .flawed(file: file, .noExamples) }
    try reader.check(file: file)
    for column in columns.indices { try columns[column].settle(file: file) }
    if source.missing == .refuse { try Self.refuseMissing(columns, rows: labels.count, file) }
    label = columns.remove(at: place)
    self.columns = columns
    self.values = values
    self.labels = labels
    dialect = CSVDialect(
      separator: text.separator, decimalMark: reader.mark ?? .point, encoding: text.encoding,
      hasHeader: hasHeader, endsInSeparator: sample.endsInSeparator)
  }

  private static func refuseMissing(
    _ columns: [TableColumn], rows: Int, _ file: String
  ) throws(DataError) {
    let holed = columns.filter { $0.missing > 0 }
    guard let worst = holed.max(by: { $0.missing < $1.missing }), let first = worst.firstMissing
    else { return }
    throw .flawed(
      file: file, line: first.line,
      .missingValues(
        column: worst.name, spelled: first.text, count: worst.missing, rows: rows,
        others: holed.filter { $0.name != worst.name }.map(\.name)))
  }
}
