import Foundation

/// Other processes of this program.
struct OtherProcess {
  private let process = Process()
  private let output: URL

  /// Starts this program, or another one that is to run it.
  init(_ arguments: [String], under wrapper: [String] = []) throws {
    let program = Bundle.main.executableURL?.path ?? CommandLine.arguments[0]
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
