import FaninKernels
import Foundation

/// Reads plain numbers one after the other; nil or false where the bytes end too early.
struct CheckpointReader {
  private let data: Data
  private var offset: Int

  init(_ data: Data) {
    self.data = data
    offset = data.startIndex
  }

  var isAtEnd: Bool { offset == data.endIndex }

  mutating func nextBytes(_ count: Int) -> Data? {
    guard count >= 0, count <= data.endIndex - offset else { return nil }
    defer { offset += count }
    return data[offset..<(offset + count)]
  }

  mutating func next<Number: BitwiseCopyable>(_ type: Number.Type, count: Int) -> [Number]? {
    guard let bytes = nextBytes(count * MemoryLayout<Number>.stride) else { return nil }
    return bytes.withUnsafeBytes { raw in
      (0..<count).map {
        raw.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Number>.stride, as: Number.self)
      }
    }
  }

  mutating func fill(_ array: AlignedArray<Float>) -> Bool {
    guard let numbers = next(Float.self, count: array.count) else { return false }
    for (index, number) in numbers.enumerated() { array[index] = number }
    return true
  }
}
