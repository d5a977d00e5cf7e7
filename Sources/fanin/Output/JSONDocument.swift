import Foundation

/// The one JSON document a command prints with `--json`: sorted keys in snake case.
enum JSONDocument {
  static func print(_ document: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.dateEncodingStrategy = .iso8601
    Swift.print(String(decoding: try encoder.encode(document), as: UTF8.self))
  }
}
