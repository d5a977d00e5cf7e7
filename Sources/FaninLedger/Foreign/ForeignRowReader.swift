import FaninData
import FaninElementary
import FaninRandom
import FaninStudy
import FaninTopology
import Foundation

/// Reads the rows of one table of results, and collects what is wrong with them.
struct ForeignRowReader {
  private(set) var problems: [String] = []
  /// Rows without a result, by the word that says so.
  private(set) var leftOut: [String: Int] = [:]
  /// Whether any accuracy is above 1, as only a percentage is.
  private(set) var hasPercentage = false
  /// Whether the columns are such that rows can be read at all.
  private(set) var canRead = true

  private let table: TextRows
  private let plan: Plan
  private let isPercent: Bool
  private let seeds: Set<UInt64>
  /// Places in a row, by what they stand for.
  private var places: [String: Int] = [:]
  /// The text of every cell's level, by factor.
  private let levels: [(cell: Cell, factors: [String: String])]
  private let factors: [String]

  init(_ table: TextRows, plan: Plan, _ reading: ForeignTable.Reading) {
    self.table = table
    self.plan = plan
    isPercent = reading.isPercent
    seeds = Set(plan.study.seeds.map(\.value))
    let sweeps = plan.study.sweeps.map(\.key)
    factors = ForeignTable.Reading.factors + sweeps
    levels = plan.cells.map { cell in
      let texts = cell.levels.factors.map { ($0, cell.levels[$0]?.text ?? "") }
      return (cell, Dictionary(texts, uniquingKeysWith: { first, _ in first }))
    }
    findColumns(reading, sweeps)
  }

  mutating func complain(_ text: String, line: Int?, column: String? = nil) {
    let place = line.map { ":\($0)" } ?? ""
    problems.append("\(table.file)\(place): \(column.map { "\($0): " } ?? "")\(text)")
  }

  // MARK: Columns

  private mutating func findColumns(_ reading: ForeignTable.Reading, _ sweeps: [String]) {
    for name in ForeignTable.Reading.names + sweeps {
      let column = reading.columns[name] ?? name
      places[name] = table.columns.firstIndex(of: column)
      if reading.columns[name] != nil, places[name] == nil {
        refuse("no column is named '\(column)'; the columns are \(table.columns.abridged())")
      }
    }
    if reading.columns["state"] == nil {
      let names = table.columns.map { $0.lowercased() }
      places["state"] = ForeignState.columns.compactMap { names.firstIndex(of: $0) }.first
    }
    if places["seed"] == nil {
      refuse(
        "no column is named 'seed'; say which it is with --column seed=NAME "
          + "(the columns are \(table.columns.abridged()))")
    }
    for factor in factors where places[factor] == nil {
      let known = Set(levels.compactMap { $0.factors[factor] }).subtracting([""])
      if known.count > 1 {
        refuse(
          "the study has \(known.count) levels of \(factor), so a column must name them; "
            + "say which it is with --column \(factor)=NAME")
      }
    }
    let metric = plan.study.analysis.metric.column
    if places[metric] == nil {
      refuse(
        "no column holds the study's metric '\(metric)'; say which does with "
          + "--column \(metric)=NAME (the columns are \(table.columns.abridged()))")
    }
  }

  private mutating func refuse(_ text: String) {
    canRead = false
    complain(text, line: 1)
  }

  // MARK: Rows

  /// Whether a row has a result, as its state says where the table has one; a word that nobody
  /// knows is a complaint, never a result.
  mutating func isFinished(_ row: TextRows.Row) -> Bool {
    guard let place = places["state"], place < row.fields.count else { return true }
    let text = row.fields[place]
    switch ForeignState(text) {
    case .finished: return true
    case .unfinished:
      leftOut[text.trimmingCharacters(in: .whitespaces).lowercased(), default: 0] += 1
      return false
    case .unknown:
      complain(
        "'\(text)' is no state of a run; say 'finished' where there is a result", line: row.line,
        column: table.columns[place])
      return false
    }
  }

  /// The result of a row; nil when something is wrong with it.
  mutating func result(of row: TextRows.Row) -> ForeignResult? {
    guard row.fields.count == table.columns.count else {
      complain(
        "has \(row.fields.count) cells, expected \(table.columns.count)", line: row.line)
      return nil
    }
    let before = problems.count
    let seed = seed(of: row)
    let cell = cell(of: row)
    var values: [ForeignQuantity: Double] = [:]
    for quantity in ForeignQuantity.allCases { values[quantity] = value(of: quantity, in: row) }
    let epochs = count("epochs", in: row)
    let connections = count("connections", in: row)
    let metric = plan.study.analysis.metric.column
    if problems.count == before, ForeignQuantity(rawValue: metric).flatMap({ values[$0] }) == nil {
      complain("is empty, and it is the study's metric", line: row.line, column: metric)
    }
    guard problems.count == before, let seed, let cell else { return nil }
    return ForeignResult(
      run: PlannedRun(recipe: cell.recipe, seed: seed).id, line: row.line, epochs: epochs,
      connections: connections, values: values)
  }

  private func field(_ name: String, in row: TextRows.Row) -> String? {
    places[name].map { row.fields[$0].trimmingCharacters(in: .whitespaces) }
  }

  private mutating func seed(of row: TextRows.Row) -> Seed? {
    guard let text = field("seed", in: row) else { return nil }
    guard let value = Self.wholeNumber(text) else {
      complain(
        "'\(text)' is not a seed, a whole number from 0 on"
          + (Double(text).map { $0.magnitude > Self.exactlyWhole } == true
            ? "; written so, its last digits are lost" : ""),
        line: row.line, column: "seed")
      return nil
    }
    if !seeds.contains(value) {
      complain("\(value) is none of the study's seeds", line: row.line, column: "seed")
      return nil
    }
    return Seed(value)
  }

  private mutating func cell(of row: TextRows.Row) -> Cell? {
    var left = levels
    for factor in factors {
      guard let text = field(factor, in: row) else { continue }
      let matching = left.filter { Self.agree($0.factors[factor] ?? "", text, factor) }
      if matching.isEmpty {
        let known = Set(left.compactMap { $0.factors[factor] }).sorted()
        let hint = Suggestion.closest(to: text, among: known).map { "; did you mean '\($0)'?" }
        complain(
          "the study has no cell with '\(text)' here; it has \(known.abridged())\(hint ?? "")",
          line: row.line, column: factor)
        return nil
      }
      left = matching
    }
    return left.first?.cell
  }

  /// `dense` has no sparsity, whatever the file says of it; numbers agree as numbers.
  private static func agree(_ level: String, _ text: String, _ factor: String) -> Bool {
    if level == text { return true }
    if factor == "sparsity", level.isEmpty { return true }
    if let level = Double(level), let number = Double(text) {
      return (level - number).magnitude <= 1e-9 * level.magnitude
    }
    return level.filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace }
  }

  private mutating func value(of quantity: ForeignQuantity, in row: TextRows.Row) -> Double? {
    guard let text = field(quantity.rawValue, in: row), !text.isEmpty else { return nil }
    guard var value = Double(text), value.isFinite else {
      complain("'\(text)' is not a number", line: row.line, column: quantity.rawValue)
      return nil
    }
    if quantity.isAccuracy {
      if value > 1 { hasPercentage = true }
      if isPercent { value /= 100 }
      if !(0...1).contains(value) {
        complain(
          "an accuracy lies between 0 and \(isPercent ? 100 : 1); got \(text)"
            + (isPercent ? "" : " (give --percent if these are percentages)"),
          line: row.line, column: quantity.rawValue)
        return nil
      }
    }
    if quantity == .seconds, value < 0 {
      complain("a time is not negative; got \(text)", line: row.line, column: "seconds")
      return nil
    }
    return value
  }

  /// Above it, fractions skip whole numbers: what a program wrote as `1e16` may have been another.
  private static let exactlyWhole = 9_007_199_254_740_992.0

  /// A whole number as programs write it that hold it as a fraction: `3000`, `3000.0`, `3e3`.
  private static func wholeNumber(_ text: String) -> UInt64? {
    if let number = UInt64(text) { return number }
    guard let number = Double(text), number <= exactlyWhole else { return nil }
    return UInt64(exactly: number)
  }

  private mutating func count(_ name: String, in row: TextRows.Row) -> Int? {
    guard let text = field(name, in: row), !text.isEmpty else { return nil }
    guard let value = Self.wholeNumber(text).flatMap(Int.init(exactly:)), value > 0 else {
      complain("'\(text)' is not a count", line: row.line, column: name)
      return nil
    }
    return value
  }
}
