import FaninTraining

/// A histogram of fan-ins or fan-outs as a JSON object, which `json_each` in SQL takes apart.
///
/// ```
/// fan-in 3 of 10 neurons, fan-in 4 of 20 → {"3":10,"4":20}
/// ```
struct HistogramText: Hashable, Sendable {
  let text: String

  /// Wraps the text of a ledger.
  init(_ text: String) { self.text = text }

  /// Writes a histogram.
  init(fanIns: [Int], counts: [Int]) {
    text = "{" + zip(fanIns, counts).map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }

  /// Writes a histogram.
  init(_ histogram: ConnectionHistogram) {
    self.init(fanIns: histogram.connections, counts: histogram.counts)
  }

  /// Fan-ins and the neurons of each, in the order written.
  var histogram: (fanIns: [Int], counts: [Int]) {
    let numbers = Self.numbers(in: text)
    let pairs = stride(from: 0, to: numbers.count - numbers.count % 2, by: 2)
    return (pairs.map { numbers[$0] }, pairs.map { numbers[$0 + 1] })
  }

  /// The same, by name.
  var connectionHistogram: ConnectionHistogram {
    ConnectionHistogram(connections: histogram.fanIns, counts: histogram.counts)
  }

  /// The whole numbers of a JSON text, in order.
  static func numbers(in text: String) -> [Int] {
    var numbers: [Int] = []
    var number: Int?
    for byte in text.utf8 {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        // Wrapping: a damaged text may hold any digits.
        number = (number ?? 0) &* 10 &+ Int(byte - UInt8(ascii: "0"))
      } else if let complete = number {
        numbers.append(complete)
        number = nil
      }
    }
    return numbers
  }
}
