import CZlib
import Foundation

/// Gzip being unpacked by zlib.
final class Inflation {
  /// What zlib did not like.
  struct Failure: Error {
    var reason: String
  }

  // On the heap, because zlib keeps a pointer to it.
  private let stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool
  private var isFinished = false

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for "gzip only".
    isReady =
      inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Fills `buffer` from `packed`, starting at `position`, which moves on.
  ///
  /// Returns fewer bytes than the buffer holds only at the end. Several gzip members in a row
  /// count as one, as gzip itself has it.
  func read(
    _ packed: Data, from position: inout Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(Failure) -> Int {
    guard isReady else { throw Failure(reason: "zlib cannot start") }
    var written = 0
    while written < buffer.count, !isFinished {
      let step = advance(
        packed, from: position, into: UnsafeMutableRawBufferPointer(rebasing: buffer[written...]))
      position += step.consumed
      written += step.written
      switch step.status {
      case Z_OK where step.consumed > 0 || step.written > 0: continue
      case Z_STREAM_END: try goOn(after: packed, at: position)
      case Z_OK, Z_BUF_ERROR: throw Failure(reason: "it ends in the middle of the stream")
      case Z_MEM_ERROR: throw Failure(reason: "out of memory")
      default:
        let message = stream.pointee.msg.map { String(cString: $0) }
        throw Failure(reason: message ?? "unknown format")
      }
    }
    return written
  }

  /// One call of zlib.
  private func advance(
    _ packed: Data, from position: Int, into buffer: UnsafeMutableRawBufferPointer
  ) -> (status: Int32, consumed: Int, written: Int) {
    packed.withUnsafeBytes { bytes in
      let input = UnsafeRawBufferPointer(rebasing: bytes[position...])
      let offered = UInt32(clamping: input.count)
      let room = UInt32(clamping: buffer.count)
      // zlib only reads through next_in; C has no const here.
      stream.pointee.next_in = UnsafeMutablePointer(
        mutating: input.bindMemory(to: Bytef.self).baseAddress)
      stream.pointee.avail_in = offered
      stream.pointee.next_out = buffer.bindMemory(to: Bytef.self).baseAddress
      stream.pointee.avail_out = room
      let status = inflate(stream, Z_NO_FLUSH)
      return (
        status, Int(offered - stream.pointee.avail_in), Int(room - stream.pointee.avail_out)
      )
    }
  }

  /// At the end of a member: starts the next, or finishes.
  private func goOn(after packed: Data, at position: Int) throws(Failure) {
    let rest = packed.dropFirst(position)
    // Tapes and some copying programs fill the last block with zeros, which gzip passes over, too.
    if rest.allSatisfy({ $0 == 0 }) {
      isFinished = true
    } else if rest.starts(with: [0x1f, 0x8b]) {
      inflateReset(stream)
    } else {
      throw Failure(reason: "\(rest.count) bytes follow its end")
    }
  }
}
