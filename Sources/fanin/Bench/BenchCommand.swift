import ArgumentParser

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Verifies each kernel against its reference, then times training steps.",
    subcommands: [
      BenchKernelsCommand.self, BenchMemoryCommand.self, BenchExportCommand.self,
      BenchServeCommand.self,
    ],
    defaultSubcommand: BenchKernelsCommand.self)
}
