/// Magnitudes by their 12 leading bits, a sixteenth of an octave: enough to say which of many are among
/// the largest but for those of one class.
enum MagnitudeClasses {
  private static let shift: UInt32 = 31 - 12

  /// The class of a magnitude's bits.
  static func of(_ bits: UInt32) -> Int { Int(bits >> shift) }

  /// The bits of the smallest magnitude of a class.
  static func least(of group: Int) -> UInt32 { UInt32(group) << shift }

  /// The class of the magnitude of this rank, the largest having rank 1, and how many are in better
  /// ones; nil for rank 0.
  ///
  /// - Precondition: There are at least so many magnitudes.
  static func border(
    of magnitudes: UnsafePointer<UInt32>, _ count: Int, rank: Int
  ) -> (group: Int, better: Int)? {
    guard rank > 0 else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1 << 12) { sizes in
      sizes.initialize(repeating: 0)
      for index in 0..<count { sizes[of(magnitudes[index])] += 1 }
      var group = sizes.count - 1
      var better = 0
      while better + Int(sizes[group]) < rank {
        better += Int(sizes[group])
        group -= 1
      }
      return (group, better)
    }
  }
}
