/// Prose as Markdown: what is not marked reads as it stands, whatever characters it holds.
extension MarkdownWriter {
  /// Where a line of prose stands: which characters would end it there.
  enum Place {
    /// In running text.
    case text
    /// In a table's cell, which a bar ends.
    case cell
    /// Between brackets.
    case label
  }

  /// Prose inside a line.
  static func inline(_ prose: Prose, in place: Place = .text) -> String {
    var text = ""
    for (index, span) in prose.spans.enumerated() {
      switch span {
      case .plain(let words):
        let isBeforeLink = prose.spans.dropFirst(index + 1).first?.isLink ?? false
        text += escaped(words.separateScalars, in: place, isBeforeLink: isBeforeLink)
      case .code(let name): text += code(name, in: place)
      case .strong(let words): text += "**\(inline(words, in: place))**"
      case .emphasis(let words): text += "*\(inline(words, in: place))*"
      case .citation(let citation):
        text += escaped(citation.words.separateScalars, in: place, isBeforeLink: false)
      case .link(let words, let address): text += "[\(inline(words, in: .label))](\(address))"
      }
    }
    return text
  }

  /// Prose that begins a line: it can be no heading, list, quote, table or definition.
  static func line(_ prose: Prose) -> String {
    let text = inline(prose).drop { $0 == " " }
    guard let first = text.unicodeScalars.first else { return "" }
    if "#>-+=|:[".unicodeScalars.contains(first), !prose.beginsWithLink { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text[digits.endIndex...]
    let isItem = ".)".contains(rest.first ?? " ") && " ".contains(rest.dropFirst().first ?? " ")
    return digits.isEmpty || !isItem ? String(text) : digits + "\\" + rest
  }

  /// Prose that is a heading, whose last signs `#` belong to it.
  static func heading(_ prose: Prose) -> String {
    let text = line(prose)
    return text.hasSuffix("#") ? text.dropLast() + "\\#" : text
  }

  /// Between as many back ticks as the name does not hold.
  private static func code(_ name: String, in place: Place) -> String {
    let characters = name.separateScalars
    let runs = characters.split { $0 != "`" }.map(\.count)
    let fence = String(repeating: "`", count: (runs.max() ?? 0) + 1)
    let edges = [characters.first, characters.last]
    let padding = edges.contains("`") || edges == [" ", " "] ? " " : ""
    let inside = characters.map { place == .cell && $0 == "|" ? "\\|" : String($0) }.joined()
    return fence + padding + inside + padding + fence
  }

  /// Plain words, a backslash before each character that would be markup where it stands.
  private static func escaped(_ words: [Character], in place: Place, isBeforeLink: Bool) -> String {
    var text = ""
    for (index, character) in words.enumerated() {
      let before = index > 0 ? words[index - 1] : nil
      let after = index + 1 < words.count ? words[index + 1] : nil
      let isMarkup =
        switch character {
        case "\\", "*", "`", "~": true
        case "|": place == .cell
        case "[", "]": place == .label
        case "_": !(before.isWord && after.isWord)
        case "<": after.map { $0.isLetter || "/!?".contains($0) } ?? false
        case "!": after == "[" || (after == nil && isBeforeLink)
        case "(", ":": before == "]"
        case "&": beginsEntity(words[(index + 1)...])
        default: false
        }
      text += isMarkup ? "\\\(character)" : String(character)
    }
    return text
  }

  /// Whether what follows an ampersand would make it a character reference, such as `&lt;`.
  private static func beginsEntity(_ words: ArraySlice<Character>) -> Bool {
    let name = words.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
    return !name.isEmpty && words.dropFirst(name.count).first == ";"
  }
}

extension Prose {
  fileprivate var beginsWithLink: Bool { spans.first?.isLink ?? false }
}

extension Prose.Span {
  fileprivate var isLink: Bool {
    if case .link = self { return true }
    return false
  }
}

extension String {
  /// The scalars one by one: a combining mark must not hide the character before it.
  fileprivate var separateScalars: [Character] { unicodeScalars.map { Character($0) } }
}

extension Character? {
  fileprivate var isWord: Bool { map { $0.isLetter || $0.isNumber } ?? false }
}
