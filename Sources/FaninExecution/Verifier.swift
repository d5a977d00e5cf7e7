public import FaninData
public import FaninLedger
import FaninRandom
import FaninStudy
import FaninTopology
import FaninTraining
import Foundation

/// Executes finished runs again and compares their digests bit by bit, and every stored number with
/// the one computed again: a digest's text proves nothing of the rows beside it.
public struct Verifier: Sendable {
  /// Where the runs are, and where what became of them is kept.
  public let ledger: Ledger
  /// The runs, with the digests to be met.
  public let records: [RunRecord]
  /// What the runs are trained on.
  public let datasets: SharedDatasets
  /// What this process computes with.
  public let build: ComputingBuild
  /// Threads that train, one run each.
  public var workers: Int

  /// Prepares a verification of those of the records that fanin itself finished.
  public init(
    of records: [RunRecord], in ledger: Ledger, datasets: SharedDatasets, build: ComputingBuild,
    workers: Int = AllottedCores.count
  ) {
    self.records = records.filter(Self.isVerifiable)
    self.ledger = ledger
    self.datasets = datasets
    self.build = build
    self.workers = workers
  }

  /// Whether fanin can execute a run again: it finished here, and not elsewhere.
  public static func isVerifiable(_ record: RunRecord) -> Bool {
    record.state == .finished && record.source == nil && record.result != nil
  }

  /// Some of the records, drawn without replacement by the stream `verify-sample` of a seed, in
  /// their order; all where there are no more.
  public static func sample(_ count: Int, of records: [RunRecord], seed: UInt64) -> [RunRecord] {
    var places = Array(records.indices)
    var stream = RandomStream(seed: Seed(seed), purpose: "verify-sample")
    stream.shuffle(&places)
    return places.prefix(count).sorted().map { records[$0] }
  }

  /// Executes every run, and keeps what became of each as soon as it is known.
  ///
  /// - Parameters:
  ///   - references: The data sets, by identity.
  ///   - stop: Ends the work at the next step of every worker.
  ///   - onResult: Told of every run that was executed, in no order.
  /// - Returns: What became of the runs that were executed, in the order of the records.
  /// - Throws: `LedgerError`, `DataError`, ``ExecutionError``; a digest that differs is no error.
  public func run(
    on references: [DataReference], until stop: StopRequest = StopRequest(),
    onResult: @escaping @Sendable (Verification) -> Void = { _ in }
  ) throws -> [Verification] {
    let reference = Dictionary(references.map { ($0.identity, $0) }, uniquingKeysWith: { $1 })
    try checkData(reference)
    let work = Locked(Work(next: 0, done: [:], error: nil))
    let halt = StopRequest()
    try Crew.work(
      threads: min(workers, records.count), halt: halt,
      meanwhile: { if stop.isMade { halt.make() } },
      each: { _ in
        while !halt.isMade, let index = work.withValue({ $0.take(records.count) }) {
          do {
            guard
              let verification = try verify(
                records[index], on: reference, shouldStop: { halt.isMade })
            else { continue }
            work.withValue { $0.done[index] = verification }
            onResult(verification)
          } catch {
            work.withValue { $0.error = $0.error ?? error }
            halt.make()
          }
        }
      })
    return try work.withValue { work in
      if let error = work.error { throw error }
      return work.done.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  /// Other data give other bits, and would be taken for a fault of the training.
  private func checkData(_ references: [String: DataReference]) throws {
    for record in records {
      guard let reference = references[record.recipe.data], let provenance = record.provenance
      else { continue }
      let digest = try datasets.dataset(reference, for: record.seed).digest
      guard digest == provenance.dataDigest else {
        throw ExecutionError.otherData(
          data: record.recipe.data, run: record.id, trainedOn: provenance.dataDigest, now: digest)
      }
    }
  }

  private func verify(
    _ record: RunRecord, on references: [String: DataReference],
    shouldStop: @escaping @Sendable () -> Bool
  ) throws -> Verification? {
    guard let reference = references[record.recipe.data], let expected = record.result?.digest
    else { return nil }
    let dataset = try datasets.dataset(reference, for: record.seed)
    let clock = ContinuousClock()
    let start = clock.now
    let found: String
    do {
      let learned = try Learning(in: ledger, datasets: datasets)
        .learned(by: PlannedRun(recipe: record.recipe, seed: record.seed), dataset: dataset)
      let trainer = Trainer(
        recipe: record.recipe, seed: record.seed, dataset: dataset, learned: learned)
      guard let result = try trainer.run(shouldStop: shouldStop) else { return nil }
      let held = try ledger.masks(of: record.id)
      let sameMasks = held == result.masks || held.isEmpty && record.recipe.topology == .fixed
      let difference =
        sameMasks ? record.result.flatMap { result.difference(from: $0) } : "the final masks"
      if let difference {
        found = "\(result.digest), but the ledger holds other numbers: \(difference)"
      } else if !record.isIntact {
        found = "\(result.digest), but the digest of the stored numbers was changed"
      } else {
        found = result.digest
      }
    } catch {
      // It finished once; that it does not now is a finding too.
      found = "no result: \(error)"
    }
    let verification = Verification(
      run: record.id, host: WorkerProcess.current.host,
      provenance: build.provenance(dataDigest: dataset.digest), expected: expected, found: found,
      seconds: (clock.now - start) / .seconds(1), verifiedAt: Date())
    try ledger.record(verification)
    return verification
  }
}

/// What the threads of one verification share.
private struct Work {
  var next: Int
  var done: [Int: Verification]
  var error: (any Error)?

  /// The place of the next run; nil when none is left.
  mutating func take(_ count: Int) -> Int? {
    guard next < count else { return nil }
    defer { next += 1 }
    return next
  }
}
