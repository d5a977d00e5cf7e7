import FaninElementary
import FaninExecution
import FaninLedger
import FaninRandom
import FaninStudy
import FaninTopology
import FaninTraining
import Foundation

/// What `fanin show` tells a person of one run.
struct RunText {
  let lines: [String]

  init(_ record: RunRecord, attempts: [AttemptRecord], lesson: Lesson?) {
    lines =
      Self.head(record) + Self.recipe(record.recipe)
      + (lesson.map { ["learned"] + $0.lines.map { "  \($0)" } } ?? []) + Self.attempts(attempts)
      + Self.epochs(record.result?.epochs ?? []) + Self.layers(record.result?.layers ?? [])
      + Self.provenance(record)
  }

  private static func head(_ record: RunRecord) -> [String] {
    var lines = ["run \(record.id)", "  state        \(record.state.rawValue)"]
    if let failure = record.failure { lines.append("  reason       \(failure)") }
    if let cost = record.cost { lines.append("  took         \(text(of: cost))") }
    if let result = record.result {
      lines.append("  connections  \(result.connections)")
      lines.append("  digest       \(result.digest)")
    }
    lines.append("  seed         \(record.seed)")
    return lines
  }

  private static func text(of cost: RunCost) -> String {
    var parts = ["\(ExecutionProgress.text(ofSeconds: cost.seconds))"]
    if let seconds = cost.processorSeconds {
      parts.append("\(ExecutionProgress.text(ofSeconds: seconds)) of processor time")
    }
    if let bytes = cost.peakBytes { parts.append("at most \(bytes / 1_000_000) MB") }
    return parts.joined(separator: ", ")
  }

  private static func recipe(_ recipe: Recipe) -> [String] {
    [
      "recipe",
      "  data         \(recipe.data)",
      "  profile      \(recipe.profile)",
      "  sparsity     \(recipe.profile == .dense ? "none" : recipe.sparsity.shortestText)",
      "  topology     \(recipe.topology)",
      "  network      \(recipe.network.canonical.text)",
      "  training     \(recipe.training.canonical.text)",
    ]
  }

  private static func attempts(_ attempts: [AttemptRecord]) -> [String] {
    guard !attempts.isEmpty else { return ["attempts: none yet"] }
    var table = TextTable(["attempt", "leased", "worker", "outcome"])
    for attempt in attempts {
      table.append([
        String(attempt.token), attempt.leasedAt.formatted(.iso8601),
        "\(attempt.host) \(attempt.pid).\(attempt.thread)",
        outcome(of: attempt),
      ])
    }
    return ["attempts"] + table.lines
  }

  private static func outcome(of attempt: AttemptRecord) -> String {
    var text = attempt.outcome?.rawValue ?? "open"
    if attempt.checkpoints > 0 { text += " (\(attempt.checkpoints) checkpoints)" }
    if let error = attempt.error { text += ": \(error)" }
    return text
  }

  private static func epochs(_ epochs: [EpochMeasurement]) -> [String] {
    guard !epochs.isEmpty else { return [] }
    var table = TextTable([
      "epoch", "step", "train loss", "valid. loss", "valid. %", "test loss", "test %", "macro %",
    ])
    for epoch in epochs {
      table.append([
        String(epoch.epoch), String(epoch.step), loss(epoch.trainingLoss),
        loss(epoch.validationLoss), percent(epoch.validationAccuracy), loss(epoch.testLoss),
        percent(epoch.testAccuracy), percent(epoch.testMacroAccuracy),
      ])
    }
    return ["epochs"] + table.lines
  }

  private static func layers(_ layers: [LayerMeasurement]) -> [String] {
    guard !layers.isEmpty else { return [] }
    var table = TextTable([
      "layer", "moment", "inputs", "neurons", "connections", "fan-in CV", "Gini", "empty",
      "hierarchy", "per connection", "arithmetic",
    ])
    for layer in layers {
      table.append([
        String(layer.layer), layer.moment.rawValue, String(layer.inputs), String(layer.neurons),
        String(layer.connections), loss(layer.fanInCV), loss(layer.fanInGini),
        String(layer.emptyNeurons), loss(layer.hierarchyStrength),
        loss(layer.hierarchyStrengthPerConnection), loss(layer.arithmeticExpectation),
      ])
    }
    return ["hidden layers"] + table.lines
  }

  private static func provenance(_ record: RunRecord) -> [String] {
    guard let provenance = record.provenance else { return [] }
    var lines = [
      "provenance",
      "  fanin        \(provenance.version), \(provenance.build), \(provenance.instructionSet)",
    ]
    if let program = provenance.program {
      lines += program.lines.map { "  " + $0 }
    }
    return lines + [
      "  machine      \(provenance.processor), \(provenance.system)",
      "  data digest  \(provenance.dataDigest)",
    ]
  }

  private static func loss(_ value: Double?) -> String {
    value.map { String(format: "%.4f", $0) } ?? ""
  }

  private static func percent(_ value: Double?) -> String {
    value.map { String(format: "%.2f", 100 * $0) } ?? ""
  }
}
