import FaninData
import FaninRandom
import FaninTopology
import FaninTraining
import Foundation
import Testing

/// Two findings of RigL's appendix (Evci and others 2020, arXiv:1911.11134), on real data.
struct PublishedTopologyTests {
  private static let folder = ProcessInfo.processInfo.environment["FANIN_DATA"]
    .flatMap { $0.isEmpty ? nil : URL(fileURLWithPath: $0, isDirectory: true) }

  private static let hasDigits: ConditionTrait =
    .enabled("FANIN_DATA names no folder with mnist") {
      guard let folder else { return false }
      if case .present = DataLibrary(directory: folder).presence(of: .mnist) { return true }
      return false
    }

  /// 784-300-100-10 at 99 % and 89.1 %, the output dense, for fewer epochs than published.
  private static func run(
    _ topology: TopologyUpdate, epochs: Int, on dataset: Dataset
  ) throws -> TrainedRun {
    var training = TrainingRecipe(epochs: epochs, learningRate: 0.2)
    training.batch = 100
    training.nesterov = true
    var recipe = Recipe(
      data: "mnist", profile: .erdosRenyi, sparsity: 0.99,
      network: NetworkRecipe(hidden: [300, 100]), training: training)
    recipe.network.allocation = .factors([1, 0.9])
    recipe.topology = topology
    return try #require(try Trainer(recipe: recipe, seed: Seed(0), dataset: dataset).run())
  }

  /// Mean fan-out of the pixels that are the same in every picture, and of the others.
  private static func fanOuts(_ mask: Mask, constant: Set<Int>) -> (Double, Double) {
    let fanOuts = mask.fanOuts
    func mean(_ pixels: [Int]) -> Double {
      Double(pixels.reduce(0) { $0 + fanOuts[$1] }) / Double(pixels.count)
    }
    let all = Array(fanOuts.indices)
    return (mean(all.filter { constant.contains($0) }), mean(all.filter { !constant.contains($0) }))
  }

  private static func constantPixels(of dataset: Dataset) throws -> Set<Int> {
    guard case .bytes(let bytes) = dataset.training.values else { return [] }
    var largest = [UInt8](repeating: 0, count: dataset.features)
    for (index, byte) in bytes.enumerated() where byte > largest[index % dataset.features] {
      largest[index % dataset.features] = byte
    }
    return Set(largest.indices.filter { largest[$0] == 0 })
  }

  @Test(hasDigits)
  func `RigL leaves pixels that say nothing unread and neurons empty, SET the former by half`()
    throws
  {
    let dataset = try DataLibrary(directory: #require(Self.folder))
      .load(DataReference(.mnist))
    let constant = try Self.constantPixels(of: dataset)
    // The border: 67 pixels are white in every training picture.
    #expect(constant.count == 67)

    // At the start a pixel has a fan-out of 2,352 ÷ 784 = 3, whatever it shows.
    let rigl = try Self.run(.rigl(UpdateSchedule()), epochs: 80, on: dataset)
    let (unread, read) = Self.fanOuts(rigl.masks[0], constant: constant)
    #expect(unread < 0.5 && read > 3)
    #expect(rigl.masks[0].emptyNeurons(readBy: rigl.masks[1]) > 60, "of 300")

    // SET draws new connections anywhere, so it can only thin them out, and fills every neuron again.
    let set = try Self.run(.set(dropFraction: 0.3), epochs: 40, on: dataset)
    let (rarer, commoner) = Self.fanOuts(set.masks[0], constant: constant)
    #expect(rarer < 2 && commoner > 3)
    #expect(set.masks[0].emptyNeurons(readBy: set.masks[1]) < 10)
  }
}
