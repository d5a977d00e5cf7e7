import ArgumentParser
import FaninBuild
import FaninExecution
import FaninLedger
import FaninStudy
import Foundation

/// `fanin`: from a study file to a defensible claim.
@main
struct FaninCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fanin",
    abstract: "Plans, runs and reports studies of sparse neural networks.",
    version: ([ComputingBuild.release] + (ComputingBuild.this.program?.lines ?? [])).joined(
      separator: "\n"),
    subcommands: [
      DemoCommand.self, NewCommand.self, CheckCommand.self, SchemaCommand.self, PowerCommand.self,
      PlanCommand.self,
      RunCommand.self,
      ResumeCommand.self, StatusCommand.self, ShowCommand.self, ReportCommand.self,
      RenderCommand.self, ClaimsCommand.self,
      CompareCommand.self, DiffCommand.self, VerifyCommand.self, RetryCommand.self,
      ExportCommand.self,
      ImportCommand.self, MergeCommand.self, BackupCommand.self, RestoreCommand.self,
      StatsCommand.self,
      PublishedCommand.self, ProfileCommand.self,
      DataCommand.self, DoctorCommand.self, ValidateCommand.self, ManualCommand.self,
    ])

  static func main() {
    StandardStreams.reserve()
    if let complaint = OpenFiles.complaint {
      Terminal.write("fanin: \(complaint)\n")
      Foundation.exit(ExitStatus.storage.rawValue)
    }
    // A limit on the size of files is told where it is met, like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    var code = ExitCode.success
    do { try parseAndRun() } catch { code = tell(of: error) }
    do { try StandardOutput.flush() } catch { code = tell(of: error) }
    Foundation.exit(code.rawValue)
  }

  private static func parseAndRun() throws {
    var command = try parseAsRoot()
    if let asynchronous = command as? any AsyncParsableCommand {
      try wait(for: asynchronous)
    } else {
      try command.run()
    }
  }

  /// Runs an asynchronous command while the main thread waits.
  ///
  /// An asynchronous `main` would end the main thread before the process, for which libc loads a library
  /// that a bare system may lack.
  private static func wait(for asynchronous: any AsyncParsableCommand) throws {
    // The semaphore orders what both sides touch.
    nonisolated(unsafe) var command = asynchronous
    nonisolated(unsafe) var failure: (any Error)?
    let end = DispatchSemaphore(value: 0)
    Task.detached {
      do { try await command.run() } catch { failure = error }
      end.signal()
    }
    end.wait()
    if let failure { throw failure }
  }

  /// Says what went wrong, an error of fanin's own in one sentence; returns the exit code.
  private static func tell(of error: any Error) -> ExitCode {
    if let status = ExitStatus(error) {
      // Problems of studies and tables are lines of `path:line:column`, which editors follow.
      let hasPlaces = error is StudyError || error is ForeignTableError
      Terminal.write((hasPlaces ? "\(error)" : "fanin: \(error)") + "\n")
      return ExitCode(status)
    }
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    // Help is an answer, everything else a complaint; an exit code alone has no message.
    if code.isSuccess { print(message) } else if !message.isEmpty { Terminal.write(message + "\n") }
    return code
  }
}
