import FaninAnalysis
import FaninStudy
import FaninTestSupport
import Foundation
import SyntheticRecords
import Testing

struct ReportFolderTests {
  private static func write(_ analysis: Analysis, to folder: URL) throws {
    for table in analysis.tables {
      try Data(table.csv.utf8).write(to: folder.appendingPathComponent(table.file))
    }
    try Data(analysis.findings.json.utf8).write(to: folder.appendingPathComponent("findings.json"))
    try Data(analysis.provenance.json.utf8)
      .write(to: folder.appendingPathComponent("provenance.json"))
  }

  private static func analysis(_ study: String) throws -> Analysis {
    let plan = try SyntheticRecords.plan(study)
    return Analysis(plan: plan, records: MovingRecords().records(of: plan))
  }

  static let studies = [
    MovingRecords.study,
    MovingRecords.study.replacing("topologies: [rigl]", with: "sweep: {training.batch: [32, 64]}"),
    MovingRecords.study.replacing(
      "{baseline: {profile: uniform}, equivalence-bound: 0.005}",
      with: "{baseline: {profile: uniform}, metric: validation-loss, at: best-validation, "
        + "correlate: [{x: fan-in-cv, y: hierarchy-strength}]}"),
  ]

  @Test func `numbers that are none are read as they are written`() throws {
    let numbers = [1.5, .infinity, -.infinity]

    #expect(try [Double](json: Data(numbers.json.utf8)) == numbers)
    #expect(try [Double](json: Data([Double.nan].json.utf8)).allSatisfy(\.isNaN))
  }

  @Test(arguments: studies)
  func `findings follow from the tables beside them, to the last bit`(study: String) throws {
    try withTemporaryFolder { folder in
      try Self.write(try Self.analysis(study), to: folder)

      #expect(try ReportFolder(folder).differences() == [])
    }
  }

  @Test func `findings read back are the findings written`() throws {
    try withTemporaryFolder { folder in
      let analysis = try Self.analysis(MovingRecords.study)
      try Self.write(analysis, to: folder)

      let read = try ReportFolder(folder)
      #expect(read.findings.json == analysis.findings.json)
      #expect(read.provenance.json == analysis.provenance.json)
    }
  }

  @Test(arguments: ["results.csv", "curves.csv", "layers.csv", "topology.csv", "fan-ins.csv"])
  func `a changed number in any table is found`(file: String) throws {
    try withTemporaryFolder { folder in
      try Self.write(try Self.analysis(MovingRecords.study), to: folder)
      let url = folder.appendingPathComponent(file)
      var lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
      // The last number of the last row of uniform's first seed that is not 0 becomes another.
      let row = lines.count / 2
      let place = try #require(lines[row].lastIndex(of: "8"))
      lines[row].replaceSubrange(place...place, with: "7")
      try Data(lines.joined(separator: "\n").utf8).write(to: url)

      #expect(try !ReportFolder(folder).differences().isEmpty)
    }
  }

  @Test func `a changed finding is found with its place`() throws {
    try withTemporaryFolder { folder in
      try Self.write(try Self.analysis(MovingRecords.study), to: folder)
      let url = folder.appendingPathComponent("findings.json")
      let text = try String(contentsOf: url, encoding: .utf8)
      let changed = text.replacing("\"planned\" : 12", with: "\"planned\" : 13")
      #expect(changed != text)
      try Data(changed.utf8).write(to: url)

      let differences = try ReportFolder(folder).differences()
      #expect(differences == ["findings.json: design.planned: says 13; the tables give 12"])
    }
  }

  @Test func `a folder that is no report says what it lacks`() throws {
    try withTemporaryFolder { folder in
      let error = #expect(throws: ReportFolderError.self) { try ReportFolder(folder) }
      #expect(error?.description.hasPrefix("\(folder.relativePath) holds no findings.json") == true)
    }
  }
}
