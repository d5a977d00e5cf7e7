import CKernels

extension Reference {
  static func softmaxCrossEntropy(
    _ classes: Int32, _ vectors: Int32, _ logits: Numbers?, _ labels: UnsafePointer<UInt16>?,
    _ scale: Float, _ losses: MutableNumbers?, _ predictions: UnsafeMutablePointer<UInt16>?,
    _ dlogits: MutableNumbers?
  ) {
    guard let logits, let labels, let losses, let predictions else { return }
    let lanes = 16 * Int(vectors)
    for lane in 0..<lanes {
      let z = (0..<Int(classes)).map { logits[$0 * lanes + lane] }
      var largest = z[0]
      var best = 0
      for c in 1..<max(1, z.count) where z[c] > largest {
        largest = z[c]
        best = c
      }
      let exponentials = z.map { exponential($0 - largest) }
      let sum = exponentials.reduce(0, +)
      let label = Int(labels[lane])
      predictions[lane] = UInt16(best)
      losses[lane] = label < z.count ? (logarithm(sum) + largest) - z[label] : 0
      guard let dlogits else { continue }
      let factor = scale / sum
      for c in z.indices {
        let softmax = exponentials[c] * factor
        dlogits[c * lanes + lane] =
          label >= z.count ? 0 : c == label ? softmax - scale : softmax
      }
    }
  }

  static func map(
    _ x: Numbers?, _ count: Int64, _ y: MutableNumbers?, _ function: (Float) -> Float
  ) {
    guard let x, let y else { return }
    for i in 0..<Int(count) { y[i] = function(x[i]) }
  }

  /// e to the x for x ≤ 0, at least e^−87; relative error below 2⁻²³.
  ///
  /// - Source: Cephes 2.2, expf.c (Moshier 1992).
  static func exponential(_ x: Float) -> Float {
    let x = x < -87 ? -87 : x
    let magic: Float = 12_582_912
    let shifted = magic.addingProduct(x, 1.442_695_040_888_963_41)
    let n = shifted - magic
    let r = x.addingProduct(n, -0.693_359_375).addingProduct(n, 2.121_944_40e-4)
    var p: Float = 1.987_569_150_0e-4
    for coefficient: Float in [
      1.398_199_950_7e-3, 8.333_451_907_3e-3, 4.166_579_589_4e-2, 1.666_666_545_9e-1,
      5.000_000_120_1e-1,
    ] {
      p = coefficient.addingProduct(p, r)
    }
    p = r.addingProduct(p, r * r) + 1
    let power = (Int32(bitPattern: shifted.bitPattern) &+ (127 - 0x4B40_0000)) << 23
    return p * Float(bitPattern: UInt32(bitPattern: power))
  }

  /// The natural logarithm of a positive normal number; error below 2⁻²³ of the larger of 1 and the
  /// result.
  ///
  /// - Source: Cephes 2.2, logf.c (Moshier 1992).
  static func logarithm(_ x: Float) -> Float {
    guard x == x else { return x }
    let bits = Int32(bitPattern: x.bitPattern)
    let e = (bits &- 0x3F35_04F3) >> 23
    let f = Float(bitPattern: UInt32(bitPattern: bits &- (e << 23))) - 1
    let n = Float(e)
    let z = f * f
    var p: Float = 7.037_683_629_2e-2
    for coefficient: Float in [
      -1.151_461_031_0e-1, 1.167_699_874_0e-1, -1.242_014_084_6e-1, 1.424_932_278_7e-1,
      -1.666_805_766_5e-1, 2.000_071_476_5e-1, -2.499_999_399_3e-1, 3.333_333_117_4e-1,
    ] {
      p = coefficient.addingProduct(p, f)
    }
    let y = ((p * f) * z).addingProduct(n, -2.121_944_40e-4).addingProduct(-0.5, z)
    return (f + y).addingProduct(n, 0.693_359_375)
  }
}
