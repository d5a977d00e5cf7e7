import Foundation

/// The column names of a table.
struct TableHeader {
  let names: [String]
  let file: String
  let line: Int

  /// Reads the names from the first line.
  static func names(
    from scanner: inout CellScanner, _ text: UnsafeBufferPointer<UInt8>
  ) throws(DataError) -> [String] {
    var names: [String] = []
    try scanner.nextRow { [file = scanner.file] cell throws(DataError) in
      guard let name = String(validating: cell.bytes(text), as: UTF8.self) else {
        throw .flawed(file: file, line: cell.line, .notText)
      }
      names.append(name.trimmingCharacters(in: .whitespaces))
    }
    return names
  }

  /// Makes sure that every column has a name of its own.
  func check() throws(DataError) {
    var seen: Set<String> = []
    for (index, name) in names.enumerated() {
      if name.isEmpty { throw .flawed(file: file, line: line, .unnamedColumn(number: index + 1)) }
      if !seen.insert(name).inserted {
        throw .flawed(file: file, line: line, .repeatedColumn(name))
      }
    }
  }

  /// The place of a column.
  func place(of name: String) throws(DataError) -> Int {
    if let place = names.firstIndex(of: name) { return place }
    throw .flawed(file: file, line: line, .noColumn(named: name, columns: names))
  }

  /// The columns, each with what its cells stand for.
  func columns(_ source: CSVSource) throws(DataError) -> [TableColumn] {
    if names.count == 1 { throw .flawed(file: file, line: line, .noFeatures) }
    var categories: Set<String> = []
    if case .columns(let chosen) = source.categories {
      for name in chosen { _ = try place(of: name) }
      categories = Set(chosen)
    }
    return names.map { name in
      let role: TableColumn.Role =
        if name == source.label {
          .label
        } else if categories.contains(name) {
          .category
        } else {
          source.categories == .auto ? .open : .number
        }
      return TableColumn(name: name, role: role)
    }
  }
}
