package import FaninAnalysis
import FaninElementary
import FaninStudy

/// The rows that a study's claims give in a table of claims.
package struct ClaimsTable: Sendable {
  private let contents: Contents
  /// Where the report is; nil within it.
  private let report: String?
  /// Whether claims about many comparisons have a row each.
  private let isWhole: Bool

  /// A claim about more comparisons than this is summed up in one row.
  static let mostRows = 8

  init(_ contents: Contents, isWhole: Bool) {
    self.contents = contents
    self.isWhole = isWhole
    report = nil
  }

  /// The claims of a report's folder, which stands in the last column.
  package init(_ folder: ReportFolder, report: String) {
    contents = Contents(folder.findings, folder.provenance)
    self.report = report
    isWhole = false
  }

  /// One table of the claims of several studies, as Markdown.
  package static func markdown(of tables: [ClaimsTable]) -> String {
    MarkdownWriter.text(of: [.table(table(of: tables))])
  }

  /// Whether a study has claims at all.
  package var isEmpty: Bool { contents.claims.isEmpty }

  static func table(of tables: [ClaimsTable]) -> Table {
    var columns: [Table.Column] = [
      .left("claim"), .left("where"), .right("published"), .right("measured"), .right("interval"),
      .right("n"), .right("adjusted p"), .left("verdict"),
    ]
    if tables.contains(where: { $0.report != nil }) { columns.append(.left("report")) }
    var table = Table(columns)
    for row in tables.flatMap(\.rows) { table.append(row) }
    return table
  }

  private var rows: [[Prose]] {
    contents.claims.flatMap { finding in
      isWhole || finding.rows.count <= Self.mostRows
        ? finding.rows.map { row in self.row(row, of: finding) } : [summary(of: finding)]
    }
  }

  private func comparison(_ row: ClaimFinding.Row, of finding: ClaimFinding) -> Comparison? {
    contents.findings.families.first { $0.declaration.name == finding.family }?
      .comparisons.first {
        $0.block == row.block && $0.treatment == row.treatment && $0.baseline == row.baseline
      }
  }

  /// One row for a claim about many comparisons: the range of what was measured, and how many came
  /// to which verdict.
  private func summary(of finding: ClaimFinding) -> [Prose] {
    let scale = contents.scale
    let comparisons = finding.rows.compactMap { comparison($0, of: finding) }
    let estimates = comparisons.compactMap(\.estimate).sorted()
    let pairs = Set(comparisons.map(\.pairs.count)).sorted()
    let range = estimates.first.flatMap { low in
      estimates.last.map {
        "\(scale.difference(low)) to \(scale.difference($0))\(scale.differenceUnit)"
      }
    }
    let verdicts = ClaimVerdict.allCases.compactMap { verdict -> String? in
      let count = finding.rows.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(verdict.words)"
    }
    let untested = finding.rows.count { $0.verdict == nil }
    let cells: [Prose] = [
      Prose(finding.claim.source), "\(counted(finding.rows.count, "comparison"))",
      Prose(Self.published(finding.claim, scale)), "\(orDash: range)", "–",
      Prose(pairs.map(String.init).joined(separator: ", ")), "–",
      Prose((verdicts + (untested == 0 ? [] : ["\(untested) not tested"])).sentence),
    ]
    return cells + [report].compactMap { $0.map { Prose($0) } }
  }

  private func row(_ row: ClaimFinding.Row, of finding: ClaimFinding) -> [Prose] {
    let scale = contents.scale
    let comparison = comparison(row, of: finding)
    let alpha = contents.study.analysis.alpha
    let p = comparison?.tested.map { NumberText.pValue($0.adjustedPValue, alpha: alpha) }
    var cells: [Prose] = [
      Prose(finding.claim.source),
      comparison.map { contents.name(of: $0) } ?? Prose(contents.names.block(row.block)),
      Prose(Self.published(finding.claim, contents.scale)),
      "\(orDash: comparison?.estimate.map { scale.difference($0) + scale.differenceUnit })",
      "\(orDash: comparison?.tested.map { scale.differenceInterval($0.interval) })",
      "\(orDash: comparison.map { String($0.pairs.count) })", "\(orDash: p)", words(of: row),
    ]
    if let report { cells.append(Prose(report)) }
    return cells
  }

  /// What was published, such as `+0.16 points, p = 0.036`.
  static func published(_ claim: Claim, _ scale: MetricScale) -> String {
    var parts =
      switch claim.statement {
      case .difference(let number): [scale.difference(number) + scale.differenceUnit]
      case .positive: ["above 0"]
      case .negative: ["below 0"]
      case .within(let bound): ["within \(scale.bound(bound))"]
      }
    if let p = claim.p { parts.append("p = \(p.shortestText)") }
    if let d = claim.d { parts.append("d = \(d.shortestText)") }
    return parts.joined(separator: ", ")
  }

  private func words(of row: ClaimFinding.Row) -> Prose {
    guard let verdict = row.verdict else { return "not tested" }
    guard verdict == .open else { return Prose(verdict.words) }
    let seeds = row.seedsToSettle.map { "; about \($0) seeds would settle it" } ?? ""
    return "open: neither it nor its absence is excluded\(seeds)"
  }
}

extension ClaimVerdict {
  /// The verdict in words.
  fileprivate var words: String {
    switch self {
    case .reproduced: "reproduced"
    case .open: "open"
    case .smaller: "smaller than claimed"
    case .larger: "larger than claimed"
    case .contradicted: "contradicted: it is excluded"
    case .opposite: "contradicted: the other way round"
    }
  }
}
