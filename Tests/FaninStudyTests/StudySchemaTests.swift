import FaninStudy
import FaninTestSupport
import FaninTraining
import Foundation
import Testing

/// The schema of study files says what the reader says, as far as a schema can.
struct StudySchemaTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  /// What Python's validator says of each study: nil where it is valid.
  private static func verdicts(_ studies: [String]) throws -> [String?] {
    try withTemporaryFolder { folder in
      let schema = folder.appendingPathComponent(StudySchema.fileName)
      try Data(StudySchema.text.utf8).write(to: schema)
      let documents = folder.appendingPathComponent("studies.jsonl")
      let lines = try studies.map { try #require(CanonicalJSON(yaml: $0)).text }
      try Data(lines.joined(separator: "\n").utf8).write(to: documents)
      let script = """
        import json, sys, jsonschema
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft7Validator.check_schema(schema)
        validator = jsonschema.Draft7Validator(schema)
        for line in open(sys.argv[2]):
            error = next(validator.iter_errors(json.loads(line)), None)
            print(json.dumps(error and error.message))
        """
      let output = try Python.run(script, [schema.path, documents.path])
      return try output.split(separator: "\n").map {
        try JSONDecoder().decode(String?.self, from: Data($0.utf8))
      }
    }
  }

  /// Every text in the tests that looks like a whole study.
  private static func studiesOfTests() throws -> [String] {
    let tests = root.appendingPathComponent("Tests")
    let files = try FileManager.default.subpathsOfDirectory(atPath: tests.path)
      .filter { $0.hasSuffix(".swift") }.sorted()
    return try files.flatMap { file -> [String] in
      let text = try String(contentsOf: tests.appendingPathComponent(file), encoding: .utf8)
      return text.split(separator: "\"\"\"").map { block in
        let lines = block.split(separator: "\n")
        let indentation = lines.first?.prefix { $0 == " " }.count ?? 0
        return lines.map { $0.dropFirst(indentation) }.joined(separator: "\n")
      }.filter { $0.hasPrefix("study:") && !$0.contains("\\(") }
    }
  }

  /// Whether the reader finds nothing wrong but files that are not here.
  private static func isValid(_ yaml: String) -> Bool {
    do {
      _ = try Study(yaml: yaml, path: "study.yaml")
      return true
    } catch {
      return error.kind == .missing
    }
  }

  @Test(.enabled(if: Python.hasValidator, "Python with jsonschema is not installed"))
  func `every study that the reader takes is valid`() throws {
    let folder = Self.root.appendingPathComponent("studies")
    let shipped = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }.sorted()
      .map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
    let demo = try String(
      contentsOf: Self.root.appendingPathComponent("Sources/fanin/demo.yaml"), encoding: .utf8)
    let own = [
      StudyTemplate.text(name: "mine", data: ["glyphs", "terrain"]), StudyFileGuideTests.example,
      StudyText.small(with: ["seeds: {first: 5, count: 3}"]),
      StudyText.small(with: ["seeds: [1, 4, 2e1]"]),
      StudyText.small(with: ["topologies: [{set: {drop-fraction: 0.2}}, {rigl: {last-update: 50}}]"]
      ),
      StudyText.small(with: [
        "training: {epochs: 2}", "sweep: {training.learning-rate: [0.1, 0.2]}",
      ]),
    ]
    let all = shipped + [demo] + own + (try Self.studiesOfTests())
    let valid = all.filter(Self.isValid)

    let verdicts = try Self.verdicts(valid)

    #expect(valid.count >= shipped.count + 1 + own.count + 5, "\(valid.count)")
    for (study, verdict) in zip(valid, verdicts) {
      #expect(verdict == nil, "\(verdict ?? "")\n\(study)")
    }
  }

  /// What no schema needs two keys for.
  private static let wrong = [
    "study: my study", "question: [what]", "data: [glyphs, fashion-mnsit]",
    "data: [glyphs, glyphs]",
    "data: {csv: {path: mine.csv}}", "data: {csv: {path: a, label: b, test: 1}}",
    "data: {idx: {train: [a], test: [a, b]}}", "seeds: 0", "seeds: 1.5", "seeds: []",
    "seeds: {first: 1}", "seeds: \"3\"", "sparsities: [1]", "sparsities: [-0.1]",
    "sparsities: [0.8, 0.80]", "sparsities: [\"0.5\"]", "profiles: [lognormal]",
    "profiles: [log-normal]", "profiles: [{lognormal: {cv: 1, sigma: 2}}]",
    "profiles: [{uniform: {cv: 1}}]",
    "profiles: [uniform, {lognormal: {cv: 1}, power: {cv: 1}}]",
    "profiles: [{equilibrium: {of: {profile: uniform}, fit: lognormal}}]",
    "profiles: [{transplant: {of: {profile: uniform, topology: rigl}, keep: nothing}}]",
    "topologies: [sett]", "topologies: [{rigl: {drop-fraction: 1}}]", "topologies: [{static: {}}]",
    "topologies: [{set: {update-interval: 10}}]", "network: {}", "network: {hidden: []}",
    "network: {hidden: [0]}", "network: {hidden: [8], alocation: erk}",
    "network: {hidden: [8], output: Dense}", "network: {hidden: [8], allocation: {factors: [-1]}}",
    "training: {epochs: 0, learning-rate: 0.1}", "training: {epochs: 1, learning-rate: 0}",
    "training: {epochs: 1, learning-rate: 0.1, momentum: 1}",
    "training: {epochs: 1, learning-rate: 0.1, nesterov: 1}",
    "training: {epochs: 1, learning-rate: 0.1, schedule: {step: {at: [1.5], factor: 0.1}}}",
    "sweep: {learning-rate: [0.1]}", "sweep: {training.batch: [0]}", "sweep: {training.batch: []}",
    "exclude: {sparsity: 0.9}", "exclude: [{}]", "analysis: {metric: accuracy}",
    "analysis: {alpha: 0.5}", "analysis: {baseline: uniform}", "analysis: {baseline: {}}",
    "analysis: {families: [{name: a}]}", "analysis: {families: []}",
    "analysis: {equivalence-bound: 0}",
    "analysis: {families: [{name: a, baseline: {profile: uniform}, claims: [{source: b}]}]}",
    "analysis: {sequential: {looks: [1]}}", "analysis: {correlate: [{x: fan-in-cv}]}", "seed: 3",
  ]

  @Test(.enabled(if: Python.hasValidator, "Python with jsonschema is not installed"))
  func `what a schema can tell is wrong is refused, by the reader too`() throws {
    let studies = Self.wrong.map { StudyText.small(with: [$0]) }

    let verdicts = try Self.verdicts(studies)

    for ((section, study), verdict) in zip(zip(Self.wrong, studies), verdicts) {
      #expect(verdict != nil, "\(section)")
      #expect(!Self.isValid(study), "\(section)")
    }
  }

  @Test func `a key has its meaning, its default and its range`() {
    let schema = StudySchema.text.filter { !$0.isWhitespace }

    #expect(
      schema.contains(
        #""momentum":{"default":0.9,"description":"ofsgd,atleast0andbelow1","exclusiveMaximum":1,"minimum":0,"type":"number"}"#
      ))
    #expect(schema.contains(#""default":["static"]"#))
  }
}

/// Python, where a test needs a program of others.
enum Python {
  /// Whether a validator of JSON Schema is installed.
  static let hasValidator = (try? run("import jsonschema", [])) != nil

  /// What a program prints.
  ///
  /// - Throws: `Failure` where it does not end well, and what the system says where there is no Python.
  static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-W", "ignore", "-c", program] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A program that did not end well.
  struct Failure: Error {
    let status: Int32
  }
}
