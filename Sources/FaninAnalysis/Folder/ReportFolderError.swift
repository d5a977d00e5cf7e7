/// Why a report's folder cannot be read.
package enum ReportFolderError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A file that every report has is not there.
  case missing(file: String, folder: String)
  /// There is nothing at a path where results were expected.
  case absent(path: String)
  /// A file cannot be read, for a reason.
  case unreadable(file: String, reason: String)
  /// A field of a table is not what its column holds.
  case wrongField(file: String, line: Int, column: String, found: String, expected: String)
  /// A file of a report's is there, and the folder is no report of the study.
  case occupied(path: String, file: String)
  /// The findings were written by another version.
  case otherSchema(found: Int, known: Int)

  /// The problem in one sentence.
  package var description: String {
    switch self {
    case .missing(let file, let folder):
      "\(folder) holds no \(file), so it is no report of this fanin; fanin report STUDY.yaml writes one"
    case .absent(let path):
      "\(path): no such file or folder; results are in a ledger, a report's folder or a table"
    case .unreadable(let file, let reason): "\(file): \(reason)"
    case .wrongField(let file, let line, let column, let found, let expected):
      "\(file):\(line): \(column): expected \(expected); got '\(found.prefix(40))'"
    case .occupied(let path, let file):
      "\(path) holds a \(file) and is no report of this study; choose another folder with -o, or "
        + "replace its files with --force"
    case .otherSchema(let found, let known):
      "findings.json: has schema \(found), this fanin reads \(known); write the report again with "
        + "fanin report"
    }
  }
}
