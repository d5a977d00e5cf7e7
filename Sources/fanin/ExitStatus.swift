import FaninAnalysis
import FaninData
import FaninExecution
import FaninLedger
import FaninReport
import FaninStudy
import FaninTopology
import FaninTraining

/// What the exit code says of an error of fanin's own; other errors are ArgumentParser's.
enum ExitStatus: Int32 {
  /// Some runs failed, or what was verified is not so.
  case failed = 1
  /// The command is not what can be done.
  case usage = 64
  /// A study or its data are wrong.
  case badInput = 65
  /// A file is not there.
  case missingInput = 66
  /// The ledger or another file cannot be read or written, or the system gives too little.
  case storage = 74

  init?(_ error: any Error) {
    switch error {
    case let error as StudyError: self = error.kind == .missing ? .missingInput : .badInput
    case let error as DataError: self = Self(rawValue: error.exitCode) ?? .badInput
    case ReportError.cannotWrite: self = .storage
    case ReportFolderError.missing: self = .missingInput
    case is ReportError, is ReportFolderError, is QuickComparison.Refusal: self = .badInput
    case is TrainingError, is TopologyError, is ForeignTableError: self = .badInput
    case LedgerError.missing, LedgerError.unknownStudy, LedgerError.unknownRun:
      self = .missingInput
    case LedgerError.ambiguousRun, OutputError.exists: self = .usage
    case LedgerError.contradictory, LedgerError.otherSources, ExecutionError.otherData:
      self = .badInput
    case LedgerError.mergedWithItself: self = .usage
    case is LedgerError, is OutputError, is ExecutionError, is BenchFault: self = .storage
    default: return nil
    }
  }
}
