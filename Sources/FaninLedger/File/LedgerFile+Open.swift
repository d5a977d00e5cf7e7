import Foundation
import GRDB

extension LedgerFile {
  /// Opens the database without changing it.
  ///
  /// One connection serves a whole process: transactions last microseconds, and threads queue for
  /// it in order.
  func open(writable: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "fanin.ledger"
    configuration.readonly = !writable
    // Short random waits: SQLite's own grow to 100 ms, and everybody wakes at once. Who has waited
    // for longer asks more often, so that hardly anybody waits for much longer than the others.
    configuration.busyMode = .callback { tries in
      let longest = max(1_000, 10_000 / UInt32(tries + 1))
      usleep(UInt32.random(in: longest / 2...longest))
      return tries < 40_000
    }
    do {
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch let error as DatabaseError
      where !writable && [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
      && !FileManager.default.fileExists(atPath: logPath)
    {
      // A folder that cannot hold SQLite's side files, and no write under way: nothing can change.
      return try DatabaseQueue(path: address("immutable=1"), configuration: configuration)
    }
  }

  /// The file as an address under which SQLite only reads it.
  var addressForReading: String {
    address(
      isWritable || FileManager.default.fileExists(atPath: logPath) ? "mode=ro" : "immutable=1")
  }

  private func address(_ query: String) -> String {
    let plain = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    return "file:\(plain)?\(query)"
  }
}
