/// The files of a named set: which, where they are looked for, and how to get them.
struct DatasetFiles: Sendable {
  /// The folders under the data folder where the files may be; the first is where they are put.
  let folders: [String]
  /// Where the official files are, each named with `.gz`.
  var address: String?
  /// How to get the files where no plain address serves them.
  var instructions: String?
  /// The files.
  let files: [DataFile]
}
