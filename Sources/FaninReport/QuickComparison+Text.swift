package import FaninAnalysis
import FaninStudy

extension QuickComparison {
  private var scale: MetricScale { MetricScale(analysis.metric) }

  /// A sentence that says what this is, and a table; `first` and `second` are the words asked with.
  package func text(first: String, second: String) -> String {
    let correction: Prose =
      lines.count == 1 ? "p is not adjusted." : "adjusted p (Holm) counts the lines shown."
    let introduction: Prose = """
      Exploratory: \(first) − \(second) in \(scale.name) after the last epoch, \
      \(String(scale.differenceUnit.dropFirst())), paired by seed. Nothing here was declared \
      beforehand; \(correction)
      """
    return MarkdownWriter.text(of: [.paragraph(introduction), .table(table)]) + "\n"
  }

  /// What both cells of a line share, and where they differ.
  package func place(of line: Line) -> String {
    factors.compactMap { factor -> String? in
      func text(_ level: Level?) -> String {
        guard let level else { return "no \(Names.word(for: factor))" }
        if factor == Factor.sparsity { return level.number.map(NumberText.percent) ?? level.text }
        let isNamed = [Factor.data, Factor.profile, Factor.topology].contains(factor)
        return isNamed ? level.text : "\(Names.word(for: factor)) \(level.text)"
      }
      let (one, other) = (text(line.first[factor]), text(line.second[factor]))
      return one == other ? one : "\(one) against \(other)"
    }.joined(separator: ", ")
  }

  private var table: Table {
    var columns: [Table.Column] = [
      .left("where"), .right("pairs"), .right("first"), .right("second"),
      .right("difference"), .right("95 % interval"), .right("p"),
    ]
    if lines.count > 1 { columns.append(.right("adjusted p")) }
    columns += [.right("sign-flip p"), .right("smallest bound")]
    func p(_ value: Double?) -> Prose {
      "\(orDash: value.map { NumberText.pValue($0, alpha: analysis.alpha) })"
    }
    var table = Table(columns)
    for line in lines {
      var row: [Prose] = [
        Prose(place(of: line)), "\(line.comparison.pairs.count)",
        "\(orDash: line.firstMean.map(scale.value))", "\(orDash: line.secondMean.map(scale.value))",
        "\(orDash: line.comparison.estimate.map(scale.difference))",
      ]
      if let tested = line.comparison.tested {
        row += ["\(scale.differenceInterval(tested.interval))", p(tested.pValue)]
        if lines.count > 1 { row.append(p(tested.adjustedPValue)) }
        row += [
          p(line.comparison.robustness?.signFlipPValue),
          "\(scale.smallestBound(tested.smallestBound))",
        ]
      } else if case .untested(let reason, _) = line.comparison.outcome {
        row.append("\(reason.words)")
      }
      table.append(row)
    }
    return table
  }
}

extension QuickComparison.Refusal: CustomStringConvertible {
  /// The problem in one sentence.
  package var description: String {
    switch self {
    case .noSuchCell(let text, let known):
      "no cell of the ledger is named '\(text)'; its profiles are "
        + (known.isEmpty ? "none" : known.joined(separator: ", "))
    case .nothingInCommon(let first, let second):
      "'\(first)' and '\(second)' have no cells that agree in everything else; name what differs, "
        + "such as 'uniform 0.9' and 'uniform 0.95'"
    }
  }
}
