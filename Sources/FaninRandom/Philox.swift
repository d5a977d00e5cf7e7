/// The counter-based generator Philox4x32 with ten rounds: a bijection of 128-bit counters, one for
/// every 64-bit key.
///
/// The n-th block needs no earlier block, so a stream's whole state is its position.
///
/// - Source: Salmon et al. (2011), "Parallel random numbers: as easy as 1, 2, 3",
///   doi:10.1145/2063384.2063405.
package enum Philox {
  /// Four random words for one counter and one key.
  package static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    // Plain words: vectors would be taken apart and put together in every round.
    var (a, b, c, d) = (counter[0], counter[1], counter[2], counter[3])
    var (low, high) = (key[0], key[1])
    for _ in 0..<10 {
      let first = UInt32(0xD251_1F53).multipliedFullWidth(by: a)
      let second = UInt32(0xCD9E_8D57).multipliedFullWidth(by: c)
      (a, b, c, d) = (second.high ^ b ^ low, second.low, first.high ^ d ^ high, first.low)
      low &+= 0x9E37_79B9
      high &+= 0xBB67_AE85
    }
    return SIMD4(a, b, c, d)
  }
}
