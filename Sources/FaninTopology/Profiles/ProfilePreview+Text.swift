import FaninElementary
import Foundation

extension ProfilePreview {
  /// The preview for a terminal of 80 columns: the numbers, then a histogram of the fan-ins.
  public var text: String {
    let shape = sequence.shape
    let hubs = self.hubs.indices.count
    var rows = [
      ("layer", "\(shape), sparsity \(sparsity.shortestText)"),
      ("connections", "\(connections) of \(shape.possibleConnections)"),
      ("fan-in", "mean \(decimal(summary.mean)), from \(summary.minimum) to \(summary.maximum)"),
      (
        "CV",
        decimal(summary.coefficientOfVariation, places: 3)
          + (requestedCV.map { ", asked for \($0.shortestText)" } ?? "")
          + "; at most \(decimal(maximumCV, places: 3)) in this layer"
      ),
      ("Gini", decimal(summary.gini, places: 3)),
      ("empty neurons", "\(summary.withoutInputs) of \(shape.outputs) read nothing"),
      (
        "hubs",
        "\(hubs) of \(shape.outputs) neurons read \(decimal(100 * hubShare, places: 1)) % of the "
          + "connections"
      ),
      (
        "arithmetic",
        arithmeticExpectation.map {
          "√fan-in of hubs ÷ that of the others: \(decimal($0)) on average"
        } ?? "no neuron but the hubs reads anything"
      ),
    ]
    if let name = FanInProfile.parameterName(of: profile.name), let value = sequence.parameter {
      let solved = if case .cv = profile.shape { ", solved for the CV" } else { "" }
      rows.insert((name, String(format: "%.6g", value) + solved), at: 2)
    }
    return """
      \(profile)

      \(rows.map { "  " + padded($0, to: 15) + $1 }.joined(separator: "\n"))

      \(histogram.joined(separator: "\n"))

      """
  }

  /// At most sixteen classes of equal width, each with a bar of at most 48 blocks.
  private var histogram: [String] {
    let width = max(1, (summary.maximum - summary.minimum + 16) / 16)
    let classes = (summary.maximum - summary.minimum) / width + 1
    var neurons = [Int](repeating: 0, count: classes)
    for bin in summary.histogram {
      neurons[(bin.fanIn - summary.minimum) / width] += bin.neurons
    }
    let most = neurons.max() ?? 1
    let digits = String(summary.maximum).count
    let labelWidth = max(6, width == 1 ? digits : 2 * digits + 3)
    let header = "  " + aligned("fan-in", to: labelWidth) + "  neurons"
    return [header]
      + neurons.indices.map { index in
        let first = summary.minimum + index * width
        let last = min(first + width - 1, summary.maximum)
        let label =
          first == last && width == 1
          ? "\(first)" : "\(first) – " + aligned("\(last)", to: digits)
        return "  " + aligned(label, to: labelWidth) + "  " + aligned("\(neurons[index])", to: 7)
          + (neurons[index] == 0 ? "" : "  " + bar(neurons[index], of: most))
      }
  }

  /// A bar of blocks to the eighth; a class that is not empty shows at least a sliver.
  private func bar(_ count: Int, of most: Int) -> String {
    let eighths = max(1, count * 48 * 8 / most)
    let rests = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + rests[eighths % 8]
  }

  private func decimal(_ value: Double, places: Int = 2) -> String {
    String(format: "%.\(places)f", value)
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func aligned(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
