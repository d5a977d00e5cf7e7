import FaninAnalysis
public public import FaninStudy

/// A study's report: every file of it as text, the same bytes for the same records.
public struct Report: Sendable {
  private let findings: Contents
  /// The study file, where the report is to hold it.
  public var studyText: String?
  private let results: ResultsTable

  /// Analyses a plan's records.
  ///
  /// - Parameters:
  ///   - plan: What the study asks for.
  ///   - records: What the ledger knows; records of runs outside the plan are ignored.
  ///   - declarations: What the ledger knows of the study's declarations: whatever was declared
  ///     when results existed is reported as exploratory. Nil asks nothing of them.
  ///   - looks: When results were shown before.
  ///   - verification: What became of runs that were executed again.
  ///   - staleRuns: Runs that have learned from other runs than the study names by now.
  /// - Throws: ``ReportError/noFinishedRun(study:planned:)`` when there is nothing to report.
  public init(
    plan: Plan, records: [RunRecord], declarations: [StudyDeclaration]? = nil,
    looks: [StudyLook] = [],
    verification: VerificationSummary = VerificationSummary([]), staleRuns: Int = 0
  ) throws(ReportError) {
    findings =
      Analysis(
        plan: plan, records: records, declarations: declarations, looks: looks,
        verification: verification, staleRuns: staleRuns
      ).findings
    results = ResultsTable(plan: plan, records: records)
    if findings.design.finished == 0 {
      throw .noFinishedRun(study: plan.study.name, planned: findings.design.planned)
    }
  }

  /// One file of a report.
  public struct File: Hashable, Sendable {
    /// The path inside the report's folder.
    public let path: String
    /// The contents.
    public let text: String
  }

  /// Every file: `report.md`, the figures with their numbers, `results.csv`, `provenance.json`.
  public var files: [File] {
    var files = [File(path: "report.md", text: MarkdownWriter.text(of: Document(findings)))]
    for figure in FigureSet(findings).files {
      files.append(File(path: "figures/\(figure.name).svg", text: figure.svg.text))
      files.append(File(path: "figures/\(figure.name).csv", text: figure.table.text))
    }
    files.append(File(path: "results.csv", text: results.csv))
    files.append(File(path: "provenance.json", text: ProvenanceFile(findings).text))
    if let studyText { files.append(File(path: "study.yaml", text: studyText)) }
    return files
  }

  /// The whole report as one self-contained page, the figures inside.
  public var html: File {
    let figures = FigureSet(findings).files.map { ("figures/\($0.name).svg", $0.svg.text) }
    let writer = HTMLWriter(
      figures: Dictionary(figures, uniquingKeysWith: { first, _ in first }))
    return File(path: "report.html", text: writer.text(of: Document(findings)))
  }

  /// Planned runs.
  public var planned: Int { findings.design.planned }

  /// Runs with a usable result.
  public var finished: Int { findings.design.finished }

  /// The answer and the table of results, for a terminal.
  public var summary: String { MarkdownWriter.text(of: Document.summary(of: findings)) }
}
