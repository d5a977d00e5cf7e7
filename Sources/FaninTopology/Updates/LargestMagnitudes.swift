/// The largest magnitudes among numbers that come a panel at a time; of equal ones, those of the lower
/// position.
///
/// Candidates are held for as long as there is room, then all but the largest are given up and what
/// comes later must be at least as large as the least of those. A threshold that was guessed well
/// spares that too.
struct LargestMagnitudes {
  private let count: Int
  private let find: Find
  private let excluded: ConnectionSet?
  /// The bits of the smallest magnitude that is a candidate.
  private var threshold: UInt32
  /// Candidates: the bits of their magnitudes, and where they stand.
  private let magnitudes: UnsafeMutablePointer<UInt32>
  private let positions: UnsafeMutablePointer<UInt32>
  private let room: Int
  private(set) var used = 0

  /// Writes down the magnitudes and positions of those numbers of a panel that have at least some
  /// bits, are numbers and not excluded; says how many there are.
  ///
  /// It may overwrite 16 places more.
  typealias Find = (
    _ panel: DenseGradient.Panel, _ least: UInt32, _ excluded: ConnectionSet?,
    _ magnitudes: UnsafeMutablePointer<UInt32>, _ positions: UnsafeMutablePointer<UInt32>
  ) -> Int

  /// Finds the `count` largest of all numbers added that have at least the bits `threshold`.
  ///
  /// - Parameters:
  ///   - count: How many are wanted.
  ///   - excluded: Positions that are no candidates.
  ///   - threshold: The bits of the smallest magnitude that is a candidate.
  ///   - panel: The most numbers of a panel.
  ///   - find: What finds candidates.
  ///   - body: Adds panels, and reads what was found; the memory lasts until it returns.
  /// - Returns: What `body` returns.
  static func finding<Result>(
    _ count: Int, excluding excluded: ConnectionSet? = nil, from threshold: UInt32 = 0,
    panel: Int, find: @escaping Find = Self.find,
    _ body: (inout LargestMagnitudes) -> Result
  ) -> Result {
    let room = 2 * count + panel
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * (room + 16)) { memory in
      // Room for 32 numbers at least, so there is an address.
      guard let base = memory.baseAddress else { preconditionFailure("no memory") }
      var largest = LargestMagnitudes(
        count: count, find: find, excluded: excluded, threshold: threshold, magnitudes: base,
        positions: base + room + 16, room: room)
      return body(&largest)
    }
  }

  /// Considers the numbers of a panel; what is not a number is none of them.
  ///
  /// - Precondition: Positions are below 2³².
  mutating func add(_ panel: DenseGradient.Panel) {
    if used + panel.rows * panel.columns > room { shrink() }
    used += find(panel, threshold, excluded, magnitudes + used, positions + used)
  }

  /// Keeps no more candidates than are wanted, in any order.
  private mutating func shrink() {
    guard used > count else { return }
    guard let border = MagnitudeClasses.border(of: magnitudes, used, rank: count) else {
      used = 0
      return
    }
    var kept = 0
    var atBorder: [UInt64] = []
    for index in 0..<used {
      let group = MagnitudeClasses.of(magnitudes[index])
      if group > border.group {
        magnitudes[kept] = magnitudes[index]
        positions[kept] = positions[index]
        kept += 1
      } else if group == border.group {
        // The smaller the better: magnitude reversed, then position.
        atBorder.append(UInt64(~magnitudes[index]) << 32 | UInt64(positions[index]))
      }
    }
    atBorder.sort()
    for key in atBorder.prefix(count - border.better) {
      magnitudes[kept] = ~UInt32(key >> 32)
      positions[kept] = UInt32(truncatingIfNeeded: key)
      kept += 1
    }
    used = kept
    threshold = max(threshold, magnitudes[kept - 1])
  }

  /// The positions of what was found, ascending; all are within `range`.
  mutating func ascendingPositions(in range: Range<Int>) -> [Int] {
    shrink()
    let words = (range.count + 63) / 64
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { set in
      set.initialize(repeating: 0)
      for index in 0..<used {
        let place = Int(positions[index]) - range.lowerBound
        set[place >> 6] |= 1 << UInt64(place & 63)
      }
      return [Int](unsafeUninitializedCapacity: used) { ascending, initialized in
        for word in 0..<words {
          var bits = set[word]
          while bits != 0 {
            ascending[initialized] = range.lowerBound + word << 6 + bits.trailingZeroBitCount
            initialized += 1
            bits &= bits - 1
          }
        }
      }
    }
  }

  /// Which of the numbers are the `count` largest.
  static func flags(of numbers: [Float], count: Int) -> [Bool] {
    var flags = [Bool](repeating: false, count: numbers.count)
    numbers.withUnsafeBufferPointer { numbers in
      guard let base = numbers.baseAddress, count > 0 else { return }
      finding(count, panel: numbers.count) { largest in
        largest.add(DenseGradient.Panel(row: base, count: numbers.count))
        largest.shrink()
        for index in 0..<largest.used { flags[Int(largest.positions[index])] = true }
      }
    }
    return flags
  }

  /// The definition of ``Find``, without a branch, which would be guessed wrong as often as not.
  static func find(
    _ panel: DenseGradient.Panel, _ least: UInt32, _ excluded: ConnectionSet?,
    _ magnitudes: UnsafeMutablePointer<UInt32>, _ positions: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var found = 0
    for row in 0..<panel.rows {
      for column in 0..<panel.columns {
        let bits = panel.numbers[row * panel.stride + column].magnitude.bitPattern
        let position = panel.position(row, column)
        magnitudes[found] = bits
        positions[found] = UInt32(truncatingIfNeeded: position)
        let isLarge = bits &- least <= Float.infinity.bitPattern &- least
        found &+= isLarge && !(excluded?.contains(position) ?? false) ? 1 : 0
      }
    }
    return found
  }
}
