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

  /// The rest of the first start's layer, with the CV after each update given.
  static func rest(
    window: Double = 0.5, _ cv: @escaping (Int, Seed) -> Double
  ) throws -> TopologyFinding.Rest? {
    var records = MovingRecords()
    records.cv = { index, _, seed in cv(index, seed) }
    let study = MovingRecords.study.replacing(
      "equivalence-bound: 0.005}",
      with: "equivalence-bound: 0.005, equilibrium: {window: \(window)}}")
    return try Self.finding(records, study: study).layers.first?.courses.first?.rest
  }

  // Ten updates, all with α above a twentieth of the largest: half of them are steps 600 to 1,000.
  @Test func `a CV that no longer changes is at rest`() throws {
    let rest = try #require(try Self.rest { _, seed in 1 + 0.01 * Double(seed.value) })

    #expect(rest.verdict == .atRest && rest.equivalence == 0)
    #expect(rest.first == 600 && rest.last == 1_000)
    #expect(rest.change.mean == 0 && rest.change.interval == Bounds(low: 0, high: 0))
  }

  @Test func `a CV that grows is a freeze, and its change is that of the fitted line`() throws {
    let rest = try #require(try Self.rest { index, _ in 1 + 0.1 * Double(index) })

    // CV 1.6 … 2.0 over steps 600 … 1,000: slope 0.001, times 400, ÷ the mean 1.8.
    #expect(rest.verdict == .moving)
    #expect(isClose(rest.change.mean, to: 0.4 / 1.8, absolute: 1e-12))
    #expect(rest.equivalence == 1)
  }

  // Expected: SciPy, for c = [−0.25, 0.25, …]·(4/10)/(1 ± 0.2): the 95 % interval holds 0 and both
  // one-sided tests fail.
  @Test func `a CV that grows in some runs and falls in others is open`() throws {
    let rest = try #require(
      try Self.rest { index, seed in
        1 + (seed.value % 2 == 0 ? 0.3 : -0.3) * Double(index) / 10
      })

    #expect(rest.verdict == .open && rest.equivalence > 0.05)
    let interval = try #require(rest.change.interval)
    #expect(interval.low < 0 && interval.high > 0)
  }

  @Test func `a change that is there but within the bound is rest`() throws {
    // 0.1 % an update, give or take a tenth of that: over four, about 0.4 % of about 1.
    let rest = try #require(
      try Self.rest { index, seed in
        1 + (0.001 + 0.0001 * (Double(seed.value) - 2.5)) * Double(index)
      })

    let interval = try #require(rest.change.interval)
    #expect(interval.low > 0 && interval.high < 0.02)
    #expect(rest.verdict == .atRest && rest.equivalence < 1e-6)
  }

  @Test func `updates with next to no drop do not count`() throws {
    // Of 100 updates of 20 steps each, α = (1 + cos(π t ÷ 1,500)) · 0.15 is above a twentieth of the
    // largest up to t = 1,285.
    var records = MovingRecords()
    records.updates = 14
    let rest = try #require(try Self.finding(records).layers.first?.courses.first?.rest)

    // Twelve count, 100 to 1,200; the last fifth, rounded up, is three.
    #expect(rest.first == 1_000 && rest.last == 1_200)
  }

  @Test func `the first update's part of the move is told where there is a move`() throws {
    var records = MovingRecords()
    records.cv = { index, _, _ in index == 0 ? 0.2 : index == 1 ? 0.8 : 0.9 }
    let move = try #require(try Self.finding(records).layers.first?.courses.first?.move)
    #expect(isClose(move.whole.mean, to: 0.7, absolute: 1e-12))
    #expect(isClose(try #require(move.firstShare), to: 0.6 / 0.7, absolute: 1e-12))

    records.cv = { _, _, seed in 1 + 0.01 * Double(seed.value) }
    let still = try #require(try Self.finding(records).layers.first?.courses.first?.move)
    #expect(still.firstShare == nil)
  }

  @Test func `a CV that falls with the drop fraction follows it`() throws {
    var records = MovingRecords()
    records.cv = { index, _, _ in 1 - 0.05 * Double(index) }
    let course = try #require(try Self.finding(records).layers.first?.courses.first)

    #expect(course.followsDrop?.mean == 1)
    // The survivors' CV is nine tenths of the mask's in these records, and there is none at the start.
    #expect(course.survivorCV.map(\.step) == (1...10).map { $0 * 100 })
    #expect(isClose(course.survivorCV[0].mean, to: 0.9 * 0.95, absolute: 1e-12))
    #expect(course.survivorRest?.verdict == .moving)
  }

  @Test func `the distance from the start is that of fan-ins that moved`() throws {
    var records = MovingRecords()
    records.ends = { _, _ in (0..<40).map { 10 + ($0 * 7) % 13 } }
    let same = try Self.finding(records).layers.first?.courses.first?.distanceFromStart
    #expect(same?.mean == 0)

    records.ends = { _, _ in [Int](repeating: 100, count: 40) }
    let other = try Self.finding(records).layers.first?.courses.first?.distanceFromStart
    #expect(other?.mean == 1)
  }

  @Test func `too few updates say nothing of rest`() throws {
    var records = MovingRecords()
    records.updates = 2

    // A slope needs three.
    #expect(try Self.finding(records).layers.first?.courses.first?.rest == nil)
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
    #expect(isClose(fate.byChance, to: 0.1, relative: 1e-15 * 8))
  }

  @Test func `silencing stands beside every cell that was measured`() throws {
    let plan = try SyntheticRecords.plan(MovingRecords.study)
    let findings = Analysis(plan: plan, records: MovingRecords().records(of: plan)).findings
    let silencing = try #require(findings.blocks.first?.cells.first?.silencing)

    #expect(silencing.runs == 6 && silencing.withoutHubs == 0.6)
    #expect(isClose(silencing.excess, to: 0.025, absolute: 1e-12))
    #expect(isClose(try #require(silencing.withoutNeurons), to: 0.575, absolute: 1e-12))
    #expect(
      isClose(try #require(silencing.excessOverNeurons).mean, to: -0.025, absolute: 1e-12))
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

  @Test func `topologies that differ in nothing else stand side by side`() throws {
    let study = MovingRecords.study.replacing(
      "topologies: [rigl]",
      with: "topologies: [rigl, {rigl-constant-alpha: {drop-fraction: 0.1}}]")
    let plan = try SyntheticRecords.plan(study)
    let text = Analysis(plan: plan, records: MovingRecords().records(of: plan)).text

    // Every network of these records ends with 0.5 + 0.2 · 5 and a thousandth of the mean seed.
    let rows = text.split(separator: "\n").filter { $0.contains("layer 1 (784 × 40)") }
    #expect(text.contains("The fan-in CV at the end"))
    #expect(rows.contains { $0.contains("`uniform`") && $0.hasSuffix("1.50 |") })
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
    // Histograms of the start and the end alone.
    #expect(table.rows[0][column] == "0:0 4:784")
    #expect(table.rows[1][column].isEmpty)
    #expect(table.rows[10][column] == "0:10 4:774")
    let survivors = try #require(table.columns.firstIndex(of: "survivor_fan_in_cv"))
    #expect(table.rows[0][survivors].isEmpty && !table.rows[1][survivors].isEmpty)
  }
}
