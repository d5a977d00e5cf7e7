import FaninRandom
import FaninStudy
import FaninTopology
import FaninTraining
import Testing

/// Profiles that learn from runs of seeds the study does not test on.
struct OwnSourceSeedsTests {
  static func plan(_ profiles: String, topologies: String = "[rigl]") throws -> Plan {
    Plan(
      try StudyText.study(
        "seeds: {first: 100, count: 3}", "topologies: \(topologies)", "profiles: \(profiles)"))
  }

  static let source = "of: {profile: erdos-renyi, topology: rigl, seeds: {first: 10, count: 2}}"

  @Test func `an equilibrium of its own seeds waits for those runs alone`() throws {
    // Given a study of seeds 100 to 102 whose baseline is the source's own recipe
    let plan = try Self.plan("[erdos-renyi, {equilibrium: {\(Self.source), fit: lognormal}}]")

    // Then two more runs of that recipe are planned, and every learner waits for them
    #expect(plan.sourceRecipes.map(\.seeds) == [[Seed(10), Seed(11)]])
    let sources = plan.sourceRuns
    #expect(sources.map(\.seed) == [Seed(10), Seed(11)])
    #expect(sources.allSatisfy { $0.recipe == plan.cells[0].recipe })
    for run in plan.runs {
      let expected = run.recipe.profile == .erdosRenyi ? [] : sources.map(\.id)
      #expect(plan.sources(of: run) == expected)
    }
    #expect(Set(plan.runs.map(\.id)).isDisjoint(with: sources.map(\.id)))
  }

  @Test func `a transplant of its own seeds takes them in turn`() throws {
    let plan = try Self.plan(
      "[uniform, {transplant: {\(Self.source), keep: mask}}]", topologies: "[static]")
    let ids = plan.sourceRuns.map(\.id)

    // 100, 101 and 102 modulo 2.
    let learners = plan.runs.filter { $0.recipe.profile != .uniform }
    #expect(learners.map { plan.sources(of: $0) } == [[ids[0]], [ids[1]], [ids[0]]])
  }

  @Test func `sources without seeds of their own are those of the study`() throws {
    let plan = try Self.plan(
      "[{equilibrium: {of: {profile: uniform, topology: rigl}, fit: histogram}}]")

    #expect(plan.sourceRuns.map(\.seed) == [Seed(100), Seed(101), Seed(102)])
    #expect(plan.sources(of: plan.runs[0]) == plan.sourceRuns.map(\.id))
  }

  @Test func `a source of a source has the seeds that its learners ask for`() throws {
    let inner = "{transplant: {of: {profile: uniform, topology: rigl}, keep: degrees}}"
    let plan = try Self.plan(
      "[{equilibrium: {of: {profile: \(inner), topology: static, seeds: [5, 7]}, fit: histogram}}]",
      topologies: "[static]")

    // The inner source comes first, both at seeds 5 and 7.
    #expect(plan.sourceRecipes.map { $0.recipe.profile.name } == ["uniform", "transplant"])
    #expect(plan.sourceRuns.map(\.seed.value) == [5, 5, 7, 7])
    let transplant = plan.sourceRuns[1]
    #expect(plan.sources(of: transplant) == [plan.sourceRuns[0].id])
  }

  @Test func `other seeds make another profile, in text and in run ids`() throws {
    let texts = ["[10, 11]", "{first: 10, count: 2}", "[11, 12]"].map { seeds in
      "{equilibrium: {of: {profile: uniform, topology: rigl, seeds: \(seeds)}, fit: histogram}}"
    }
    let plans = try texts.map { try Self.plan("[\($0)]") }

    #expect(plans[0].runs.map(\.id) == plans[1].runs.map(\.id))
    #expect(plans[0].runs.map(\.id) != plans[2].runs.map(\.id))
    #expect(
      plans[0].study.profiles[0].description
        == "equilibrium(of=uniform/rigl(drop-fraction=0.3)/seeds(10-11),fit=histogram)")
  }
}
