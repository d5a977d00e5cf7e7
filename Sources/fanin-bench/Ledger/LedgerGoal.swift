import Foundation

/// One row of the ledger's table: what was wanted, what was measured.
struct LedgerGoal {
  let what: String
  let goal: String
  let measured: String
  let isMet: Bool
  /// Why it was not met, if that is known.
  var reason: String?

  /// A time, below which it is to stay.
  init(_ what: String, below goal: Double, seconds: Double) {
    self.init(
      what, goal: "< \(Self.text(goal))", measured: Self.text(seconds), isMet: seconds < goal)
  }

  init(_ what: String, goal: String, measured: String, isMet: Bool) {
    self.what = what
    self.goal = goal
    self.measured = measured
    self.isMet = isMet
  }

  /// Why a goal was missed, to stand below the table; nil where it was met.
  var explanation: String? {
    guard !isMet, let reason else { return nil }
    return "**\(what)**: \(reason)"
  }

  /// A row of Markdown.
  var row: String { "| \(what) | \(goal) | \(measured) | \(isMet ? "yes" : "**no**") |" }

  /// Seconds or milliseconds, to three digits.
  static func text(_ seconds: Double) -> String {
    seconds < 1
      ? "\(String(format: "%.3g", seconds * 1_000)) ms" : "\(String(format: "%.3g", seconds)) s"
  }
}

extension [Double] {
  /// The value below which a share of them lies; not a number for none.
  func quantile(_ share: Double) -> Double {
    isEmpty ? .nan : sorted()[Swift.min(count - 1, Int(share * Double(count)))]
  }

  /// The middle one.
  var median: Double { quantile(0.5) }
}
