/// Plain numbers in memory of a fixed place, on a boundary of 64 bytes, zero at first.
///
/// The count is rounded up to whole vectors of 16, so that a kernel may read and write the last one.
public final class AlignedArray<Element: BitwiseCopyable> {
  /// The number of elements asked for.
  public let count: Int
  /// The first element.
  public let pointer: UnsafeMutablePointer<Element>

  /// Reserves memory for `count` elements and clears it.
  public init(count: Int) {
    self.count = count
    let bytes = ((count + 15) / 16 * 16 + 16) * MemoryLayout<Element>.stride
    let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
    pointer = raw.assumingMemoryBound(to: Element.self)
  }

  /// Copies the elements of an array.
  public convenience init(_ elements: [Element]) {
    self.init(count: elements.count)
    fill(from: elements)
  }

  /// Copies another's elements.
  public convenience init(copying other: AlignedArray) {
    self.init(count: other.count)
    pointer.update(from: other.pointer, count: count)
  }

  deinit { UnsafeMutableRawPointer(pointer).deallocate() }

  /// One element.
  public subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count, "index \(index) of \(count)")
      return pointer[index]
    }
    set {
      precondition(index >= 0 && index < count, "index \(index) of \(count)")
      pointer[index] = newValue
    }
  }

  /// Takes the elements of an array of as many.
  public func fill(from elements: [Element]) {
    precondition(elements.count == count, "\(elements.count) elements for \(count)")
    elements.withUnsafeBufferPointer { source in
      if let first = source.baseAddress { pointer.update(from: first, count: count) }
    }
  }

  /// The elements as an array.
  public var elements: [Element] { Array(UnsafeBufferPointer(start: pointer, count: count)) }
}
