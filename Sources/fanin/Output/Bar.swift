/// A part of a whole, drawn with characters.
enum Bar {
  /// So many characters, of which a part is filled: all of them only where all is done.
  static func text(_ part: Int, of whole: Int, width: Int) -> String {
    let filled = whole > 0 ? width * max(0, min(part, whole)) / whole : width
    return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
  }
}
