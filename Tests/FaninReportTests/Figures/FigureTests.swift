import FaninAnalysis
import FaninReport
import Foundation
import SyntheticRecords
import Testing

/// A text of a drawing with the rectangle it fills, by a width that is right for Arial on average.
private struct Label {
  let text: String
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  let size: Double
  let isRotated: Bool

  init?(_ line: Substring) {
    guard line.contains("<text "), let open = line.firstIndex(of: ">") else { return nil }
    func attribute(_ name: String) -> String? {
      line.range(of: " \(name)=\"").map { range in
        String(line[range.upperBound...].prefix { $0 != "\"" })
      }
    }
    guard let x = attribute("x").flatMap(Double.init), let y = attribute("y").flatMap(Double.init),
      let size = attribute("font-size").flatMap(Double.init)
    else { return nil }
    let text = String(line[line.index(after: open)...].prefix { $0 != "<" })
    let width = 0.5 * size * Double(text.count)
    let start =
      switch attribute("text-anchor") {
      case "end": x - width
      case "middle": x - width / 2
      default: x
      }
    self.text = text
    self.size = size
    isRotated = attribute("transform") != nil
    left = start
    right = start + width
    top = y - 0.7 * size
    bottom = y + 0.15 * size
  }

  func overlaps(_ other: Label) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}

struct FigureTests {
  /// How many profiles and blocks a study has.
  static let sizes = [(1, 1), (6, 2), (12, 3), (25, 8)]

  static let families = ["lognormal", "power", "exponential", "power-law"]

  /// All drawings of a synthetic study with so many profiles and blocks.
  static func drawings(profiles: Int, blocks: Int, seeds: Int = 3) throws -> [Report.File] {
    let shaped = (0..<profiles).map { index in
      "{\(families[index % families.count]): {cv: \(Double(1 + index / families.count) / 10)}}"
    }
    let data = blocks > 1 ? "[glyphs, fashion-mnist]" : "glyphs"
    let sparsities = [0.8, 0.85, 0.9, 0.95].prefix(max(1, blocks / 2)).map(\.description)
    let plan = try SyntheticRecords.plan(
      """
      study: size
      question: Does it fit?
      data: \(data)
      seeds: \(seeds)
      sparsities: [\(sparsities.joined(separator: ", "))]
      profiles: [uniform, \(shaped.joined(separator: ", "))]
      network: {hidden: [64]}
      training: {epochs: 4, learning-rate: 0.1}
      analysis:
        baseline: {profile: uniform}
        equivalence-bound: 0.005
        correlate: [{x: fan-in-cv, y: hierarchy-strength}]
      """)
    return try Report(Analysis(plan: plan, records: SyntheticRecords().records(of: plan))).files
      .filter {
        $0.path.hasSuffix(".svg")
      }
  }

  @Test(arguments: sizes)
  func `no two texts overlap and none leaves the page`(profiles: Int, blocks: Int) throws {
    for file in try FigureTests.drawings(profiles: profiles, blocks: blocks) {
      let labels = file.text.split(separator: "\n").compactMap(Label.init).filter { !$0.isRotated }

      #expect(!labels.isEmpty)
      for (index, label) in labels.enumerated() {
        #expect(label.left >= 0 && label.right <= 800, "\(file.path): \(label.text)")
        let clash = labels.dropFirst(index + 1).first { $0.overlaps(label) }
        #expect(clash == nil, "\(file.path): \(label.text) over \(clash?.text ?? "")")
      }
    }
  }

  @Test func `text is at least 11 pixels high at a width of 800`() throws {
    for file in try FigureTests.drawings(profiles: 8, blocks: 2) {
      let sizes = file.text.split(separator: "\n").compactMap(Label.init).map(\.size)
      #expect(file.text.contains("width=\"800\""))
      #expect((sizes.min() ?? 0) >= 11)
    }
  }

  @Test(arguments: [1, 2])
  func `one or two seeds still draw finite pictures`(seeds: Int) throws {
    for file in try FigureTests.drawings(profiles: 2, blocks: 1, seeds: seeds) {
      #expect(!file.text.contains("nan") && !file.text.contains("inf"), "\(file.path)")
      #expect(!file.text.contains("–\""), "\(file.path)")
    }
  }

  @Test func `identical values draw a finite picture`() {
    let row = ProfilesFigure.Row(
      values: [SeedDot(value: 88, words: ""), SeedDot(value: 88, words: "")], mean: 88,
      interval: nil)
    let figure = ProfilesFigure(
      title: "t", axisTitle: "accuracy (%)", labels: ["uniform"], baseline: 0, level: "95 %",
      panels: [ProfilesFigure.Panel(title: "glyphs", rows: [row])],
      table: CommaSeparatedTable([]))

    #expect(!figure.svg.text.contains("–"))
  }

  @Test func `a difference far out is an arrow with its number and squeezes nobody`() {
    let near = DifferencesFigure.Row.tested(
      estimate: 0.1, interval: Bounds(low: -0.2, high: 0.4), narrow: nil,
      kind: .undecided)
    let far = DifferencesFigure.Row.tested(
      estimate: -60, interval: Bounds(low: -61, high: -59), narrow: nil,
      kind: .different)
    let figure = DifferencesFigure(
      name: "differences", title: "t", axisTitle: "points", labels: ["a", "b", "c"], bound: 0.5,
      digits: 2, note: "n = 3 pairs",
      panels: [DifferencesFigure.Panel(title: "glyphs", rows: [near, near, far])],
      table: CommaSeparatedTable([]))

    #expect(figure.svg.text.contains(">−60.00</text>"))
    #expect(!figure.svg.text.contains(">−60</text>"))
  }

  @Test func `markup in names is escaped`() {
    let row = ProfilesFigure.Row(values: [SeedDot(value: 1, words: "")], mean: 1, interval: nil)
    let figure = ProfilesFigure(
      title: "a < b & \"c\"", axisTitle: "x", labels: ["<b>"], baseline: nil, level: "95 %",
      panels: [ProfilesFigure.Panel(title: "glyphs", rows: [row])],
      table: CommaSeparatedTable([]))

    #expect(figure.svg.text.contains("<title>a &lt; b &amp; &quot;c&quot;</title>"))
    #expect(figure.svg.text.contains(">&lt;b&gt;</text>"))
  }
}
