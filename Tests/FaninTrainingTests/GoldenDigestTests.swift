import FaninKernels
import FaninRandom
import FaninTopology
import FaninTraining
import Testing

/// Digests of small trainings.
///
/// They may change only with `Recipe.version`, and CHANGELOG.md says why. Source: the reference
/// kernels of recipe version 2.
struct GoldenDigestTests {
  static func recipe(_ name: String) -> Recipe {
    var recipe = TinyData.recipe(epochs: 2)
    switch name {
    case "lognormal, erk":
      recipe.profile = .lognormal(.cv(0.8))
      recipe.network.allocation = .erk
    case "power, sparse output, per layer":
      recipe.profile = .family(.power, .parameter(2))
      recipe.network.output = .sparse
      recipe.network.initialization = .perLayer
    case "dense, adamw":
      recipe.profile = .dense
      recipe.sparsity = 0
      recipe.training.optimizer = .adamw
      recipe.training.learningRate = 0.01
    case "erdos-renyi, nesterov, large batch":
      recipe.profile = .erdosRenyi
      recipe.training.nesterov = true
      recipe.training.batch = 300
      recipe.training.schedule = .step(at: [0.5], factor: 0.1)
    default:
      if let topology = TopologyUpdate(text: name) { return MovingTopologyTests.recipe(topology) }
    }
    return recipe
  }

  @Test(arguments: [
    (
      "uniform",
      "c585a95511d02cd625b655dbfdc975389f2093c52f378d4b8ead510a3e8ecf3b"
    ),
    (
      "lognormal, erk",
      "20dc5682604c98f621cbed611e954900b83976bb5c39ec0bc5f048914aa0c36b"
    ),
    (
      "power, sparse output, per layer",
      "1403e728ab2cd27f098b0b54ee90d6ba5b7596d98bfa360feadde47a709f7d72"
    ),
    (
      "dense, adamw",
      "6e866ff0202cbea0ef06f05930073e8d435ba0f4d92dbe008a2c85c8137c3d47"
    ),
    (
      "erdos-renyi, nesterov, large batch",
      "ba85d580edaa9b6ad6eb20757dd707e1e9c000e1b8baa56cb49a94e16e3547fe"
    ),
    (
      "set(drop-fraction=0.3)",
      "c51b9935aebcc363ca304ed8c1f83a997ac13eed44dea24c08a5970c576856b3"
    ),
    (
      "rigl(drop-fraction=0.3,update-interval=4)",
      "e0a2c6f32174da093175299a12adf9c7f2a2af1edd313b2d65293e54f68dfa55"
    ),
    (
      "rigl-constant-alpha(drop-fraction=0.3,update-interval=4)",
      "cd199898526579acc84d047136338133cb96f94a138736b69ce4c9e02eaa02dc"
    ),
    (
      "srigl(drop-fraction=0.3,update-interval=4)",
      "a4133e66b803aa5f0835bc8f991300f01178beb7a532d71b64b9e6ba66a6b8c1"
    ),
  ])
  func `a training gives the pinned digest`(name: String, digest: String) throws {
    for set in InstructionSet.available {
      let result = try Trainer(
        recipe: Self.recipe(name), seed: Seed(7), dataset: TinyData.dataset(),
        kernels: #require(Kernels(set))
      ).run()

      #expect(result?.digest == digest, "\(set)")
    }
  }
}
