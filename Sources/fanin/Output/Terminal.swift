import Foundation

/// Where people watch: standard error.
enum Terminal {
  /// The columns of a stream's terminal; nil where there is none.
  static func width(of stream: Int32 = STDERR_FILENO) -> Int? {
    guard isatty(stream) == 1 else { return nil }
    var size = winsize()
    guard ioctl(stream, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Whether colours are welcome.
  ///
  /// - Source: no-color.org: any value but an empty one says no.
  static var wantsColors: Bool {
    (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Goes back to the beginning of the line.
  static let lineStart = "\r"
  /// Clears the rest of the line.
  static let clearing = "\u{1B}[K"

  /// Writes plain text, of whose control characters only these two are heeded; when nobody can read
  /// it, that is no reason to stop.
  @Sendable static func write(_ text: String) {
    let parts = text.split(separator: clearing, omittingEmptySubsequences: false).map { part in
      part.split(separator: lineStart, omittingEmptySubsequences: false)
        .map { String($0).plain }.joined(separator: lineStart)
    }
    try? FileHandle.standardError.write(
      contentsOf: Data(parts.joined(separator: clearing).utf8))
  }
}
