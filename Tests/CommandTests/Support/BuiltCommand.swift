import Foundation

/// The built binary, run as a user would run it.
struct BuiltCommand {
  /// The folder it runs in.
  let folder: URL

  /// What a command came to.
  struct Outcome {
    let exitCode: Int32
    /// Standard output.
    let output: String
    /// Standard error, the folder's own path written as `.`.
    let complaint: String
  }

  /// The binary, which stands beside the test bundle.
  static let binary = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("fanin")

  /// Longer than anything here takes; what lasts longer hangs.
  private static let patience: TimeInterval = 120

  /// Runs the command to its end.
  @discardableResult
  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    try run(Self.binary, arguments, environment: environment)
  }

  /// Runs the command to its end.
  @discardableResult
  func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  /// Runs a line of shell, in which `fanin` is the binary.
  func shell(_ line: String) throws -> Outcome {
    try run(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "fanin() { \"\(Self.binary.path)\" \"$@\"; }; \(line)"])
  }

  /// Starts the command; what it says goes nowhere.
  func start(_ arguments: String...) throws -> Process { try start(arguments) }

  /// Starts the command; what it says goes nowhere.
  func start(_ arguments: [String]) throws -> Process {
    let process = process(Self.binary, arguments, environment: [:])
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Writes a file of the folder.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  /// Reads a file of the folder.
  func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// Removes a file of the folder.
  func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
  }

  /// Everything in the folder, with its contents.
  func files() throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data())
      })
  }

  private func run(
    _ executable: URL, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Outcome {
    // Files, not pipes, which fill up; and not in the folder, where nothing may be added.
    let capture = FileManager.default.temporaryDirectory
      .appendingPathComponent("fanin-capture-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: capture, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: capture) }
    let files = ["output", "complaint"].map { capture.appendingPathComponent($0) }
    for file in files { try Data().write(to: file) }
    let handles = try files.map { try FileHandle(forWritingTo: $0) }

    let process = process(executable, arguments, environment: environment)
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    let pid = process.processIdentifier
    let watchdog = DispatchWorkItem { kill(pid, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience, execute: watchdog)
    process.waitUntilExit()
    watchdog.cancel()

    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    let place = folder.resolvingSymlinksInPath().path
    return Outcome(
      exitCode: process.terminationStatus, output: texts[0],
      complaint: texts[1].replacingOccurrences(of: place, with: "."))
  }

  private func process(
    _ executable: URL, _ arguments: [String], environment: [String: String]
  ) -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder.resolvingSymlinksInPath()
    process.standardInput = FileHandle.nullDevice
    // Nothing of the machine's own: no ledger, no data folder.
    let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("FANIN_") }
    process.environment = inherited.merging(["COLUMNS": "80"].merging(environment) { $1 }) { $1 }
    return process
  }
}
