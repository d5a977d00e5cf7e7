public import FaninExecution
import FaninKernels
import FaninLedger
import FaninStatistics

extension ComputingBuild {
  /// fanin's version.
  public static let release = "0.1.0"

  /// This program, on this machine.
  public static var this: ComputingBuild {
    ComputingBuild(
      version: release, instructionSet: InstructionSet.best.rawValue,
      program: Program(
        sourceCommit: SourceRecord.commit, isModified: SourceRecord.isModified,
        compiler: Compilers.text, gsl: ScientificLibrary.version,
        packages: SourceRecord.packages))
  }
}
