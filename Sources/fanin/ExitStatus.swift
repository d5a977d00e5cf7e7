import FaninReport
import FaninTraining

/// What the exit code says of an error of fanin's own; other errors are ArgumentParser's.
enum ExitStatus: Int32 {
  /// A study or its data are wrong.
  case badInput = 65
  /// A file is not there.
  case missingInput = 66
  /// The ledger cannot be read or written.
  case ledger = 74

  init?(_ error: any Error) {
    switch error {
    case is TrainingError: self = .badInput
    case ReportError.noFinishedRun: self = .missingInput
    case ReportError.cannotWrite: self = .ledger
    default: return nil
    }
  }
}
