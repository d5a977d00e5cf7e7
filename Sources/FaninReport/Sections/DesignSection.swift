import FaninAnalysis
import FaninElementary
import FaninRandom
import FaninStudy
import FaninTopology
import FaninTraining

/// The factors, the runs, and every run that is missing.
struct DesignSection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var blocks: [Document.Block] {
    var blocks: [Document.Block] = [
      .section("The design"), .table(factors),
    ]
    if let setting = study.setting { blocks.append(.paragraph(words(of: setting))) }
    blocks.append(.paragraph(runs + sources))
    if !findings.design.missing.isEmpty { blocks.append(.table(missing)) }
    return blocks
  }

  private var study: StudyFacts { findings.study }

  private var factors: Table {
    var table = Table([.left("factor"), .left("levels")])
    let known = [Factor.data, Factor.sparsity, Factor.profile, Factor.topology]
    let all = study.factors.filter { !$0.levels.isEmpty }
    for name in known {
      guard let factor = all.first(where: { $0.name == name }) else { continue }
      table.append([
        Prose(name),
        name == Factor.sparsity
          ? "\(factor.levels.map(findings.names.sparsity).joined(separator: ", "))"
          : names(factor.levels.map(\.text)),
      ])
    }
    for factor in all where !known.contains(factor.name) {
      table.append([
        "\(code: factor.name)", "\(factor.levels.map(\.text).joined(separator: ", "))",
      ])
    }
    table.append(["seed", "\(study.seeds.map(\.description).joined(separator: ", "))"])
    return table
  }

  private func names(_ names: [String]) -> Prose {
    [Prose](code: names).joined(separator: ", ")
  }

  private func words(of setting: StudyFacts.Setting) -> Prose {
    let network = setting.network
    let training = setting.training
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
    let beside = network.output == .dense ? ", which the sparsity leaves out" : ""
    let networks =
      findings.provenance.imported == 0
      ? "Networks" : "As declared, which says nothing of imported results, networks"
    return """
      \(networks) have hidden layers of \(hidden) neurons with ReLU, a \(network.output.rawValue) \
      output layer\(beside), connections shared between layers by \
      \(code: network.allocation.rawValue) allocation, large fan-ins placed \
      \(code: network.placement.rawValue), inputs chosen \(code: network.inputs.rawValue) and \
      weights initialized \(code: network.initialization.rawValue). They are trained for \
      \(counted(training.epochs, "epoch")) in batches of \(training.batch) by \(optimizer), \
      learning rate \(training.learningRate.shortestText) (\(schedule(of: training))), weight decay \
      \(training.weightDecay.shortestText), \
      \(validation).\(findings.names.swept.isEmpty ? "" : " Swept keys replace these values.")\(learning(of: setting))
      """
  }

  /// What the profiles that learn learn from.
  private func learning(of setting: StudyFacts.Setting) -> Prose {
    guard let source = setting.sources.first, setting.sources.count == 1 else { return "" }
    return """
       What is learned is learned from networks that start from \
      \(code: source.profile) with topology \(code: source.topology); an \
      equilibrium pools all seeds, so all its runs rest on one estimate; a transplant takes the \
      network of its own seed and keeps the mask, the fan-in of every neuron with inputs drawn \
      anew, the fan-out of every input with readers drawn anew, or the fan-ins shuffled over the \
      neurons. Both keep the connections of every layer in number. Learners are trained on top of \
      what their sources were.
      """
  }

  private func schedule(of training: TrainingRecipe) -> String {
    switch training.schedule {
    case .constant: return "constant"
    case .cosine: return "cosine schedule"
    case .step(let at, let factor):
      let places = at.map { NumberText.percent($0) }.sentence
      return "times \(factor.shortestText) after \(places) of training"
    }
  }

  private var runs: Prose {
    let design = findings.design
    let planned =
      """
      \(counted(design.cells, "cell")) × \(counted(study.seeds.count, "seed")) = \
      \(counted(design.planned, "run")) planned
      """
    guard !design.missing.isEmpty else { return "\(planned); all finished." }
    return """
      \(planned); \(NumberText.count(design.finished)) finished, \
      \(strong: "\(NumberText.count(design.missing.count)) missing"). Missing runs are never \
      imputed: their pairs are dropped.
      """
  }

  /// What was spent on runs that nothing compares.
  private var sources: Prose {
    let surroundings = findings.provenance.surroundings
    guard surroundings.sourceRuns > 0 else { return "" }
    return """
       Not counted among them: \(counted(surroundings.sourceRuns, "run")) trained only because \
      others learn from them, which took \
      \(NumberText.count(Int(surroundings.sourceSeconds.rounded(.up)))) s.
      """
  }

  /// Missing runs, one line for all seeds of a cell that share a reason.
  private var missing: Table {
    var groups: [(cell: Levels, reason: MissingRun.Reason, runs: [MissingRun])] = []
    for run in findings.design.missing {
      let reason = run.reason
      if let index = groups.firstIndex(where: { $0.cell == run.cell && $0.reason == reason }) {
        groups[index].runs.append(run)
      } else {
        groups.append((run.cell, reason, [run]))
      }
    }
    var table = Table([
      .left("missing cell"), .left("seeds"), .left("why"), .left("runs"),
    ])
    for group in groups {
      table.append([
        findings.names.full(group.cell),
        "\(group.runs.map(\.seed.description).joined(separator: ", "))",
        "\(group.reason.words)",
        names(group.runs.map(\.id.short)),
      ])
    }
    return table
  }
}

extension MissingRun.Reason {
  /// The reason in words.
  fileprivate var words: String {
    switch self {
    case .notEnrolled: "not in the ledger"
    case .notRun: "not run yet"
    case .underWay: "running, or interrupted"
    case .blocked: "waits for runs it learns from"
    case .failed(let reason): "failed: \(reason)"
    case .withoutMetric: "finished without a value of the declared metric"
    }
  }
}
