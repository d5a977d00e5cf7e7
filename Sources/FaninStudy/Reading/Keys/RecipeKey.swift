import FaninTopology
import FaninTraining

/// A key of the study file that holds one value of the recipe, and so can be swept.
struct RecipeKey: Sendable {
  /// The key path, such as `training.learning-rate`.
  let name: String
  /// What its value must be.
  let kind: ScalarKind
  /// Sets a value, given as its compact text; a text of another kind changes nothing.
  let write: @Sendable (String, inout Recipe) -> Void
  /// The level a recipe has; nil for what no single value can say.
  let level: @Sendable (Recipe) -> Level?

  /// The level that a compact text stands for; nil for what no single value can say.
  func level(of text: String) -> Level? {
    var recipe = Recipe(
      data: "", profile: .dense, sparsity: 0, network: NetworkRecipe(hidden: []),
      training: TrainingRecipe(epochs: 1, learningRate: 1))
    write(text, &recipe)
    return level(recipe)
  }

  /// Every such key, in the order of the reference.
  static let all: [RecipeKey] = [
    choice("network.allocation", \.network.allocation),
    choice("network.output", \.network.output),
    choice("network.initialization", \.network.initialization),
    choice("network.placement", \.network.placement),
    choice("network.inputs", \.network.inputs),
    choice("network.activation", \.network.activation),
    integer("training.epochs", \.training.epochs, in: 1...100_000),
    integer("training.batch", \.training.batch, in: 1...65_536),
    choice("training.optimizer", \.training.optimizer),
    number("training.learning-rate", \.training.learningRate, in: .positive),
    number("training.momentum", \.training.momentum, in: .belowOne),
    flag("training.nesterov", \.training.nesterov),
    number("training.weight-decay", \.training.weightDecay, in: .notNegative),
    schedule,
    number("training.validation", \.training.validation, in: .heldOut),
    choice("training.evaluate", \.training.evaluation),
  ]

  /// The key of a name; nil when there is none.
  static func named(_ name: String) -> RecipeKey? { all.first { $0.name == name } }

  /// The names of the keys within a section such as `training`, without its prefix.
  static func names(in section: String) -> [String] {
    all.map(\.name).filter { $0.hasPrefix("\(section).") }
      .map { String($0.dropFirst(section.count + 1)) }
  }

  /// The schedules that are one word; `step` has parameters and cannot be swept.
  private static let schedule = RecipeKey(
    name: "training.schedule", kind: .choice(["constant", "cosine"])
  ) { text, recipe in
    switch text {
    case "constant": recipe.training.schedule = .constant
    case "cosine": recipe.training.schedule = .cosine
    default: break
    }
  } level: { recipe in
    switch recipe.training.schedule {
    case .constant: .text("constant")
    case .cosine: .text("cosine")
    case .step: nil
    }
  }

  private static func integer(
    _ name: String, _ path: any WritableKeyPath<Recipe, Int> & Sendable, in range: ClosedRange<Int>
  ) -> RecipeKey {
    RecipeKey(name: name, kind: .integer(range)) { text, recipe in
      recipe[keyPath: path] = Int(text) ?? recipe[keyPath: path]
    } level: {
      .number(Double($0[keyPath: path]))
    }
  }

  private static func number(
    _ name: String, _ path: any WritableKeyPath<Recipe, Double> & Sendable, in range: NumberRange
  ) -> RecipeKey {
    RecipeKey(name: name, kind: .number(range)) { text, recipe in
      recipe[keyPath: path] = Double(text) ?? recipe[keyPath: path]
    } level: {
      .number($0[keyPath: path])
    }
  }

  private static func flag(
    _ name: String, _ path: any WritableKeyPath<Recipe, Bool> & Sendable
  ) -> RecipeKey {
    RecipeKey(name: name, kind: .flag) { text, recipe in
      recipe[keyPath: path] = Bool(text) ?? recipe[keyPath: path]
    } level: {
      .flag($0[keyPath: path])
    }
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable & SendableMetatype>(
    _ name: String, _ path: any WritableKeyPath<Recipe, Choice> & Sendable
  ) -> RecipeKey {
    RecipeKey(name: name, kind: .choice(Choice.allCases.map(\.rawValue))) { text, recipe in
      recipe[keyPath: path] = Choice(rawValue: text) ?? recipe[keyPath: path]
    } level: {
      .text($0[keyPath: path].rawValue)
    }
  }
}
