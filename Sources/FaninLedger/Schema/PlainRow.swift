import GRDB

/// A row read as a value whose members are named as its columns are.
///
/// The values are public, and GRDB's protocols are not: this stands between them.
struct PlainRow<Value: Decodable>: FetchableRecord, Decodable {
  let value: Value

  init(from decoder: any Decoder) throws { value = try Value(from: decoder) }
}

extension Row {
  /// The word of an enumeration that stands in a column.
  ///
  /// - Throws: `DatabaseError` for a word it does not know.
  func word<Word: RawRepresentable<String>>(
    _ type: Word.Type = Word.self, atIndex index: Int
  ) throws -> Word {
    let text: String = try decode(atIndex: index)
    guard let word = Word(rawValue: text) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "'\(text.prefix(40))' is no \(Word.self)")
    }
    return word
  }

  /// The same; nil where the column is NULL.
  func wordIfPresent<Word: RawRepresentable<String>>(
    _ type: Word.Type = Word.self, atIndex index: Int
  ) throws -> Word? {
    guard try !decode(DatabaseValue.self, atIndex: index).isNull else { return nil }
    return try word(atIndex: index)
  }
}
