extension Prose {
  /// The words with a small first letter, marks left out.
  var lowercasedFirst: String { text.prefix(1).lowercased() + text.dropFirst() }
}

extension [Prose] {
  /// One line of all, with words between them.
  package func joined(separator: Prose) -> Prose {
    var line: Prose = ""
    for (index, item) in enumerated() {
      if index > 0 { line += separator }
      line += item
    }
    return line
  }

  /// The items as a sentence names them: `a`, `a and b`, `a, b and c`.
  package var sentence: Prose {
    guard count > 1, let last else { return first ?? "" }
    return dropLast().map(\.self).joined(separator: ", ") + " and " + last
  }

  /// Names as code.
  package init(code names: [String]) { self = names.map { Prose(code: $0) } }
}

extension [String] {
  /// The items as a sentence names them: `a`, `a and b`, `a, b and c`.
  var sentence: String { map { Prose($0) }.sentence.text }
}

extension String {
  /// The text with a capital first letter.
  var capitalizedSentence: String { prefix(1).uppercased() + dropFirst() }
}

/// A count with its noun: `1 run`, `3 runs`.
func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(NumberText.count(count)) \(count == 1 ? noun : plural ?? noun + "s")"
}
