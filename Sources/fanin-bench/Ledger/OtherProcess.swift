import Foundation

/// Other processes, of this program or of `fanin` beside it.
struct OtherProcess {
  /// The programs that are built together.
  enum Name: String {
    case fanin
    case bench = "fanin-bench"
  }

  private let process = Process()
  private let output: URL

  /// Starts a program, or another one that is to run it.
  init(_ name: Name, _ arguments: [String], under wrapper: [String] = []) throws {
    let own = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    let program = own.deletingLastPathComponent().appending(path: name.rawValue).path
    let line = wrapper + [program] + arguments
    output = FileManager.default.temporaryDirectory.appending(path: "fanin-\(UUID().uuidString)")
    try Data().write(to: output)
    process.executableURL = URL(fileURLWithPath: line[0])
    process.arguments = Array(line.dropFirst())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Waits for its end; returns its exit code and what it printed.
  func end() throws -> (code: Int32, text: String) {
    process.waitUntilExit()
    defer { try? FileManager.default.removeItem(at: output) }
    return (
      process.terminationStatus, String(decoding: try Data(contentsOf: output), as: UTF8.self)
    )
  }

  /// Kills it as `kill -9` does.
  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }
}
