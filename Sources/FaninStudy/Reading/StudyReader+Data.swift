import FaninData
import Foundation

/// A data set of the study, as the study file calls it.
struct NamedData {
  /// What an exclusion may call it: its name, or the path of its first file.
  let name: String
  let reference: DataReference
  /// The same for data of the same examples; nil for a set known by name, which is not read here.
  var contentDigest: String?
}

extension StudyReader {
  /// One data set or a list of them.
  ///
  /// Under whatever path or name, the same examples are one level: counted twice, every seed would
  /// stand for two.
  mutating func data(_ field: Field, library: DataLibrary) -> [NamedData] {
    let items = field.items == nil ? [field] : items(field) ?? []
    var sets: [(set: NamedData, field: Field)] = []
    for item in items where !isFull {
      guard let set = dataSet(item, library: library) else { continue }
      if let earlier = sets.first(where: { $0.set.isSameLevel(as: set) })?.field {
        report("the same level as \(earlier.path) in line \(earlier.node.place.line)", at: item)
      } else {
        sets.append((set, item))
      }
    }
    return sets.map(\.set)
  }

  /// A name, `{csv: {…}}` or `{idx: {…}}`.
  private mutating func dataSet(_ field: Field, library: DataLibrary) -> NamedData? {
    if case .scalar(let text, _) = field.node.content, !field.node.isNothing {
      guard let set = NamedDataset(named: text) else {
        let names = NamedDataset.all.map(\.name)
        report(Self.unknown("no data set named", text, among: names), at: field)
        return nil
      }
      return NamedData(name: text, reference: DataReference(set))
    }
    guard case .mapping(let members) = field.node.content, let member = members.first,
      members.count == 1, ["csv", "idx"].contains(member.key)
    else {
      report(
        "must be a name, {csv: {path: …, label: …}} or {idx: {train: …, test: …}}; got "
          + field.node.kindName, at: field)
      return nil
    }
    let inner = Field(path: "\(field.path).\(member.key)", node: member.value)
    return member.key == "csv" ? csv(inner, library: library) : idx(inner, library: library)
  }

  private mutating func csv(_ field: Field, library: DataLibrary) -> NamedData? {
    guard let section = section(field, StudyKeys.csv) else {
      return nil
    }
    let path = section["path"].flatMap { text($0) }
    let label = section["label"].flatMap { text($0) }
    let standardize = section["standardize"].map { flag($0) } ?? true
    let test = section["test"].map { testRule($0) } ?? TestRule(fraction: 0.2)
    let header = section["header"].map { flag($0) }
    let categories = section["categories"].map { self.categories($0) } ?? CSVSource.Categories.none
    let missing =
      section["missing"].map { choice($0, of: CSVSource.MissingRule.self) } ?? .refuse
    guard let path, let label, let standardize, let test, header != .some(nil), let categories,
      let missing
    else { return nil }
    let source = CSVSource(
      path: path, label: label, standardize: standardize, test: test, header: header ?? nil,
      categories: categories, missing: missing)
    return reference(path, at: field, library, .csv(source)) { () throws(DataError) in
      try library.reference(to: source)
    }
  }

  /// A fraction, or `{fraction: …, per: study | seed, stratified: …}`.
  private mutating func testRule(_ field: Field) -> TestRule? {
    guard case .mapping = field.node.content else {
      return number(field).map { TestRule(fraction: $0) }
    }
    guard let section = section(field, StudyKeys.test) else {
      return nil
    }
    let fraction = section["fraction"].flatMap { number($0) }
    let per = section["per"].map { compactText($0, .choice(["study", "seed"])) } ?? "study"
    let stratified = section["stratified"].map { flag($0) } ?? true
    guard let fraction, let per, let stratified else { return nil }
    return TestRule(fraction: fraction, isStratified: stratified, isPerSeed: per == "seed")
  }

  /// `auto`, or the names of columns.
  private mutating func categories(_ field: Field) -> CSVSource.Categories? {
    guard field.items != nil else {
      return compactText(field, .choice(["auto"])).map { _ in .auto }
    }
    guard let items = items(field) else { return nil }
    let names = levels(items) { reader, item in reader.text(item) }.map(\.level)
    return names.count == items.count ? .columns(names) : nil
  }

  private mutating func idx(_ field: Field, library: DataLibrary) -> NamedData? {
    guard let section = section(field, StudyKeys.idx) else {
      return nil
    }
    let training = section["train"].flatMap { imagesAndLabels($0) }
    let test = section["test"].flatMap { imagesAndLabels($0) }
    guard let training, let test else { return nil }
    let source = IDXSource(training: training, test: test)
    return reference(training[0], at: field, library, .idx(source)) { () throws(DataError) in
      try library.reference(to: source)
    }
  }

  private mutating func imagesAndLabels(_ field: Field) -> [String]? {
    guard let items = field.items, items.count == 2 else {
      report(
        "must be a list of two files, images and labels; got \(field.node.kindName)", at: field)
      return nil
    }
    let paths = items.compactMap { text($0) }
    return paths.count == 2 ? paths : nil
  }

  /// Refers to data, and reads them: what is wrong with them is told with the rest of the file.
  private mutating func reference(
    _ name: String, at field: Field, _ library: DataLibrary, _ source: DataReference.Source,
    _ refer: () throws(DataError) -> DataReference
  ) -> NamedData? {
    do {
      let reference = try refer()
      let content = try library.read(reference)
      facts[reference.identity] = content.facts
      return NamedData(
        name: name, reference: reference, contentDigest: content.contentDigest)
    } catch {
      if error.kind == .missingInput,
        let known = recalled.first(where: { $0.source.names(the: source) })
      {
        return NamedData(name: name, reference: known)
      }
      report("\(error)", at: field, isMissingFile: error.kind == .missingInput)
      return nil
    }
  }
}

extension DataReference.Source {
  /// Whether both are files of the same names, read alike; their folders may have been renamed.
  fileprivate func names(the other: DataReference.Source) -> Bool {
    func file(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
    switch (self, other) {
    case (.csv(var one), .csv(var other)):
      (one.path, other.path) = (file(one.path), file(other.path))
      return one == other
    case (.idx(let one), .idx(let other)):
      return (one.training + one.test).map(file) == (other.training + other.test).map(file)
    default: return false
    }
  }
}

extension NamedData {
  /// Whether both are the same data, by name or by content.
  fileprivate func isSameLevel(as other: NamedData) -> Bool {
    if reference.identity == other.reference.identity { return true }
    return contentDigest != nil && contentDigest == other.contentDigest
  }
}
