import ArgumentParser
import FaninReport
import FaninStudy

/// `fanin demo`: the whole chain on a study that needs no files.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Runs the embedded study and prints its report's main tables.",
    discussion: "The study is studies/demo.yaml; run again, it trains only what is missing.")

  @OptionGroup var output: ReportOptions
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var work: WorkOptions

  func run() throws {
    let text = String(decoding: PackageResources.demo_yaml, as: UTF8.self)
    let study = try Study(yaml: text, path: "demo.yaml")
    try Work(options: work).run(study, ledger: ledger, data: data)
    let (report, path) = try output.write(study, text: text, ledger: ledger)
    guard !work.json else { return }
    print(report.summary)
    print("\nThe report, with figures and every number: \(path)")
  }
}
