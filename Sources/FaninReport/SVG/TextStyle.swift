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

  /// The text cut to a width, its end replaced by an ellipsis.
  static func fitting(
    _ text: String, width limit: Double, size: Double = TextStyle.label, bold: Bool = false
  ) -> String {
    if width(of: text, size: size, bold: bold) <= limit { return text }
    var cut = text
    while !cut.isEmpty, width(of: cut + "…", size: size, bold: bold) > limit { cut.removeLast() }
    while cut.hasSuffix(" ") || cut.hasSuffix(",") { cut.removeLast() }
    return cut + "…"
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
