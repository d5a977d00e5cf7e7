import FaninAnalysis
extension QuickComparison {
  /// A sentence that says what this is, and a table.
  public var text: String {
    let correction: Prose =
      lines.count == 1 ? "p is not adjusted." : "adjusted p (Holm) counts the lines shown."
    let introduction: Prose = """
      Exploratory: \(names.first) − \(names.second) in \(scale.name) after the last epoch, \
      \(String(scale.differenceUnit.dropFirst())), paired by seed. Nothing here was declared \
      beforehand; \(correction)
      """
    return MarkdownWriter.text(of: [.paragraph(introduction), .table(table)]) + "\n"
  }

  private var table: Table {
    var columns: [Table.Column] = [
      .left("where"), .right("pairs"), .right("first"), .right("second"),
      .right("difference"), .right("95 % interval"), .right("p"),
    ]
    if lines.count > 1 { columns.append(.right("adjusted p")) }
    columns += [.right("sign-flip p"), .right("smallest bound")]
    func p(_ value: Double?) -> Prose {
      "\(orDash: value.map { NumberText.pValue($0, alpha: alpha) })"
    }
    var table = Table(columns)
    for line in lines {
      var row: [Prose] = [
        "\(line.place)", "\(line.comparison.pairs.count)",
        "\(orDash: line.means.first.map(scale.value))",
        "\(orDash: line.means.second.map(scale.value))",
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
