import FaninTestSupport
import FaninTopology
import Testing

struct UpdateScheduleTests {
  static func schedule(
    interval: Int = 100, last: UpdateSchedule.LastUpdate = .fraction(0.75)
  ) -> UpdateSchedule {
    var schedule = UpdateSchedule()
    schedule.updateInterval = interval
    schedule.lastUpdate = last
    return schedule
  }

  @Test func `updates are every ΔT steps, the first after ΔT, the last at T_end`() {
    #expect(Array(Self.schedule().steps(of: 400)) == [100, 200, 300])
    #expect(Array(Self.schedule().steps(of: 399)) == [100, 200])
    #expect(Array(Self.schedule(last: .steps(250)).steps(of: 1_000)) == [100, 200])
    #expect(Array(Self.schedule(interval: 1, last: .fraction(1)).steps(of: 4)) == [1, 2, 3])
  }

  @Test func `an interval longer than the training gives none`() {
    #expect(Array(Self.schedule().steps(of: 99)).isEmpty)
    #expect(Array(Self.schedule(last: .steps(5_000)).steps(of: 50)).isEmpty)
    #expect(Array(Self.schedule(interval: 1).steps(of: 1)).isEmpty)
  }

  // Evci et al. (2020): f(t) = α/2 (1 + cos(π t / T_end)).
  @Test func `the drop fraction falls as half a cosine to 0 at T_end, or stays`() {
    let schedule = Self.schedule()
    for (step, expected) in [(0, 0.3), (100, 0.225), (150, 0.15), (200, 0.075), (300, 0)] {
      #expect(
        isClose(
          schedule.dropFraction(at: step, of: 400, decays: true), to: expected, absolute: 1e-15))
      #expect(schedule.dropFraction(at: step, of: 400, decays: false) == 0.3)
    }
  }

  @Test func `what is dropped is rounded down`() {
    #expect(TopologyUpdate.dropCount(of: 10, fraction: 0.29) == 2)
    #expect(TopologyUpdate.dropCount(of: 1, fraction: 0.99) == 0)
    #expect(TopologyUpdate.dropCount(of: 0, fraction: 0.3) == 0)
  }

  @Test(arguments: [
    "static", "set(drop-fraction=0.3)", "rigl(drop-fraction=0.3)",
    "rigl(drop-fraction=0.2,update-interval=50)", "rigl-constant-alpha(drop-fraction=0.3)",
    "srigl(drop-fraction=0.3,last-update=500)",
  ])
  func `the compact text comes back`(text: String) throws {
    let topology = try #require(TopologyUpdate(text: text))

    #expect(topology.description == text)
    #expect(TopologyUpdate(text: topology.canonicalText) == topology)
  }

  @Test(arguments: [
    "", "rigl(", "rigl(drop-fraction=1)", "rigl(drop-fraction=0)", "set(update-interval=3)",
    "rigl(update-interval=0.5)", "rigl(last-update=0)", "rigl(alpha=0.3)",
    "static(drop-fraction=0.3)",
  ])
  func `no other text is a topology`(text: String) {
    #expect(TopologyUpdate(text: text) == nil)
  }
}
