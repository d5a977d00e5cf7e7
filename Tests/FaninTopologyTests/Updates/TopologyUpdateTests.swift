import FaninTopology
import Testing

struct TopologyUpdateTests {
  // Source: Evci et al. (2020) select over the layer and let α decay; Lasby et al. (2024) keep
  // fan-ins constant; the control without decay is ours.
  @Test func `what a gradient-led topology does is stated for each by itself`() {
    let schedule = UpdateSchedule()

    #expect(TopologyUpdate.fixed.gradientUpdate == nil)
    #expect(TopologyUpdate.set(dropFraction: 0.3).gradientUpdate == nil)
    #expect(
      TopologyUpdate.usual.compactMap(\.gradientUpdate) == [
        GradientUpdate(schedule: schedule, decays: true, rule: .layerWide),
        GradientUpdate(schedule: schedule, decays: false, rule: .layerWide),
        GradientUpdate(schedule: schedule, decays: true, rule: .constantFanIn),
      ])
  }

  @Test func `every topology reads its own name and text, with another schedule too`() {
    var schedule = UpdateSchedule()
    schedule.dropFraction = 0.125

    #expect(TopologyUpdate.names == ["static", "set", "rigl", "rigl-constant-alpha", "srigl"])
    for usual in TopologyUpdate.usual {
      let other = usual.with(schedule)
      #expect(TopologyUpdate(name: usual.name) == usual)
      #expect(other.name == usual.name)
      #expect(TopologyUpdate(text: other.canonicalText) == other)
    }
  }
}
