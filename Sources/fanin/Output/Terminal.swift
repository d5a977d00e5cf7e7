import Foundation

/// Where people watch: standard error.
enum Terminal {
  /// The columns of the terminal; nil where there is none.
  static func width() -> Int? {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes text as it is; when nobody can read it, that is no reason to stop.
  @Sendable static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
