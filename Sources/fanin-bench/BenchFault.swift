/// Why something could not be timed.
enum BenchFault: Error, CustomStringConvertible {
  /// A kernel gives other bits than its reference.
  case wrong(kernel: String, instructionSet: String)
  /// A command that was to be timed failed.
  case failed(command: String, code: Int32)
  /// A process did not do what was waited for.
  case idle(seconds: Int)

  var description: String {
    switch self {
    case .wrong(let kernel, let instructionSet):
      "\(kernel) on \(instructionSet) differs from its reference"
    case .failed(let command, let code): "\(command) ended with exit code \(code)"
    case .idle(let seconds): "waited \(seconds) s for a process that did not begin or end its work"
    }
  }
}
