import FaninStudy

/// A small valid study file, and the same with lines changed.
enum StudyText {
  static let small = """
    study: small
    question: Does it matter?
    data: glyphs
    seeds: 3
    sparsities: [0.9]
    profiles: [dense, uniform, erdos-renyi]
    network:
      hidden: [32, 16]
    training:
      epochs: 2
      learning-rate: 0.1
    """

  /// The small study with top-level keys replaced, or added at the end.
  static func small(with sections: [String]) -> String {
    sections.reduce(small, replaced)
  }

  /// Reads the small study with sections replaced.
  static func study(_ sections: String...) throws -> Study {
    try Study(yaml: small(with: sections), path: "small.yaml")
  }

  private static func replaced(_ text: String, _ section: String) -> String {
    var texts = blocks(of: text)
    for block in blocks(of: section) {
      let key = block.prefix { $0 != ":" }
      if let index = texts.firstIndex(where: { $0.hasPrefix("\(key):") }) {
        texts[index] = block
      } else {
        texts.append(block)
      }
    }
    return texts.joined(separator: "\n")
  }

  /// A text cut before every line that is not indented.
  private static func blocks(of text: String) -> [String] {
    text.split(separator: "\n").reduce(into: []) { blocks, line in
      if line.hasPrefix(" "), !blocks.isEmpty {
        blocks[blocks.count - 1] += "\n\(line)"
      } else {
        blocks.append(String(line))
      }
    }
  }
}
