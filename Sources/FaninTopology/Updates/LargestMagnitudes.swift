/// The largest magnitudes among numbers that come a few at a time; of equal ones, those of the lower
/// position.
///
/// Only twice as many as are wanted are held at any time, so what comes may be far too much to keep.
/// What cannot be among the largest any more is known from how many candidates each *class* of
/// magnitudes has, the numbers with the same 12 leading bits, a sixteenth of an octave.
struct LargestMagnitudes {
  private let count: Int
  private let find: Find
  private let excluded: ConnectionSet?
  /// Candidates, the smaller the better: magnitude reversed, then position.
  private let keys: UnsafeMutablePointer<UInt64>
  private let room: Int
  private var used = 0
  /// Where candidates stand among numbers just considered.
  private let hits: UnsafeMutablePointer<UInt16>
  /// Candidates of each class.
  private let sizes: UnsafeMutablePointer<Int>
  /// The class below which nothing is a candidate, and how many candidates are in those above it.
  private var border = 0
  private var better = 0
  /// The bits of the smallest magnitude that is a candidate.
  private var threshold: UInt32 = 0

  private static let classes = 1 << 12
  private static let classShift: UInt32 = 31 - 12
  private static let largest: UInt32 = 0x7fff_ffff
  private static let infinity: UInt32 = 0x7f80_0000

  /// Writes down the places, ascending, of the numbers whose magnitude has at least some bits, NaN
  /// excluded; says how many there are.
  typealias Find = (
    _ numbers: UnsafePointer<Float>, _ count: Int, _ least: UInt32,
    _ places: UnsafeMutablePointer<UInt16>
  ) -> Int

  /// The positions, ascending, of the `count` largest of all numbers added.
  ///
  /// Where there were fewer, all of them; positions of `excluded` are no candidates.
  static func positions(
    count: Int, excluding excluded: ConnectionSet?, find: @escaping Find,
    of add: (inout LargestMagnitudes) -> Void
  ) -> [Int] {
    var largest = LargestMagnitudes(count: count, excluding: excluded, find: find)
    defer { largest.deallocate() }
    add(&largest)
    return largest.positions()
  }

  private init(
    count: Int, excluding excluded: ConnectionSet? = nil, find: @escaping Find = Self.find
  ) {
    self.count = count
    self.excluded = excluded
    self.find = find
    room = 2 * count + 1_024
    keys = .allocate(capacity: room)
    hits = .allocate(capacity: 1_024)
    sizes = .allocate(capacity: Self.classes)
    sizes.initialize(repeating: 0, count: Self.classes)
  }

  private func deallocate() {
    keys.deallocate()
    hits.deallocate()
    sizes.deallocate()
  }

  /// Without a branch, which would be guessed wrong as often as not.
  static func find(
    _ numbers: UnsafePointer<Float>, _ count: Int, _ least: UInt32,
    _ places: UnsafeMutablePointer<UInt16>
  ) -> Int {
    var found = 0
    for index in 0..<count {
      places[found] = UInt16(truncatingIfNeeded: index)
      let bits = numbers[index].bitPattern & largest
      found &+= bits &- least <= infinity &- least ? 1 : 0
    }
    return found
  }

  /// Considers numbers that stand one after the other; what is not a number is none of them.
  ///
  /// - Precondition: `size` ≤ 1,024; positions are below 2³².
  mutating func add(_ numbers: UnsafePointer<Float>, count size: Int, at first: Int) {
    guard count > 0 else { return }
    if used + size > room { shrink() }
    for hit in 0..<find(numbers, size, threshold, hits) {
      let index = Int(hits[hit])
      if let excluded, excluded.contains(first + index) { continue }
      let bits = numbers[index].bitPattern & Self.largest
      keys[used] = UInt64(Self.largest - bits) << 32 | UInt64(first + index)
      used += 1
      let group = Int(bits >> Self.classShift)
      sizes[group] += 1
      if group > border {
        better += 1
        if better >= count { raise() }
      }
    }
  }

  /// Gives up the classes that the better ones leave no room for.
  private mutating func raise() {
    while better >= count {
      border += 1
      better -= sizes[border]
    }
    threshold = max(threshold, UInt32(border) << Self.classShift)
  }

  /// Keeps no more candidates than are wanted, in any order.
  private mutating func shrink() {
    guard used > count else { return }
    let worst = Self.classKey(border)
    var kept = 0
    var atBorder: [UInt64] = []
    for index in 0..<used {
      let key = keys[index]
      let group = key >> UInt64(32 + Self.classShift)
      if group < worst {
        keys[kept] = key
        kept += 1
      } else if group == worst {
        atBorder.append(key)
      }
    }
    atBorder.sort()
    for key in atBorder.prefix(count - kept) {
      keys[kept] = key
      kept += 1
    }
    used = kept
    sizes.update(repeating: 0, count: border)
    sizes[border] = count - better
    if let last = atBorder.prefix(count - better).last {
      threshold = Self.largest - UInt32(last >> 32)
    }
  }

  /// What a class is in the leading bits of its keys.
  private static func classKey(_ group: Int) -> UInt64 {
    UInt64(largest >> classShift) - UInt64(group)
  }

  private mutating func positions() -> [Int] {
    shrink()
    var positions = (0..<used).map { UInt32(truncatingIfNeeded: keys[$0]) }
    var sorted = positions
    // By 11 bits at a time, the last ones first.
    let most = positions.max() ?? 0
    for shift: UInt32 in [0, 11, 22] where most >> shift > 0 {
      var next = [Int](repeating: 0, count: 1 << 11)
      for position in positions { next[Int(position >> shift & 0x7ff)] += 1 }
      var sum = 0
      for digit in next.indices { (next[digit], sum) = (sum, sum + next[digit]) }
      for position in positions {
        let digit = Int(position >> shift & 0x7ff)
        sorted[next[digit]] = position
        next[digit] += 1
      }
      swap(&positions, &sorted)
    }
    return positions.map { Int($0) }
  }

  /// Which of the numbers are the `count` largest.
  static func flags(of numbers: [Float], count: Int) -> [Bool] {
    var largest = LargestMagnitudes(count: count)
    defer { largest.deallocate() }
    numbers.withUnsafeBufferPointer { numbers in
      guard let base = numbers.baseAddress else { return }
      for first in stride(from: 0, to: numbers.count, by: 1_024) {
        largest.add(base + first, count: min(1_024, numbers.count - first), at: first)
      }
    }
    largest.shrink()
    var flags = [Bool](repeating: false, count: numbers.count)
    for index in 0..<largest.used { flags[Int(largest.keys[index] & 0xffff_ffff)] = true }
    return flags
  }
}
