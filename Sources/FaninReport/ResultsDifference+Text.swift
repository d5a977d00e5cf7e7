package import FaninAnalysis
import FaninStudy

extension ResultsDifference {
  private var scale: MetricScale { MetricScale(metric) }

  /// What changed, as Markdown: a sentence, the cells that are not the same bits, the others folded.
  package func text(first: String, second: String) -> String {
    let changed = cells.filter { $0.outcome != .sameBits || $0.missing > 0 || $0.new > 0 }
    let same = cells.filter { $0.outcome == .sameBits && $0.missing == 0 && $0.new == 0 }
    var blocks: [Document.Block] = [
      .paragraph("\(code: second) against \(code: first): \(summary)")
    ]
    if !changed.isEmpty { blocks += [.table(table(of: changed)), .paragraph(explanation)] }
    if !same.isEmpty {
      let title: Prose = "\(counted(same.count, "cell")) with the same bits"
      blocks.append(.folded(title, [.table(table(of: same))]))
    }
    return MarkdownWriter.text(of: blocks) + "\n"
  }

  private var summary: Prose {
    if cells.isEmpty, missingStudies.isEmpty { return "no result in common." }
    var parts = Outcome.allCases.compactMap { outcome -> String? in
      let count = cells.count { $0.outcome == outcome }
      return count == 0 ? nil : "\(count) \(words(for: outcome))"
    }
    let missing = cells.filter { $0.outcome != .missing }.reduce(0) { $0 + $1.missing }
    if missing > 0 { parts.append("\(missing) runs of other cells missing") }
    if !missingStudies.isEmpty {
      parts.append("no results of \(missingStudies.joined(separator: ", "))")
    }
    return "\(parts.joined(separator: "; ")). \(differs ? "Results differ." : "Nothing differs.")"
  }

  private func words(for outcome: Outcome) -> String {
    switch outcome {
    case .sameBits: "of \(cells.count) cells have the same bits"
    case .equivalent: "equivalent within \(bound.map(scale.bound) ?? "no bound")"
    case .different: "different"
    case .missing: "missing"
    case .new: "new"
    }
  }

  /// How the numbers were computed.
  private var explanation: Prose {
    let interval = NumberText.percent(1 - 2 * alpha)
    let judged: Prose =
      if let bound {
        """
        Equivalent: two one-sided paired t tests, a cell at a time, exclude a difference of \
        \(scale.bound(bound)) at α = \(NumberText.trimmed(alpha, digits: 4)); the \(interval) \
        interval lies within.
        """
      } else {
        "No bound was given, so that only the same bits count as the same."
      }
    return """
      Differences are later − reference in \(scale.name), \
      \(String(scale.differenceUnit.dropFirst())), paired by seed. \(judged)
      """
  }

  private func table(of cells: [Cell]) -> Table {
    var table = Table([
      .left("study"), .left("cell"), .right("pairs"), .right("same bits"), .right("difference"),
      .right("\(NumberText.percent(1 - 2 * alpha)) interval"), .left("result"),
    ])
    for cell in cells {
      table.append([
        Prose(cell.study), Prose(name(of: cell)), "\(cell.comparison.pairs.count)",
        "\(cell.sameBits)",
        "\(orDash: cell.comparison.estimate.map(scale.difference))",
        "\(orDash: cell.interval.map(scale.differenceInterval))",
        Prose(result(of: cell)),
      ])
    }
    return table
  }

  private func result(of cell: Cell) -> String {
    var parts = [cell.outcome.rawValue]
    if cell.outcome != .missing, cell.missing > 0 { parts.append("\(cell.missing) runs missing") }
    if cell.outcome != .new, cell.new > 0 { parts.append("\(cell.new) runs new") }
    return parts.joined(separator: ", ")
  }

  /// The levels that not every cell has, in words.
  package func name(of cell: Cell) -> String {
    let factors = Set(cells.flatMap(\.levels.factors)).sorted()
    let varying = factors.filter { factor in Set(cells.map { $0.levels[factor] }).count > 1 }
    let names = (varying.isEmpty ? factors : varying).compactMap { factor in
      cell.levels[factor].map { level in
        factor == Factor.sparsity
          ? level.number.map(NumberText.percent) ?? level.text
          : level.number == nil ? level.text : "\(Names.word(for: factor)) \(level.text)"
      }
    }
    return names.joined(separator: ", ")
  }
}
