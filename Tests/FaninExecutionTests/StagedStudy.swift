import FaninData
import FaninExecution
import FaninLedger
import FaninStudy
import Foundation

/// A study whose profiles learn from RigL runs that are no cells of it, on a table in a folder.
struct StagedStudy {
  static let equilibrium =
    "{equilibrium: {of: {profile: erdos-renyi, topology: {rigl: {update-interval: 5}}}, fit: histogram}}"
  static let transplant =
    "{transplant: {of: {profile: erdos-renyi, topology: {rigl: {update-interval: 5}}}, keep: mask}}"

  static func plan(
    seeds: Int = 3, profiles: [String] = [equilibrium, transplant], in folder: URL
  ) throws -> Plan {
    let text = """
      study: staged
      question: Does it help to start at the end?
      data: {csv: {path: points.csv, label: class}}
      seeds: \(seeds)
      sparsities: [0.5]
      profiles: [uniform, \(profiles.joined(separator: ", "))]
      network: {hidden: [12, 8]}
      training: {epochs: 4, learning-rate: 0.1, batch: 4}
      analysis: {baseline: {profile: uniform}}
      """
    let rows = (0..<60).map { row in
      (0..<6).map { String(row * ($0 + 3) % 17) }.joined(separator: ",")
        + ",\(row % 2 == 0 ? "even" : "odd")"
    }
    try Data(("a,b,c,d,e,f,class\n" + rows.joined(separator: "\n") + "\n").utf8)
      .write(to: folder.appendingPathComponent("points.csv"))
    var study = try Study(yaml: text, path: folder.appendingPathComponent("staged.yaml").path)
    study.data = study.data.map { $0.absolute(from: folder) }
    return Plan(study)
  }

  static func ledger(in folder: URL) throws -> Ledger {
    try Ledger(at: folder.appendingPathComponent("fanin.sqlite"))
  }

  static func execution(
    in folder: URL, train: @escaping Training = builtInTraining
  ) throws -> Execution {
    var execution = Execution(
      of: "staged", in: try ledger(in: folder),
      datasets: SharedDatasets(DataLibrary(directory: folder)),
      build: ComputingBuild(version: "0.1.0", instructionSet: "avx2"), workers: 3)
    execution.train = train
    return execution
  }
}
