import FaninRandom
import FaninStudy
import FaninTopology
import FaninTraining
import Foundation
import Testing

struct RunIDTests {
  /// Every field with a value that would print differently by another rule.
  static let recipe: Recipe = {
    var network = NetworkRecipe(hidden: [256, 128])
    network.allocation = .erk
    var training = TrainingRecipe(epochs: 20, learningRate: 0.1)
    training.weightDecay = 1e-4
    training.momentum = 0
    training.schedule = .step(at: [0.5, 0.75], factor: 1e-20)
    return Recipe(
      data: "csv(größe \"a/b\".csv)", profile: .lognormal(.cv(1)), sparsity: 0.9, network: network,
      training: training)
  }()

  /// The smallest recipe: everything else is a default.
  static let plain = Recipe(
    data: "glyphs", profile: .dense, sparsity: 0, network: NetworkRecipe(hidden: [8]),
    training: TrainingRecipe(epochs: 1, learningRate: 0.1))

  // Ids live in ledgers. If one of these fails, old results are lost to their studies: raise
  // `Recipe.version` when the bits of a run change, and change nothing here otherwise.

  @Test func `the canonical text is pinned`() {
    #expect(
      Self.recipe.canonicalText
        == #"{"data":"csv(größe \"a/b\".csv)","network":{"activation":"relu","allocation":"erk","hidden":[256,128],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profile":"lognormal(cv=1)","sparsity":0.9,"topology":"static","training":{"batch":128,"epochs":20,"learningRate":0.1,"momentum":0,"nesterov":false,"optimizer":"sgd","schedule":{"step":{"at":[0.5,0.75],"factor":1e-20}},"validation":0.1,"weightDecay":0.0001}}"#
    )
    #expect(
      Self.plain.canonicalText
        == #"{"data":"glyphs","network":{"activation":"relu","allocation":"uniform","hidden":[8],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profile":"dense","sparsity":0,"topology":"static","training":{"batch":128,"epochs":1,"learningRate":0.1,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}"#
    )
  }

  @Test func `what is measured every epoch need not be said`() throws {
    var recipe = Self.plain
    recipe.training.evaluation = .lastEpoch
    #expect(recipe.canonicalText.contains(#""evaluate":"last-epoch""#))
    #expect(try Recipe(canonicalText: recipe.canonicalText) == recipe)

    recipe.training.evaluation = .everyEpoch
    #expect(recipe == Self.plain)
    #expect(!recipe.canonicalText.contains("evaluate"))
  }

  @Test func `ids are pinned`() {
    // printf 'fanin-run-2\n%s\nseed 0\n' "$canonicalText" | sha256sum
    #expect(
      RunID(recipe: Self.recipe, seed: Seed(0)).hexadecimal
        == "f42d1b0753efd14c4d4e94ea12f3874deaeb04382f17000087e987e8df8544fc")
    #expect(
      RunID(recipe: Self.plain, seed: Seed(0)).hexadecimal
        == "cd57255f6dc5f10b88e2a3d8bfd15435bc412c0f4ede33464c213a7459b03579")
    #expect(
      RunID(recipe: Self.plain, seed: Seed(UInt64.max)).hexadecimal
        == "a5568bbf1da81f11f649cb65addd4572f4b18f4c448adc4e6f8c04b726894c14")
  }

  @Test(arguments: [recipe, plain])
  func `a recipe is read back from its canonical text`(recipe: Recipe) throws {
    #expect(try Recipe(canonicalText: recipe.canonicalText) == recipe)
  }

  @Test(arguments: [recipe, plain])
  func `no field of a recipe is left out of its canonical text`(recipe: Recipe) throws {
    func object(_ data: Data) throws -> NSDictionary {
      let object = try JSONSerialization.jsonObject(with: data)
      return NSDictionary(dictionary: try #require(object as? [String: Any]))
    }

    let canonical = try object(Data(recipe.canonicalText.utf8))

    #expect(canonical == (try object(JSONEncoder().encode(recipe))))
  }

  /// One change to every field of a recipe.
  static let changes: [@Sendable (inout Recipe) -> Void] = [
    { $0.data = "terrain" },
    { $0.profile = .uniform },
    { $0.sparsity = 0.5.nextUp },
    { $0.network.hidden = [8, 8] },
    { $0.network.allocation = .erk },
    { $0.network.output = .sparse },
    { $0.network.initialization = .perLayer },
    { $0.network.placement = .byIndex },
    { $0.network.inputs = .byVariance },
    { $0.training.epochs = 2 },
    { $0.training.batch = 127 },
    { $0.training.optimizer = .adamw },
    { $0.training.learningRate = 0.1.nextUp },
    { $0.training.momentum = 0.8 },
    { $0.training.nesterov = true },
    { $0.training.weightDecay = 0 },
    { $0.training.schedule = .constant },
    { $0.training.schedule = .step(at: [0.5], factor: 0.1) },
    { $0.training.schedule = .step(at: [0.5], factor: 0.2) },
    { $0.training.schedule = .step(at: [0.6], factor: 0.1) },
    { $0.training.validation = 0 },
    { $0.training.evaluation = .lastEpoch },
  ]

  @Test func `every field of a recipe and the seed make another id`() {
    let changed = Self.changes.map { change in
      var recipe = Self.plain
      change(&recipe)
      return RunID(recipe: recipe, seed: Seed(0))
    }

    let ids = changed + [0, 1].map { RunID(recipe: Self.plain, seed: Seed($0)) }
    #expect(Set(ids).count == Self.changes.count + 2)
  }

  @Test func `key order, number style, comments and path do not matter`() throws {
    let one = try Plan(StudyText.study()).runs.map(\.id)

    let text = """
      # The same study.
      training: {learning-rate: 1.0e-1, epochs: 2, momentum: .9}
      network: {hidden: [32, 16], output: "dense"}
      profiles: [dense, uniform, erdos-renyi]
      sparsities: [0.90]
      seeds: [2, 1, 0]
      data: [glyphs]
      study: another-name
      """
    let other = try Plan(Study(yaml: text, path: "/elsewhere/x.yaml")).runs.map(\.id)

    #expect(one == other)
  }
}
