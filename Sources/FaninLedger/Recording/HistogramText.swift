import FaninTraining
import GRDB

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
  ///
  /// - Throws: `DatabaseError` for a text that nobody wrote so.
  func histogram() throws -> (fanIns: [Int], counts: [Int]) {
    let numbers = try Self.numbers(in: text)
    guard numbers.count.isMultiple(of: 2) else { throw Self.damage(text) }
    let pairs = stride(from: 0, to: numbers.count, by: 2)
    return (pairs.map { numbers[$0] }, pairs.map { numbers[$0 + 1] })
  }

  /// The same, by name.
  func connectionHistogram() throws -> ConnectionHistogram {
    let (fanIns, counts) = try histogram()
    return ConnectionHistogram(connections: fanIns, counts: counts)
  }

  private static func damage(_ text: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "'\(text.prefix(40))' is no histogram")
  }

  /// The whole numbers of a JSON text, in order.
  ///
  /// - Throws: `DatabaseError` for a number that no network has.
  static func numbers(in text: String) throws -> [Int] {
    var numbers: [Int] = []
    var number: Int?
    for byte in text.utf8 {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        let next = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
        // Far above any network, and far below what sums could overflow with.
        guard next < 1 << 40 else { throw damage(text) }
        number = next
      } else if let complete = number {
        numbers.append(complete)
        number = nil
      }
    }
    return numbers
  }
}
