package import FaninExecution
import Foundation

extension ExecutionProgress {
  /// The progress on one line of at most `width` characters.
  ///
  /// ```
  /// profiles-at-90: 37/120 runs (31 %), 2.4 runs/min, 35 min left, 2 workers, 1 failed
  /// ```
  ///
  /// On a terminal a bar of some characters may stand before the counts.
  package func line(width: Int = .max, bar: Int = 0) -> String {
    let drawn = bar > 0 ? Bar.text(done, of: total, width: bar) + " " : ""
    var parts = ["\(study.map { "\($0): " } ?? "")\(drawn)\(done)/\(total) runs (\(percent) %)"]
    if let rate { parts.append(Self.text(ofRate: rate)) }
    if let remaining, done < total { parts.append("\(Self.text(ofSeconds: remaining)) left") }
    if done < total { parts.append("\(workers) worker\(workers == 1 ? "" : "s")") }
    if failed > 0 { parts.append("\(failed) failed") }
    return String(parts.joined(separator: ", ").prefix(max(0, width)))
  }

  /// Whole percents, rounded down: 100 only when all is done.
  private var percent: Int { total == 0 ? 100 : done * 100 / total }

  /// Runs per second, or per minute or hour where that reads better.
  package static func text(ofRate rate: Double) -> String {
    if rate >= 1 { return "\(digits(rate)) runs/s" }
    if rate * 60 >= 1 { return "\(digits(rate * 60)) runs/min" }
    return "\(digits(rate * 3600)) runs/h"
  }

  /// A duration in its two largest units.
  package static func text(ofSeconds seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "very long" }
    if seconds < 0.095 { return "\(Int((seconds * 1000).rounded())) ms" }
    if seconds < 9.95 { return "\(String(format: "%.1f", seconds)) s" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    if whole < 86_400 { return "\(whole / 3600) h \(whole % 3600 / 60) min" }
    return "\(whole / 86_400) d \(whole % 86_400 / 3600) h"
  }

  private static func digits(_ value: Double) -> String {
    String(format: value < 9.95 ? "%.1f" : "%.0f", value)
  }
}
