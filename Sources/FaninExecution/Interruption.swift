import Foundation

/// Turns the signals that ask a process to end into a stop request.
///
/// A process makes one, and keeps it until it ends.
public final class Interruption {
  private let sources: [any DispatchSourceSignal]

  /// Those a person sends: a second one means at once.
  private static let commands = [SIGINT, SIGTERM, SIGQUIT]
  /// Those that tell of what is coming, some of them again and again: a terminal that hangs up,
  /// a batch system whose time is nearly over, a limit of processor time.
  private static let notices = [SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU]

  /// Begins to listen.
  ///
  /// A hang-up that is ignored already, as under nohup, stays so.
  ///
  /// - Parameters:
  ///   - stop: Made by the first signal.
  ///   - onFirst: Called once, when the stop is asked for.
  ///   - onAgain: Called when a person asks again; what is finished is safe all the same, and the
  ///     runs under way are given to others as soon as the process is seen to be gone.
  public init(
    _ stop: StopRequest, onFirst: @escaping @Sendable () -> Void = {},
    onAgain: @escaping @Sendable () -> Void
  ) {
    let listening = DispatchSemaphore(value: 0)
    let numbers = (Self.commands + Self.notices).filter { $0 != SIGHUP || !Self.isIgnored($0) }
    sources = numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      let isCommand = Self.commands.contains(number)
      // Without the attribute the closure would belong to the main actor, and trap elsewhere.
      source.setEventHandler { @Sendable in
        if stop.make() { onFirst() } else if isCommand { onAgain() }
      }
      source.setRegistrationHandler { @Sendable in listening.signal() }
      source.resume()
      return source
    }
    // A signal that came before would be lost.
    for _ in sources { listening.wait() }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    let current = signal(number, SIG_IGN)
    if let current, unsafeBitCast(current, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      return true
    }
    signal(number, current)
    return false
  }
}
