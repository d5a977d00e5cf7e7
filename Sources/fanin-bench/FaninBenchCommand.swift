import ArgumentParser

/// `fanin-bench`: how fast kernels, training and ledger are.
@main
struct FaninBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fanin-bench",
    abstract: "Verifies and times the kernels, or times the ledger.",
    subcommands: [
      KernelsCommand.self, MemoryCommand.self, ExportCommand.self, ServeCommand.self,
      LedgerCommand.self, LedgerWorkerCommand.self,
    ],
    defaultSubcommand: KernelsCommand.self)
}
