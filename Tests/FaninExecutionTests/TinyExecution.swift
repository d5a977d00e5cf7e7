import FaninData
import FaninExecution
import FaninLedger
import FaninStudy
import FaninTraining
import Foundation

/// A plan of `uniform` and `erdos-renyi` at each seed, on a table of forty points in a folder.
func tinyPlan(seeds: Int, in folder: URL, test: String = "0.2") throws -> Plan {
  let text = """
    study: tiny
    question: Which one?
    data: {csv: {path: points.csv, label: class, test: \(test)}}
    seeds: \(seeds)
    sparsities: [0.5]
    profiles: [uniform, erdos-renyi]
    network: {hidden: [4]}
    training: {epochs: 1, learning-rate: 0.1, batch: 4}
    analysis: {baseline: {profile: uniform}}
    """
  let rows = (0..<40).map { "\($0),\($0 * 7 % 11),\($0 % 2 == 0 ? "even" : "odd")" }
  try Data(("x,y,class\n" + rows.joined(separator: "\n") + "\n").utf8)
    .write(to: folder.appendingPathComponent("points.csv"))
  var study = try Study(yaml: text, path: folder.appendingPathComponent("tiny.yaml").path)
  study.data = study.data.map { $0.absolute(from: folder) }
  return Plan(study)
}

/// The result a pretended training leaves.
let tinyResult = TrainedRun(
  epochs: [
    EpochMeasurement(
      epoch: 1, step: 9, trainingLoss: 0.5, validationLoss: nil, validationAccuracy: nil,
      testLoss: 0.5, testAccuracy: 0.75, testMacroAccuracy: 0.75)
  ], layers: [], connections: 8, digest: "d")

/// An execution of the tiny study in a folder, of 4 workers that pretend to train.
func tinyExecution(
  in folder: URL, seeds: Int = 5, test: String = "0.2",
  train: @escaping Training = { _, _, _, _ in tinyResult }
) throws -> Execution {
  let ledger = try Ledger(at: folder.appendingPathComponent("fanin.sqlite"))
  _ = try ledger.enroll(tinyPlan(seeds: seeds, in: folder, test: test))
  var execution = Execution(
    of: "tiny", in: ledger, datasets: SharedDatasets(DataLibrary(directory: folder)),
    build: ComputingBuild(version: "0.1.0", instructionSet: "avx2"), workers: 4)
  execution.train = train
  return execution
}
