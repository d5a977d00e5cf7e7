import CKernels

/// What the kernels are compiled for; the bits of the results are the same on all.
public enum InstructionSet: String, Sendable, CaseIterable {
  /// The slow definitions in Swift that every kernel must equal.
  case reference
  /// What every processor of the architecture has.
  case baseline
  /// x86-64 with AVX2 and FMA.
  case avx2
  /// x86-64 with AVX-512 F, BW, DQ and VL.
  case avx512

  /// The instruction sets this processor can run, slowest first.
  public static var available: [InstructionSet] { allCases.filter { $0.table != nil } }

  /// The fastest instruction set of this processor.
  public static let best: InstructionSet = available.last ?? .reference

  var table: fanin_kernels? {
    switch self {
    case .reference: Reference.table
    case .baseline: fanin_kernels_at(0)?.pointee
    case .avx2: fanin_kernels_at(1)?.pointee
    case .avx512: fanin_kernels_at(2)?.pointee
    }
  }
}
