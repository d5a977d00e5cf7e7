import ArgumentParser
import FaninAnalysis
import FaninData
import FaninExecution
import FaninLedger
import FaninReport
import FaninStudy
import FaninTopology
import FaninTraining

/// How a command ends; what is no error of fanin's own is ArgumentParser's.
enum ExitStatus: Int32, CaseIterable {
  /// All is done.
  case done = 0
  /// Some runs failed, or something that was compared differs.
  case unsuccessful = 1
  /// The command is not what can be done.
  case usage = 64
  /// A study or its data are wrong.
  case badInput = 65
  /// A file is not there.
  case missingInput = 66
  /// The ledger or another file cannot be read or written, or the system gives too little.
  case storage = 74
  /// Stopped with everything saved: run again to continue.
  case interrupted = 75

  init?(_ error: any Error) {
    switch error {
    case let error as StudyError: self = error.kind == .missing ? .missingInput : .badInput
    case let error as DataError: self = .init(error.kind)
    case ReportError.cannotWrite: self = .storage
    case ReportFolderError.missing, ReportFolderError.absent: self = .missingInput
    case ReportFolderError.occupied: self = .usage
    case is ReportError, is ReportFolderError, is QuickComparison.Refusal: self = .badInput
    case is TrainingError, is TopologyError, is ForeignTableError: self = .badInput
    case LedgerError.missing, LedgerError.unknownStudy, LedgerError.unknownRun,
      LedgerError.unknownSource:
      self = .missingInput
    case LedgerError.ambiguousRun, LedgerError.exists, LedgerError.restoredFromItself,
      OutputError.exists:
      self = .usage
    case LedgerError.contradictory, LedgerError.otherSources, ExecutionError.otherData:
      self = .badInput
    case LedgerError.mergedWithItself: self = .usage
    case is LedgerError, is OutputError, is ExecutionError: self = .storage
    default: return nil
    }
  }

  /// The status of an error of data, as in sysexits.h.
  init(_ kind: DataError.Kind) {
    switch kind {
    case .missingInput: self = .missingInput
    case .badData: self = .badInput
    case .storage: self = .storage
    }
  }
}

extension ExitStatus {
  /// What it means, for the manual.
  var meaning: String {
    switch self {
    case .done: "all is done"
    case .unsuccessful: "some runs failed, or something that was compared differs"
    case .usage: "the command is not what can be done"
    case .badInput: "a study or its data are wrong"
    case .missingInput: "a file is not there"
    case .storage: "the ledger or another file cannot be read or written"
    case .interrupted: "stopped with everything saved: run again to continue"
    }
  }
}

extension ExitCode {
  /// The code of a status.
  init(_ status: ExitStatus) { self.init(status.rawValue) }
}
