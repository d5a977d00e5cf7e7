import FaninExecution
import FaninKernels
import FaninLedger
import FaninStudy
import FaninTraining
import Foundation

/// What a run costs its ledger.
enum LedgerBenchmark {
  /// The median of the seconds that one run of the typical network waits for a ledger in the
  /// system's temporary folder: its lease, and its result safe on the disk.
  static func secondsPerRun(runs: Int) throws -> Double {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "fanin-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let ledger = try Ledger(at: folder.appending(path: "fanin.sqlite"))
    _ = try ledger.enroll(Plan(Study(yaml: study(runs: runs), path: "bench")))
    let build = ComputingBuild(
      version: "bench", instructionSet: Kernels.best.instructionSet.rawValue)
    let clock = ContinuousClock()
    var seconds: [Double] = []
    while true {
      var isDone = false
      let elapsed = try clock.measure {
        guard let lease = try ledger.lease(to: build.worker(0)) else {
          isDone = true
          return
        }
        try ledger.finish(
          lease, with: result, cost: RunCost(seconds: 1),
          provenance: build.provenance(dataDigest: "bench"))
      }
      if isDone { break }
      seconds.append(elapsed / .seconds(1))
    }
    return seconds.median
  }

  private static func study(runs: Int) -> String {
    """
    study: bench
    question: What does a run cost its ledger?
    data: glyphs
    seeds: \(runs)
    sparsities: [0.9]
    profiles: [uniform]
    network: {hidden: [512, 256]}
    training: {epochs: \(EpochBenchmark.epochs), learning-rate: 0.1}
    analysis: {baseline: {profile: uniform}}
    """
  }

  /// As much as a run of the typical network leaves.
  private static let result = TrainedRun(
    epochs: (1...EpochBenchmark.epochs).map {
      EpochMeasurement(
        epoch: $0, step: 469 * $0, trainingLoss: 0.5, validationLoss: 0.5, validationAccuracy: 0.75,
        testLoss: 0.5, testAccuracy: 0.75, testMacroAccuracy: 0.75)
    },
    layers: LayerMoment.allCases.flatMap { moment in
      [(784, 512), (512, 256)].enumerated().map { layer, size in
        LayerMeasurement(
          layer: layer, moment: moment, inputs: size.0, neurons: size.1,
          connections: size.0 * size.1 / 10, fanInCV: 0, fanInGini: 0, emptyNeurons: 0,
          hierarchyStrength: 1, hierarchyStrengthPerConnection: 1, arithmeticExpectation: 1,
          fanIns: [size.0 / 10], fanInCounts: [size.1])
      }
    }, connections: 56_000, digest: String(repeating: "0", count: 64))
}
