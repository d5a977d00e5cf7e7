import FaninElementary
import FaninKernels
import Foundation
import Testing

/// The kernels' exp and log against double precision, and against each other.
///
/// Every 1,021st float (a prime, so all exponents and many significands) unless `FANIN_EXHAUSTIVE`
/// is set: then every single one, in minutes.
struct ElementaryKernelsTests {
  static let stride: UInt32 =
    ProcessInfo.processInfo.environment["FANIN_EXHAUSTIVE"] == nil ? 1_021 : 1

  /// The worst error in units of the last place over the floats whose bits lie in `bits`, and
  /// whether all instruction sets gave the same bits everywhere.
  static func worst(
    _ bits: ClosedRange<UInt32>,
    _ function: (Kernels, AlignedArray<Float>, AlignedArray<Float>) -> Void,
    exact: (Double) -> Double, unit: (Float) -> Float
  ) throws -> (error: Double, isSame: Bool) {
    let size = 1 << 16
    let x = AlignedArray<Float>(count: size)
    let kernels = try InstructionSet.available.filter { $0 != .reference }
      .map { try #require(Kernels($0)) }
    let outputs = kernels.map { _ in AlignedArray<Float>(count: size) }
    var error = 0.0
    var isSame = true
    var next = UInt64(bits.lowerBound)
    while next <= UInt64(bits.upperBound) {
      for i in 0..<size {
        let value = min(next + UInt64(i) * UInt64(stride), UInt64(bits.upperBound))
        x.pointer[i] = Float(bitPattern: UInt32(value))
      }
      next += UInt64(size) * UInt64(stride)
      for (kernels, output) in zip(kernels, outputs) { function(kernels, x, output) }
      for i in 0..<size {
        let result = outputs[0].pointer[i]
        isSame = isSame && outputs.allSatisfy { $0.pointer[i].bitPattern == result.bitPattern }
        let off = (Double(result) - exact(Double(x.pointer[i]))).magnitude
        error = max(error, off / Double(unit(result)))
      }
    }
    return (error, isSame)
  }

  @Test func `exp is within two units in the last place from −87 to 0`() throws {
    // Negative floats from −0 to −87 are consecutive bit patterns.
    let worst = try Self.worst(
      (-0.0 as Float).bitPattern...(-87 as Float).bitPattern,
      { $0.exponentials(of: $1, into: $2) }, exact: Elementary.exp, unit: \.ulp)

    #expect(worst.error < 2)
    #expect(worst.isSame)
  }

  @Test func `log is within two units in the last place from 1 up`() throws {
    // Cross-entropy takes the logarithm of a sum of at least e⁰ = 1, of 65,535 terms at most.
    let worst = try Self.worst(
      (1 as Float).bitPattern...(65_536 as Float).bitPattern,
      { $0.logarithms(of: $1, into: $2) }, exact: Elementary.log,
      unit: { max($0, 0.5).ulp })

    #expect(worst.error < 2)
    #expect(worst.isSame)
  }
}
