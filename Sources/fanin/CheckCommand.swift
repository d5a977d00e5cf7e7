import ArgumentParser
import FaninData
import FaninStudy
import Foundation

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Validates a study file and says what it would do; writes nothing.",
    discussion: """
      Prints the design, what will be compared, and the expected time and disk: the time of one \
      core of 2024, so divide by the workers.

      Example:
        fanin check studies/demo.yaml
      """)

  @Argument(help: "The study file.", completion: .file(extensions: ["yaml", "yml"]))
  var study: String

  @OptionGroup var data: DataOptions

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let file = URL(fileURLWithPath: study)
    let plan = Plan(try Study(contentsOf: file))
    let library = DataLibrary(
      directory: data.url, studyFolder: file.deletingLastPathComponent())
    let summary = try PlanSummary(plan, library: library)
    guard json else {
      print("\(study): valid\n")
      return print(summary.text, terminator: "")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    print(String(decoding: try encoder.encode(summary), as: UTF8.self))
  }
}
