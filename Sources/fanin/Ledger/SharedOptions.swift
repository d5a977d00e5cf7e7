import ArgumentParser
import Foundation

/// Where the ledger is: `--ledger`, else `FANIN_LEDGER`, else `fanin.sqlite` in the working folder.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: .long, help: "The ledger file (default: $FANIN_LEDGER, else fanin.sqlite).",
    completion: .file(extensions: ["sqlite"]))
  var ledger: String?

  var url: URL { URL(fileURLWithPath: path(ledger, "FANIN_LEDGER", "fanin.sqlite")) }

  func validate() throws { try requireText(ledger, "--ledger") }
}

/// Where data files are: `--data`, else `FANIN_DATA`, else `data` in the working folder.
struct DataOptions: ParsableArguments {
  @Option(
    name: .long, help: "The folder of data files (default: $FANIN_DATA, else data).",
    completion: .directory)
  var data: String?

  var url: URL { URL(fileURLWithPath: path(data, "FANIN_DATA", "data"), isDirectory: true) }

  func validate() throws { try requireText(data, "--data") }
}

/// The path typed as an option, else that of an environment variable that is not empty.
private func path(_ option: String?, _ variable: String, _ standard: String) -> String {
  let value = ProcessInfo.processInfo.environment[variable] ?? ""
  return option ?? (value.isEmpty ? standard : value)
}

/// Refuses an empty path, which would mean the working folder.
func requireText(_ path: String?, _ option: String) throws {
  if path == "" { throw ValidationError("\(option) takes a path; got ''") }
}
