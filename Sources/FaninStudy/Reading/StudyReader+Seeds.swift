import FaninElementary
import FaninRandom

extension StudyReader {
  /// A count, a list, or `{first: …, count: …}`; ascending.
  mutating func seeds(_ field: Field) -> [Seed]? {
    switch field.node.content {
    case .list:
      guard let items = items(field) else { return nil }
      let seeds = levels(items) { reader, item in reader.integer(item) }
      return seeds.map { Seed(UInt64($0.level)) }.sorted()
    case .mapping:
      guard let section = section(field, StudyKeys.seeds)
      else { return nil }
      let first = section["first"].flatMap { integer($0) }
      let count = section["count"].flatMap { integer($0) }
      guard let first, let count else { return nil }
      let (end, overflows) = first.addingReportingOverflow(count - 1)
      guard !overflows else {
        report("the last seed would be past \(Int.max)", at: field)
        return nil
      }
      return (first...end).map { Seed(UInt64($0)) }
    case .scalar:
      guard let count = integer(field) else { return nil }
      return (0..<count).map { Seed(UInt64($0)) }
    }
  }

  /// The sparsities, each a fraction.
  mutating func sparsities(_ field: Field) -> [Double] {
    guard let items = items(field) else { return [] }
    return levels(items) { reader, item in reader.sparsity(item) }.map(\.level)
  }

  /// One sparsity; a percentage gets the hint that it is one.
  mutating func sparsity(_ field: Field) -> Double? {
    if case .scalar(let text, _) = field.node.content, let fraction = Self.percentage(text) {
      report(
        "must be at least 0 and below 1; got '\(text.abbreviated)'; a sparsity is a fraction: "
          + "write \(fraction.shortestText)", at: field)
      return nil
    }
    return number(field, in: .belowOne)
  }

  /// The fraction of a text that reads as a percentage: `90`, `90%`.
  private static func percentage(_ text: String) -> Double? {
    let hasSign = text.hasSuffix("%")
    let digits = text.prefix { $0 != "%" && $0 != " " }
    guard let percent = Double(digits), percent < 100, percent >= (hasSign ? 0 : 2) else {
      return nil
    }
    // Rounded, or 99.9 would read 0.9990000000000001.
    return (percent * 1e8).rounded() / 1e10
  }
}
