import FaninTopology
import FaninTraining

/// A key of the study file that holds one value of the recipe, and so can be swept.
struct RecipeKey: Sendable {
  /// The key path, such as `training.learning-rate`.
  let name: String
  /// What its value must be.
  let kind: ScalarKind
  /// What may stand in place of a single value, and cannot be swept.
  var mapping: StudySection?
  /// What holds where it is left out; nil: the level that a recipe has without it.
  var standard: StudyKey.Standard?
  /// What it means, in Markdown.
  let meaning: String
  /// Sets a value, given as its compact text; a text of another kind changes nothing.
  let write: @Sendable (String, inout Recipe) -> Void
  /// The level a recipe has; nil for what no single value can say.
  let level: @Sendable (Recipe) -> Level?

  /// The level that a compact text stands for; nil for what no single value can say.
  func level(of text: String) -> Level? {
    var recipe = Recipe.draft
    write(text, &recipe)
    return level(recipe)
  }

  /// Every such key, in the order of the reference.
  static let all: [RecipeKey] = [
    choice(
      "network.allocation", \.network.allocation, mapping: StudyKeys.allocation,
      "the budget between layers: `uniform`, `erk`, or `{factors: …}`"),
    choice(
      "network.output", \.network.output,
      "the output layer: `dense`, `sparse`"),
    choice(
      "network.initialization", \.network.initialization,
      "variance 2 ÷ fan-in of the neuron, or of the layer's mean: `per-neuron`, `per-layer`"),
    choice(
      "network.placement", \.network.placement,
      "which neurons get the large fan-ins: `shuffled`, `by-index`"),
    choice(
      "network.inputs", \.network.inputs,
      """
      which inputs a neuron reads: `random`, `by-variance`, `by-upstream-fan-in`, or a \
      control: `by-variance-reversed`, `by-upstream-fan-in-reversed`
      """),
    choice(
      "network.activation", \.network.activation,
      "`relu`"),
    integer(
      "training.epochs", \.training.epochs, in: 1...100_000, standard: .requiredUnlessSwept,
      "passes over the training split, from 1 to 100000"),
    integer(
      "training.batch", \.training.batch, in: 1...65_536,
      "examples of a step, from 1 to 65536"),
    choice(
      "training.optimizer", \.training.optimizer,
      "`sgd`, `adamw`"),
    number(
      "training.learning-rate", \.training.learningRate, in: .positive,
      standard: .requiredUnlessSwept,
      "above 0"),
    number(
      "training.momentum", \.training.momentum, in: .belowOne,
      "of `sgd`, at least 0 and below 1"),
    flag(
      "training.nesterov", \.training.nesterov,
      "of `sgd`, `true` or `false`"),
    number(
      "training.weight-decay", \.training.weightDecay, in: .notNegative,
      "L2 penalty of `sgd`, decoupled decay of `adamw`; at least 0"),
    schedule,
    number(
      "training.validation", \.training.validation, in: .heldOut,
      "the fraction of the training split held out, from 0 to 0.9"),
    choice(
      "training.evaluate", \.training.evaluation,
      """
      after which epochs loss and accuracy are measured: `every-epoch`, or `last-epoch`, which \
      saves a tenth of the time and has no learning curves
      """),
  ]

  /// The key of a name; nil when there is none.
  static func named(_ name: String) -> RecipeKey? { all.first { $0.name == name } }

  /// The keys within a section such as `training`, without its prefix.
  static func keys(in section: String) -> [StudyKey] {
    all.filter { $0.name.hasPrefix("\(section).") }.map { key in
      let shape = key.mapping.map { KeyShape.either([.scalar(key.kind), .mapping($0)]) }
      return StudyKey(
        String(key.name.dropFirst(section.count + 1)), shape ?? .scalar(key.kind),
        key.standard ?? .value(key.level(.draft)?.text ?? ""), key.meaning)
    }
  }

  /// The schedules that are one word; `step` has parameters and cannot be swept.
  private static let schedule = RecipeKey(
    name: "training.schedule", kind: .choice(["constant", "cosine"]), mapping: StudyKeys.schedule,
    meaning: "the learning rate's: `constant`, `cosine`, or `{step: …}`"
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
    _ name: String, _ path: any WritableKeyPath<Recipe, Int> & Sendable, in range: ClosedRange<Int>,
    standard: StudyKey.Standard? = nil, _ meaning: String
  ) -> RecipeKey {
    RecipeKey(name: name, kind: .integer(range), standard: standard, meaning: meaning) {
      text, recipe in
      recipe[keyPath: path] = Int(text) ?? recipe[keyPath: path]
    } level: {
      .number(Double($0[keyPath: path]))
    }
  }

  private static func number(
    _ name: String, _ path: any WritableKeyPath<Recipe, Double> & Sendable, in range: NumberRange,
    standard: StudyKey.Standard? = nil, _ meaning: String
  ) -> RecipeKey {
    RecipeKey(name: name, kind: .number(range), standard: standard, meaning: meaning) {
      text, recipe in
      recipe[keyPath: path] = Double(text) ?? recipe[keyPath: path]
    } level: {
      .number($0[keyPath: path])
    }
  }

  private static func flag(
    _ name: String, _ path: any WritableKeyPath<Recipe, Bool> & Sendable,
    standard: StudyKey.Standard? = nil, _ meaning: String
  ) -> RecipeKey {
    RecipeKey(name: name, kind: .flag, standard: standard, meaning: meaning) { text, recipe in
      recipe[keyPath: path] = Bool(text) ?? recipe[keyPath: path]
    } level: {
      .flag($0[keyPath: path])
    }
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable & SendableMetatype>(
    _ name: String, _ path: any WritableKeyPath<Recipe, Choice> & Sendable,
    mapping: StudySection? = nil, _ meaning: String
  ) -> RecipeKey {
    RecipeKey(
      name: name, kind: .choice(Choice.allCases.map(\.rawValue)), mapping: mapping, meaning: meaning
    ) { text, recipe in
      recipe[keyPath: path] = Choice(rawValue: text) ?? recipe[keyPath: path]
    } level: {
      .text($0[keyPath: path].rawValue)
    }
  }
}

extension Recipe {
  /// What holds of network and training where a study says nothing.
  static let draft = Recipe(
    data: "", profile: .dense, sparsity: 0, network: NetworkRecipe(hidden: []),
    training: TrainingRecipe(epochs: 1, learningRate: 0.1))
}
