import FaninData
import Foundation
import Testing

/// Each test serves one small gzip file from this machine.
struct DataFetchTests {
  private static let values = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * 7 ^ $0 >> 8) }
  private static let payload = idx([200_000], values)
  private static let packed = gzip(payload)
  private static let file = DataFile(
    name: "labels", content: LabelContent(counts: [200_000], first: 0, classes: 256),
    // Python 3.11: hashlib.sha256(payload).hexdigest().
    checksum: "b5cf5374a4638a552357c1e95411a2052deaec4e80837a867693e6116019ad82")

  /// The server's answer to the n-th request, counted from 0.
  typealias Answer = @Sendable (_ number: Int, _ request: LoopbackServer.Request) -> [UInt8]

  /// What is left when a fetch has ended.
  struct End {
    var error: DataError?
    var events: [FetchEvent]
    var requests: [LoopbackServer.Request]
    var home: [UInt8]?
    var part: [UInt8]?
  }

  /// Serves, fetches into a folder where `part` may be left from before, and looks.
  private func fetch(
    _ file: DataFile = file, part: [UInt8]? = nil, home: [UInt8]? = nil,
    answer: @escaping Answer
  ) async throws -> End {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fanin-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    if let part { try folder.write(part, to: "labels.gz.part") }
    if let home { try folder.write(home, to: "labels.gz") }
    let counter = Collector<Int>()
    let server = try LoopbackServer { request in answer(counter.append(0), request) }
    defer { server.stop() }
    let events = Collector<FetchEvent>()
    var failure: DataError?
    do throws(DataError) {
      try await DataLibrary(directory: folder).fetch(
        file, from: server.address.appendingPathComponent("labels.gz"),
        to: folder.appendingPathComponent("labels.gz")
      ) { events.append($0) }
    } catch {
      failure = error
    }
    func content(_ name: String) -> [UInt8]? {
      (try? Data(contentsOf: folder.appendingPathComponent(name))).map { Array($0) }
    }
    return End(
      error: failure, events: events.elements, requests: server.requests,
      home: content("labels.gz"), part: content("labels.gz.part"))
  }

  /// The rest of the file from where the request asks.
  private static func rest(_ request: LoopbackServer.Request) -> [UInt8] {
    guard let start = request.start else { return LoopbackServer.http("200 OK", packed) }
    guard start < packed.count else {
      return LoopbackServer.http("416 Range Not Satisfiable", [])
    }
    return LoopbackServer.http(
      "206 Partial Content",
      headers: ["Content-Range: bytes \(start)-\(packed.count - 1)/\(packed.count)"],
      packed[start...])
  }

  @Test func `a file is downloaded, verified and put in place`() async throws {
    let end = try await fetch { _, request in Self.rest(request) }

    #expect(end.error == nil)
    #expect(end.home == Self.packed && end.part == nil)
    #expect(end.requests == [.init(path: "/labels.gz", start: nil)])
    #expect(
      end.events.contains(.progress(received: Self.packed.count, expected: Self.packed.count)))
  }

  @Test func `a part from an earlier fetch is gone on with`() async throws {
    let end = try await fetch(part: Array(Self.packed[..<70_000])) { _, request in
      Self.rest(request)
    }

    #expect(end.error == nil)
    #expect(end.home == Self.packed && end.part == nil)
    #expect(end.requests.map(\.start) == [70_000])
  }

  @Test func `a cut connection is taken up where it broke`() async throws {
    let end = try await fetch { number, request in
      number == 0
        ? LoopbackServer.http("200 OK", length: Self.packed.count, Self.packed[..<50_000])
        : Self.rest(request)
    }

    #expect(end.error == nil)
    #expect(end.home == Self.packed && end.part == nil)
    #expect(end.requests.map(\.start) == [nil, 50_000])
  }

  @Test func `a connection that brings nothing more leaves the part for the next time`()
    async throws
  {
    let end = try await fetch { number, _ in
      number == 0
        ? LoopbackServer.http("200 OK", length: Self.packed.count, Self.packed[..<50_000]) : []
    }

    #expect(end.home == nil && end.part == Array(Self.packed[..<50_000]))
    #expect(end.error?.kind == .missingInput)
    #expect(
      end.error?.description.hasSuffix("50000 bytes are kept, run the command again to go on")
        == true)
  }

  @Test func `a server without ranges sends it all again`() async throws {
    let end = try await fetch(part: Array(Self.packed[..<70_000])) { _, _ in
      LoopbackServer.http("200 OK", Self.packed)
    }

    #expect(end.error == nil && end.home == Self.packed)
  }

  @Test func `a complete part needs nothing more`() async throws {
    let end = try await fetch(part: Self.packed) { _, request in Self.rest(request) }

    #expect(end.error == nil)
    #expect(end.home == Self.packed && end.part == nil)
  }

  @Test(arguments: [[UInt8](repeating: 1, count: 70_000), [UInt8](repeating: 1, count: 210_000)])
  func `a part of something else is thrown away`(part: [UInt8]) async throws {
    let end = try await fetch(part: part) { _, request in Self.rest(request) }

    #expect(end.error == nil)
    #expect(end.home == Self.packed && end.part == nil)
    #expect(end.requests.map(\.start) == [part.count, nil])
  }

  @Test func `a wrong checksum is refused and nothing stays`() async throws {
    let other = gzip(idx([200_000], Self.values.reversed()))
    let end = try await fetch { _, _ in LoopbackServer.http("200 OK", other) }

    #expect(end.home == nil && end.part == nil)
    #expect(end.error?.kind == .badData)
    #expect(end.error?.description.contains("has the wrong content: its SHA-256 is") == true)
  }

  @Test func `a bad file in place is kept until a good one is verified`() async throws {
    let refused = try await fetch(home: [1, 2, 3]) { _, _ in
      LoopbackServer.http("200 OK", "not here".utf8)
    }
    let good = try await fetch(home: [1, 2, 3]) { _, request in Self.rest(request) }

    #expect(refused.home == [1, 2, 3] && refused.error?.kind == .badData)
    #expect(good.home == Self.packed && good.error == nil)
  }

  @Test func `a file of unknown checksum is verified by its content`() async throws {
    var file = Self.file
    file.checksum = nil
    let good = try await fetch(file) { _, request in Self.rest(request) }
    let bad = try await fetch(file) { _, _ in
      LoopbackServer.http("200 OK", gzip(idx([3], [1, 2, 3])))
    }

    #expect(good.error == nil)
    #expect(good.events.contains { if case .finished(_, false) = $0 { true } else { false } })
    #expect(bad.home == nil && bad.part == nil && bad.error?.kind == .badData)
  }

  @Test(arguments: ["404 Not Found", "403 Forbidden", "500 Internal Server Error"])
  func `a refusal names the address and the status`(status: String) async throws {
    let end = try await fetch { _, _ in LoopbackServer.http(status, "sorry".utf8) }

    #expect(end.home == nil && end.part == nil)
    #expect(end.error?.kind == .missingInput)
    #expect(end.error?.description.hasPrefix("http://127.0.0.1:") == true)
    #expect(
      end.error?.description.hasSuffix("/labels.gz: the server says HTTP \(status.prefix(3))")
        == true)
  }

  @Test func `more bytes than any copy can have are refused`() async throws {
    let end = try await fetch { _, _ in
      LoopbackServer.http("200 OK", length: 1 << 40, [1, 2, 3])
    }

    #expect(end.home == nil && end.part == nil && end.error?.kind == .badData)
  }

  @Test func `a host that does not answer is named`() async throws {
    // A port that was free a moment ago.
    let server = try LoopbackServer { _ in [] }
    server.stop()
    let library = DataLibrary(directory: FileManager.default.temporaryDirectory)

    await #expect(
      throws: DataError.unavailable(
        address: server.address.absoluteString, reason: "the host does not answer")
    ) {
      try await library.fetch(
        Self.file, from: server.address,
        to: FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
      ) { _ in }
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func `a full disk is named`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fanin-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let part = folder.appendingPathComponent("labels.gz.part")
    try FileManager.default.createSymbolicLink(
      atPath: part.path, withDestinationPath: "/dev/full")
    let server = try LoopbackServer { request in Self.rest(request) }
    defer { server.stop() }

    await #expect(
      throws: DataError.unwritable(file: part.path, reason: "no space left on device")
    ) {
      try await DataLibrary(directory: folder).fetch(
        Self.file, from: server.address, to: folder.appendingPathComponent("labels.gz")
      ) { _ in }
    }
  }

  @Test(arguments: [NamedDataset.emnistBalanced, .emnistLetters, .covtypeSample])
  func `a set without an address says how to get it`(set: NamedDataset) async {
    let library = DataLibrary(directory: URL(fileURLWithPath: "/nowhere"))

    let error = await #expect(throws: DataError.self) {
      try await library.fetch(set) { _ in }
    }

    #expect(error?.kind == .missingInput)
    #expect(error?.description.contains("the data folder") == true)
  }
}

/// Elements gathered from several threads.
private final class Collector<Element: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var gathered: [Element] = []

  var elements: [Element] { lock.withLock { gathered } }

  /// Appends, and returns how many there were before.
  @discardableResult func append(_ element: Element) -> Int {
    lock.withLock {
      gathered.append(element)
      return gathered.count - 1
    }
  }
}
