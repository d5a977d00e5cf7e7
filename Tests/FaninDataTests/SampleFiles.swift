import FaninData
import Foundation

/// The bytes of an IDX file of bytes.
func idx(_ dimensions: [UInt32], _ values: [UInt8]) -> [UInt8] {
  [0, 0, 8, UInt8(dimensions.count)]
    + dimensions.flatMap { size in (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) }
    }
    + values
}

/// A gzip file that holds bytes unpacked, in stored blocks (RFC 1951, 3.2.4; RFC 1952).
func gzip(_ payload: [UInt8]) -> [UInt8] {
  var file: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
  let starts = Array(stride(from: 0, to: max(payload.count, 1), by: 0xffff))
  for start in starts {
    let block = payload[start..<min(start + 0xffff, payload.count)]
    let size = UInt16(block.count)
    file.append(start == starts.last ? 1 : 0)
    for number in [size, ~size] { file += [UInt8(number & 0xff), UInt8(number >> 8)] }
    file += block
  }
  return file + littleEndian(crc32(payload)) + littleEndian(UInt32(payload.count))
}

/// A gzip file that unpacks to about `count` zeros, 158 bytes to one, and has no end.
///
/// Fixed Huffman codes: a zero, then copies of 258 bytes from one byte back (RFC 1951, 3.2.5 and
/// 3.2.6).
func gzipBomb(_ count: Int) -> [UInt8] {
  var bits: [UInt8] = []
  // Final block, fixed codes; the literal 0.
  bits += [1, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0]
  var file: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
  let copy: [UInt8] = [1, 1, 0, 0, 0, 1, 0, 1] + [0, 0, 0, 0, 0]
  for _ in 0..<count / 258 {
    bits += copy
    while bits.count >= 8 {
      file.append(bits[..<8].reversed().reduce(0) { $0 << 1 | $1 })
      bits.removeFirst(8)
    }
  }
  return file
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(UInt32.max) { crc, byte in
    (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
      crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1
    }
  }
}

private func littleEndian(_ number: UInt32) -> [UInt8] {
  (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

extension URL {
  /// Writes a file below this folder, making folders on the way.
  func write(_ bytes: [UInt8], to path: String) throws {
    let file = appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Writes a text file below this folder.
  func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }
}

extension Examples {
  /// The values as numbers; bytes as they are.
  var numbers: [Float] {
    switch values {
    case .bytes(let bytes): bytes.map { Float($0) }
    case .numbers(let numbers): numbers
    }
  }
}

/// The error that `body` throws, or nil.
func dataError(_ body: () throws(DataError) -> Void) -> DataError? {
  do throws(DataError) {
    try body()
    return nil
  } catch {
    return error
  }
}
