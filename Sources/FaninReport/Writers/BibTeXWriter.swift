/// References as a BibTeX data base.
package enum BibTeXWriter {
  /// The text of a file with an entry for each reference, its key the reference's own.
  package static func text(of references: [Reference]) -> String {
    references.map(entry).joined(separator: "\n")
  }

  private static func entry(_ reference: Reference) -> String {
    let publication = reference.publication
    var fields = [
      ("author", people(publication.authors)), ("title", "{\(escaped(publication.title))}"),
    ]
    let kind: String
    switch publication.place {
    case .journal(let journal, let volume, let issue, let pages):
      kind = "article"
      fields += [("journal", escaped(journal)), ("volume", String(volume))]
      if let issue { fields.append(("number", String(issue))) }
      fields.append(("pages", escaped(pages)))
    case .book(let publisher, let city):
      kind = "book"
      fields += [("publisher", escaped(publisher)), ("address", escaped(city))]
    case .chapter(let book, let editors, let pages, let publisher, let city):
      kind = "incollection"
      fields += [
        ("booktitle", "{\(escaped(book))}"), ("editor", people(editors)),
        ("pages", escaped(pages)), ("publisher", escaped(publisher)), ("address", escaped(city)),
      ]
    case .thesis(let school):
      kind = "phdthesis"
      fields.append(("school", escaped(school)))
    }
    fields.append(("year", String(publication.year)))
    // As it is: styles that know the field hand it to a command that takes it verbatim.
    if let doi = publication.doi { fields.append(("doi", doi)) }
    let lines = fields.map { "  \($0.0) = {\($0.1)}" }.joined(separator: ",\n")
    return "@\(kind){\(reference.rawValue),\n\(lines)\n}\n"
  }

  private static func people(_ authors: [Publication.Author]) -> String {
    authors.map { escaped($0.inverted) }.joined(separator: " and ")
  }

  private static func escaped(_ text: String) -> String { LaTeXText.escaped(text) }
}
