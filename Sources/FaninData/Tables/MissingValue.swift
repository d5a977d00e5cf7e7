/// How tables spell that a value is not known.
///
/// - Source: the texts that pandas' `read_csv` and R's `read.csv` take for missing, and UCI's `?`.
enum MissingValue {
  private static let texts: Set<[UInt8]> = Set(
    [
      "", "?", "NA", "N/A", "n/a", "#N/A", "#NA", "<NA>", "NaN", "nan", "-NaN", "-nan", "NULL",
      "null",
    ].map { Array($0.utf8) })
  /// Missing beside numbers; as a category it may mean that there is none of a thing.
  private static let besideNumbers: Set<[UInt8]> = Set(["None", "none"].map { Array($0.utf8) })
  private static let longest = 4

  /// Whether trimmed bytes say that there is no value.
  static func isSpelled(by bytes: Slice<UnsafeBufferPointer<UInt8>>, amongNumbers: Bool) -> Bool {
    guard bytes.count <= longest else { return false }
    let text = Array(bytes)
    return texts.contains(text) || amongNumbers && besideNumbers.contains(text)
  }
}
