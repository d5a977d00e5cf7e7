import FaninTestSupport
import Foundation
import Testing

/// What a study comes to when the process that runs it is killed again and again.
struct KilledRunTests {
  private static let study = """
    study: killed
    question: Does it survive?
    data: terrain
    seeds: 5
    sparsities: [0.9]
    profiles: [dense, uniform, {lognormal: {cv: 0.5}}]
    network: {hidden: [32]}
    training: {epochs: 6, learning-rate: 0.05}
    analysis: {baseline: {profile: uniform}}
    """

  @Test func `twenty kills change no bit of the results`() throws {
    try withTemporaryFolder { folder in
      try Data(Self.study.utf8).write(to: folder.appendingPathComponent("killed.yaml"))
      let unbroken = try fanin("run", "killed.yaml", "--ledger", "unbroken.sqlite", in: folder)
      unbroken.waitUntilExit()
      #expect(unbroken.terminationStatus == 0)

      for round in 0..<20 {
        let process = try fanin("run", "killed.yaml", "--ledger", "broken.sqlite", in: folder)
        // From before the first run is leased to after some are finished.
        Thread.sleep(forTimeInterval: 0.02 * Double(round))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
      }
      let last = try fanin("run", "killed.yaml", "--ledger", "broken.sqlite", in: folder)
      last.waitUntilExit()

      #expect(last.terminationStatus == 0)
      let expected = try digests("unbroken.sqlite", in: folder)
      #expect(expected.count == 15 && expected.values.allSatisfy { $0.count == 64 })
      #expect(try digests("broken.sqlite", in: folder) == expected)
    }
  }

  /// The digest of every run.
  private func digests(_ ledger: String, in folder: URL) throws -> [String: String] {
    let output = Pipe()
    let process = try fanin(
      "export", "killed.yaml", "--ledger", ledger, in: folder, output: output)
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    return Dictionary(
      rows.compactMap { row in
        row.first.flatMap { run in row.last.map { (String(run), String($0)) } }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Starts the built binary, which stands beside the test bundle.
  private func fanin(_ arguments: String..., in folder: URL, output: Pipe? = nil) throws -> Process
  {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    process.standardOutput = output ?? FileHandle.nullDevice
    try process.run()
    return process
  }

  private static let binary = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("fanin")
}
