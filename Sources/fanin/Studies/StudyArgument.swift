import ArgumentParser
import FaninData
import FaninExecution
import FaninLedger
import FaninStudy
import Foundation

/// The study file a command is about; its name is what the ledger knows it by.
struct StudyArgument: ParsableArguments {
  @Argument(help: "The study file.", completion: .studies)
  var study: String

  /// Reads the study; its data files' paths hold from any working folder.
  func read() throws -> Study { try Self.read(study) }

  /// The same for commands that only read a ledger, which knows data whose files are gone.
  func read(recalling ledger: LedgerOptions) throws -> Study {
    try Self.read(study, recalling: ledger)
  }

  /// Reads the study file at a path typed by the user.
  static func read(_ path: String, recalling ledger: LedgerOptions? = nil) throws -> Study {
    let file = URL(fileURLWithPath: path)
    var study = try Study(contentsOf: file, recalling: ledger?.knownData ?? [])
    let folder = file.absoluteURL.deletingLastPathComponent()
    study.data = study.data.map { $0.absolute(from: folder) }
    return study
  }
}

extension LedgerOptions {
  /// The data sets that the ledger knows; none where it cannot be read.
  fileprivate var knownData: [DataReference] {
    guard let ledger = try? Ledger(at: url, for: .readOnly) else { return [] }
    defer { ledger.close() }
    return (try? ledger.dataReferences()) ?? []
  }
}
