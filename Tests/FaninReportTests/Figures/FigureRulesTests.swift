import FaninAnalysis
import FaninLedger
import FaninReport
import FaninTopology
import FaninTraining
import Foundation
import SyntheticRecords
import Testing

/// What holds for every figure of every report.
struct FigureRulesTests {
  /// Okabe and Ito's, as profiles have them.
  private static let profileColors = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9",
  ]

  /// Under RigL only the first profile of the study, as in a study of what RigL finds.
  private static let sources = """
    study: sources
    question: What carries it?
    data: [glyphs, fashion-mnist]
    seeds: 6
    sparsities: [0.8, 0.9]
    profiles: [uniform, erdos-renyi, {lognormal: {cv: 1.0}}, {power: {cv: 0.5}}]
    topologies: [static, rigl]
    exclude:
      - {topology: rigl, profile: uniform}
      - {topology: rigl, profile: {lognormal: {cv: 1.0}}}
      - {topology: rigl, profile: {power: {cv: 0.5}}}
    network: {hidden: [40]}
    training: {epochs: 5, learning-rate: 0.1}
    analysis:
      baseline: {profile: erdos-renyi, topology: static}
      equivalence-bound: 0.005
      correlate: [{x: fan-in-cv, y: hierarchy-strength}]
    """

  private static func files() throws -> [Report.File] {
    let plan = try SyntheticRecords.plan(sources)
    // Connections move under RigL alone.
    let records = SyntheticRecords().records(of: plan).filter { $0.recipe.topology == .fixed }
    let moving = MovingRecords().records(of: plan).filter { $0.recipe.topology != .fixed }
    return try Report(Analysis(plan: plan, records: records + moving)).files.filter {
      $0.path.hasSuffix(".svg")
    }
  }

  private static func file(_ name: String) throws -> String {
    try #require(files().first { $0.path == "figures/\(name).svg" }).text
  }

  private static func count(_ text: String, in drawing: String) -> Int {
    drawing.components(separatedBy: text).count - 1
  }

  @Test func `every figure says how many were measured`() throws {
    let files = try Self.files()

    #expect(files.count >= 10)
    for file in files {
      #expect(file.text.contains("n = "), "\(file.path)")
    }
  }

  @Test func `every figure with intervals says their level`() throws {
    for name in ["differences", "dose-response", "profiles", "sparsities"] {
      let drawing = try Self.file(name)

      #expect(drawing.contains("95 % interval"), "\(name)")
    }
  }

  @Test func `nothing of a text is cut`() throws {
    for file in try Self.files() + FigureTests.drawings(profiles: 12, blocks: 3) {
      #expect(!file.text.contains("…"), "\(file.path)")
    }
  }

  @Test func `rows without a number are left out`() throws {
    for name in ["differences", "profiles", "hierarchy"] {
      let drawing = try Self.file(name)

      // Four static blocks stand in two rows of panels, the labels at the left of each.
      #expect(Self.count(">lognormal(cv=1)</text>", in: drawing) == 2, "\(name)")
      for words in ["not compared", "not in the design", "no value"] {
        #expect(!drawing.contains(words), "\(name): \(words)")
      }
    }
  }

  @Test func `a legend names only what is drawn`() throws {
    // One source, although the study has four profiles.
    let course = try Self.file("fan-in-cv-glyphs-80-sparsity-rigl")

    #expect(course.contains(">erdos-renyi</text>"))
    #expect(!course.contains("lognormal"))
  }

  @Test func `what may be said of a difference has colours that no profile has`() throws {
    let drawing = try Self.file("differences")

    for color in Self.profileColors { #expect(!drawing.contains(color)) }
  }

  @Test func `the arithmetic mark has no profile's colour`() throws {
    let drawing = try Self.file("hierarchy")
    let legend = try #require(drawing.range(of: "by arithmetic alone"))

    for color in Self.profileColors {
      #expect(!drawing[..<legend.lowerBound].contains(color))
    }
  }

  @Test func `the baseline is black though its block is another one`() throws {
    let drawing = try Self.file("profiles")

    // Its mean in eight blocks, and the dashed line in eight.
    #expect(Self.count("r=\"3.8\" fill=\"#000000\"", in: drawing) == 8)
    #expect(Self.count("stroke=\"#000000\" stroke-width=\"1\" stroke-dasharray", in: drawing) == 8)
  }

  @Test func `fan-ins are those of a block whose connections move`() throws {
    let names = try Self.files().map(\.path).filter { $0.hasPrefix("figures/fan-in-") }

    #expect(names.contains("figures/fan-in-glyphs-90-sparsity-rigl.svg"))
    #expect(!names.contains("figures/fan-in-glyphs-90-sparsity-static.svg"))
  }

  @Test func `no mean over data sets is promised where none is drawn`() throws {
    #expect(try !Self.files().contains { $0.path.contains("over-data-sets") })
  }

  @Test func `curves that end on top of each other stand as differences from the baseline`() throws
  {
    let drawing = try Self.file("learning-curves")

    // In each of the four static blocks; under RigL there is nothing beside the source.
    #expect(Self.count(">difference from erdos-renyi, static", in: drawing) >= 4)
  }

  @Test func `equal ratios are equal distances`() throws {
    let report = try GoldenTests.report()
    let drawing = try #require(report.files.first { $0.path == "figures/hierarchy.svg" }).text
    func place(_ tick: String) throws -> Double {
      let line = try #require(
        drawing.split(separator: "\n").first { $0.contains(">\(tick)</text>") })
      let x = try #require(line.range(of: "x=\""))
      return try #require(Double(line[x.upperBound...].prefix { $0 != "\"" }))
    }

    let (one, low, high) = (try place("1"), try place("1.2"), try place("1.5"))
    // ln 1.2 ÷ ln 1.5 = 0.18232 ÷ 0.40547, coordinates to a hundredth of a pixel.
    #expect(((low - one) / (high - one) - 0.449_66).magnitude < 1e-3)
  }
}
