import FaninLedger
import FaninStudy
import FaninTraining
import Foundation

/// A study of tiny networks, to be enrolled rather than trained.
func tinyPlan(
  named name: String = "tiny", seeds: Int = 2, profiles: String = "[dense, uniform, erdos-renyi]",
  alpha: Double = 0.05
) throws -> Plan {
  let text = """
    study: \(name)
    question: Which one?
    data: glyphs
    seeds: \(seeds)
    sparsities: [0.5]
    profiles: \(profiles)
    network: {hidden: [8]}
    training: {epochs: 2, learning-rate: 0.1}
    analysis: {baseline: {profile: uniform}, alpha: \(alpha)}
    """
  return Plan(try Study(yaml: text, path: "tiny.yaml"))
}

/// What a training of two epochs might leave behind; the same for the same run.
func tinyResult(of run: PlannedRun) -> TrainedRun {
  let epochs = (1...2).map { epoch in
    EpochMeasurement(
      epoch: epoch, step: epoch * 10, trainingLoss: 1 / Double(epoch), validationLoss: 0.5,
      validationAccuracy: 0.75, testLoss: 0.625, testAccuracy: 0.1 * Double(epoch) + 0.6,
      testMacroAccuracy: 0.7)
  }
  let layers = LayerMoment.allCases.map { moment in
    LayerMeasurement(
      layer: 0, moment: moment, inputs: 784, neurons: 8, connections: 3136, fanInCV: 0.25,
      fanInGini: 0.125, emptyNeurons: 0, hierarchyStrength: moment == .final ? 1.5 : nil,
      hierarchyStrengthPerConnection: 1.25, arithmeticExpectation: 1.125, fanIns: [392, 400],
      fanInCounts: [7, 1])
  }
  return TrainedRun(epochs: epochs, layers: layers, connections: 3216, digest: "d-\(run.id.short)")
}

let someProvenance = Provenance(
  version: "0.1.0", build: "release", instructionSet: "avx2", processor: "a processor",
  system: "a system", dataDigest: "da7a")

/// The worker of this process with a thread number.
func worker(_ thread: Int = 0, of process: WorkerProcess = .current) -> WorkerIdentity {
  WorkerIdentity(
    process: process, thread: thread, version: "0.1.0", build: "release", instructionSet: "avx2")
}

/// A process of another machine: whether it lives, only the clock can say.
let processElsewhere = WorkerProcess(
  host: "elsewhere", boot: "b", processSpace: "1", pid: 7, start: "1")

extension URL {
  /// The ledger of a test's folder.
  var ledger: URL { appendingPathComponent("fanin.sqlite") }
}

extension Ledger {
  /// Takes one run and finishes it; nil when there was none.
  @discardableResult
  func finishNext(at now: Date = Date()) throws -> PlannedRun? {
    guard let lease = try lease(to: worker(), at: now) else { return nil }
    try finish(
      lease, with: tinyResult(of: lease.run), cost: RunCost(seconds: 2), provenance: someProvenance,
      at: now)
    return lease.run
  }
}
