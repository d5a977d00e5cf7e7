import FaninExecution
import Foundation
import Testing

struct InterruptionTests {
  @Test func `a signal asks for a stop, once`() throws {
    let stop = StopRequest()
    let told = Counter()
    let interruption = Interruption(stop) {
      told.increment()
    } onAgain: {
    }

    // To this process, not to this thread, as a terminal would.
    kill(getpid(), SIGUSR1)
    for _ in 0..<1_000 where told.value == 0 { Thread.sleep(forTimeInterval: 0.005) }

    #expect(stop.isMade && told.value == 1)
    withExtendedLifetime(interruption) {}
  }
}
