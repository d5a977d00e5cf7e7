import ArgumentParser
import FaninBuild
import FaninExecution
import Foundation

/// `fanin manual`: the pages of the manual, for installers.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Writes the manual, a page for each command, into a folder.",
    shouldDisplay: false)

  @Argument(help: "The folder.", completion: .directory)
  var folder: String

  func run() throws {
    let root = try CommandOutline.read(FaninCommand._dumpHelp())
    var commands = [root]
    while let command = commands.popLast() {
      let page = ManualPage(command, release: ComputingBuild.release)
      let url = URL(fileURLWithPath: folder).appendingPathComponent(page.fileName)
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(page.text.utf8).write(to: url, options: .atomic)
      } catch {
        throw OutputError.cannotWrite(path: url.relativePath, reason: error.localizedDescription)
      }
      commands += command.shownSubcommands
    }
  }
}
