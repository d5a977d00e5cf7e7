import FaninAnalysis
import FaninStudy

/// The folder `latex/` of a report: tables and methods to `\input` into a paper, the references they
/// cite, and a document that shows all of it.
struct LaTeXFolder {
  /// Where it stands in a report's folder.
  static let path = "latex"
  /// Where its pictures stand.
  static let figures = "\(path)/figures"

  private let findings: Contents
  private let pictures: [any Figure]

  init(_ findings: Contents, figures pictures: [any Figure]) {
    self.findings = findings
    self.pictures = pictures
  }

  /// Every file but the pictures.
  var files: [Report.File] {
    [
      file("report.tex", document), file("results.tex", results),
      file("methods.tex", LaTeXWriter.inline(methods) + "\n"),
      file("references.bib", BibTeXWriter.text(of: Reference.allCases)),
    ]
      + families.map {
        file("\($0.name).tex", LaTeXWriter.text(of: $0.table))
      }
  }

  private func file(_ name: String, _ text: String) -> Report.File {
    Report.File(path: "\(LaTeXFolder.path)/\(name)", text: text)
  }

  private var methods: Prose { MethodsSection(findings).text }

  private var results: String {
    let section = ResultsSection(findings)
    let scale = findings.scale
    let level = findings.study.analysis.levelText
    return LaTeXWriter.text(
      of: LaTeXWriter.GroupedTable(
        label: "tab:results",
        caption: """
          \(scale.name.capitalizedSentence)\(scale.factor == 100 ? " in percent" : ""): mean, \
          sample standard deviation (sd) and \(level) t interval over n seeds.
          """,
        groups: findings.blocks.map { block in
          LaTeXWriter.GroupedTable.Group(
            title: findings.blocks.count > 1 ? "\(findings.names.block(block.levels))" : nil,
            table: section.table(block))
        }))
  }

  /// The families with comparisons, each by a name of its own.
  private var families: [FamilyGroups] {
    var taken: Set<String> = []
    return findings.families.filter { !$0.comparisons.isEmpty }.map { family in
      let slug = DifferencesFigure.slug(family.declaration.name)
      let first = slug.isEmpty ? "comparisons" : "comparisons-\(slug)"
      var name = first
      var count = 1
      while !taken.insert(name).inserted {
        count += 1
        name = "\(first)-\(count)"
      }
      return FamilyGroups(findings: findings, family: family, name: name)
    }
  }

  private var document: String {
    let tables = ["results"] + families.map(\.name)
    let bibliography =
      methods.references.isEmpty
      ? "" : "\\bibliographystyle{plain}\n\\bibliography{references}\n"
    return """
      % Everything of this folder on a few pages:
      %   pdflatex report && bibtex report && pdflatex report && pdflatex report
      % A paper takes what it needs: \\input{latex/results}, \\input{latex/methods}, ...
      \\documentclass{article}
      \\usepackage[a4paper,margin=20mm]{geometry}
      \\usepackage{graphicx,longtable}
      % Without booktabs its rules are plain lines.
      \\IfFileExists{booktabs.sty}{\\usepackage{booktabs}}{%
        \\let\\toprule\\hline \\let\\midrule\\hline \\let\\bottomrule\\hline}
      \\title{\(LaTeXText.escaped(findings.study.name))}
      \\author{} \\date{}
      \\begin{document}
      \\maketitle
      \\emph{\(LaTeXText.escaped(findings.study.question))}

      \\section*{Methods}
      \\input{methods}

      \\section*{Results}
      \(tables.map { "\\input{\($0)}" }.joined(separator: "\n"))
      \\clearpage

      % Pictures are there where figures could be converted to PDF.
      \(pictures.map(picture).joined(separator: "\n"))
      \\clearpage
      \(bibliography)\\end{document}

      """
  }

  private func picture(_ figure: any Figure) -> String {
    let path = "figures/\(figure.name).pdf"
    return """
      \\IfFileExists{\(path)}{\\begin{figure}[htbp]\\centering
        \\includegraphics[width=\\linewidth,height=0.8\\textheight,keepaspectratio]{\(path)}
        \\caption{\(LaTeXText.escaped(figure.title)).}\\end{figure}}{}
      """
  }
}
