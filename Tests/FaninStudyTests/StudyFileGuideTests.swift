import FaninStudy
import FaninTestSupport
import FaninTraining
import Foundation
import Testing

/// The guide StudyFile.md says what the reader does.
struct StudyFileGuideTests {
  static let guide: String = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/FaninStudy/FaninStudy.docc/StudyFile.md")
    return (try? String(contentsOf: file.standardizedFileURL, encoding: .utf8)) ?? ""
  }()

  /// The guide's study of every key.
  static let example = String(
    guide.split(separator: "```yaml\n").dropFirst().first?.split(separator: "\n```").first ?? "")

  /// Key, value and default of every row of the guide's tables.
  static let rows: [[String]] = guide.split(separator: "\n").compactMap { line in
    guard line.hasPrefix("| `") else { return nil }
    return line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test func `the guide says of every key what the reader's tables say, and names no other`() {
    let tables = StudyKeys.reference.map { ["`\($0[0])`", $0[1], $0[2]] }

    #expect(Set(Self.rows).subtracting(tables).isEmpty)
    #expect(Set(tables).subtracting(Self.rows).isEmpty)
    #expect(Self.rows.count == tables.count)
  }

  @Test func `the guide's example has every key, and is valid but for the files it names`() throws {
    let yaml = Self.example

    let error = #expect(throws: StudyError.self) { try Study(yaml: yaml, path: "everything.yaml") }

    #expect(error?.problems.map(\.key) == ["data[1].csv", "data[2].idx"])
    #expect(error?.kind == .missing)
    for path in StudyKeys.reference.map({ $0[0] }) {
      let key = try #require(path.split(separator: ".").last)
      #expect(yaml.contains("\(key):"), "\(path)")
    }
  }

  @Test func `every default in the guide is the default`() throws {
    let plain = try StudyText.study()
    let defaults = Self.rows.filter { row in
      ["`network.", "`training."].contains(where: row[0].hasPrefix) && row[2].hasPrefix("`")
    }

    for row in defaults {
      let key = row[0].trimmingCharacters(in: ["`"]).split(separator: ".")
      let value = row[2].trimmingCharacters(in: ["`"])
      let sweep = "sweep: {\(key.joined(separator: ".")): [\(value)]}"
      #expect(
        try Plan(StudyText.study(sweep)).cells.map(\.recipe) == Plan(plain).cells.map(\.recipe),
        "\(row[0])")
    }
    #expect(defaults.count == 14)
  }
}
