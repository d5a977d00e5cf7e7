import FaninLedger
import FaninStudy
import FaninTestSupport
import Foundation
import Testing
import fanin

/// `fanin status --watch` shows one screen, a bar for each study.
struct StatusScreenTests {
  private static let midnight = Date(timeIntervalSince1970: 0)

  private static func status(
    _ name: String, finished: Int, pending: Int, failed: Int = 0, rate: Double? = nil
  ) -> LedgerStatus {
    var counts = RunCounts()
    counts[.finished] = finished
    counts[.pending] = pending
    counts[.failed] = failed
    let failure = """
      {"run": "\(String(repeating: "ab", count: 32))", "kind": "diverged",
       "error": "diverged: the loss was not a number after a story that nobody reads to its end"}
      """
    let error = try? JSONDecoder().decode(LedgerStatus.Failure.self, from: Data(failure.utf8))
    var status = LedgerStatus(study: name, counts: counts)
    status.workersAlive = rate == nil ? 0 : 2
    status.runsPerMinute = rate
    status.firstErrors = failed > 0 ? [error].compactMap(\.self) : []
    return status
  }

  private static let some = [
    status("demo", finished: 30, pending: 30, rate: 6),
    status("profiles-at-90", finished: 9, pending: 0, failed: 1),
  ]

  private func lines(_ width: Int, colors: Bool = false) -> [String] {
    StatusScreen(Self.some, width: width, hasColors: colors, now: Self.midnight).lines
  }

  @Test func `a study has a bar, its rate, its end and its last failures`() {
    let lines = lines(60)

    #expect(lines[0] == "demo           ███████████████████░░░░░░░░░░░░░░░░░░░░ 30/60")
    #expect(lines[1].hasPrefix("  2 workers, 6.0 runs/min, 5 min 0 s left, until "))
    #expect(lines[3] == "  1 failed")
    #expect(lines[4].hasPrefix("  failed abababababab: diverged: ") && lines[4].hasSuffix("…"))
  }

  @Test(arguments: [40, 60, 80, 200])
  func `no line is wider than the terminal`(width: Int) {
    #expect(lines(width).allSatisfy { $0.count <= width })
  }

  @Test func `colours are there only where they are wanted`() {
    #expect(!lines(60).joined().contains("\u{1B}"))
    #expect(lines(60, colors: true).joined().contains("\u{1B}[31m"))
  }

  @Test func `it is over when nothing is left that could finish`() {
    func isOver(_ studies: [LedgerStatus]) -> Bool {
      StatusScreen(studies, width: 60, hasColors: false, now: Self.midnight).isOver
    }

    #expect(!isOver(Self.some) && isOver([Self.some[1]]) && isOver([]))
  }

  @Test func `a terminal's screen is drawn over the last one, elsewhere only changes are written`()
  {
    var drawn: [String] = []
    var terminal = Screen(isTerminal: true) { drawn.append($0) }
    var written: [String] = []
    var file = Screen(isTerminal: false) { written.append($0) }
    for lines in [["a", "b"], ["a", "b"], ["a"]] {
      terminal.show(lines)
      file.show(lines)
    }

    #expect(
      drawn == [
        "a\u{1B}[K\nb\u{1B}[K\n\u{1B}[J", "\u{1B}[2A\ra\u{1B}[K\nb\u{1B}[K\n\u{1B}[J",
        "\u{1B}[2A\ra\u{1B}[K\n\u{1B}[J",
      ])
    #expect(written == ["a\nb\n", "a\n"])
  }

  @Test func `a finished study is shown once, plainly, when piped`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "tiny.yaml")
      try command.run("run", "tiny.yaml")

      let outcome = try command.run("status", "--watch")

      #expect(outcome.exitCode == 0)
      #expect(
        outcome.output.hasPrefix("tiny █") && outcome.output.contains(" 4/4\n  all is done\n"))
      #expect(try command.run("status", "--watch", "--json").exitCode == 64)
    }
  }
}
