import FaninExecution
import Testing
import fanin

struct ExecutionProgressTests {
  private static let some = ExecutionProgress(
    study: "tiny", done: 37, total: 120, failed: 1, workers: 2, elapsed: 900, rate: 0.04)

  /// Progress and the line it reads as.
  static let lines: [(ExecutionProgress, String)] = [
    (some, "tiny: 37/120 runs (30 %), 2.4 runs/min, 34 min 35 s left, 2 workers, 1 failed"),
    (
      ExecutionProgress(
        study: nil, done: 0, total: 3, failed: 0, workers: 1, elapsed: 0, rate: nil),
      "0/3 runs (0 %), 1 worker"
    ),
    (
      ExecutionProgress(
        study: "x", done: 3, total: 3, failed: 0, workers: 0, elapsed: 2, rate: 1.5),
      "x: 3/3 runs (100 %), 1.5 runs/s"
    ),
    (
      ExecutionProgress(
        study: "x", done: 999, total: 1000, failed: 0, workers: 1, elapsed: 9, rate: 1e-4),
      "x: 999/1000 runs (99 %), 0.4 runs/h, 2 h 46 min left, 1 worker"
    ),
    (
      ExecutionProgress(
        study: "x", done: 0, total: 0, failed: 0, workers: 0, elapsed: 0, rate: nil),
      "x: 0/0 runs (100 %)"
    ),
  ]

  @Test(arguments: lines)
  func `a progress reads as one line`(progress: ExecutionProgress, line: String) {
    #expect(progress.line() == line)
    #expect(progress.line(width: 20) == String(line.prefix(20)))
  }

  /// Seconds and their text.
  static let durations: [(Double, String)] = [
    (0.0071, "7 ms"), (0.096, "0.1 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.7, "1 min 0 s"),
    (61, "1 min 1 s"),
    (3_599.6, "1 h 0 min"), (90_000, "1 d 1 h"), (.infinity, "very long"), (1e300, "very long"),
  ]

  @Test(arguments: durations)
  func `a duration is told in its two largest units`(seconds: Double, text: String) {
    #expect(ExecutionProgress.text(ofSeconds: seconds) == text)
  }

  @Test func `a terminal's line is rewritten in place and never wraps`() {
    var written: [String] = []
    var display = ProgressDisplay(width: { 30 }, write: { written.append($0) })

    display.show(Self.some)
    display.end(with: ["done"])

    #expect(written == ["\rtiny: 37/120 runs (30 %), 2.4\u{1B}[K", "\r\u{1B}[K", "done\n"])
  }

  @Test func `elsewhere a line is written now and then, when something changed`() {
    var written: [String] = []
    var display = ProgressDisplay(width: { nil }, write: { written.append($0) })
    var progress = Self.some

    for second in 0..<12 {
      progress.elapsed = Double(second)
      if second == 7 { progress.done += 1 }
      display.show(progress)
    }

    #expect(written.count == 2 && written.allSatisfy { $0.hasSuffix("\n") })
  }
}
