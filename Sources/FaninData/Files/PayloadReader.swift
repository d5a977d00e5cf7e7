import CZlib
import Foundation

/// Reads what a file holds from start to end, whether it is stored plain or as gzip.
///
/// Gzip's checksum is verified when the end is reached.
final class PayloadReader {
  /// The file's name in errors.
  let file: String

  private let stored: Data
  private var position = 0
  private var inflation: Inflation?

  /// Opens a file; its content says whether it is gzip, and a name in `.gz` insists on it.
  init(_ url: URL, mustBeGzip: Bool? = nil) throws(DataError) {
    file = url.relativePath
    stored = try PayloadReader.content(of: url)
    let isGzip = stored.starts(with: [0x1f, 0x8b])
    if mustBeGzip ?? (url.pathExtension == "gz"), !isGzip {
      throw .flawed(file: file, stored.isEmpty ? .empty : .notGzip)
    }
    if stored.isEmpty { throw .flawed(file: file, .empty) }
    if isGzip { inflation = Inflation() }
  }

  /// More bytes than this the payload cannot hold.
  ///
  /// Deflate packs at best 258 bytes into 2 bits.
  ///
  /// - Source: zlib's technical details, "Maximum Compression Factor".
  var largestPayload: Int { inflation == nil ? stored.count : stored.count * 1032 }

  /// Whether the file is not packed.
  var isPlain: Bool { inflation == nil }

  /// Reads the next bytes; fewer than asked for only where the payload ends.
  func bytes(_ count: Int) throws(DataError) -> [UInt8] {
    var failure: DataError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      do throws(DataError) {
        initialized = try read(into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Whether nothing is left.
  func isAtEnd() throws(DataError) -> Bool { try bytes(1).isEmpty }

  /// Reads the whole payload in pieces, from the start.
  ///
  /// - Throws: ``DataFlaw/tooLarge(limit:)`` as soon as more than `limit` bytes have come out of
  ///   gzip.
  func forEachPiece(
    limit: Int, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(DataError) {
    rewind()
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { piece.deallocate() }
    var total = 0
    while true {
      let count = try read(into: piece)
      if count == 0 { break }
      total += count
      if inflation != nil, total > limit { throw .flawed(file: file, .tooLarge(limit: limit)) }
      body(UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
  }

  /// The whole payload.
  ///
  /// Gzip is unpacked twice, first to learn the size, so that a small file which unpacks to a huge
  /// one costs no memory.
  func all(limit: Int) throws(DataError) -> [UInt8] {
    var count = stored.count
    if inflation != nil {
      count = 0
      try forEachPiece(limit: limit) { count += $0.count }
    }
    rewind()
    return try bytes(count)
  }

  private func rewind() {
    position = 0
    if inflation != nil { inflation = Inflation() }
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) throws(DataError) -> Int {
    guard let inflation else {
      let count = min(buffer.count, stored.count - position)
      stored.copyBytes(to: buffer, from: position..<position + count)
      position += count
      return count
    }
    do throws(Inflation.Failure) {
      return try inflation.read(stored, from: &position, into: buffer)
    } catch {
      throw .flawed(file: file, .corruptGzip(reason: error.reason))
    }
  }

  private static func content(of url: URL) throws(DataError) -> Data {
    let path = url.resolvingSymlinksInPath().path
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    guard let type else {
      throw .unreadable(file: url.relativePath, reason: "no such file, or its folder is closed")
    }
    guard type == .typeRegular else {
      throw .unreadable(
        file: url.relativePath,
        reason: type == .typeDirectory ? "it is a folder" : "it is not a regular file")
    }
    do {
      return try Data(contentsOf: url)
    } catch {
      throw .unreadable(
        file: url.relativePath,
        reason: FileManager.default.isReadableFile(atPath: path)
          ? "input/output error" : "permission denied")
    }
  }
}
