import FaninAnalysis
import FaninRandom
import FaninReport
import FaninStudy
import FaninTestSupport
import Foundation
import SyntheticRecords
import Testing

struct TopologyFindingTests {
  static func finding(
    _ records: MovingRecords = MovingRecords(), study: String = MovingRecords.study
  ) throws -> TopologyFinding {
    let plan = try SyntheticRecords.plan(study)
    let findings = Analysis(plan: plan, records: records.records(of: plan)).findings
    return try #require(findings.topologies.first)
  }

  @Test func `starts are followed layer by layer`() throws {
    let finding = try Self.finding()

    #expect(finding.starts.map { $0[Factor.profile]?.text } == ["uniform", "lognormal(cv=1)"])
    #expect(finding.layers.map { [$0.layer, $0.inputs, $0.neurons] } == [[0, 784, 40]])
    let course = try #require(finding.layers.first?.courses.first)
    #expect(course.runs == 6)
    #expect(course.cv.map(\.step) == (0...10).map { $0 * 100 })
    // 0.5 and a thousandth of the mean seed, 2.5.
    #expect(isClose(course.cv[0].mean, to: 0.5025, absolute: 1e-12))
    #expect(course.initial.unread == 0 && course.final.unread == 10)
    #expect(course.final.empty == 10 && isClose(course.final.overlap, to: 0.5, absolute: 1e-12))
    #expect(course.strength.map(\.step) == course.cv.map(\.step))
    #expect(!course.fits.isEmpty)
  }

  // Ten updates, α falling from about 0.3: those above a twentieth of it are all ten, the last fifth two.
  @Test
  func `a CV that no longer changes is at rest, one that does is frozen, one between is open`()
    throws
  {
    func motion(_ cv: @escaping (Int, Seed) -> Double) throws -> TopologyFinding.Motion? {
      var records = MovingRecords()
      records.cv = { index, _, seed in cv(index, seed) }
      return try Self.finding(records).layers.first?.courses.first?.motion
    }

    guard case .stopped(let change) = try motion({ _, seed in 1 + 0.01 * Double(seed.value) })
    else {
      Issue.record("not at rest")
      return
    }
    #expect(change.low == 0 && change.high == 0)
    guard case .moving(let growth) = try motion({ index, _ in 1 + 0.1 * Double(index) }) else {
      Issue.record("not moving")
      return
    }
    // From update 8 to update 10: 2.0 ÷ 1.8.
    #expect(isClose(growth.low, to: 1 / 9.0, absolute: 1e-12))
    let open = try motion { index, seed in
      1 + (seed.value % 2 == 0 ? 0.3 : -0.3) * Double(index) / 10
    }
    guard case .open = open else {
      Issue.record("not open")
      return
    }
  }

  @Test func `too few updates say nothing of rest`() throws {
    var records = MovingRecords()
    records.updates = 4

    #expect(try Self.finding(records).layers.first?.courses.first?.motion == nil)
  }

  @Test func `starts that end alike cannot be told apart, others can`() throws {
    let alike = try #require(try Self.finding().sameness)
    #expect(alike.pValue > 0.05)
    #expect(isClose(alike.between, to: alike.within, absolute: 0.05))
    #expect(alike.permutations == 9_999)

    var records = MovingRecords()
    records.ends = { profile, seed in
      MovingRecords.lognormalEnds(profile, seed: seed).map { profile == "uniform" ? $0 : 2 * $0 }
    }
    let different = try #require(try Self.finding(records).sameness)
    // Two groups of six of twelve networks: no labeling of 924 but the right two is as extreme.
    #expect(different.pValue < 0.01)
    #expect(different.between > different.within + 0.1)
  }

  @Test func `hubs that stay hubs are told from hubs by chance`() throws {
    var records = MovingRecords()
    records.ends = { _, _ in (0..<40).map { 10 + ($0 * 7) % 13 } }
    let fate = try #require(try Self.finding(records).layers.first?.courses.first?.hubs)

    #expect(fate.correlation == 1 && fate.kept == 1)
    #expect(fate.byChance == 0.1)
  }

  @Test func `silencing stands beside every cell that was measured`() throws {
    let plan = try SyntheticRecords.plan(MovingRecords.study)
    let findings = Analysis(plan: plan, records: MovingRecords().records(of: plan)).findings
    let silencing = try #require(findings.blocks.first?.cells.first?.silencing)

    #expect(silencing.runs == 6 && silencing.withoutHubs == 0.6)
    #expect(isClose(silencing.excess, to: 0.025, absolute: 1e-12))
  }

  @Test func `a study of static runs has no such sections`() throws {
    let text = try GoldenTests.report().files.first { $0.path == "report.md" }?.text
    for heading in ["How the connections moved", "One equilibrium?", "What becomes of hubs"] {
      #expect(text?.contains(heading) == false)
    }
  }

  @Test func `the report of a moving study is the one that was looked at and accepted`() throws {
    let plan = try SyntheticRecords.plan(MovingRecords.study)
    let report = try Report(
      Analysis(
        plan: plan, records: MovingRecords().records(of: plan),
        declarations: [DeclarationHistoryTests.declaration(plan)]))
    let text = try #require(report.files.first { $0.path == "report.md" }).text
    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/moving.md")
    if ProcessInfo.processInfo.environment["FANIN_ACCEPT_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: golden)
    }

    #expect(try text == String(contentsOf: golden, encoding: .utf8))
    let names = report.files.map(\.path)
    #expect(names.contains("figures/fan-in-cv-glyphs-90-sparsity.svg"))
    #expect(names.contains("figures/hierarchy-glyphs-90-sparsity.csv"))
  }

  @Test func `profiles that learn from one source are named without it`() throws {
    let study = MovingRecords.study.replacing(
      "{lognormal: {cv: 1.0}}",
      with: "{transplant: {of: {profile: uniform, topology: rigl}, keep: fan-in}}")
    let plan = try SyntheticRecords.plan(study)
    let text = Analysis(plan: plan, records: SyntheticRecords().records(of: plan)).text

    #expect(text.contains("| `transplant(keep=fan-in)` |"))
  }

  @Test func `the topology's table has a row per run, update and layer`() throws {
    let plan = try SyntheticRecords.plan(MovingRecords.study)
    let cells = CellResults.all(of: plan, records: MovingRecords().records(of: plan))
    let table = TopologyTable(StudyFacts(plan), cells).table

    #expect(table.rows.count == 2 * 6 * 11)
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    let column = try #require(table.columns.firstIndex(of: "fan_outs"))
    #expect(table.rows[1][column] == "0:1 4:783")
  }
}
