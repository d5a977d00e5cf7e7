/// Why a data set cannot be had.
public enum DataError: Error, Hashable, Sendable {
  /// A file is not there; `remedy` says how to get it.
  case missing(file: String, expected: String, remedy: String)
  /// A file is there and cannot be read.
  case unreadable(file: String, reason: String)
  /// A file's content is not what it should be.
  case flawed(file: String, line: Int? = nil, DataFlaw)
  /// A user's file is not the one its identity was made from.
  case changed(file: String, identity: String)
  /// An address does not deliver.
  case unavailable(address: String, reason: String)
  /// A file cannot be written.
  case unwritable(file: String, reason: String)

  /// What the error means for the caller.
  public enum Kind: Hashable, Sendable {
    /// An input is missing or cannot be read.
    case missingInput
    /// An input is there and wrong.
    case badData
    /// The disk refuses.
    case storage
  }

  /// What the error means for the caller.
  public var kind: Kind {
    switch self {
    case .missing, .unreadable, .unavailable: .missingInput
    case .flawed, .changed: .badData
    case .unwritable: .storage
    }
  }
}

extension DataError: CustomStringConvertible {
  /// One sentence: what, where, what to do.
  public var description: String {
    switch self {
    case .missing(let file, let expected, let remedy):
      "\(file): no such file; expected \(expected); \(remedy)"
    case .unreadable(let file, let reason):
      "\(file): cannot be read: \(reason)"
    case .flawed(let file, .some(let line), let flaw):
      "\(file):\(line): \(flaw)"
    case .flawed(let file, .none, let flaw):
      "\(file): \(flaw)"
    case .changed(let file, let identity):
      "\(file): has changed since it was planned as \(identity); plan the study again"
    case .unavailable(let address, let reason):
      "\(address): \(reason)"
    case .unwritable(let file, let reason):
      "\(file): cannot be written: \(reason)"
    }
  }
}
