import FaninExecution
package import FaninLedger
import FaninStudy
package import Foundation

/// What `status --watch` shows of a ledger at one moment, on lines of a given width.
package struct StatusScreen {
  private let studies: [LedgerStatus]
  private let width: Int
  private let hasColors: Bool
  private let now: Date

  /// Shows studies, each with a bar; `now` is the time that ends are counted from.
  package init(_ studies: [LedgerStatus], width: Int, hasColors: Bool, now: Date) {
    self.studies = studies
    self.width = max(40, width)
    self.hasColors = hasColors
    self.now = now
  }

  /// Whether nothing is left that could still finish.
  package var isOver: Bool {
    studies.allSatisfy { $0.counts[.pending] == 0 && $0.counts[.leased] == 0 }
  }

  /// The lines, none longer than the width.
  package var lines: [String] {
    studies.flatMap { status in
      [bar(of: status), colored(detail(of: status), .faint)]
        + status.firstErrors.suffix(3).map {
          colored(cut("  failed \($0.run.short): \($0.error)"), .red)
        }
    }
  }

  private func bar(of status: LedgerStatus) -> String {
    let counts = status.counts
    let name = String((status.study ?? "all studies").prefix(width / 3))
    let numbers = "\(counts[.finished])/\(counts.total)"
    let names = studies.map { min($0.study?.count ?? 11, width / 3) }.max() ?? 0
    let padding = String(repeating: " ", count: names - name.count)
    let room = width - names - numbers.count - 2
    let bar = Bar.text(counts[.finished], of: counts.total, width: max(8, min(room, 40)))
    let color: Color = counts[.failed] > 0 ? .red : counts.unfinished == 0 ? .green : .plain
    return "\(name)\(padding) \(colored(bar, color)) \(numbers)"
  }

  private func detail(of status: LedgerStatus) -> String {
    let counts = status.counts
    var parts: [String] = []
    if status.workersAlive > 0 {
      parts.append("\(status.workersAlive) worker\(status.workersAlive == 1 ? "" : "s")")
    }
    if let rate = status.runsPerMinute {
      parts.append(ExecutionProgress.text(ofRate: rate / 60))
    }
    if let seconds = status.secondsRemaining, counts.unfinished > 0 {
      parts.append("\(ExecutionProgress.text(ofSeconds: seconds)) left")
      if seconds < 86_400 { parts.append("until \(Self.clock(now + seconds))") }
    }
    for state in [RunState.failed, .blocked] where counts[state] > 0 {
      parts.append("\(counts[state]) \(state.rawValue)")
    }
    if parts.isEmpty {
      parts.append(counts.unfinished == 0 ? "all is done" : "nobody works: fanin run goes on")
    }
    return cut("  \(parts.joined(separator: ", "))")
  }

  private func cut(_ line: String) -> String {
    line.count > width ? line.prefix(width - 1) + "…" : line
  }

  /// Hours and minutes of the local time.
  private static func clock(_ date: Date) -> String {
    var seconds = time_t(date.timeIntervalSince1970)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return String(format: "%02d:%02d", parts.tm_hour, parts.tm_min)
  }

  private enum Color: String {
    case plain = ""
    case faint = "2"
    case red = "31"
    case green = "32"
  }

  private func colored(_ text: String, _ color: Color) -> String {
    hasColors && color != .plain ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// Shows one screen after another: in place on a terminal, elsewhere only what changed.
package struct Screen {
  private let isTerminal: Bool
  private let write: (String) -> Void
  private var last: [String] = []

  /// Writes to a terminal, or to a file or a program.
  package init(isTerminal: Bool, write: @escaping (String) -> Void) {
    self.isTerminal = isTerminal
    self.write = write
  }

  /// Shows some lines.
  package mutating func show(_ lines: [String]) {
    if !isTerminal, lines == last { return }
    // Back to the first line of the last screen; what is left of each line, and below, goes.
    let back = isTerminal && !last.isEmpty ? "\u{1B}[\(last.count)A\r" : ""
    let end = isTerminal ? "\u{1B}[K\n" : "\n"
    write(back + lines.map { $0 + end }.joined() + (isTerminal ? "\u{1B}[J" : ""))
    last = lines
  }
}
