import FaninLedger
import Foundation

/// Keeps the leases of this process alive, on a thread of its own that no training can hold up,
/// and gives the runs of ended processes back.
final class LeaseRenewal: Sendable {
  private let ledger: Ledger
  private let leases: HeldLeases
  private let seconds: TimeInterval
  private let onError: @Sendable (any Error) -> Void
  private let thread = Locked<SystemThread?>(nil)
  private let wake = NSCondition()
  private let isOver = Locked(false)

  /// Prepares the renewal of leases that live `seconds`.
  init(
    _ leases: HeldLeases, in ledger: Ledger, seconds: TimeInterval,
    onError: @escaping @Sendable (any Error) -> Void
  ) {
    self.ledger = ledger
    self.leases = leases
    self.seconds = seconds
    self.onError = onError
  }

  /// Begins.
  ///
  /// - Throws: ``ExecutionError``.
  func start() throws {
    let thread = try SystemThread { [self] in
      var renewed = Date()
      while waitASecond() {
        do {
          // Six chances before a lease expires. Before anything else: after a sleep of the machine
          // others wake up too, and look at the clock.
          if Date().timeIntervalSince(renewed).magnitude >= seconds / 6 {
            leases.markLost(try ledger.renew(leases.all, for: seconds))
            renewed = Date()
          }
          try ledger.reap()
        } catch LedgerError.busy {
          continue
        } catch {
          onError(error)
        }
      }
    }
    self.thread.withValue { $0 = thread }
  }

  /// Ends the thread and waits for it.
  func stop() {
    isOver.withValue { $0 = true }
    wake.lock()
    wake.broadcast()
    wake.unlock()
    thread.withValue { $0.take() }?.join()
  }

  /// False when it is over.
  private func waitASecond() -> Bool {
    wake.lock()
    defer { wake.unlock() }
    if isOver.withValue({ $0 }) { return false }
    _ = wake.wait(until: Date().addingTimeInterval(min(1, seconds / 6)))
    return !isOver.withValue { $0 }
  }
}
