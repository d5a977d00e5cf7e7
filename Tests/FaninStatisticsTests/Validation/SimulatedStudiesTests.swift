import FaninStatistics
import Testing

/// The short form of `make validate`.
struct SimulatedStudiesTests {
  @Test(arguments: SimulatedStudies.trials.indices)
  func `a procedure is wrong no more often than it promises`(index: Int) throws {
    let trial = SimulatedStudies.trials[index]

    let check = try SimulatedStudies(count: 400).check(trial)

    // Four standard errors: one false alarm in 30,000 checks, and these draws are always the same.
    #expect(check.holds, "\(check.name): \(check.found) against \(check.rate)")
    #expect(check.studies == 400)
  }

  @Test func `a rate four standard errors off is a broken promise`() {
    // √(0.05 · 0.95 / 10,000) = 0.00218: 5.9 % is 4.1 of them above 5 %, 4.2 % is 3.7 below.
    func check(_ wrong: Int, _ promise: SimulatedStudies.Promise) -> SimulatedStudies.Check {
      SimulatedStudies.Check(
        name: "x", quantity: "y", promise: promise, rate: 0.05, wrong: wrong, studies: 10_000)
    }

    #expect(!check(590, .exactly).holds && !check(590, .atMost).holds)
    #expect(check(420, .exactly).holds && check(10, .atMost).holds)
    #expect(!check(10, .exactly).holds)
  }
}
