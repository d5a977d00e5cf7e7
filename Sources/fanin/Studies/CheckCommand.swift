import ArgumentParser
import FaninAnalysis
import FaninData
import FaninReport
import FaninStudy

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Validates a study file and says what it would do; writes nothing.",
    discussion: """
      Prints the design, what will be compared, and the expected time and disk: the time of one \
      core of 2024, so divide by the workers. Says what the planned seeds can show: in the metric's \
      unit with --sd, or when the ledger has three finished seeds or more as a pilot.

      Example:
        fanin check studies/demo.yaml
      """)

  @OptionGroup var file: StudyArgument

  @Option(help: "The standard deviation of paired differences, in the metric's unit.")
  var sd: Double?

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var data: DataOptions

  @Flag(help: "Print one JSON document.")
  var json = false

  func validate() throws {
    if let sd, !(sd > 0 && sd.isFinite) {
      throw ValidationError("--sd must be above 0; got \(sd)")
    }
  }

  func run() throws {
    // The data files' paths are absolute already.
    let plan = Plan(try file.read())
    let summary = try PlanSummary(plan, library: DataLibrary(directory: data.url))
    // Advice is not worth a failure: a ledger that cannot be read is told by the commands that need it.
    let outlook = try? HistoryOutlook(plan, in: ledger)
    if json { return try JSONDocument.print(Document(summary: summary, history: outlook)) }
    print("\(file.study): valid\n")
    print(summary.text, terminator: "")
    for line in outlook?.lines ?? [] { print("history     \(line)") }
    let pilot = sd == nil ? (try? ledger.pilot(of: plan)) ?? [] : []
    let sentences = SeedPlan(plan: plan, records: pilot, deviation: sd).sentences
    if !sentences.isEmpty { print() }
    for sentence in sentences { print("power: \(sentence)") }
  }

  /// The summary's members, and the history beside them.
  private struct Document: Encodable {
    let summary: PlanSummary
    let history: HistoryOutlook?

    func encode(to encoder: any Encoder) throws {
      try summary.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encodeIfPresent(history, forKey: .history)
    }

    private enum Key: CodingKey { case history }
  }
}
