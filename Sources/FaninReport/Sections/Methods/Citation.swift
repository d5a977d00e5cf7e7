/// A place in a text that rests on publications.
package struct Citation: Hashable, Sendable {
  /// What it rests on, in the order of their names in the text.
  package let references: [Reference]
  /// What a text without a list of references says in its place: `(Holm, 1979)`, or `(1979)` where
  /// the sentence names the author.
  package let words: String
}

extension Prose.Interpolation {
  /// Where something comes from: `(Holm, 1979)`.
  package mutating func appendInterpolation(cite references: Reference...) {
    let names = references.map(\.publication).map { "\($0.names), \($0.year)" }
    append(
      Citation(references: references, words: "(\(names.joined(separator: "; ")))"))
  }

  /// Where something comes from whose author the sentence has just named: `(1979)`.
  package mutating func appendInterpolation(year reference: Reference) {
    append(Citation(references: [reference], words: "(\(reference.publication.year))"))
  }
}

extension Prose {
  /// What the line rests on, in order, each once.
  var references: [Reference] {
    var all: [Reference] = []
    for span in spans {
      guard case .citation(let citation) = span else { continue }
      for reference in citation.references where !all.contains(reference) { all.append(reference) }
    }
    return all
  }
}
