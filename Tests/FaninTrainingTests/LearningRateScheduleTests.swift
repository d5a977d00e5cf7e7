import FaninTestSupport
import FaninTraining
import Testing

struct LearningRateScheduleTests {
  @Test func `a constant rate stays`() {
    #expect(LearningRateSchedule.constant.rate(step: 99, total: 100, initial: 0.1) == 0.1)
  }

  @Test func `a cosine falls from the initial rate through its half to nearly zero`() {
    let schedule = LearningRateSchedule.cosine

    #expect(schedule.rate(step: 0, total: 100, initial: 0.1) == 0.1)
    #expect(
      isClose(schedule.rate(step: 50, total: 100, initial: 0.1), to: 0.05, relative: 1e-15))
    // ½ (1 + cos(0.99 π)) = 2.467e-4
    #expect(
      isClose(
        schedule.rate(step: 99, total: 100, initial: 1), to: 2.467198171342e-4, relative: 1e-9))
  }

  @Test func `steps multiply at their fractions of training`() {
    let schedule = LearningRateSchedule.step(at: [0.5, 0.75], factor: 0.1)
    let rates = [0, 49, 50, 74, 75, 99].map { schedule.rate(step: $0, total: 100, initial: 1) }

    #expect(rates == [1, 1, 0.1, 0.1, 0.1 * 0.1, 0.1 * 0.1])
  }
}
