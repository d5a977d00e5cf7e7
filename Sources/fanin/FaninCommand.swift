import ArgumentParser
import FaninStudy
import Foundation

/// `fanin`: from a study file to a defensible claim.
@main
struct FaninCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fanin",
    abstract: "Plans, runs and reports studies of sparse neural networks.",
    version: "0.1.0",
    subcommands: [
      DemoCommand.self, NewCommand.self, CheckCommand.self, PlanCommand.self, RunCommand.self,
      ResumeCommand.self, StatusCommand.self, ShowCommand.self, ReportCommand.self,
      RetryCommand.self, ExportCommand.self, StatsCommand.self, ProfileCommand.self,
      DataCommand.self, BenchCommand.self,
    ])

  /// Runs the command; an error of fanin's own ends it with one sentence and its exit code.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      guard let status = ExitStatus(error) else { exit(withError: error) }
      // A study's problems are lines of `path:line:column`, which editors follow.
      let text = error is StudyError ? "\(error)" : "fanin: \(error)"
      FileHandle.standardError.write(Data((text + "\n").utf8))
      exit(withError: ExitCode(status.rawValue))
    }
  }
}
