/// The sizes of text, in pixels at a page width of 800.
enum TextStyle {
  static let title = 13.0
  static let label = 12.0
  static let tick = 11.5

  /// An estimate of a text's width, on the wide side of common sans-serif fonts, so that what is
  /// laid out by it does not collide.
  static func width(of text: String, size: Double = TextStyle.label, bold: Bool = false) -> Double {
    let units = text.reduce(0.0) { $0 + width(of: $1) }
    return units * size * (bold ? 1.1 : 1)
  }

  /// The text in as few lines as a width allows, nothing of it cut: broken behind spaces, commas and
  /// colons and before brackets, and inside a word that is too wide by itself.
  static func lines(
    of text: String, width limit: Double, size: Double = TextStyle.label, bold: Bool = false
  ) -> [String] {
    func fits(_ line: String) -> Bool {
      width(of: line.trimmed, size: size, bold: bold) <= limit
    }
    var lines: [String] = []
    for piece in pieces(of: text) {
      if let last = lines.last, fits(last + piece) {
        lines[lines.count - 1] = last + piece
        continue
      }
      var line = ""
      for character in piece {
        if !line.isEmpty, !fits(line + String(character)) {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
      lines.append(line)
    }
    return lines.map(\.trimmed)
  }

  /// The parts of a text that are not broken while they fit.
  private static func pieces(of text: String) -> [String] {
    var pieces = [""]
    for character in text {
      if "([{".contains(character), !(pieces.last ?? "").isEmpty { pieces.append("") }
      pieces[pieces.count - 1].append(character)
      if " ,:;".contains(character) { pieces.append("") }
    }
    return pieces.filter { !$0.isEmpty }
  }

  /// The advance of one character as a share of the font size, about that of DejaVu Sans.
  private static func width(of character: Character) -> Double {
    switch character {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", " ": 0.33
    case "f", "r", "t", "(", ")", "[", "]", "/", "-": 0.41
    case "m", "w", "M", "W", "%", "@", "+", "−", "=", "±", "…", "—": 0.9
    case "A"..."Z": 0.7
    default: 0.62
    }
  }
}

/// Which end of a text stands at its position.
enum TextAnchor: String {
  case start
  case middle
  case end
}

extension String {
  /// Without the spaces at its end.
  fileprivate var trimmed: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
