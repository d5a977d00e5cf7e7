import FaninLedger
import FaninRandom
import FaninStudy
import FaninTraining
import Foundation

/// The document of `fanin show --json`.
struct RunDocument: Encodable {
  var run: RunID
  var state: RunState
  var seed: Seed
  var recipe: Recipe
  var lesson: Lesson?
  var failure: String?
  var failureKind: FailureKind?
  var seconds: Double?
  var processorSeconds: Double?
  var peakBytes: Int?
  var connections: Int?
  var digest: String?
  var epochs: [EpochMeasurement]
  var layers: [LayerMeasurement]
  var attempts: [Attempt]
  var provenance: Provenance?

  init(_ record: RunRecord, attempts: [AttemptRecord], lesson: Lesson?) {
    run = record.id
    state = record.state
    seed = record.seed
    recipe = record.recipe
    self.lesson = lesson
    failure = record.failure
    failureKind = record.failureKind
    seconds = record.cost?.seconds
    processorSeconds = record.cost?.processorSeconds
    peakBytes = record.cost?.peakBytes
    connections = record.result?.connections
    digest = record.result?.digest
    epochs = record.result?.epochs ?? []
    layers = record.result?.layers ?? []
    self.attempts = attempts.map(Attempt.init)
    provenance = record.provenance
  }

  struct Attempt: Encodable {
    var token: Int64
    var host: String
    var pid: Int32
    var thread: Int
    var version: String
    var build: String
    var instructionSet: String
    var leasedAt: Date
    var endedAt: Date?
    var outcome: AttemptOutcome?
    var failure: FailureKind?
    var error: String?
    var checkpoints: Int

    init(_ attempt: AttemptRecord) {
      token = attempt.token
      host = attempt.host
      pid = attempt.pid
      thread = attempt.thread
      version = attempt.version
      build = attempt.build
      instructionSet = attempt.instructionSet
      leasedAt = attempt.leasedAt
      endedAt = attempt.endedAt
      outcome = attempt.outcome
      failure = attempt.failure
      error = attempt.error
      checkpoints = attempt.checkpoints
    }
  }
}
