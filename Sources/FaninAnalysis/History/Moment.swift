package import Foundation

/// A moment to the second; as JSON, `2026-03-14T15:09:26Z`.
package struct Moment: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Its beginning.
  package let date: Date

  /// The second in which a date lies.
  package init(_ date: Date) {
    self.date = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
  }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    date = try Date(text, strategy: Date.ISO8601FormatStyle(timeZone: .gmt))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(date.formatted(Date.ISO8601FormatStyle(timeZone: .gmt)))
  }

  /// In universal time, such as `2026-03-14 15:09:26 UTC`.
  package var description: String {
    let text = date.formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
    return text.replacing("T", with: " ").replacing("Z", with: " UTC")
  }

  package static func < (left: Moment, right: Moment) -> Bool { left.date < right.date }
}
