import Foundation

/// Text as LaTeX typesets it: every character shows what it is, whatever it would command.
///
/// What a plain LaTeX with its first fonts has no sign for stands as its code point, `[U+4E2D]`, so
/// that a document with any name in it compiles.
enum LaTeXText {
  /// The text with commands for what is special and what is not ASCII.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      // Two hyphens would become a dash.
      if character == "-", escaped.hasSuffix("-") { escaped += "{}" }
      escaped += sign(of: character)
    }
    return escaped
  }

  private static func sign(of character: Character) -> String {
    if let command = commands[character] { return command }
    if let value = character.asciiValue, (0x20..<0x7F).contains(value) { return String(character) }
    return accented(character)
      ?? character.unicodeScalars.map { scalar in
        commands[Character(scalar)] ?? "{[}U+\(hexadecimal(scalar)){]}"
      }.joined()
  }

  /// A Latin letter below its accents; nil where it is none.
  private static func accented(_ character: Character) -> String? {
    let scalars = String(character).decomposedStringWithCanonicalMapping.unicodeScalars
    guard let first = scalars.first, scalars.count > 1 else { return nil }
    let letter = Character(first)
    guard letter.isASCII, letter.isLetter else { return nil }
    let marks = scalars.dropFirst().map { accents[$0] }
    if marks.contains(nil) { return nil }
    let base = ["i": "\\i", "j": "\\j"][letter] ?? String(letter)
    return marks.compactMap(\.self).reduce(base) { "{\\\($1) \($0)}" }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Combining marks that the first fonts have.
  private static let accents: [Unicode.Scalar: String] = [
    "\u{300}": "`", "\u{301}": "'", "\u{302}": "^", "\u{303}": "~", "\u{304}": "=",
    "\u{306}": "u", "\u{307}": ".", "\u{308}": "\"", "\u{30A}": "r", "\u{30B}": "H",
    "\u{30C}": "v", "\u{323}": "d", "\u{327}": "c", "\u{331}": "b",
  ]

  /// What does not stand for itself.
  ///
  /// Brackets and stars would be arguments of a line's end.
  private static let commands: [Character: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "#": "\\#", "$": "\\$", "%": "\\%",
    "&": "\\&", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "`": "\\textasciigrave{}",
    "\"": "{\\char34}", "[": "{[}", "]": "{]}", "*": "{*}",
    "\u{A0}": "~", "\u{2009}": "\\,", "\u{202F}": "\\,", "\u{AD}": "\\-", "\u{FEFF}": "",
    "−": "$-$", "±": "$\\pm$", "×": "$\\times$", "÷": "$\\div$", "·": "$\\cdot$", "√": "$\\surd$",
    "≤": "$\\leq$", "≥": "$\\geq$", "≠": "$\\neq$", "≈": "$\\approx$", "∞": "$\\infty$",
    "∂": "$\\partial$", "∈": "$\\in$", "‖": "$\\Vert$", "→": "$\\rightarrow$",
    "←": "$\\leftarrow$", "°": "$^\\circ$", "¹": "$^1$", "²": "$^2$", "³": "$^3$",
    "⁻": "$^-$", "½": "$\\frac12$", "•": "$\\bullet$", "∑": "$\\sum$", "∏": "$\\prod$",
    "–": "--", "—": "---", "…": "\\ldots{}", "‘": "`", "’": "'", "“": "``", "”": "''",
    "«": "$\\ll$", "»": "$\\gg$", "§": "\\S{}", "¶": "\\P{}", "†": "\\dag{}", "‡": "\\ddag{}",
    "©": "\\copyright{}", "£": "\\pounds{}", "¿": "?`", "¡": "!`",
    "ß": "\\ss{}", "æ": "\\ae{}", "Æ": "\\AE{}", "œ": "\\oe{}", "Œ": "\\OE{}", "ø": "\\o{}",
    "Ø": "\\O{}", "ł": "\\l{}", "Ł": "\\L{}", "ı": "\\i{}", "ȷ": "\\j{}",
    "α": "$\\alpha$", "β": "$\\beta$", "γ": "$\\gamma$", "δ": "$\\delta$", "ε": "$\\varepsilon$",
    "ζ": "$\\zeta$", "η": "$\\eta$", "θ": "$\\theta$", "ι": "$\\iota$", "κ": "$\\kappa$",
    "λ": "$\\lambda$", "μ": "$\\mu$", "µ": "$\\mu$", "ν": "$\\nu$", "ξ": "$\\xi$", "π": "$\\pi$",
    "ρ": "$\\rho$", "σ": "$\\sigma$", "ς": "$\\varsigma$", "τ": "$\\tau$", "υ": "$\\upsilon$",
    "φ": "$\\varphi$", "χ": "$\\chi$", "ψ": "$\\psi$", "ω": "$\\omega$", "Γ": "$\\Gamma$",
    "Δ": "$\\Delta$", "Θ": "$\\Theta$", "Λ": "$\\Lambda$", "Ξ": "$\\Xi$", "Π": "$\\Pi$",
    "Σ": "$\\Sigma$", "Υ": "$\\Upsilon$", "Φ": "$\\Phi$", "Ψ": "$\\Psi$", "Ω": "$\\Omega$",
  ]
}
