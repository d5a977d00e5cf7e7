import FaninElementary

/// What a single value of the study file must be.
enum ScalarKind: Sendable, CustomStringConvertible {
  case integer(ClosedRange<Int>)
  case number(NumberRange)
  case flag
  case choice([String])

  /// What the value must be, for an error message.
  var description: String {
    switch self {
    case .integer: "a whole number"
    case .number: "a number"
    case .flag: "true or false"
    case .choice(let names): names.joined(separator: " | ")
    }
  }

  /// Whether a value in quotes is as good as a plain one.
  var isWord: Bool {
    if case .choice = self { true } else { false }
  }

  /// Reads a value, and gives back its one compact text, such as `0.1` for `1e-1`.
  func compactText(_ text: String) throws(WrongValue) -> String {
    switch self {
    case .integer(let range): String(try Self.integer(text, in: range))
    case .number(let range): try Self.number(text, in: range).shortestText
    case .flag: try Self.flag(text) ? "true" : "false"
    case .choice(let names): try Self.choice(text, among: names)
    }
  }

  /// A whole number, also as `20.0` or `1e1`.
  static func integer(_ text: String, in range: ClosedRange<Int>) throws(WrongValue) -> Int {
    try refuseOctal(text)
    switch WholeNumber(text) {
    case nil: throw WrongValue("must be a whole number; got '\(text.abbreviated)'")
    case .value(let value) where range.contains(value): return value
    case .value where range.upperBound == .max:
      throw WrongValue("must be at least \(range.lowerBound); got \(text.abbreviated)")
    case .value, .huge:
      throw WrongValue(
        "must be from \(range.lowerBound) to \(range.upperBound); got \(text.abbreviated)")
    }
  }

  /// `010` is eight in YAML 1.1 and ten in YAML 1.2.
  private static func refuseOctal(_ text: String) throws(WrongValue) {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    guard digits.count > 1, digits.first == "0", digits.utf8.allSatisfy({ (48...57).contains($0) })
    else { return }
    throw WrongValue(
      "'\(text.abbreviated)' is ambiguous: to some readers of YAML a number that begins with 0 is "
        + "octal; write it without")
  }

  /// A number as YAML 1.2 writes it.
  static func number(_ text: String, in range: NumberRange) throws(WrongValue) -> Double {
    try refuseOctal(text)
    let special = [".inf", "+.inf", "-.inf", ".nan"].contains(text.lowercased())
    guard let value = special ? Double.nan : isDecimal(text) ? Double(text) : nil else {
      throw WrongValue("must be a number; got '\(text.abbreviated)'")
    }
    guard range.contains(value) else {
      throw WrongValue("must be \(range); got \(text.abbreviated)")
    }
    // Minus zero would be another text, and so another run.
    return value == 0 ? 0 : value
  }

  private static func flag(_ text: String) throws(WrongValue) -> Bool {
    switch text {
    case "true": true
    case "false": false
    default: throw WrongValue("must be true or false; got '\(text.abbreviated)'")
    }
  }

  private static func choice(_ text: String, among names: [String]) throws(WrongValue) -> String {
    if names.contains(text) { return text }
    throw WrongValue(
      "must be \(names.joined(separator: " | ")); got '\(text.abbreviated)'",
      meant: Suggestion.closest(to: text, among: names))
  }

  /// Swift also reads hexadecimal, `inf` and `nan`, which a study file does not.
  private static func isDecimal(_ text: String) -> Bool {
    text.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) } && text.contains(where: \.isNumber)
  }
}

/// The numbers a key allows: finite, and between two bounds.
struct NumberRange: Sendable, CustomStringConvertible {
  /// What the range is called in an error, such as `at least 0 and below 1`.
  let description: String
  let low: Bound?
  let high: Bound?
  private let isAllowed: @Sendable (Double) -> Bool

  /// One end of a range.
  enum Bound: Sendable {
    /// The number itself is allowed.
    case at(Double)
    /// Only what lies inside is.
    case beyond(Double)
  }

  /// Names a range; without bounds it holds every finite number.
  ///
  /// `isAllowed` is for what no two bounds can say.
  init(
    description: String, low: Bound? = nil, high: Bound? = nil,
    isAllowed: @escaping @Sendable (Double) -> Bool = { _ in true }
  ) {
    self.isAllowed = isAllowed
    self.description = description
    self.low = low
    self.high = high
  }

  /// Whether a number is allowed.
  func contains(_ value: Double) -> Bool {
    let isAbove =
      switch low {
      case nil: true
      case .at(let bound): value >= bound
      case .beyond(let bound): value > bound
      }
    let isBelow =
      switch high {
      case nil: true
      case .at(let bound): value <= bound
      case .beyond(let bound): value < bound
      }
    return value.isFinite && isAbove && isBelow && isAllowed(value)
  }

  static let any = NumberRange(description: "a finite number")
  static let positive = NumberRange(description: "a finite number above 0", low: .beyond(0))
  static let notNegative = NumberRange(description: "a finite number, at least 0", low: .at(0))
  /// Sparsities and momenta.
  static let belowOne = NumberRange(
    description: "at least 0 and below 1", low: .at(0), high: .beyond(1))
  /// The size of a test: from one half on, an interval of level 1 − 2α is none.
  static let testSize = NumberRange(
    description: "above 0 and below 0.5", low: .beyond(0), high: .beyond(0.5))
  static let betweenZeroAndOne = NumberRange(
    description: "above 0 and below 1", low: .beyond(0), high: .beyond(1))
  /// A part of a whole, which may be all of it.
  static let positiveShare = NumberRange(
    description: "above 0 and at most 1", low: .beyond(0), high: .at(1))
  /// The fraction held out for validation.
  static let heldOut = NumberRange(description: "from 0 to 0.9", low: .at(0), high: .at(0.9))
}

/// What is wrong with a value, and what was perhaps meant.
struct WrongValue: Error {
  let message: String

  init(_ message: String, meant suggestion: String? = nil) {
    self.message = suggestion.map { "\(message); did you mean '\($0)'?" } ?? message
  }
}

extension String {
  /// At most forty characters, on one line, for an error message.
  var abbreviated: String {
    let line = String(prefix(41).map { $0.isNewline ? " " : $0 })
    return line.count > 40 ? line.prefix(39) + "…" : line
  }
}
