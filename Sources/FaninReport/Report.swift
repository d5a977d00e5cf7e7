package import FaninAnalysis

/// A study's report: every file of it as text, the same bytes for the same findings.
package struct Report: Sendable {
  private let contents: Contents
  private let figures: FigureSet
  /// The files that are not drawn from findings: tables, findings and provenance, the study.
  private let kept: [File]

  /// One file of a report.
  package struct File: Hashable, Sendable {
    /// The path inside the report's folder.
    package let path: String
    /// The contents.
    package let text: String
  }

  /// A report of a fresh analysis, with everything its folder holds.
  ///
  /// - Throws: ``ReportError/noFinishedRun(study:planned:)`` when there is nothing to report.
  package init(_ analysis: Analysis, studyText: String? = nil) throws(ReportError) {
    let design = analysis.findings.design
    if design.finished == 0 {
      throw .noFinishedRun(study: analysis.findings.study.name, planned: design.planned)
    }
    var kept = analysis.tables.map { File(path: $0.file, text: $0.csv) }
    kept.append(File(path: "findings.json", text: analysis.findings.json))
    kept.append(File(path: "provenance.json", text: analysis.provenance.json))
    if let studyText { kept.append(File(path: "study.yaml", text: studyText)) }
    self.init(Contents(analysis.findings, analysis.provenance), kept: kept)
  }

  /// What a folder's findings are rendered to, without what they were read from.
  package init(rendering folder: ReportFolder) {
    self.init(Contents(folder.findings, folder.provenance), kept: [])
  }

  private init(_ contents: Contents, kept: [File]) {
    self.contents = contents
    self.kept = kept
    figures = FigureSet(contents)
  }

  /// `report.md`, the figures with their numbers, and what the report was made from.
  package var files: [File] {
    var files = [File(path: "report.md", text: MarkdownWriter.text(of: Document(contents)))]
    for figure in figures.figures {
      files.append(File(path: "figures/\(figure.name).svg", text: figure.svg.text))
      files.append(File(path: "figures/\(figure.name).csv", text: figure.table.text))
    }
    return files + kept
  }

  /// What a report holds only where it was asked for.
  package enum Extra: Hashable, Sendable, CaseIterable {
    /// One page with everything inside.
    case page
    /// The folder of tables, methods and references for a paper.
    case latex
  }

  /// The files of a report with what was asked for beside them; pictures for LaTeX, which a program
  /// of the machine converts, are not among them.
  package func files(with extras: Set<Extra>) -> [File] {
    var all = files
    if extras.contains(.page) { all.append(html) }
    if extras.contains(.latex) { all += LaTeXFolder(contents, figures: figures.figures).files }
    return all
  }

  /// The whole report as one self-contained page, the figures inside.
  package var html: File {
    let drawings = figures.figures.map { ("figures/\($0.name).svg", $0.svg.text) }
    let writer = HTMLWriter(
      figures: Dictionary(drawings, uniquingKeysWith: { first, _ in first }))
    return File(path: "report.html", text: writer.text(of: Document(contents)))
  }

  /// Planned runs.
  package var planned: Int { contents.design.planned }

  /// Runs with a usable result.
  package var finished: Int { contents.design.finished }

  /// The answer and the table of results, for a terminal.
  package var summary: String { MarkdownWriter.text(of: Document.summary(of: contents)) }
}
