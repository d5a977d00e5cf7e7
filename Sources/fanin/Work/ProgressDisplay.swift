package import FaninExecution

/// Shows progress: on a terminal one line rewritten in place, elsewhere a plain line now and then.
package struct ProgressDisplay {
  private let width: () -> Int?
  private let write: (String) -> Void
  private var lastLine = ""
  private var nextPlainLine = 0.0

  /// Seconds between plain lines.
  private static let interval = 5.0

  /// Creates a display.
  ///
  /// - Parameters:
  ///   - width: The columns of the terminal; nil where there is none.
  ///   - write: Writes text as it is.
  package init(width: @escaping () -> Int?, write: @escaping (String) -> Void) {
    self.width = width
    self.write = write
  }

  /// Shows how far the work is.
  package mutating func show(_ progress: ExecutionProgress) {
    guard let width = width() else {
      guard progress.elapsed >= nextPlainLine, progress.line() != lastLine else { return }
      nextPlainLine = progress.elapsed + Self.interval
      lastLine = progress.line()
      return write(lastLine + "\n")
    }
    // The last column stays free: a full line would wrap on some terminals.
    lastLine = progress.line(width: width - 1, bar: width >= 60 ? 10 : 0)
    write("\r\(lastLine)\u{1B}[K")
  }

  /// Replaces the progress by lines that stay.
  package mutating func end(with lines: [String]) {
    if width() != nil, !lastLine.isEmpty { write("\r\u{1B}[K") }
    write(lines.map { $0 + "\n" }.joined())
    lastLine = ""
  }
}
