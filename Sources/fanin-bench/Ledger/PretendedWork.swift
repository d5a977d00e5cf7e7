import FaninBuild
import FaninExecution
import FaninLedger
import FaninRandom
import FaninStudy
import FaninTraining
import Foundation

/// Studies and results of any size that cost no training.
enum PretendedWork {
  /// A hundred cells at each seed.
  static let cells = 100

  /// The text of a study of `seeds` × 100 runs.
  static func study(named name: String = "bench", seeds: Int, from first: Int = 0) -> String {
    let profiles = (1...9).map { "{lognormal: {cv: 0.\($0)}}" }.joined(separator: ", ")
    let rates = (1...10).map { "0.0\($0 + 10)" }.joined(separator: ", ")
    return """
      study: \(name)
      question: How fast is the ledger?
      data: glyphs
      seeds: {first: \(first), count: \(seeds)}
      sparsities: [0.9]
      profiles: [uniform, \(profiles)]
      network: {hidden: [64]}
      training: {epochs: 10, learning-rate: 0.1}
      analysis: {baseline: {profile: uniform}}
      sweep: {training.learning-rate: [\(rates)]}

      """
  }

  /// The plan of such a study.
  static func plan(named name: String = "bench", seeds: Int, from first: Int = 0) throws -> Plan {
    Plan(try Study(yaml: study(named: name, seeds: seeds, from: first), path: "bench.yaml"))
  }

  /// A result of ten epochs.
  static func result(of run: PlannedRun) -> TrainedRun {
    let epochs = (1...10).map { epoch in
      EpochMeasurement(
        epoch: epoch, step: epoch * 100, trainingLoss: 1 / Double(epoch), validationLoss: 0.5,
        validationAccuracy: 0.75, testLoss: 0.625,
        testAccuracy: 0.8 + Double(run.seed.value % 97) / 1_000, testMacroAccuracy: 0.7)
    }
    let layers = LayerMoment.allCases.map { moment in
      LayerMeasurement(
        layer: 0, moment: moment, inputs: 784, neurons: 64, connections: 5_018, fanInCV: 0.25,
        fanInGini: 0.125, emptyNeurons: 0, hierarchyStrength: 1.5,
        hierarchyStrengthPerConnection: 1.25, arithmeticExpectation: 1.125, fanIns: [78, 79],
        fanInCounts: [38, 26])
    }
    return TrainedRun(
      epochs: epochs, layers: layers, connections: 5_018, digest: run.id.hexadecimal)
  }

  /// Takes up to `count` runs at once and records them.
  ///
  /// - Returns: How many there were, and the seconds that taking them took.
  @discardableResult
  static func finish(_ count: Int = 1, in ledger: Ledger) throws -> (runs: Int, claim: Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let leases = try ledger.leases(upTo: count, to: ComputingBuild.this.worker(0))
    let claim = start.duration(to: clock.now) / .seconds(1)
    guard !leases.isEmpty else { return (0, claim) }
    let provenance = ComputingBuild.this.provenance(dataDigest: "none")
    _ = try ledger.finish(
      leases.map {
        FinishedRun(
          lease: $0, result: result(of: $0.run), cost: RunCost(seconds: 0), provenance: provenance)
      })
    return (leases.count, claim)
  }

  /// Records every run that is pending.
  static func finishAll(in ledger: Ledger) throws {
    while try finish(1_000, in: ledger).runs > 0 {}
  }
}
