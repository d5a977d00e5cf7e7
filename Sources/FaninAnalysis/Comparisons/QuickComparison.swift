package import FaninLedger
package import FaninStudy
import FaninTraining

/// Two cells of a ledger against each other, for a quick question: exploratory by name.
///
/// Each side is named by words that its levels answer to: a profile (`lognormal(cv=1)`, or
/// `lognormal` where that is enough), a sparsity (`0.9` or `90%`), a data set, a topology, a swept
/// key (`learning-rate=0.1`). What both sides do not name is held equal: every such pair of cells is
/// one line.
package struct QuickComparison: Sendable {
  /// One pair of cells.
  package struct Line: Sendable {
    /// The first cell, that of the treatment.
    package let first: Levels
    /// The second cell, that of the baseline.
    package let second: Levels
    /// The mean of the first over the pairs; nil without any.
    package let firstMean: Double?
    /// The mean of the second over the pairs.
    package let secondMean: Double?
    /// First − second, paired by seed.
    package let comparison: Comparison
  }

  /// The pairs of cells, in the ledger's order.
  package let lines: [Line]
  /// What tells the cells of the ledger apart, in the order of their factors.
  package let factors: [String]
  /// How they are compared.
  package let analysis = AnalysisDeclaration(baseline: Levels())

  /// Why cells cannot be compared.
  package enum Refusal: Error, Equatable {
    /// No cell of the ledger answers to these words.
    case noSuchCell(String, known: [String])
    /// Two sides have no cells that agree in everything else.
    case nothingInCommon(String, String)
  }

  /// Finds the cells and compares them, first − second.
  ///
  /// - Throws: ``Refusal``.
  package init(_ first: String, _ second: String, records: [RunRecord]) throws(Refusal) {
    let cells = RecordedCells(records, analysis: analysis)
    factors = cells.factors
    let sides = (CellWords(first), CellWords(second))
    let chosen = (cells.all.filter(sides.0.name), cells.all.filter(sides.1.name))
    for (text, found) in [(first, chosen.0), (second, chosen.1)] where found.isEmpty {
      throw .noSuchCell(text, known: cells.profiles)
    }
    let named = sides.0.factors(in: cells.all).intersection(sides.1.factors(in: cells.all))
    let pairs = chosen.0.flatMap { treatment in
      chosen.1.filter { baseline in
        baseline.cell != treatment.cell
          && QuickComparison.agree(treatment.cell, baseline.cell, except: named)
      }.map { (treatment, $0) }
    }
    guard !pairs.isEmpty else { throw .nothingInCommon(first, second) }
    let analysis = analysis
    let comparisons = JudgedTogether.judged(
      pairs.map {
        Comparison(
          block: Levels(), treatment: $0.0, baseline: $0.1, observed: nil, bound: nil,
          analysis: analysis)
      }, keys: pairs.map { _ in 0 }, family: analysis.families[0], analysis: analysis)
    lines = comparisons.map { comparison in
      Line(
        first: comparison.treatment, second: comparison.baseline,
        firstMean: Means.mean(comparison.pairs.map(\.treatment)),
        secondMean: Means.mean(comparison.pairs.map(\.baseline)), comparison: comparison)
    }
  }

  /// Whether two cells have the same levels of every factor that not both sides name; a factor that
  /// does not apply to one of them agrees with any level.
  private static func agree(_ first: Levels, _ second: Levels, except named: Set<String>) -> Bool {
    Set(first.factors).intersection(second.factors).subtracting(named)
      .allSatisfy { first[$0] == second[$0] }
  }
}

/// The cells that records of runs belong to, told apart by all in which their recipes differ.
struct RecordedCells {
  let all: [CellResults]
  let factors: [String]

  init(_ records: [RunRecord], analysis: AnalysisDeclaration) {
    var order: [Recipe] = []
    var runs: [Recipe: [RunID: CellResults.Run]] = [:]
    for record in records {
      if runs[record.recipe] == nil { order.append(record.recipe) }
      runs[record.recipe, default: [:]][record.id] = CellResults.Run(
        id: record.id, seed: record.seed, record: record, analysis: analysis)
    }
    let levels = order.map { $0.levels }
    let always = [Factor.data, Factor.sparsity, Factor.profile, Factor.topology]
    let varying = Set(levels.flatMap(\.factors)).subtracting(always)
      .filter { factor in Set(levels.map { $0[factor] }).count > 1 }.sorted()
    let factors = always + varying
    self.factors = factors
    all = zip(order, levels).map { recipe, levels in
      CellResults(
        cell: levels.only(factors),
        runs: runs[recipe, default: [:]].values.sorted { $0.seed < $1.seed })
    }
  }

  /// The profiles there are, each once.
  var profiles: [String] {
    var names: [String] = []
    for name in all.compactMap({ $0.cell[Factor.profile]?.text }) where !names.contains(name) {
      names.append(name)
    }
    return names
  }
}

/// The words that name a cell, each answered by one of its levels.
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
  func factors(in cells: [CellResults]) -> Set<String> {
    Set(
      cells.filter(name).flatMap { results in
        words.compactMap { CellWords.factor($0, of: results.cell) }
      })
  }

  private static func factor(_ word: String, of levels: Levels) -> String? {
    for factor in [Factor.profile, Factor.topology, Factor.data] {
      guard let text = levels[factor]?.text.filter({ !$0.isWhitespace }) else { continue }
      if text == word || (text.hasPrefix(word) && text.dropFirst(word.count).first == "(") {
        return factor
      }
    }
    let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
    if parts.count == 2 {
      return levels.factors.first { factor in
        (factor == parts[0] || factor.hasSuffix(".\(parts[0])"))
          && levels[factor].map { isLevel(parts[1], $0) } ?? false
      }
    }
    return levels[Factor.sparsity].map { isLevel(word, $0) } == true ? Factor.sparsity : nil
  }

  /// Whether a word means a level: its text, or the same number, perhaps in percent.
  private static func isLevel(_ word: String, _ level: Level) -> Bool {
    if word == level.text { return true }
    let isPercent = word.hasSuffix("%")
    guard let number = Double(isPercent ? String(word.dropLast()) : word),
      let value = level.number
    else { return false }
    return abs(value - (isPercent ? number / 100 : number)) < 1e-9
  }
}
