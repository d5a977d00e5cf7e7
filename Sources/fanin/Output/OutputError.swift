/// Why what a command made could not be written.
enum OutputError: Error, CustomStringConvertible {
  /// A file is there already.
  case exists(path: String)
  /// A file or a stream refuses.
  case cannotWrite(path: String, reason: String)

  /// The problem in one sentence.
  var description: String {
    switch self {
    case .exists(let path): "\(path): is there already; choose another name"
    case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
    }
  }
}
