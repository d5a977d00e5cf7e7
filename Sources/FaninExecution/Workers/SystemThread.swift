import Foundation

/// A thread of the operating system, which long work may occupy without starving Swift's own pool.
///
/// Foundation's `Thread` says nothing when the system refuses one, as it does where the number of
/// threads is limited; whoever waited for it would wait for ever.
package final class SystemThread: @unchecked Sendable {
  private let thread: pthread_t
  /// What the thread does; taken by it as it begins.
  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread.
  ///
  /// - Throws: ``ExecutionError/noThread(reason:)``.
  package init(_ run: @escaping @Sendable () -> Void) throws(ExecutionError) {
    let body = Unmanaged.passRetained(Body(run))
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    pthread_attr_setstacksize(attributes, 8 << 20)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    #if canImport(Darwin)
    var started: pthread_t?
    let code = pthread_create(
      &started, attributes,
      { pointer in
        Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
        return nil
      }, body.toOpaque())
    #else
    var created = pthread_t()
    let code = pthread_create(
      &created, attributes,
      { pointer in
        if let pointer { Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run() }
        return nil
      }, body.toOpaque())
    let started: pthread_t? = created
    #endif
    guard code == 0, let started else {
      body.release()
      throw .noThread(reason: String(cString: strerror(code)))
    }
    thread = started
  }

  /// Waits until the thread has ended and let go of everything.
  package func join() { pthread_join(thread, nil) }
}
