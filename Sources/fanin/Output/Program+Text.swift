import FaninLedger

extension Program {
  /// What it was built from and with, a line each.
  var lines: [String] {
    [
      "commit       \(sourceCommit)\(isModified ? ", with changes" : "")",
      "compiler     \(compiler)",
      "libraries    GSL \(gsl)\(sqlite.isEmpty ? "" : ", SQLite \(sqlite)")",
      "packages     \(packages)",
    ]
  }
}
