import Foundation

/// One HTTP transfer by the command `curl`, written to a file as it arrives.
///
/// Linked in, a client of HTTP would bring thirty shared libraries for the one command that fetches
/// data; `curl` is on every system, and knows its proxies and certificates.
struct Transfer: Sendable {
  /// How a transfer ended.
  enum Outcome: Sendable {
    case complete
    /// The connection failed after `received` new bytes.
    case interrupted(reason: String, received: Int)
    /// The server has nothing for us.
    case refused(status: Int)
    /// What is in the file does not continue into what the server has.
    case stale
    case tooLarge
    case unwritable(reason: String)
  }

  private let address: URL
  private let file: URL
  private let start: Int
  private let limit: Int
  private let progress: @Sendable (_ received: Int, _ expected: Int?) -> Void

  /// Prepares a transfer that goes on after the `start` bytes already in the file.
  init(
    from address: URL, to file: URL, after start: Int, limit: Int,
    progress: @escaping @Sendable (_ received: Int, _ expected: Int?) -> Void
  ) {
    self.address = address
    self.file = file
    self.start = start
    self.limit = limit
    self.progress = progress
  }

  /// Transfers; returns when all is written or nothing more will come.
  func run() async -> Outcome {
    // A thread of its own, since it waits for the network.
    await withCheckedContinuation { continuation in
      Thread { continuation.resume(returning: transferred()) }.start()
    }
  }

  private func transferred() -> Outcome {
    let curl = Process()
    curl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    curl.arguments =
      ["curl", "--silent", "--location", "--include", "--suppress-connect-headers"]
      + ["--connect-timeout", "60", "--speed-limit", "1", "--speed-time", "60"]
      // The bytes as stored: a resumed transfer counts in them.
      + ["--header", "Accept-Encoding: identity"]
      + (start > 0 ? ["--range", "\(start)-"] : []) + ["--", address.absoluteString]
    let output = Pipe()
    curl.standardInput = FileHandle.nullDevice
    curl.standardOutput = output
    curl.standardError = FileHandle.nullDevice
    do {
      try curl.run()
    } catch {
      return .interrupted(reason: Curl.missing, received: 0)
    }
    var body = Body(start: start)
    let failure = receive(output.fileHandleForReading, into: &body)
    // Not terminate(): a child may have inherited that SIGTERM is ignored, and would wait for ever.
    if failure != nil { kill(curl.processIdentifier, SIGKILL) }
    curl.waitUntilExit()
    if let failure = body.close() ?? failure { return failure }
    if curl.terminationStatus != 0 || body.isCut {
      let reason = Curl.reason(curl.terminationStatus)
      return .interrupted(reason: reason, received: max(body.total - start, 0))
    }
    return .complete
  }

  /// Writes what comes; why it must not go on, nil where all came.
  private func receive(_ stream: FileHandle, into body: inout Body) -> Outcome? {
    var head = Data()
    var answer: HTTPAnswer?
    // Not availableData, which ends the program where reading fails.
    while let data = try? stream.read(upToCount: 1 << 16), !data.isEmpty {
      if answer != nil {
        if let failure = write(data, to: &body) { return failure }
        continue
      }
      head += data
      guard head.count < 1 << 20 else { return .refused(status: 0) }
      while answer == nil, let (next, rest) = HTTPAnswer.parse(head) {
        head = rest
        if next.isFinal { answer = next }
      }
      guard let answer else { continue }
      if let failure = begin(answer, &body) ?? write(head, to: &body) { return failure }
    }
    return nil
  }

  /// Decides by the first line and headers of the answer, and opens the file.
  private func begin(_ answer: HTTPAnswer, _ body: inout Body) -> Outcome? {
    switch answer.status {
    case 206:
      let range = answer.headers["content-range"] ?? ""
      guard start > 0, range.hasPrefix("bytes \(start)-") else { return .stale }
    case 200: body.total = 0
    case 416: return .stale
    default: return .refused(status: answer.status)
    }
    if let length = answer.headers["content-length"].flatMap({ Int($0) }) {
      let (expected, overflows) = body.total.addingReportingOverflow(length)
      if overflows || expected > limit { return .tooLarge }
      body.expected = expected
    }
    return body.open(file)
  }

  private func write(_ data: Data, to body: inout Body) -> Outcome? {
    if let failure = body.append(data) { return failure }
    if body.total > limit { return .tooLarge }
    if !data.isEmpty { progress(body.total, body.expected) }
    return nil
  }
}

/// What has come of a file.
private struct Body {
  /// The bytes in the file.
  var total: Int
  /// How many there will be, where the server says.
  var expected: Int?
  private var handle: FileHandle?

  init(start: Int) { total = start }

  /// Whether less came than the server said.
  var isCut: Bool { expected.map { total < $0 } ?? false }

  /// Opens the file for writing after the first `total` bytes.
  mutating func open(_ file: URL) -> Transfer.Outcome? {
    Body.unwritable {
      if !FileManager.default.fileExists(atPath: file.path) {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: file)
      }
      let handle = try FileHandle(forWritingTo: file)
      // Devices, which cannot be cut, are empty.
      if try handle.seekToEnd() > total { try handle.truncate(atOffset: UInt64(total)) }
      try handle.seek(toOffset: UInt64(total))
      self.handle = handle
    }
  }

  mutating func append(_ data: Data) -> Transfer.Outcome? {
    let failure = Body.unwritable { try handle?.write(contentsOf: data) }
    total += data.count
    return failure
  }

  func close() -> Transfer.Outcome? {
    Body.unwritable {
      try handle?.synchronize()
      try handle?.close()
    }
  }

  private static func unwritable(_ body: () throws -> Void) -> Transfer.Outcome? {
    do {
      try body()
      return nil
    } catch {
      return .unwritable(reason: error.diskReason)
    }
  }
}

/// The first line and the headers of an answer.
private struct HTTPAnswer {
  let status: Int
  /// By their names in small letters.
  let headers: [String: String]

  /// Whether a body follows it, and no other answer: it neither goes on nor leads elsewhere.
  var isFinal: Bool {
    !(100..<200).contains(status) && !((300..<400).contains(status) && headers["location"] != nil)
  }

  /// The first answer of some bytes and what follows it; nil until it is whole.
  static func parse(_ bytes: Data) -> (HTTPAnswer, rest: Data)? {
    guard let end = bytes.firstRange(of: Data("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      .split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    let headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (
        parts[0].lowercased(),
        parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
      )
    }
    let answer = HTTPAnswer(
      status: words.count > 1 ? Int(words[1]) ?? 0 : 0,
      headers: Dictionary(headers, uniquingKeysWith: { $1 }))
    return (answer, Data(bytes[end.upperBound...]))
  }
}

/// What the command `curl` says by its exit code.
private enum Curl {
  static let missing =
    "the command curl, which transfers files, is not here; install it, or put the file there by hand"

  /// Why a connection failed, in words.
  ///
  /// - Source: curl(1), "Exit codes".
  static func reason(_ code: Int32) -> String {
    switch code {
    case 0, 18, 52, 55, 56, 92: "the connection was cut"
    case 5: "the proxy cannot be found"
    case 6: "the host cannot be found; is there a network?"
    case 7: "the host does not answer"
    case 28: "the host stopped answering"
    case 35, 51, 53, 54, 58, 59, 60, 66, 77, 80, 82, 83: "no secure connection"
    case 126, 127: missing
    default: "the transfer failed (curl exits with \(code))"
    }
  }
}

extension Error {
  /// Why the disk refused, in words.
  var diskReason: String {
    let error = self as NSError
    let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError
    let code = [error, underlying].compactMap { $0 }.first { $0.domain == NSPOSIXErrorDomain }?.code
    if let code { return String(cString: strerror(Int32(truncatingIfNeeded: code))).lowercased() }
    return (self as? CocoaError)?.code == .fileWriteOutOfSpace
      ? "no space left on device" : error.localizedDescription
  }
}
