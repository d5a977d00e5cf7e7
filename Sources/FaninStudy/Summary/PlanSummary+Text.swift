import FaninData
import FaninElementary

extension PlanSummary {
  /// The summary for a person, as lines of at most about a hundred characters.
  public var text: String {
    ([question, ""] + design + dataLines + [""] + comparisons + [""] + [cost] + noteLines)
      .joined(separator: "\n") + "\n"
  }

  private var design: [String] {
    var rows = factors.map { (name: $0.name, levels: Self.joined($0.levels)) }
    rows.append(("seed", Self.range(seeds)))
    let width = rows.map(\.name.count).max() ?? 0
    let table = rows.map { row in
      row.name + String(repeating: " ", count: width - row.name.count + 2) + row.levels
    }
    let connections =
      fewestConnections == mostConnections
      ? Self.grouped(fewestConnections)
      : "\(Self.grouped(fewestConnections)) to \(Self.grouped(mostConnections))"
    return table + [
      "",
      "\(Self.counted(cells, "cell")) × \(Self.counted(seeds.count, "seed")) = "
        + "\(Self.counted(runs, "run")), each of \(connections) connections",
    ]
      + (sourceRuns == 0
        ? [] : ["and \(Self.counted(sourceRuns, "run")) more that only others learn from"])
  }

  private var dataLines: [String] {
    data.flatMap { account in
      ["", "data        \(account.data)"] + account.lines.map { "            \($0)" }
    }
  }

  private var comparisons: [String] {
    let readout = analysis.at == "last-epoch" ? "after the last epoch" : "at the best validation"
    let compared = analysis.families.flatMap { family -> [String] in
      let treatments =
        family.baseline.map { "each profile with \($0)" }
        ?? "cells with others, contrast by contrast"
      let first = "\(analysis.metric) \(readout), \(treatments), paired by seed"
      let lines =
        (family.name.isEmpty ? [] : ["\(family.name): \(family.question ?? question)"])
        + [first, Self.size(of: family, alpha: analysis.alpha)]
      return lines.enumerated().map {
        ($0.offset == 0 ? "compared    " : "            ") + $0.element
      }
    }
    let looked = analysis.sequential.map { ["looked at   \($0)"] } ?? []
    return (analysis.comparisons == 0 ? ["compared    nothing"] : compared + looked)
      + analysis.correlations.map { "correlated  \($0)" }
  }

  /// How many comparisons a family has, and how they are judged.
  private static func size(of family: AnalysisSummary.Family, alpha: Double) -> String {
    let bound = family.equivalenceBound.map { "; equivalent within ±\($0.shortestText)" } ?? ""
    let correction =
      family.correction == "none" ? "not corrected" : "corrected by \(family.correction)"
    let together = family.together == "study" ? "in one family" : "one family a \(family.together)"
    let claims = family.claims == 0 ? "" : "; \(counted(family.claims, "claim"))"
    return "\(counted(family.blocks, "block")), \(counted(family.comparisons, "comparison")) "
      + "\(together), \(correction), alpha \(alpha.shortestText)\(bound)\(claims)"
  }

  private var cost: String {
    "expected    about \(Self.duration(seconds)) of one core, about \(Self.size(bytes)) of ledger"
  }

  private var noteLines: [String] { notes.isEmpty ? [] : [""] + notes.map { "note: \($0)" } }

  // MARK: Words

  /// Levels in one line; of many, the first eight and the last.
  private static func joined(_ levels: [String]) -> String {
    guard levels.count > 10, let last = levels.last else { return levels.joined(separator: ", ") }
    return levels.prefix(8).joined(separator: ", ") + ", … \(levels.count - 9) more …, \(last)"
  }

  private static func range(_ seeds: [UInt64]) -> String {
    guard let first = seeds.first, let last = seeds.last else { return "" }
    let isRange = seeds.count > 2 && last - first == UInt64(seeds.count - 1)
    return isRange ? "\(first) to \(last)" : joined(seeds.map(String.init))
  }

  static func counted(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Digits in groups of three, such as `109,184`.
  static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  /// A duration in one unit and two digits: an estimate has no more.
  static func duration(_ seconds: Double) -> String {
    let units: [(size: Double, name: String)] = [(86_400, "d"), (3600, "h"), (60, "min"), (1, "s")]
    let unit = units.first { seconds >= 1.5 * $0.size } ?? (1, "s")
    return "\(twoDigits(max(1, seconds / unit.size))) \(unit.name)"
  }

  /// A size in one unit and two digits.
  static func size(_ bytes: Int) -> String {
    let units: [(size: Double, name: String)] = [(1e9, "GB"), (1e6, "MB"), (1e3, "kB")]
    let unit = units.first { Double(bytes) >= $0.size } ?? (1e3, "kB")
    return "\(twoDigits(max(1, Double(bytes) / unit.size))) \(unit.name)"
  }

  private static func twoDigits(_ value: Double) -> String {
    if value < 10 { return ((value * 10).rounded() / 10).shortestText }
    if value < 100 { return grouped(Int(value.rounded())) }
    return value < 1e15 ? grouped(Int((value / 10).rounded()) * 10) : value.shortestText
  }
}
