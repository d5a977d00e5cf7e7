import ArgumentParser

/// `fanin`: from a study file to a defensible claim.
@main
struct FaninCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fanin",
    abstract: "Plans, runs and reports studies of sparse neural networks.",
    version: "0.1.0",
    subcommands: [])
}
