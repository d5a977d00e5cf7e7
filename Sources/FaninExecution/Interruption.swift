import Foundation

/// Turns SIGINT, SIGTERM and SIGUSR1 into a stop request.
///
/// A process makes one, and keeps it until it ends.
/// A second SIGINT or SIGTERM ends the process at once: what is finished is safe all the same, and
/// the runs under way are given to others as soon as the process is seen to be gone.
public final class Interruption {
  /// The exit code of an interrupted command: everything saved, run again to continue.
  public static let exitCode: Int32 = 75

  private let sources: [any DispatchSourceSignal]
  private static let signals = [SIGINT, SIGTERM, SIGUSR1]

  /// Begins to listen; `onFirst` is called once, when the stop is asked for.
  public init(_ stop: StopRequest, onFirst: @escaping @Sendable () -> Void = {}) {
    let listening = DispatchSemaphore(value: 0)
    sources = Self.signals.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      // Without the attribute the closure would belong to the main actor, and trap elsewhere.
      source.setEventHandler { @Sendable in
        if stop.make() {
          onFirst()
        } else if number != SIGUSR1 {
          _exit(Self.exitCode)
        }
      }
      source.setRegistrationHandler { @Sendable in listening.signal() }
      source.resume()
      return source
    }
    // A signal that came before would be lost.
    for _ in sources { listening.wait() }
  }
}
