import FaninAnalysis
import FaninReport
import FaninStudy
import FaninTestSupport
import FaninTraining
import Foundation
import SyntheticRecords
import Testing

struct LaTeXFolderTests {
  private static func files(_ report: Report) -> [String: String] {
    let files = report.files(with: [.latex]).filter { $0.path.hasPrefix("latex/") }
    return Dictionary(files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `the folder is a table of cells, one for each family, methods and references`() throws
  {
    let files = try Self.files(GoldenTests.report())

    #expect(
      files.keys.sorted() == [
        "latex/comparisons.tex", "latex/methods.tex", "latex/references.bib", "latex/report.tex",
        "latex/results.tex",
      ])
    // A group of rows for each block, with the baseline's mean.
    let table = try #require(files["latex/comparisons.tex"])
    #expect(table.contains("\\emph{glyphs, 80 \\% sparsity, \\texttt{uniform} "))
    #expect(table.contains("\\texttt{power(\\allowbreak{}cv=\\allowbreak{}0.5)} & 6 & "))
    #expect(table.contains("equivalence is tested within $\\pm$0.5 points"))
    #expect(!table.contains("−"))
  }

  @Test func `every citation has its entry`() throws {
    let files = try Self.files(GoldenTests.report())
    let methods = try #require(files["latex/methods.tex"])
    let references = try #require(files["latex/references.bib"])

    let cited = methods.matches(of: /\\cite\{([^}]*)\}/).flatMap { $0.1.split(separator: ",") }
    #expect(cited.count > 5)
    for key in cited { #expect(references.contains("{\(key),\n")) }
  }

  /// A study whose every name is trouble: what LaTeX reads as commands, and signs it does not have.
  private static func troubled() throws -> Report {
    let base = try SyntheticRecords.plan(
      """
      study: troubled
      question: "Does 50 % of #1 & a_b {cost} $2 ~ x^2 \\\\ more – √k ± −3, naïve Łódź 数学 🎲?"
      data: glyphs
      seeds: 6
      sparsities: [0.9]
      profiles: [uniform]
      network: {hidden: [32, 16]}
      training: {epochs: 3, learning-rate: 0.1}
      """)
    var study = base.study
    let trouble = ["base_line", "[x] 5 % & <more>", "{a}\\b^c~d#e$f", "Größe ± √2 “数” --", "*"]
    let factors = [
      Factor(name: "site_%", levels: (0..<12).map { .text("no. \($0) & co_\($0)") }),
      Factor(name: "kind", levels: trouble.map { .text($0) }),
    ]
    var family = FamilyDeclaration(
      name: "a_b & 数", pairs: .baseline(Levels(["kind": .text("base_line")])))
    family.equivalenceBound = 0.02
    var other = FamilyDeclaration(
      name: "数", pairs: .baseline(Levels(["kind": .text("base_line")])))
    other.correction = .none
    study.analysis.families = [family, other]
    var cells: [Cell] = []
    for site in factors[0].levels {
      for kind in factors[1].levels {
        var recipe = base.cells[0].recipe
        recipe.training.learningRate = 0.1 + 0.001 * Double(cells.count)
        cells.append(Cell(levels: Levels(["site_%": site, "kind": kind]), recipe: recipe))
      }
    }
    let plan = Plan(study, factors: factors, compared: ["kind"], cells: cells)
    return try Report(
      Analysis(plan: plan, records: SyntheticRecords().records(of: plan)))
  }

  private static let programs = ["pdflatex", "bibtex"].compactMap { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
  }

  private static func run(_ program: String, _ arguments: [String], in folder: URL) throws -> Int32
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(
    .enabled(if: programs.count == 2, "apt-get install texlive-latex-base compiles the folder"),
    arguments: [false, true])
  func `all of it compiles, whatever the names are`(isTroubled: Bool) throws {
    let report = isTroubled ? try Self.troubled() : try GoldenTests.report()
    try withTemporaryFolder { folder in
      try report.write(to: folder, with: [.latex])
      let latex = folder.appendingPathComponent("latex")
      let arguments = ["-interaction=nonstopmode", "-halt-on-error", "report"]

      for (program, arguments) in [
        (Self.programs[0], arguments), (Self.programs[1], ["report"]),
        (Self.programs[0], arguments), (Self.programs[0], arguments),
      ] {
        #expect(try Self.run(program, arguments, in: latex) == 0)
      }

      let log = String(
        decoding: try Data(contentsOf: latex.appendingPathComponent("report.log")), as: UTF8.self)
      let faults = log.split(separator: "\n").filter {
        // Braces of a typewriter name come from a mathematical font: that is no fault.
        $0.contains("undefined") && !$0.contains("Font shape") || $0.contains("Missing character")
      }
      #expect(faults == [])
      let overfull = log.matches(of: /Overfull \\hbox \((\d+)/).compactMap { Int($0.1) }
      #expect(overfull.allSatisfy { $0 < 20 })
      let notes = try String(
        contentsOf: latex.appendingPathComponent("report.blg"), encoding: .utf8)
      #expect(!notes.contains("Warning"))
      #expect(
        FileManager.default.fileExists(atPath: latex.appendingPathComponent("report.pdf").path))
    }
  }

  @Test func `without a converter the figures stay SVG, and it is said`() throws {
    let report = try GoldenTests.report()
    try withTemporaryFolder { folder in
      let conversion = try report.write(
        to: folder, with: [.latex], converter: .installed(on: folder.path))

      #expect(conversion.converted.isEmpty)
      #expect(
        conversion.remark
          == "latex/ holds no pictures: none of rsvg-convert, inkscape and cairosvg is on the PATH, "
          + "so the figures stay SVG")
    }
  }

  /// A program that fails for one figure and copies the others.
  @Test func `a figure that cannot be converted is named, and the others are there`() throws {
    let report = try GoldenTests.report()
    try withTemporaryFolder { folder in
      let program = folder.appendingPathComponent("cairosvg")
      try "#!/bin/sh\ncase $1 in */profiles.svg) exit 3;; esac\ncp \"$1\" \"$3\"\n"
        .write(to: program, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: program.path)
      let target = folder.appendingPathComponent("report")

      let conversion = try report.write(
        to: target, with: [.latex], converter: .installed(on: folder.path))

      #expect(
        conversion.remark
          == "latex/ lacks the pictures of profiles.svg (cairosvg ended with 3)")
      let made = try FileManager.default.contentsOfDirectory(
        atPath: target.appendingPathComponent("latex/figures").path)
      #expect(made.sorted() == conversion.converted.sorted())
      #expect(made.contains("differences.pdf"))
    }
  }
}
