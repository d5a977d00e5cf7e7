import FaninLedger
import Foundation

/// The leases of this process's workers, and which of them were lost.
final class HeldLeases: Sendable {
  private struct State {
    var held: [Int64: Lease] = [:]
    var lost: Set<Int64> = []
  }

  private let state = Locked(State())

  /// All leases held, in the order they were taken.
  var all: [Lease] { state.withValue { $0.held.values.sorted { $0.token < $1.token } } }

  func add(_ leases: [Lease]) {
    state.withValue { state in for lease in leases { state.held[lease.token] = lease } }
  }

  func remove(_ leases: [Lease]) {
    state.withValue { state in
      for lease in leases {
        state.held[lease.token] = nil
        state.lost.remove(lease.token)
      }
    }
  }

  func markLost(_ leases: [Lease]) {
    state.withValue { state in
      for lease in leases where state.held[lease.token] != nil { state.lost.insert(lease.token) }
    }
  }

  func isLost(_ lease: Lease) -> Bool { state.withValue { $0.lost.contains(lease.token) } }
}
