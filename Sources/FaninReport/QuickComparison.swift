public import FaninLedger
import FaninRandom
import FaninStatistics
import FaninStudy
import FaninTopology
import FaninTraining

/// Two cells of a ledger against each other, for a quick question: exploratory by name.
///
/// Each side is named by words that its factors answer to: a profile (`lognormal(cv=1)`, or
/// `lognormal` where that is enough), a sparsity (`0.9` or `90%`), a data set, a topology. What
/// both sides do not name is held equal: every such pair of cells is one line.
public struct QuickComparison: Sendable {
  let lines: [Line]
  let names: (first: String, second: String)
  let scale: MetricScale
  let alpha: Double

  /// One pair of cells.
  struct Line: Sendable {
    let place: String
    let means: (first: Double?, second: Double?)
    let comparison: Comparison
  }

  /// Finds the cells and compares them, first − second, paired by seed.
  ///
  /// - Throws: ``ReportError/noSuchCell(_:known:)`` and ``ReportError/nothingInCommon(_:_:)``.
  public init(
    _ first: String, _ second: String, records: [RunRecord]
  ) throws(ReportError) {
    let analysis = AnalysisDeclaration(baseline: CellPattern())
    let cells = QuickComparison.cells(of: records, analysis: analysis)
    let sides = (CellWords(first), CellWords(second))
    let chosen = (cells.filter(sides.0.name), cells.filter(sides.1.name))
    for (text, found) in [(first, chosen.0), (second, chosen.1)] where found.isEmpty {
      throw .noSuchCell(text, known: QuickComparison.known(cells))
    }
    let named = sides.0.factors(in: cells).intersection(sides.1.factors(in: cells))
    var lines: [Line] = []
    for treatment in chosen.0 {
      for baseline in chosen.1
      where baseline.cell != treatment.cell
        && QuickComparison.agree(treatment.cell, baseline.cell, except: named)
      {
        let comparison = Comparison(
          block: "", treatment: treatment, baseline: baseline, baselineName: second,
          observed: nil, analysis: analysis)
        lines.append(
          Line(
            place: QuickComparison.place(treatment.cell, baseline.cell, named),
            means: (
              ResultRow.mean(comparison.pairs.map(\.treatment)),
              ResultRow.mean(comparison.pairs.map(\.baseline))
            ), comparison: comparison))
      }
    }
    guard !lines.isEmpty else { throw .nothingInCommon(first, second) }
    let judged = ComparisonFamily.judged(
      lines.map(\.comparison), keys: lines.map { _ in "" }, analysis: analysis)
    self.lines = zip(lines, judged).map {
      Line(place: $0.0.place, means: $0.0.means, comparison: $0.1)
    }
    names = (first, second)
    scale = MetricScale(analysis.metric)
    alpha = analysis.alpha
  }

  /// The lines as numbers, in the metric's own unit, for programs.
  public var rows: [Row] {
    lines.map { line in
      let tested = line.comparison.tested
      return Row(
        place: line.place, pairs: line.comparison.pairs.count, first: line.means.first,
        second: line.means.second, difference: line.comparison.estimate,
        intervalLow: tested?.interval.low, intervalHigh: tested?.interval.high,
        pValue: tested?.pValue, adjustedPValue: tested?.adjustedPValue,
        signFlipPValue: line.comparison.robustness?.signFlipPValue,
        smallestBound: tested?.smallestBound)
    }
  }

  /// One line of the table.
  public struct Row: Sendable, Encodable {
    /// What both cells share.
    public let place: String
    /// Seeds at which both have a value.
    public let pairs: Int
    /// The mean of the first cell over those seeds.
    public let first: Double?
    /// The mean of the second cell over them.
    public let second: Double?
    /// The mean of first − second.
    public let difference: Double?
    /// The lower end of its 95 % t interval.
    public let intervalLow: Double?
    /// The upper end.
    public let intervalHigh: Double?
    /// The p-value of the paired t test.
    public let pValue: Double?
    /// The same, adjusted by Holm over the rows.
    public let adjustedPValue: Double?
    /// The p-value of the sign-flip test.
    public let signFlipPValue: Double?
    /// The smallest bound within which the data support equivalence.
    public let smallestBound: Double?
  }
}

extension QuickComparison {
  /// One cell per recipe, its runs by seed.
  private static func cells(
    of records: [RunRecord], analysis: AnalysisDeclaration
  ) -> [CellResults] {
    var order: [Recipe] = []
    var runs: [Recipe: [RunID: CellResults.Run]] = [:]
    for record in records {
      if runs[record.recipe] == nil { order.append(record.recipe) }
      let result = record.state == .finished ? record.result : nil
      runs[record.recipe, default: [:]][record.id] = CellResults.Run(
        id: record.id, seed: record.seed, record: record, value: result.flatMap(analysis.value))
    }
    return order.map { recipe in
      let cell = Cell(
        data: recipe.data, profile: recipe.profile,
        sparsity: recipe.profile == .dense ? nil : recipe.sparsity, topology: recipe.topology,
        swept: [], recipe: recipe)
      return CellResults(
        cell: cell, profile: recipe.profile.description,
        runs: runs[recipe, default: [:]].values.sorted { $0.seed < $1.seed })
    }
  }

  /// Whether two cells have the same levels of every factor that not both sides name.
  private static func agree(_ first: Cell, _ second: Cell, except named: Set<Factor>) -> Bool {
    let isDense = first.sparsity == nil || second.sparsity == nil
    return first.recipe.network == second.recipe.network
      && first.recipe.training == second.recipe.training
      && (named.contains(.data) || first.data == second.data)
      && (named.contains(.topology) || first.topology == second.topology)
      && (named.contains(.profile) || first.profile == second.profile)
      && (named.contains(.sparsity) || isDense || first.sparsity == second.sparsity)
  }

  private static func place(_ first: Cell, _ second: Cell, _ named: Set<Factor>) -> String {
    func both(_ first: String, _ second: String) -> String {
      first == second ? first : "\(first) against \(second)"
    }
    func percent(_ cell: Cell) -> String { cell.sparsity.map(NumberText.percent) ?? "no sparsity" }
    var parts = [both(first.data, second.data), both(percent(first), percent(second))]
    parts.append(both(first.profile.description, second.profile.description))
    parts.append(both(first.topology.description, second.topology.description))
    return parts.joined(separator: ", ")
  }

  private static func known(_ cells: [CellResults]) -> [String] {
    var names: [String] = []
    for name in cells.map(\.cell.profile.description) where !names.contains(name) {
      names.append(name)
    }
    return names
  }
}

/// What a word of a cell's name can mean.
private enum Factor: Hashable, CaseIterable {
  case data
  case profile
  case sparsity
  case topology
}

/// The words that name a cell, each answered by one of its factors.
private struct CellWords {
  private let words: [String]

  /// Splits at spaces and at commas outside parentheses.
  init(_ text: String) {
    var words: [String] = []
    var word = ""
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0, character == "," || character.isWhitespace {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else if !character.isWhitespace {
        word.append(character)
      }
    }
    self.words = word.isEmpty ? words : words + [word]
  }

  /// Whether every word is answered by the cell.
  func name(_ results: CellResults) -> Bool {
    !words.isEmpty && words.allSatisfy { CellWords.factor($0, of: results.cell) != nil }
  }

  /// The factors the words name in the cells they name.
  func factors(in cells: [CellResults]) -> Set<Factor> {
    Set(
      cells.filter(name).flatMap { results in
        words.compactMap { CellWords.factor($0, of: results.cell) }
      })
  }

  private static func factor(_ word: String, of cell: Cell) -> Factor? {
    func isName(_ text: String) -> Bool {
      text == word || (text.hasPrefix(word) && text.dropFirst(word.count).first == "(")
    }
    if isName(cell.profile.description) { return .profile }
    if isName(cell.topology.description) { return .topology }
    if isName(cell.data) { return .data }
    let isPercent = word.hasSuffix("%")
    guard let number = Double(isPercent ? String(word.dropLast()) : word) else { return nil }
    let sparsity = isPercent ? number / 100 : number
    return cell.sparsity.map { abs($0 - sparsity) < 1e-9 } == true ? .sparsity : nil
  }
}
