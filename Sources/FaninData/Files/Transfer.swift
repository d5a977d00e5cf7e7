import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// One HTTP transfer, written to a file as it arrives.
///
/// All state is touched on the session's delegate queue alone, which is serial; hence `Sendable`.
final class Transfer: NSObject, URLSessionDataDelegate, @unchecked Sendable {
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
  private var continuation: CheckedContinuation<Outcome, Never>?
  private var handle: FileHandle?
  private var failure: Outcome?
  private var total = 0
  private var expected: Int?

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
    var request = URLRequest(url: address, cachePolicy: .reloadIgnoringLocalCacheData)
    request.timeoutInterval = 60
    // The bytes as stored: a resumed transfer counts in them.
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if start > 0 { request.setValue("bytes=\(start)-", forHTTPHeaderField: "Range") }
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 1
    let session = URLSession(configuration: .ephemeral, delegate: self, delegateQueue: queue)
    let task = session.dataTask(with: request)
    return await withCheckedContinuation { continuation in
      queue.addOperation {
        self.continuation = continuation
        task.resume()
        session.finishTasksAndInvalidate()
      }
    }
  }

  /// Decides by the first line and headers of the answer.
  func urlSession(
    _: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    let answer = response as? HTTPURLResponse
    let status = answer?.statusCode ?? 0
    switch status {
    case 206:
      let range = answer?.value(forHTTPHeaderField: "Content-Range") ?? ""
      if start > 0, range.hasPrefix("bytes \(start)-") { total = start } else { failure = .stale }
    case 200: total = 0
    case 416: failure = .stale
    default: failure = .refused(status: status)
    }
    if response.expectedContentLength > 0 { expected = total + Int(response.expectedContentLength) }
    if let expected, expected > limit { failure = failure ?? .tooLarge }
    if failure == nil { open() }
    completionHandler(failure == nil ? .allow : .cancel)
  }

  /// Writes what arrives.
  func urlSession(_: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    guard failure == nil, let handle else { return }
    do {
      try handle.write(contentsOf: data)
    } catch {
      failure = .unwritable(reason: error.diskReason)
    }
    total += data.count
    if total > limit { failure = failure ?? .tooLarge }
    if failure != nil { dataTask.cancel() } else { progress(total, expected) }
  }

  /// Reports how it ended.
  func urlSession(_: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    do {
      try handle?.synchronize()
      try handle?.close()
    } catch {
      failure = failure ?? .unwritable(reason: error.diskReason)
    }
    let received = max(total - start, 0)
    let outcome: Outcome =
      if let failure {
        failure
      } else if let error {
        .interrupted(reason: error.networkReason, received: received)
      } else if let expected, total < expected {
        .interrupted(reason: "the connection was cut", received: received)
      } else {
        .complete
      }
    continuation?.resume(returning: outcome)
    continuation = nil
  }

  /// Opens the file for writing after the first `total` bytes.
  private func open() {
    do {
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
    } catch {
      failure = .unwritable(reason: error.diskReason)
    }
  }
}

extension Error {
  /// Why a connection failed, in words.
  fileprivate var networkReason: String {
    switch (self as? URLError)?.code {
    case .cannotFindHost, .dnsLookupFailed: "the host cannot be found; is there a network?"
    case .cannotConnectToHost: "the host does not answer"
    case .notConnectedToInternet: "there is no network"
    case .timedOut: "the host stopped answering"
    case .networkConnectionLost: "the connection was cut"
    case .secureConnectionFailed, .serverCertificateUntrusted: "no secure connection"
    case .some(let code): "the transfer failed (URL error \(code.rawValue))"
    case .none: "the transfer failed"
    }
  }

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
