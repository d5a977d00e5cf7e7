import ArgumentParser
import FaninStatistics
import Foundation

/// `fanin published`: which tests and numbers of runs can have produced printed numbers.
struct PublishedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "published",
    abstract: "Says which t tests over how many runs can have produced published numbers.",
    discussion: """
      Takes any two of n, p, t, d, and a mean with its standard deviation, as they were printed: \
      0.036 stands for all that rounds to it, <0.001 for all below. Every design that fits is \
      listed; where none does, the numbers contradict each other.

      EXAMPLES:
        fanin published --p 0.036 --d 1.07
        fanin published --p 0.036 --d 1.07 --family 3
      """)

  @Option(help: "Runs: pairs, or runs of each arm.")
  var n: Int?
  @Option(help: "The p-value, such as 0.036 or '<0.001'.")
  var p: String?
  @Option(help: "The t statistic.")
  var t: String?
  @Option(help: "The effect size, such as 1.07: d_z of pairs, d_s of two arms.")
  var d: String?
  @Option(help: "The mean difference; needs --sd.")
  var mean: String?
  @Option(help: "The standard deviation that the mean is measured in; needs --mean.")
  var sd: String?
  @Option(help: "How many such claims were made: does p survive Holm's correction over them?")
  var family: Int?
  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  func validate() throws {
    if let family, family < 1 {
      throw ValidationError("--family must be at least 1; got \(family)")
    }
  }

  func run() throws {
    let numbers: PublishedNumbers
    let pValue: ReportedNumber?
    do {
      pValue = try p.map { try ReportedNumber($0, name: "--p") }
      numbers = try PublishedNumbers(
        runs: n, p: pValue, t: t.map { try ReportedNumber($0, name: "--t") },
        d: d.map { try ReportedNumber($0, name: "--d") },
        mean: mean.map { try ReportedNumber($0, name: "--mean") },
        deviation: sd.map { try ReportedNumber($0, name: "--sd") })
    } catch let error as StatisticsError {
      throw ValidationError(error.description)
    }
    let fits = numbers.fits
    if json {
      try JSONDocument.print(Document(fits: fits, adjustedP: adjusted(pValue)))
    } else {
      print(text(of: fits, pValue))
    }
  }

  /// What Holm's method makes of the smallest p of the family, at least.
  private func adjusted(_ p: ReportedNumber?) -> Interval? {
    guard let p, let family else { return nil }
    return Interval(
      low: min(1, max(p.low, 0) * Double(family)), high: min(1, p.high * Double(family)))
  }

  private func text(of fits: [PublishedNumbers.Fit], _ p: ReportedNumber?) -> String {
    var lines: [String] = []
    if fits.isEmpty {
      lines.append(
        "No t test over up to \(PublishedNumbers.mostRuns) runs gives these numbers: they contradict "
          + "each other, or come from another procedure.")
    } else {
      lines.append("These numbers fit:")
      var table = TextTable(["design", "runs", "t", "d", "p"])
      for fit in fits {
        table.append([
          fit.design.rawValue + (fit.isOneSided ? ", one-sided" : ""), runs(of: fit),
          range(fit.t), range(fit.d), range(fit.p),
        ])
      }
      lines += table.lines
      lines.append("Runs are pairs, or runs of each of two arms of equal size.")
    }
    if let family, let adjusted = adjusted(p) {
      let verdict =
        adjusted.low >= 0.05
        ? "it is not below 0.05"
        : adjusted.high < 0.05 ? "it is below 0.05" : "whether it is below 0.05 its rounding hides"
      lines.append(
        "Over \(family) claims, Holm's correction makes the smallest p \(range(adjusted)): \(verdict)."
      )
    }
    return lines.joined(separator: "\n")
  }

  private func runs(of fit: PublishedNumbers.Fit) -> String {
    fit.isOpen
      ? "\(fit.fewest) or more"
      : fit.fewest == fit.most ? "\(fit.fewest)" : "\(fit.fewest)–\(fit.most)"
  }

  private func range(_ interval: Interval) -> String {
    let (low, high) = (number(interval.low), number(interval.high))
    return low == high ? low : "\(low)–\(high)"
  }

  private func number(_ value: Double) -> String {
    value.isFinite ? String(format: "%.3g", value) : "∞"
  }

  private struct Document: Encodable {
    let fits: [PublishedNumbers.Fit]
    let adjustedP: Interval?
  }
}
