import ArgumentParser
import FaninExecution
import FaninKernels
import FaninLedger
import FaninStatistics

extension ComputingBuild {
  /// This program, on this machine.
  static var this: ComputingBuild {
    ComputingBuild(
      version: FaninCommand.version, instructionSet: InstructionSet.best.rawValue,
      program: Program(
        sourceCommit: SourceRecord.commit, isModified: SourceRecord.isModified,
        compiler: Compilers.text, gsl: ScientificLibrary.version,
        packages: SourceRecord.packages))
  }
}
