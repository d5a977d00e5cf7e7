import FaninData
import FaninElementary
import FaninRandom
import FaninStudy
import FaninTopology
import FaninTraining

/// The factors, the runs, and every run that is missing.
struct DesignSection: Sendable {
  let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  var parts: [String] {
    var parts = ["## The design", factors, setting, runs]
    if !findings.design.missing.isEmpty { parts.append(missing) }
    return parts
  }

  private var study: Study { findings.study }

  private var factors: String {
    var table = MarkdownTable([("factor", .left), ("levels", .left)])
    table.append(["data", study.data.map(\.identity.code).joined(separator: ", ")])
    table.append(["sparsity", study.sparsities.map(NumberText.percent).joined(separator: ", ")])
    table.append(["profile", study.profiles.map(\.description.code).joined(separator: ", ")])
    table.append(["topology", study.topologies.map(\.description.code).joined(separator: ", ")])
    for sweep in study.sweeps {
      table.append([sweep.key.code, sweep.levels.joined(separator: ", ")])
    }
    table.append(["seed", study.seeds.map(\.description).joined(separator: ", ")])
    return table.text
  }

  private var setting: String {
    let network = study.network
    let training = study.training
    let hidden = network.hidden.map(String.init).joined(separator: "-")
    let optimizer =
      switch training.optimizer {
      case .sgd:
        "SGD with\(training.nesterov ? " Nesterov" : "") momentum \(training.momentum.shortestText)"
      case .adamw: "AdamW"
      }
    let validation =
      training.validation > 0
      ? "\(NumberText.percent(training.validation)) of the training split held out for validation"
      : "no validation split"
    return
      "Networks have hidden layers of \(hidden) neurons with ReLU, a "
      + "\(network.output.rawValue) output layer\(network.output == .dense ? " beside which the sparsity is counted" : ""), connections shared between layers "
      + "by `\(network.allocation.rawValue)` allocation, large fan-ins placed "
      + "`\(network.placement.rawValue)`, inputs chosen `\(network.inputs.rawValue)` and weights "
      + "initialized `\(network.initialization.rawValue)`. They are trained for "
      + "\(counted(training.epochs, "epoch")) in batches of \(training.batch) by \(optimizer), "
      + "learning rate \(training.learningRate.shortestText) (\(schedule)), weight decay "
      + "\(training.weightDecay.shortestText), \(validation)."
      + (study.sweeps.isEmpty ? "" : " Swept keys replace these values.") + learning
  }

  /// What the profiles that learn learn from.
  private var learning: String {
    let sources = Set(study.profiles.compactMap(\.source))
    guard let source = sources.first, sources.count == 1 else { return "" }
    return " What is learned is learned from networks that start from "
      + "\(source.profile.description.code) with topology \(source.topology.description.code); an "
      + "equilibrium pools all seeds, so all its runs rest on one estimate; a transplant takes the network of "
      + "its own seed and keeps the mask, the fan-in of every neuron with inputs drawn anew, the fan-out "
      + "of every input with readers drawn anew, or the fan-ins shuffled over the neurons. Both keep the "
      + "connections of every layer in number. Learners are trained on top of what their sources were."
  }

  private var schedule: String {
    switch study.training.schedule {
    case .constant: return "constant"
    case .cosine: return "cosine schedule"
    case .step(let at, let factor):
      let places = at.map { NumberText.percent($0) }.sentence
      return "times \(factor.shortestText) after \(places) of training"
    }
  }

  private var runs: String {
    let design = findings.design
    let planned =
      "\(counted(design.cells, "cell")) × \(counted(study.seeds.count, "seed")) = "
      + "\(counted(design.planned, "run")) planned"
    guard !design.missing.isEmpty else { return "\(planned); all finished." }
    return "\(planned); \(NumberText.count(design.finished)) finished, "
      + "**\(NumberText.count(design.missing.count)) missing**. Missing runs are never imputed: "
      + "their pairs are dropped."
  }

  /// Missing runs, one line for all seeds of a cell that share a reason.
  private var missing: String {
    var groups: [(cell: String, reason: String, runs: [MissingRun])] = []
    for run in findings.design.missing {
      let reason = run.reason.description
      if let index = groups.firstIndex(where: { $0.cell == run.cell && $0.reason == reason }) {
        groups[index].runs.append(run)
      } else {
        groups.append((run.cell, reason, [run]))
      }
    }
    var table = MarkdownTable([
      ("missing cell", .left), ("seeds", .left), ("why", .left), ("runs", .left),
    ])
    for group in groups {
      table.append([
        group.cell, group.runs.map(\.seed.description).joined(separator: ", "), group.reason,
        group.runs.map(\.id.short.code).joined(separator: ", "),
      ])
    }
    return table.text
  }
}
