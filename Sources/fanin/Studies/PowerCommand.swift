import ArgumentParser
import FaninAnalysis
import FaninLedger
import FaninReport
import FaninStudy
import Foundation

/// `fanin power`: how many seeds a study needs.
struct PowerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "power",
    abstract: "Says how many seeds a study needs, and what the planned ones can show.",
    discussion: """
      The spread of paired differences is stated with --sd, or comes from the finished runs of the \
      ledger as a pilot: then its upper 80 % limit is planned with. A difference is tested at alpha \
      divided by the comparisons of its family, equivalence at alpha and a true difference of zero. \
      Differences and spreads are in the metric's unit; an accuracy is a fraction.

      EXAMPLES:
        fanin power studies/demo.yaml --sd 0.006
        fanin power studies/demo.yaml --difference 0.01 --power 0.9
      """)

  @OptionGroup var study: StudyArgument

  @Option(help: "The standard deviation of paired differences (default: from finished runs).")
  var sd: Double?

  @Option(
    help: "The smallest difference worth showing (default: the study's equivalence-bound).")
  var difference: Double?

  @Option(help: "The probability of showing what is there.")
  var power = 0.8

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @OptionGroup var ledger: LedgerOptions

  func validate() throws {
    for (value, name) in [(sd, "--sd"), (difference, "--difference")] {
      if let value, !(value > 0 && value.isFinite) {
        throw ValidationError("\(name) must be above 0; got \(value)")
      }
    }
    if !(0.05..<1).contains(power) {
      throw ValidationError("--power must be at least 0.05 and below 1; got \(power)")
    }
  }

  func run() throws {
    let plan = Plan(try study.read(recalling: ledger))
    let plans = SeedPlan(
      plan: plan, records: sd == nil ? try ledger.pilot(of: plan) : [], power: power,
      difference: difference,
      deviation: sd)
    if json {
      return try JSONDocument.print(
        Document(
          study: plan.study.name, planned: plans.planned, power: power,
          comparisons: plans.rows, claims: plans.claims))
    }
    if plans.rows.isEmpty { return print("\(plan.study.name) compares nothing") }
    let rows = plans.table(StudyFacts(plan))
    var table = TextTable(rows[0])
    for row in rows.dropFirst() { table.append(row) }
    print("\(plan.study.name): \(plans.planned) seeds planned; power \(power)\n")
    print(table.lines.joined(separator: "\n"))
    if !plans.claims.isEmpty { print() }
    for sentence in plans.claimSentences { print(sentence) }
    if plans.rows.allSatisfy({ $0.deviation == nil }) {
      print("\nNo spread is known: give --sd, or run three seeds or more as a pilot.")
    } else if difference == nil,
      plan.study.analysis.families.allSatisfy({ $0.equivalenceBound == nil })
    {
      print("\nNo difference is asked for: give --difference, or declare an equivalence-bound.")
    }
  }

  private struct Document: Encodable {
    let study: String
    let planned: Int
    let power: Double
    let comparisons: [SeedPlan.Row]
    let claims: [SeedPlan.ClaimRow]
  }
}

extension LedgerOptions {
  /// The finished runs that may serve as a pilot; none where the ledger does not know the study.
  func pilot(of plan: Plan) throws -> [RunRecord] {
    guard FileManager.default.fileExists(atPath: url.path) else { return [] }
    let ledger = try Ledger(at: url, for: .readOnly)
    guard try ledger.studies().contains(plan.study.name) else { return [] }
    return try ledger.records(of: plan.study.name)
  }
}
