import FaninData
import Foundation

/// A data set of the study, as the study file calls it.
struct NamedData {
  /// What an exclusion may call it: its name, or the path of its first file.
  let name: String
  let reference: DataReference
}

extension StudyReader {
  /// One data set or a list of them.
  mutating func data(_ field: Field, library: DataLibrary) -> [NamedData] {
    let items = field.items == nil ? [field] : items(field) ?? []
    var sets: [NamedData] = []
    let levels = levels(items) { (reader, item) -> DataReference? in
      guard let set = reader.dataSet(item, library: library) else { return nil }
      sets.append(set)
      return set.reference
    }
    return levels.compactMap { level in sets.first { $0.reference == level.level } }
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
    guard let section = section(field, keys: StudyKeys.csv, required: ["path", "label"]) else {
      return nil
    }
    let path = section["path"].flatMap { text($0) }
    let label = section["label"].flatMap { text($0) }
    let standardize = section["standardize"].map { flag($0) } ?? true
    let test = section["test"].map { number($0, in: .betweenZeroAndOne) } ?? 0.2
    guard let path, let label, let standardize, let test else { return nil }
    let source = CSVSource(path: path, label: label, standardize: standardize, test: test)
    return reference(path, at: field) { () throws(DataError) in try library.reference(to: source) }
  }

  private mutating func idx(_ field: Field, library: DataLibrary) -> NamedData? {
    guard let section = section(field, keys: StudyKeys.idx, required: StudyKeys.idx) else {
      return nil
    }
    let training = section["train"].flatMap { imagesAndLabels($0) }
    let test = section["test"].flatMap { imagesAndLabels($0) }
    guard let training, let test else { return nil }
    let source = IDXSource(training: training, test: test)
    return reference(training[0], at: field) { () throws(DataError) in
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

  private mutating func reference(
    _ name: String, at field: Field, _ read: () throws(DataError) -> DataReference
  ) -> NamedData? {
    do {
      return NamedData(name: name, reference: try read())
    } catch {
      report("\(error)", at: field, isMissingFile: error.kind == .missingInput)
      return nil
    }
  }
}
