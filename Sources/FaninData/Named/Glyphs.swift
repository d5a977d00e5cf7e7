import FaninElementary
import FaninRandom

/// The built-in set `glyphs`: digits drawn with a shaky pen on a dirty sheet, 28 × 28.
///
/// An example depends on its index alone; the first examples train, the rest test.
package enum Glyphs {
  static let side = 28
  static let trainingCount = 8000
  static let testCount = 4000

  static func dataset() -> Dataset {
    let training = examples(0..<trainingCount)
    let test = examples(trainingCount..<trainingCount + testCount)
    return Dataset(
      name: NamedDataset.glyphs.name, features: side * side, classes: PenStroke.digits.count,
      imageSize: (side, side), training: training, test: test)
  }

  /// The examples of the given indices.
  package static func examples(_ indices: Range<Int>) -> Examples {
    var labels: [UInt16] = []
    var bytes: [UInt8] = []
    labels.reserveCapacity(indices.count)
    bytes.reserveCapacity(indices.count * side * side)
    for index in indices { labels.append(UInt16(draw(index, into: &bytes))) }
    return Examples(values: .bytes(bytes), labels: labels)
  }

  /// Draws one example and returns its class.
  private static func draw(_ index: Int, into bytes: inout [UInt8]) -> Int {
    var stream = RandomStream(seed: Seed(0), purpose: "glyphs", index: index)
    let digit = stream.below(PenStroke.digits.count)
    let ways = PenStroke.digits[digit]
    let strokes = ways[stream.below(ways.count)]
    var canvas = StrokeCanvas(side: side)
    let darkness = stream.uniform(in: 0.55...1)
    write(strokes, darkness: darkness, on: &canvas, with: &stream)
    clutter(&canvas, darkness: darkness, with: &stream)
    print(canvas, to: &bytes, with: &stream)
    return digit
  }

  /// Writes the strokes in a box that is turned, slanted, stretched and moved; every point shakes.
  private static func write(
    _ strokes: [PenStroke], darkness: Double, on canvas: inout StrokeCanvas,
    with stream: inout RandomStream
  ) {
    let height = stream.uniform(in: 14...20)
    let width = height * stream.uniform(in: 0.5...0.95)
    let angle = stream.uniform(in: -0.35...0.35)
    let slant = stream.uniform(in: -0.3...0.3)
    let centre = StrokeCanvas.Point(
      stream.uniform(in: 11...16), stream.uniform(in: 11...16))
    let radius = stream.uniform(in: 0.75...1.5)
    let (sine, cosine) = (Elementary.sin(angle), Elementary.cos(angle))
    for stroke in strokes {
      let line = stroke.line { point in
        let shake = StrokeCanvas.Point(
          stream.uniform(in: -0.07...0.07), stream.uniform(in: -0.07...0.07))
        let inBox = (point + shake - 0.5) * StrokeCanvas.Point(width, height)
        let slanted = StrokeCanvas.Point(inBox.x - slant * inBox.y, inBox.y)
        return centre
          + StrokeCanvas.Point(
            cosine * slanted.x - sine * slanted.y, sine * slanted.x + cosine * slanted.y)
      }
      canvas.draw(line, radius: radius, darkness: darkness)
    }
  }

  /// Adds up to three scratches that belong to no digit.
  private static func clutter(
    _ canvas: inout StrokeCanvas, darkness: Double, with stream: inout RandomStream
  ) {
    let edge = Double(side - 1)
    for _ in 0..<stream.below(4) {
      let start = StrokeCanvas.Point(stream.uniform(in: 0...edge), stream.uniform(in: 0...edge))
      let angle = stream.uniform(in: -3.15...3.15)
      let length = stream.uniform(in: 3...9)
      let end = start + StrokeCanvas.Point(Elementary.cos(angle), Elementary.sin(angle)) * length
      canvas.draw(
        [start, end], radius: stream.uniform(in: 0.4...1.1),
        darkness: darkness * stream.uniform(in: 0.4...1))
    }
  }

  /// Turns ink into bytes on an unevenly lit sheet with grain.
  private static func print(
    _ canvas: StrokeCanvas, to bytes: inout [UInt8], with stream: inout RandomStream
  ) {
    let level = stream.uniform(in: 0...0.2)
    let slope = StrokeCanvas.Point(
      stream.uniform(in: -0.005...0.005), stream.uniform(in: -0.005...0.005))
    let grain = stream.uniform(in: 0.05...0.25)
    var word: UInt64 = 0
    for (pixel, ink) in canvas.ink.enumerated() {
      if pixel % 4 == 0 { word = stream.next() }
      // The difference of two bytes: triangular in −1…1, and cheap.
      let noise = (Double(word & 0xff) - Double(word >> 8 & 0xff)) / 255
      word >>= 16
      let (row, column) = pixel.quotientAndRemainder(dividingBy: side)
      let sheet = max(level + slope.x * Double(column) + slope.y * Double(row), 0)
      let grey = ink + (1 - ink) * sheet + grain * noise
      bytes.append(UInt8((min(max(grey, 0), 1) * 255).rounded()))
    }
  }
}

extension RandomStream {
  /// A number uniform between the bounds.
  fileprivate mutating func uniform(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }
}

extension NamedDataset {
  /// The set ``Glyphs`` draws.
  public static let glyphs = NamedDataset(
    name: "glyphs", summary: "drawn digits with clutter, 28 × 28 grey",
    licence: "part of fanin, GPL-3.0-or-later",
    facts: DatasetFacts(
      features: Glyphs.side * Glyphs.side, classes: PenStroke.digits.count,
      trainingCount: Glyphs.trainingCount, testCount: Glyphs.testCount),
    origin: .code(
      digest: "42c5678047a5949a892fe019884530bfee3c31953865187b787209c9919f6e99", Glyphs.dataset))
}
