/// A paper, a book or a part of one: all that a list of references says of it.
package struct Publication: Hashable, Sendable {
  /// Who wrote it.
  package let authors: [Author]
  /// When it was published.
  package let year: Int
  /// Its title.
  package let title: String
  /// Where it was published.
  package let place: Place
  /// Its digital object identifier; nil where it has none.
  package var doi: String?

  /// Somebody who wrote or edited.
  package struct Author: Hashable, Sendable {
    /// The family name.
    package let family: String
    /// Initials; nil for a pen name.
    package let initials: String?

    init(_ family: String, _ initials: String? = nil) {
      self.family = family
      self.initials = initials
    }

    /// The name as a list of references has it, such as `Dunn, O. J.`, family first.
    package var inverted: String { initials.map { "\(family), \($0)" } ?? family }
  }

  /// Where something was published.
  package enum Place: Hashable, Sendable {
    /// An article of a journal.
    case journal(String, volume: Int, issue: Int? = nil, pages: String)
    /// A book.
    case book(publisher: String, city: String)
    /// A chapter of a book.
    case chapter(
      of: String, editors: [Author], pages: String, publisher: String, city: String)
    /// A doctoral thesis.
    case thesis(school: String)
  }
}

extension Publication {
  /// The authors as a sentence names them: one, two, or the first of more.
  var names: String {
    switch authors.count {
    case 0, 1: authors.first?.family ?? ""
    case 2: "\(authors[0].family) & \(authors[1].family)"
    default: "\(authors[0].family) et al."
    }
  }

  /// The entry of a report's list: no more than leads to it, an identifier where there is one.
  var line: Prose {
    let line: Prose = "\(Publication.listed(authors)) (\(year)). "
    if let doi { return line + "doi:\(doi)" }
    switch place {
    case .journal(let journal, let volume, let issue, let pages):
      let number = issue.map { "\(volume)(\($0))" } ?? "\(volume)"
      return line + "\(title). \(emphasis: Prose(journal)) \(number), \(pages)"
    case .book(let publisher, city: _):
      return line + "\(emphasis: Prose(title)). \(publisher)"
    case .chapter(let book, editors: _, let pages, let publisher, city: _):
      return line
        + "In \(emphasis: Prose(book)), \(pages). \(publisher)"
    case .thesis(let school): return line + "\(emphasis: Prose(title)). PhD thesis, \(school)"
    }
  }

  /// Up to three people, or the first of more.
  private static func listed(_ people: [Author]) -> String {
    guard let last = people.last, people.count > 1 else { return people.first?.inverted ?? "" }
    if people.count > 3 { return people[0].inverted + " et al." }
    return people.dropLast().map(\.inverted).joined(separator: ", ") + " & " + last.inverted
  }
}
