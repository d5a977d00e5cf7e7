public import FaninLedger
public import FaninStudy

/// Whether a report's numbers follow from the results beside it.
///
/// Everything that rests on one row per run is computed again: the comparisons with all that stands
/// beside them, the results, the means over data sets. Curves, histograms, layers and moving
/// connections rest on more than `results.csv` holds and are not looked at.
public struct ReportCheck: Sendable {
  private let findings: Findings

  /// Computes again from a study and the records that its results give.
  public init(plan: Plan, records: [RunRecord]) {
    findings = Analysis(plan: plan, records: records).findings
  }

  /// Comparisons computed again.
  public var comparisons: Int { findings.comparisons.count }

  /// What a report says otherwise.
  ///
  /// - Parameter text: The contents of a file of the report, by its path; nil where it has none.
  /// - Returns: A line for each difference; none where the report says the same.
  public func differences(in text: (_ path: String) -> String?) -> [String] {
    var lines: [String] = []
    // The other figures rest on more than the results hold.
    let checked = [
      DifferencesFigure.name, ProfilesFigure.name, PooledFigure.name, SparsitiesFigure.name,
    ]
    for figure in FigureSet(findings).figures where checked.contains(figure.name) {
      let path = "figures/\(figure.name).csv"
      lines += Self.differences(expected: figure.table.text, found: text(path), path: path)
    }
    lines += markdown(text("report.md"))
    return lines
  }

  private static func differences(expected: String, found: String?, path: String) -> [String] {
    guard let found else { return ["\(path): is missing"] }
    let (mine, theirs) = (rows(expected), rows(found))
    var lines: [String] = []
    for index in 0..<max(mine.count, theirs.count) {
      let (one, other) = (
        index < mine.count ? mine[index] : nil, index < theirs.count ? theirs[index] : nil
      )
      if one != other {
        lines.append(
          "\(path):\(index + 1): says \(other ?? "nothing"); the results give \(one ?? "nothing")")
      }
    }
    return lines
  }

  private static func rows(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }

  /// Rows of the report's tables, and the verdicts in words.
  private func markdown(_ text: String?) -> [String] {
    guard let text else { return ["report.md: is missing"] }
    let found = Set(Self.rows(text))
    let sections =
      ComparisonsSection(findings).blocks + PooledSection(findings).blocks
      + RobustnessSection(findings).blocks
    var lines = Self.rows(MarkdownWriter.text(of: sections))
      .filter { $0.hasPrefix("|") && !found.contains($0) }
      .map { "report.md: lacks the row the results give: \($0)" }
    let beginnings = Set(found.map(Self.measured))
    let section = ResultsSection(findings)
    let results = findings.blocks.flatMap { block in
      Self.rows(MarkdownWriter.text(of: [.table(section.table(block))]))
    }
    lines += results.map(Self.measured).filter { !beginnings.contains($0) }
      .map { "report.md: lacks the row the results give: \($0) …" }
    // What was declared late is not counted in words, and the results do not say what that was.
    let verdicts = AnswerSection(findings).verdicts.map { MarkdownWriter.inline($0) }
    if !text.contains("xploratory"), !verdicts.allSatisfy(text.contains) {
      lines.append("report.md: the results give the answer: \(verdicts.joined(separator: " "))")
    }
    return lines
  }

  /// Profile, n, mean, sd and interval of a row of results; the rest rests on layers.
  private static func measured(_ row: String) -> String {
    row.split(separator: "|", omittingEmptySubsequences: false).prefix(6).joined(separator: "|")
  }
}
