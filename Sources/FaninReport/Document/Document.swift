/// A report before anybody has decided how it is written: a title and blocks, one after another.
package struct Document: Hashable, Sendable {
  /// The title.
  package var title: Prose
  /// What follows it.
  package var blocks: [Block]

  /// Creates a document.
  package init(title: Prose, blocks: [Block]) {
    self.title = title
    self.blocks = blocks
  }

  /// One piece of a document.
  package indirect enum Block: Hashable, Sendable {
    /// A heading: level 1 is the title's, 2 a section's, 3 a part's.
    case heading(level: Int, Prose)
    /// A paragraph.
    case paragraph(Prose)
    /// Somebody's own words, line by line.
    case quote([Prose])
    /// Points of equal rank.
    case list([Prose])
    /// A table.
    case table(Table)
    /// A picture.
    case figure(Figure)
    /// Blocks behind a summary, for readers who want them.
    case folded(Prose, [Block])

    /// The heading of a section.
    package static func section(_ title: Prose) -> Block { .heading(level: 2, title) }

    /// The heading of a part of a section.
    package static func part(_ title: Prose) -> Block { .heading(level: 3, title) }

    /// What stands below a figure or a table.
    package static func caption(_ words: Prose) -> Block { .paragraph("\(emphasis: words)") }
  }

  /// A picture that stands in a file of its own.
  package struct Figure: Hashable, Sendable {
    /// The file's name without extension.
    package var name: String
    /// What it shows, for whoever cannot see it.
    package var title: String

    /// Names a picture.
    package init(_ name: String, title: String) {
      self.name = name
      self.title = title
    }

    /// Where the drawing is, from the report.
    package var path: String { "figures/\(name).svg" }
  }
}

/// A literal is a paragraph.
extension Document.Block: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self = .paragraph(Prose(text)) }

  package init(stringInterpolation words: Prose.Interpolation) {
    self = .paragraph(Prose(stringInterpolation: words))
  }
}
