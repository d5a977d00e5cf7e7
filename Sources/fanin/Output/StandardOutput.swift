@preconcurrency import Foundation

/// Standard output, whose failures must not pass for success.
enum StandardOutput {
  /// Hands what was printed over to the system.
  ///
  /// - Throws: ``OutputError/cannotWrite(path:reason:)``, such as for a full disk.
  static func flush() throws(OutputError) {
    let wasFlushed = fflush(stdout) == 0
    let reason = wasFlushed ? "a part of it was lost" : String(cString: strerror(errno))
    guard wasFlushed, ferror(stdout) == 0 else {
      throw .cannotWrite(path: "standard output", reason: reason)
    }
  }
}

/// The three streams every program expects to be given.
enum StandardStreams {
  /// Takes the numbers of streams that are closed, lest a file that is opened gets one of them and
  /// then what is printed.
  static func reserve() {
    for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) == -1 {
      // Written to, closed output is an error; nobody misses closed errors.
      _ = open("/dev/null", number == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
