/// What a file of separated values was taken for.
public struct CSVDialect: Hashable, Sendable, Codable {
  /// What stands between cells.
  public var separator: Separator
  /// What stands before the decimals of a number.
  public var decimalMark: DecimalMark
  /// How characters are stored.
  public var encoding: Encoding
  /// Whether the first line names the columns.
  public var hasHeader: Bool
  /// Whether every line ends in a separator that opens no column.
  public var endsInSeparator: Bool

  /// Creates what RFC 4180 describes: commas, decimal points, UTF-8, a header line.
  public init(
    separator: Separator = .comma, decimalMark: DecimalMark = .point, encoding: Encoding = .utf8,
    hasHeader: Bool = true, endsInSeparator: Bool = false
  ) {
    self.separator = separator
    self.decimalMark = decimalMark
    self.encoding = encoding
    self.hasHeader = hasHeader
    self.endsInSeparator = endsInSeparator
  }

  /// What stands between cells.
  public enum Separator: String, Sendable, Codable, CaseIterable {
    case comma = ","
    case semicolon = ";"
    case tab = "\t"
    case bar = "|"

    var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      case .bar: UInt8(ascii: "|")
      }
    }
  }

  /// What stands before the decimals of a number.
  public enum DecimalMark: String, Sendable, Codable {
    case point = "."
    case comma = ","

    var byte: UInt8 { self == .point ? Byte.point : Byte.comma }
  }

  /// How characters are stored.
  public enum Encoding: String, Sendable, Codable {
    case utf8 = "UTF-8"
    case markedUTF8 = "UTF-8 with a mark"
    case littleEndianUTF16 = "UTF-16, little-endian"
    case bigEndianUTF16 = "UTF-16, big-endian"
  }
}

extension CSVDialect: CustomStringConvertible {
  /// "separated by ';', decimal commas, UTF-8, a header line".
  public var description: String {
    let name = separator == .tab ? "tabs" : "'\(separator.rawValue)'"
    let parts = [
      "separated by \(name)", decimalMark == .point ? "decimal points" : "decimal commas",
      encoding.rawValue, hasHeader ? "a header line" : "no header line",
    ]
    return (parts + (endsInSeparator ? ["a separator at the end of every line"] : []))
      .joined(separator: ", ")
  }
}
