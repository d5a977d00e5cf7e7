import FaninTraining
import Testing

struct CoreProbeTests {
  @Test func `a core is quiet, shared, or changes its mind`() {
    var probe = CoreProbe()
    for _ in 0..<20 { _ = probe.rate() }
    let fastest = probe.fastest

    #expect(fastest > 0)
    #expect(probe.state(before: fastest, after: 0.95 * fastest) == .quiet)
    #expect(probe.state(before: 0.5 * fastest, after: 0.6 * fastest) == .shared)
    #expect(probe.state(before: fastest, after: 0.5 * fastest) == .changed)
    #expect(probe.state(before: 0.8 * fastest, after: 0.8 * fastest) == .changed)
  }
}
