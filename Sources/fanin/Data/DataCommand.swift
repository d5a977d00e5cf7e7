import ArgumentParser
import FaninData
import Foundation

/// `fanin data`: what data sets there are, and where.
struct DataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Lists, downloads and verifies data sets.",
    subcommands: [DataListCommand.self, DataFetchCommand.self, DataCheckCommand.self])

  /// The data set of a name typed by the user.
  @Sendable static func set(_ text: String) throws -> NamedDataset {
    if let set = NamedDataset(named: text) { return set }
    let names = NamedDataset.all.map(\.name).joined(separator: ", ")
    throw ValidationError("no data set is named '\(text)'; the names are \(names)")
  }

  /// Prints one JSON document.
  static func print(json document: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    Swift.print(String(decoding: try encoder.encode(document), as: UTF8.self))
  }
}

/// `fanin data list`.
struct DataListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the data sets fanin knows, and which are here.")

  @OptionGroup var data: DataOptions
  @Flag(name: .long, help: "Print one JSON document.")
  var json = false

  func run() throws {
    let library = DataLibrary(directory: data.url)
    let rows = NamedDataset.all.map { DataRow($0, presence: library.presence(of: $0)) }
    if json { return try DataCommand.print(json: ["sets": rows]) }
    for row in rows {
      print(row.name.padding(toLength: 21, withPad: " ", startingAt: 0) + row.summary)
      let sizes = "\(row.features) features, \(row.classes) classes,"
      print("  \(sizes) \(row.trainingCount) training and \(row.testCount) test examples")
      print("  \(row.state)\(row.folder.map { " in \($0)" } ?? "")\(row.hint)")
      print("  licence: \(row.licence)")
    }
  }
}

/// One data set in a listing.
private struct DataRow: Encodable {
  var name: String
  var summary: String
  var features: Int
  var classes: Int
  var trainingCount: Int
  var testCount: Int
  var state: String
  var folder: String?
  var licence: String

  init(_ set: NamedDataset, presence: DatasetPresence) {
    name = set.name
    summary = set.summary
    features = set.facts.features
    classes = set.facts.classes
    trainingCount = set.facts.trainingCount
    testCount = set.facts.testCount
    licence = set.licence
    switch presence {
    case .builtIn: state = "built-in"
    case .present(let folder):
      state = "present"
      self.folder = folder
    case .partial: state = "incomplete"
    case .missing: state = "missing"
    }
  }

  /// What to do about a set that is not here.
  var hint: String {
    state == "missing" || state == "incomplete" ? ": fanin data fetch \(name)" : ""
  }
}

/// `fanin data check`.
struct DataCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Verifies data files: checksums where known, else contents.",
    discussion: "Without names, every set that is here is verified.")

  @Argument(help: "Names of data sets.", completion: .dataSets, transform: DataCommand.set)
  var sets: [NamedDataset] = []
  @OptionGroup var data: DataOptions
  @Flag(name: .long, help: "Print one JSON document.")
  var json = false

  func run() throws {
    let library = DataLibrary(directory: data.url)
    let chosen =
      sets.isEmpty
      ? NamedDataset.all.filter { library.presence(of: $0) != .missing } : sets
    let verdicts = chosen.map { DataVerdict($0, in: library) }
    if json {
      try DataCommand.print(json: ["sets": verdicts])
    } else {
      for verdict in verdicts where verdict.problem == nil { print(verdict.line) }
    }
    for problem in verdicts.compactMap(\.problem) { Terminal.write("fanin: \(problem)\n") }
    // Bad data is the graver news.
    if let worst = verdicts.compactMap(\.status?.rawValue).min() { throw ExitCode(worst) }
  }
}

/// What a check of one data set found.
private struct DataVerdict: Encodable {
  var name: String
  var state: String
  var checksum: String
  var problem: String?
  var status: ExitStatus?

  enum CodingKeys: CodingKey {
    case name
    case state
    case checksum
    case problem
  }

  init(_ set: NamedDataset, in library: DataLibrary) {
    name = set.name
    checksum = set.checksumIsKnown ? "known" : "not known"
    do throws(DataError) {
      try library.check(set)
      state = "good"
    } catch {
      state = error.kind == .missingInput ? "missing" : "bad"
      problem = error.description
      status = ExitStatus(error.kind)
    }
  }

  var line: String {
    let how = checksum == "known" ? "checksum" : "checksum not known; size and content"
    return "\(name): good (\(how) verified)"
  }
}
