import Dispatch

/// Threads that do one piece of work together.
package enum Crew {
  /// Starts a thread that runs a body.
  package typealias Starter = @Sendable (@escaping @Sendable () -> Void) throws -> SystemThread

  /// Does a work on `count` threads at once, and returns when all of them have ended.
  ///
  /// Where the system refuses a thread, nobody works: `halt` is made, and the threads that had
  /// started are waited for.
  ///
  /// - Parameters:
  ///   - count: How many; with none it returns at once.
  ///   - halt: What the work looks at to end early.
  ///   - start: How a thread is started.
  ///   - meanwhile: Called on the calling thread, about ten times a second.
  ///   - work: What every thread does, told its number from 0.
  /// - Throws: What `start` throws.
  package static func work(
    threads count: Int, halt: StopRequest, start: Starter = { try SystemThread($0) },
    meanwhile: () -> Void = {}, each work: @escaping @Sendable (_ thread: Int) -> Void
  ) throws {
    let group = DispatchGroup()
    var threads: [SystemThread] = []
    var refusal: (any Error)?
    for number in 0..<count {
      group.enter()
      do {
        threads.append(
          try start {
            work(number)
            group.leave()
          })
      } catch {
        group.leave()
        halt.make()
        refusal = error
        break
      }
    }
    while group.wait(timeout: .now() + 0.1) == .timedOut { meanwhile() }
    for thread in threads { thread.join() }
    if let refusal { throw refusal }
  }
}
