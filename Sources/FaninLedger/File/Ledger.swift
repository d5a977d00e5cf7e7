public import Foundation
import GRDB
import GRDBSQLite

/// The record of what was planned, who holds it and what came out: one SQLite file.
///
/// An open ledger always has the current schema. Every method is one transaction, so any number of
/// threads and processes may use one file, and a crash at any moment leaves it whole.
///
/// The schema and its views are described in <doc:Schema>.
public struct Ledger: Sendable {
  /// What a ledger is opened for.
  public enum Access: Sendable {
    /// Reading and writing; the file is made when there is none.
    case create
    /// Reading and writing a file that exists.
    case existing
    /// Reading a file that exists.
    case readOnly
  }

  /// The version of the schema that this build reads and writes.
  public static var schemaVersion: Int { Schema.current.version }

  /// Where the ledger is.
  public let url: URL

  let file: LedgerFile
  private let identity: LedgerFile.Identity?
  private let logIdentity: LedgerFile.Identity?
  private let database: any DatabaseWriter
  private let log: LedgerLog?
  private let isWritable: Bool

  /// Opens a ledger.
  ///
  /// A file that is not a ledger is refused and left untouched.
  ///
  /// - Throws: ``LedgerError``.
  public init(at url: URL, for access: Access = .create) throws {
    try self.init(at: url, for: access, schema: .current)
  }

  /// Opens a ledger of another schema than this build's, as tests of its changes do.
  package init(at url: URL, for access: Access, schema: Schema) throws {
    file = LedgerFile(at: url).resolved
    self.url = URL(fileURLWithPath: file.path)
    let content = try file.content()
    // An empty file is a ledger that another process is about to make.
    if access != .create, content != .database { throw LedgerError.missing(path: file.path) }
    let writable = file.isWritable
    if access != .readOnly {
      if !writable { throw LedgerError.readOnly(path: file.path) }
      try FileSystemKind(of: self.url.deletingLastPathComponent()).allowWriting(to: file.path)
    }
    do {
      let opened = try Ledger.translating(file.path) { [file] in
        try file.open(writable: writable)
      }
      database = opened
      try Ledger.translating(file.path, opened) { [file] in
        try schema.prepare(opened, of: file, access: access, writable: writable)
      }
    } catch {
      // Nothing is left of a ledger that could not be made.
      if content == .nothing, try file.content() == .empty { file.remove() }
      throw error
    }
    identity = file.identity
    // Who may only read has no log of its own, but may meet a writer's.
    logIdentity = writable ? file.logIdentity : nil
    log = writable ? try LedgerLog(at: file.logPath) : nil
    isWritable = writable
  }

  /// Closes the file and folds the write-ahead log into it; nothing may be asked afterwards.
  ///
  /// Not needed for safety: a ledger left open is whole all the same.
  public func close() { try? database.close() }

  // MARK: Transactions

  /// Reads one consistent state.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try checkIdentity()
    return try Ledger.translating(file.path, database) { try database.read(body) }
  }

  /// Writes all or nothing, alone; on return a `durable` commit is on the disk.
  ///
  /// The disk is waited for after the lock is given up: others go on, and one wait may serve many.
  func write<Value>(durable: Bool = false, _ body: (Database) throws -> Value) throws -> Value {
    try checkIdentity()
    guard isWritable else { throw LedgerError.readOnly(path: file.path) }
    let value = try Ledger.translating(file.path, database) {
      try database.write { db in
        let value = try body(db)
        for table in SealedTable.all { try table.seal(in: db) }
        return value
      }
    }
    if durable { try log?.synchronize() }
    return value
  }

  /// Uses the connection for what no transaction holds, such as attaching another ledger.
  func withConnection<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try checkIdentity()
    return try Ledger.translating(file.path, database) {
      try database.writeWithoutTransaction(body)
    }
  }

  /// Breaks off what is being asked.
  func interrupt() { database.interrupt() }

  /// Whether both are one file.
  func isSameFile(as other: Ledger) -> Bool { identity == other.identity }

  /// Whether it is the file at a path.
  func isFile(at url: URL) -> Bool { identity == LedgerFile(at: url).identity }

  /// A file deleted under an open connection would swallow every later write in silence, and so
  /// would the log beside it.
  private func checkIdentity() throws {
    guard file.identity == identity, logIdentity == nil || file.logIdentity == logIdentity else {
      throw LedgerError.replaced(path: file.path)
    }
  }

  /// Keeps the database library's errors inside this module.
  static func translating<Value>(
    _ path: String, _ database: (any DatabaseWriter)? = nil, _ body: () throws -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      let said = errno
      let system = database?.unsafeReentrantWrite { sqlite3_system_errno($0.sqliteConnection) }
      throw LedgerError(error, path: path, system: system ?? said)
    } catch let error as RowDecodingError {
      throw LedgerError.corrupt(path: path, detail: "a row cannot be read: \(error)")
    } catch let error as DecodingError {
      throw LedgerError.corrupt(path: path, detail: "a text cannot be read: \(error)")
    }
  }
}
