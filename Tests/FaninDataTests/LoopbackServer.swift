import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// An HTTP server on a free port of this machine, one request a connection.
final class LoopbackServer: @unchecked Sendable {
  /// What a request line and header say.
  struct Request: Equatable {
    var path: String
    /// The first byte asked for.
    var start: Int?
  }

  let address: URL
  private let listener: Int32
  private let answer: @Sendable (Request) -> [UInt8]
  private let lock = NSLock()
  private var seen: [Request] = []

  /// The requests so far.
  var requests: [Request] { lock.withLock { seen } }

  /// Starts a server that sends what `answer` gives, whole, and closes the connection.
  init(answer: @escaping @Sendable (Request) -> [UInt8]) throws {
    self.answer = answer
    #if canImport(Darwin)
    let listener = socket(AF_INET, SOCK_STREAM, 0)
    #else
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    Self.keepToProcess(listener)
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutableBytes(of: &name) { bytes in
      guard let base = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else {
        return false
      }
      return bind(listener, base, size) == 0 && listen(listener, 8) == 0
        && getsockname(listener, base, &size) == 0
    }
    guard isBound, let url = URL(string: "http://127.0.0.1:\(UInt16(bigEndian: name.sin_port))/")
    else { throw POSIXError(.EADDRNOTAVAIL) }
    address = url
    self.listener = listener
    Thread.detachNewThread { [self] in serve() }
  }

  /// Keeps a socket from programs that other tests start, which would hold it open after its end.
  private static func keepToProcess(_ socket: Int32) { _ = fcntl(socket, F_SETFD, FD_CLOEXEC) }

  /// Stops listening.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve() {
    while true {
      let connection = accept(listener, nil, nil)
      if connection < 0 { return }
      Self.keepToProcess(connection)
      let request = read(connection)
      lock.withLock { seen.append(request) }
      var bytes = answer(request)[...]
      while !bytes.isEmpty {
        let sent = bytes.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, noSignal) }
        if sent <= 0 { break }
        bytes = bytes.dropFirst(sent)
      }
      shutdown(connection, Int32(SHUT_WR))
      close(connection)
    }
  }

  private func read(_ connection: Int32) -> Request {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !text.contains("\r\n\r\n") {
      let count = recv(connection, &buffer, buffer.count, 0)
      if count <= 0 { break }
      text += String(decoding: buffer[..<count], as: UTF8.self)
    }
    let path = text.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    let start = text.range(of: "range: bytes=", options: .caseInsensitive)
      .flatMap { Int(text[$0.upperBound...].prefix { $0.isNumber }) }
    return Request(path: path, start: start)
  }

  #if canImport(Darwin)
  private let noSignal: Int32 = 0
  #else
  private let noSignal = Int32(MSG_NOSIGNAL)
  #endif

  /// A whole HTTP answer: status, a length that may be a lie, the bytes.
  static func http(
    _ status: String, length: Int? = nil, headers: [String] = [], _ body: some Sequence<UInt8>
  ) -> [UInt8] {
    let body = Array(body)
    let lines =
      ["HTTP/1.1 \(status)", "Content-Length: \(length ?? body.count)", "Connection: close"]
      + headers
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }
}
