import FaninElementary

/// Random numbers for one purpose: the stream is named by a seed, a purpose and an index.
///
/// The same name gives the same numbers on every machine. Streams of different names are
/// independent, so drawing more from one never shifts another: that is what makes pairing by seed
/// real.
public struct RandomStream: Sendable, RandomNumberGenerator {
  /// The number of 64-bit words drawn so far; with the name, the stream's whole state.
  public private(set) var position: UInt64

  private let key: SIMD2<UInt32>
  private let name: UInt64

  /// Opens a stream, at its beginning or where it was left.
  ///
  /// `purpose` says what the numbers are for, such as `"batch-order"`; `index` tells apart streams
  /// of one purpose, such as layers or epochs.
  public init(seed: Seed, purpose: String, index: Int = 0, position: UInt64 = 0) {
    // FNV-1a (Fowler, Noll & Vo) over the purpose, then over the index.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let bits = UInt64(bitPattern: Int64(index))
    for shift in stride(from: 0, to: 64, by: 8) {
      hash = (hash ^ (bits >> UInt64(shift) & 0xff)) &* 0x100_0000_01b3
    }
    name = hash
    key = SIMD2(
      UInt32(truncatingIfNeeded: seed.value), UInt32(truncatingIfNeeded: seed.value >> 32))
    self.position = position
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let number = position >> 1
    let words = Philox.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32),
        UInt32(truncatingIfNeeded: name), UInt32(truncatingIfNeeded: name >> 32)),
      key: key)
    let half = position & 1 == 0 ? (words[0], words[1]) : (words[2], words[3])
    position &+= 1
    return UInt64(half.0) | UInt64(half.1) << 32
  }

  /// A number uniform on the multiples of 2⁻⁵³ in [0, 1).
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// An integer uniform in 0 ..< `bound`, without bias.
  ///
  /// - Precondition: `bound` > 0.
  /// - Source: Lemire (2019), doi:10.1145/3230636.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "below(\(bound)): the bound must be positive")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// A standard normal number, by inversion: one draw each, so positions stay countable.
  public mutating func normal() -> Double {
    Elementary.normalQuantile((Double(next() >> 11) + 0.5) * 0x1p-53)
  }

  /// Puts the elements in uniformly random order.
  ///
  /// - Complexity: O(n). - Source: Fisher & Yates, Durstenfeld's form.
  @inlinable
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }

  /// `count` different integers of 0 ..< `bound`, every subset equally likely, in ascending order.
  ///
  /// - Precondition: 0 ≤ `count` ≤ `bound`.
  /// - Complexity: O(count · log count) time and memory.
  /// - Source: Floyd's algorithm; Bentley & Floyd (1987), doi:10.1145/30401.315746.
  public mutating func sample(_ count: Int, below bound: Int) -> [Int] {
    precondition(count >= 0 && count <= bound, "sample(\(count), below: \(bound))")
    var chosen = Set<Int>(minimumCapacity: count)
    for candidate in (bound - count)..<bound {
      let drawn = below(candidate + 1)
      if !chosen.insert(drawn).inserted { chosen.insert(candidate) }
    }
    return chosen.sorted()
  }
}
