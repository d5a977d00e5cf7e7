import ArgumentParser
import FaninExecution
import FaninStudy
import Foundation

/// The study file a command is about; its name is what the ledger knows it by.
struct StudyArgument: ParsableArguments {
  @Argument(help: "The study file.", completion: .studies)
  var study: String

  /// Reads the study; its data files' paths hold from any working folder.
  func read() throws -> Study { try Self.read(study) }

  /// Reads the study file at a path typed by the user.
  static func read(_ path: String) throws -> Study {
    let file = URL(fileURLWithPath: path)
    var study = try Study(contentsOf: file)
    let folder = file.absoluteURL.deletingLastPathComponent()
    study.data = study.data.map { $0.absolute(from: folder) }
    return study
  }
}
