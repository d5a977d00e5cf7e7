public import FaninData
public import FaninStudy

/// Who takes runs: one thread of one process, and what it computes with.
public struct WorkerIdentity: Hashable, Sendable {
  /// The process.
  public var process: WorkerProcess
  /// The thread within it, from 0.
  public var thread: Int
  /// fanin's version.
  public var version: String
  /// `debug` or `release`.
  public var build: String
  /// The kernels' instruction set.
  public var instructionSet: String

  /// Creates an identity, of this process unless another is given.
  public init(
    process: WorkerProcess = .current, thread: Int, version: String, build: String,
    instructionSet: String
  ) {
    self.process = process
    self.thread = thread
    self.version = version
    self.build = build
    self.instructionSet = instructionSet
  }
}

/// A worker's right to one run, until an instant that renewal moves on.
public struct Lease: Hashable, Sendable {
  /// What to train.
  public let run: PlannedRun
  /// The data set to train it on.
  public let data: DataReference
  /// The attempt, numbered in the order of all leases of the ledger.
  ///
  /// Every write under the lease names it, and is refused once the ledger has given the lease up.
  public let token: Int64

  let runNumber: Int64
}
