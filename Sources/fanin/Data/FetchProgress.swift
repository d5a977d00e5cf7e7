import FaninData
import Foundation

/// Shows a fetch on standard error: one moving line on a terminal, plain lines elsewhere.
final class FetchProgress: @unchecked Sendable {
  // Events come one at a time, but from different threads.
  private let lock = NSLock()
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var shown = -1
  private var isInLine = false

  /// Shows one event.
  func show(_ event: FetchEvent) {
    switch event {
    case .present(let file): line("\(file): already here and good")
    case .started(let address, let resumed):
      line(resumed > 0 ? "\(address): going on after \(resumed) bytes" : address)
    case .progress(let received, let expected): if isTerminal { move(received, expected) }
    case .finished(let file, let checksumIsKnown):
      line(
        "\(file): "
          + (checksumIsKnown
            ? "checksum verified" : "checksum not known; size and content checked"))
    }
  }

  /// Ends a moving line, so that what follows starts on its own.
  func endLine() {
    lock.withLock {
      if isInLine { Terminal.write("\n") }
      isInLine = false
      shown = -1
    }
  }

  private func line(_ text: String) {
    endLine()
    Terminal.write(text + "\n")
  }

  /// Rewrites the moving line, at most once per percent or megabyte.
  private func move(_ received: Int, _ expected: Int?) {
    lock.withLock {
      let step = expected.map { received * 100 / max($0, 1) } ?? received / 1_000_000
      if step == shown { return }
      shown = step
      isInLine = true
      let whole = expected.map { " of \(kilobytes($0)), \(step) %" } ?? ""
      Terminal.write("\r\u{1b}[K  \(kilobytes(received))\(whole)")
    }
  }

  private func kilobytes(_ bytes: Int) -> String { "\((bytes + 999) / 1000) kB" }
}
