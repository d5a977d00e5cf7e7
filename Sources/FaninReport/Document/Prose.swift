package import FaninAnalysis

/// A line of words, some of them marked; what a mark looks like is for writers to know.
///
/// Text from outside is put in as it is: `"of \(code: name)"`. It stays on its line and shows what
/// it says: a line break becomes a space, and any other control character, also one that reverses
/// the direction of writing, becomes U+FFFD.
package struct Prose: Hashable, Sendable {
  /// The pieces in order; no two plain ones stand side by side.
  package private(set) var spans: [Span] = []

  /// A piece of a line.
  package enum Span: Hashable, Sendable {
    /// Words.
    case plain(String)
    /// A name, as a program would have it.
    case code(String)
    /// Words that carry the line.
    case strong(Prose)
    /// Words set apart.
    case emphasis(Prose)
    /// Words that lead elsewhere.
    case link(Prose, to: String)
    /// What the words before it rest on.
    case citation(Citation)
  }

  /// Words as they are.
  package init(_ text: String) { append(.plain(Prose.oneLine(text))) }

  /// A name, as a program would have it.
  package init(code name: String) { append(.code(Prose.oneLine(name))) }

  /// The words without their marks.
  package var text: String { spans.map(\.text).joined() }

  /// Appends a line.
  package static func += (prose: inout Prose, other: Prose) {
    for span in other.spans { prose.append(span) }
  }

  /// One line after another.
  package static func + (first: Prose, second: Prose) -> Prose {
    var prose = first
    prose += second
    return prose
  }

  fileprivate mutating func append(_ span: Span) {
    if span.text.isEmpty { return }
    if case .plain(let text) = span, case .plain(let before)? = spans.last {
      spans[spans.count - 1] = .plain(before + text)
    } else {
      spans.append(span)
    }
  }

  private static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return text.map { character in
      if character.isNewline || character == "\t" { return " " }
      return character.unicodeScalars.contains(where: isControl) ? "\u{FFFD}" : String(character)
    }.joined()
  }

  /// Whether a scalar says nothing to a reader but something to what shows it.
  package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isBidiControl
    }
  }
}

extension Prose.Span {
  fileprivate var text: String {
    switch self {
    case .plain(let text), .code(let text): text
    case .citation(let citation): citation.words
    case .strong(let prose), .emphasis(let prose), .link(let prose, to: _): prose.text
    }
  }
}

extension Prose: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self.init(text) }

  package init(stringInterpolation interpolation: Interpolation) { self = interpolation.prose }

  /// The literals and values of one line.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var prose = Prose("")

    package init(literalCapacity: Int, interpolationCount: Int) {}

    /// Words of the report.
    package mutating func appendLiteral(_ text: String) { prose += Prose(text) }

    /// Words as they are.
    package mutating func appendInterpolation(_ text: String) { prose += Prose(text) }

    /// Words as they are; a dash where there are none.
    package mutating func appendInterpolation(orDash text: String?) { prose += Prose(text ?? "–") }

    /// A number in its plain digits.
    package mutating func appendInterpolation(_ number: Int) { prose += Prose(String(number)) }

    /// A moment in universal time.
    package mutating func appendInterpolation(_ moment: Moment) {
      prose += Prose(moment.description)
    }

    /// Marked words.
    package mutating func appendInterpolation(_ other: Prose) { prose += other }

    /// A name, as a program would have it.
    package mutating func appendInterpolation(code name: String) { prose += Prose(code: name) }

    /// Words that carry the line.
    package mutating func appendInterpolation(strong words: Prose) { prose.append(.strong(words)) }

    /// Words set apart.
    package mutating func appendInterpolation(emphasis words: Prose) {
      prose.append(.emphasis(words))
    }

    /// What the words before it rest on.
    mutating func append(_ citation: Citation) { prose.append(.citation(citation)) }

    /// Words that lead elsewhere.
    package mutating func appendInterpolation(link words: Prose, to address: String) {
      if let link = Prose.link(words, to: address) { prose.append(link) } else { prose += words }
    }
  }
}
