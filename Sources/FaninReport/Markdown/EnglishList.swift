extension [String] {
  /// The items as a sentence names them: `a`, `a and b`, `a, b and c`.
  var sentence: String {
    guard let last else { return "" }
    return count == 1 ? last : dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  /// The text between back ticks, as a code span.
  var code: String { "`" + filter { $0 != "`" && $0 != "\n" } + "`" }

  /// The text with a capital first letter.
  var capitalizedSentence: String { prefix(1).uppercased() + dropFirst() }
}

/// A count with its noun: `1 run`, `3 runs`.
func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(NumberText.count(count)) \(count == 1 ? noun : plural ?? noun + "s")"
}
