import FaninAnalysis
import FaninReport
import Foundation
import Testing

struct PanelScaleTests {
  /// The titles and the ticks of a forest plot with one difference a panel.
  private static func drawing(_ differences: [(low: Double, high: Double)]) -> String {
    DifferencesFigure(
      name: "differences", title: "t", axisTitle: "points", labels: ["a"], bound: nil, digits: 2,
      note: "n = 3 pairs",
      panels: differences.enumerated().map { index, interval in
        let estimate = (interval.low + interval.high) / 2
        return DifferencesFigure.Panel(
          title: "block \(index)",
          rows: [
            .tested(
              estimate: estimate, interval: Bounds(low: interval.low, high: interval.high),
              narrow: nil, kind: .undecided)
          ])
      }, table: CommaSeparatedTable([])
    ).svg.text
  }

  private static func count(_ text: String, in drawing: String) -> Int {
    drawing.components(separatedBy: text).count - 1
  }

  @Test func `panels that are compared share a scale`() {
    let drawing = Self.drawing([(-1, 1), (-2, 4)])

    #expect(!drawing.contains("own scale"))
    #expect(Self.count(">4</text>", in: drawing) == 2)
  }

  @Test func `a panel that would squeeze the others has a scale of its own and says so`() {
    let drawing = Self.drawing([(-1, 1), (-1, 2), (0, 50)])

    #expect(Self.count("own scale", in: drawing) == 1)
    #expect(drawing.contains(">block 2, own scale</text>"))
    #expect(Self.count(">40</text>", in: drawing) == 1)
  }

  @Test func `a panel that alone would be squeezed has a scale of its own`() {
    let drawing = Self.drawing([(-40, 40), (-1, 1), (-50, 50)])

    #expect(drawing.contains(">block 1, own scale</text>"))
    #expect(!drawing.contains(">block 0, own scale</text>"))
  }

  @Test(arguments: [(88.43, 88.87), (0.999, 1.001), (-0.06, 0.04), (12, 12)])
  func `every axis has two ticks at least`(low: Double, high: Double) {
    // Three narrow panels side by side, as in a study of many blocks.
    let row = ProfilesFigure.Row(
      values: [SeedDot(value: low, words: ""), SeedDot(value: high, words: "")],
      mean: (low + high) / 2, interval: nil)
    let figure = ProfilesFigure(
      title: "t", axisTitle: "accuracy (%)", labels: ["uniform"], baseline: 0, level: "95 %",
      panels: (0..<6).map { ProfilesFigure.Panel(title: "block \($0)", rows: [row]) },
      table: CommaSeparatedTable([]))

    let ticks = figure.svg.text.split(separator: "\n").filter {
      $0.contains("font-size=\"11.5\"") && $0.contains("text-anchor=\"middle\"")
    }
    #expect(ticks.count >= 6 * 2)
  }
}
