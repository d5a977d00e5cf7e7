import ArgumentParser
import Foundation

/// Where the ledger is: `--ledger`, else `FANIN_LEDGER`, else `fanin.sqlite` in the working folder.
struct LedgerOptions: ParsableArguments {
  @Option(name: .long, help: "The ledger file (default: $FANIN_LEDGER, else fanin.sqlite).")
  var ledger: String?

  var url: URL {
    URL(
      fileURLWithPath: ledger ?? ProcessInfo.processInfo.environment["FANIN_LEDGER"]
        ?? "fanin.sqlite")
  }
}

/// Where data files are: `--data`, else `FANIN_DATA`, else `data` in the working folder.
struct DataOptions: ParsableArguments {
  @Option(name: .long, help: "The folder of data files (default: $FANIN_DATA, else data).")
  var data: String?

  var url: URL {
    URL(
      fileURLWithPath: data ?? ProcessInfo.processInfo.environment["FANIN_DATA"] ?? "data",
      isDirectory: true)
  }
}
