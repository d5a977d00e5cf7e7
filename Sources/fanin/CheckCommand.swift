import ArgumentParser
import FaninData
import FaninStudy

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

  @OptionGroup var file: StudyArgument

  @OptionGroup var data: DataOptions

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    // The data files' paths are absolute already.
    let summary = try PlanSummary(
      Plan(try file.read()), library: DataLibrary(directory: data.url))
    if json { return try JSONDocument.print(summary) }
    print("\(file.study): valid\n")
    print(summary.text, terminator: "")
  }
}
