import FaninExecution
import Foundation
import Testing

struct CrewTests {
  @Test func `when one thread is refused, those that had started end and are waited for`() throws {
    let halt = StopRequest()
    let (started, ended) = (Counter(), Counter())

    // When the system refuses the third of four threads
    #expect(throws: ExecutionError.noThread(reason: "none left")) {
      try Crew.work(
        threads: 4, halt: halt,
        start: { body in
          if started.value == 2 { throw ExecutionError.noThread(reason: "none left") }
          started.increment()
          return try SystemThread(body)
        },
        each: { _ in
          while !halt.isMade { Thread.sleep(forTimeInterval: 0.001) }
          ended.increment()
        })
    }

    // Then nobody is left behind.
    #expect(started.value == 2 && ended.value == 2)
  }

  @Test func `every thread has its number, and the caller is called meanwhile`() throws {
    let halt = StopRequest()
    let sum = Counter()
    var calls = 0

    try Crew.work(
      threads: 3, halt: halt,
      meanwhile: {
        calls += 1
        halt.make()
      },
      each: { number in
        while !halt.isMade { Thread.sleep(forTimeInterval: 0.001) }
        for _ in 0..<number { sum.increment() }
      })

    #expect(sum.value == 0 + 1 + 2 && calls >= 1)
  }

  @Test func `no thread has nothing to do`() throws {
    try Crew.work(threads: 0, halt: StopRequest(), each: { _ in Issue.record("worked") })
  }
}
