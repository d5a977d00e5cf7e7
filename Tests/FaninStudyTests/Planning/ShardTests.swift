import FaninStudy
import Testing

struct ShardTests {
  @Test(arguments: [1, 2, 3, 7, 100])
  func `the parts of a plan are disjoint, about equal, and all of it`(count: Int) throws {
    let study = try StudyText.study(
      "profiles: [uniform, {transplant: {of: {profile: erdos-renyi, topology: rigl}, keep: mask}}]")
    let plan = Plan(study)
    let all = Set((plan.sourceRuns + plan.runs).map(\.id))

    let parts = try (0..<count).map { try #require(Shard("\($0)/\(count)")).runs(of: plan) }

    #expect(parts.reduce(into: Set()) { $0.formUnion($1) } == all)
    #expect(parts.reduce(0) { $0 + $1.count } == all.count)
    let sizes = parts.map(\.count)
    #expect(try #require(sizes.max()) - (try #require(sizes.min())) <= 1)
  }

  @Test func `a part is written as it is read`() {
    #expect(Shard("3/20")?.description == "3/20")
    #expect(Shard("20/20") == nil && Shard("1") == nil && Shard("1/0") == nil)
  }
}
