import ArgumentParser

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Verifies and times the kernels, or times the ledger.",
    subcommands: [
      BenchKernelsCommand.self, BenchMemoryCommand.self, BenchExportCommand.self,
      BenchServeCommand.self, BenchLedgerCommand.self, BenchLedgerWorkerCommand.self,
    ],
    defaultSubcommand: BenchKernelsCommand.self)
}
