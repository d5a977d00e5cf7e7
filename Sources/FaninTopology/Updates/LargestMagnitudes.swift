/// The largest magnitudes among numbers that come a few at a time; of equal ones, those of the lower
/// position.
///
/// Only twice as many as are wanted are held at any time, so what comes may be far too much to keep.
struct LargestMagnitudes {
  private let count: Int
  /// Keys of candidates; the smaller, the better.
  private var keys: [UInt64] = []
  /// What a number must reach to be a candidate.
  private(set) var threshold: Float = 0

  /// Seeks the `count` largest.
  init(count: Int) {
    self.count = count
    keys.reserveCapacity(2 * count + 1_024)
  }

  /// Considers a number.
  ///
  /// - Precondition: 0 ≤ `position` < 2³².
  @inline(__always)
  mutating func add(_ number: Float, at position: Int) {
    guard number.magnitude >= threshold else { return }
    keys.append(UInt64(0x7fff_ffff - number.magnitude.bitPattern) << 32 | UInt64(position))
    if keys.count >= 2 * count + 1_024 { shrink() }
  }

  /// The positions of the largest, ascending; all there were where there were fewer.
  mutating func positions() -> [Int] {
    shrink()
    return keys.map { Int($0 & 0xffff_ffff) }.sorted()
  }

  private mutating func shrink() {
    guard count < keys.count else { return }
    let worst = Self.keepSmallest(count, of: &keys)
    threshold = Float(bitPattern: 0x7fff_ffff - UInt32(worst >> 32))
  }

  /// Keeps the smallest keys, in any order.
  ///
  /// A histogram of the leading bits finds the class in which the last of them lies; only that class
  /// is sorted.
  ///
  /// - Precondition: `count` < `keys.count`.
  /// - Returns: The largest of those kept; the largest there is where none is kept.
  private static func keepSmallest(_ count: Int, of keys: inout [UInt64]) -> UInt64 {
    guard count > 0 else {
      keys.removeAll(keepingCapacity: true)
      return 0
    }
    // 8 bits of exponent and 4 of the fraction.
    let shift = 63 - 12
    var sizes = [Int](repeating: 0, count: 1 << 12)
    for key in keys { sizes[Int(key >> shift)] += 1 }
    var last = 0
    var below = 0
    while below + sizes[last] < count {
      below += sizes[last]
      last += 1
    }
    var border: [UInt64] = []
    border.reserveCapacity(sizes[last])
    var kept = 0
    for key in keys {
      let group = Int(key >> shift)
      if group < last {
        keys[kept] = key
        kept += 1
      } else if group == last {
        border.append(key)
      }
    }
    border.sort()
    let rest = border.prefix(count - below)
    keys.replaceSubrange(kept..., with: rest)
    return rest.last ?? 0
  }

  /// Which of the numbers are the `count` largest.
  static func flags(of numbers: [Float], count: Int) -> [Bool] {
    var largest = LargestMagnitudes(count: count)
    for (position, number) in numbers.enumerated() { largest.add(number, at: position) }
    var flags = [Bool](repeating: false, count: numbers.count)
    for position in largest.positions() { flags[position] = true }
    return flags
  }
}
