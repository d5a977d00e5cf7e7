import FaninData
import FaninTestSupport
import Foundation
import Testing

struct TerrainTests {
  private let library = DataLibrary(directory: URL(fileURLWithPath: "/nowhere"))

  @Test func `is the same bits on every machine`() throws {
    let terrain = try library.load(DataReference(.terrain))

    // Golden: made by this generator when it was introduced. Another value means that every
    // result on terrain has changed.
    #expect(
      terrain.digest == "8512def78055d0081627145c8c0ac4a80161ff717278e9c33c5a10290622393d")
    #expect(terrain.training.labels.prefix(10) == [1, 0, 1, 0, 1, 0, 1, 1, 5, 0])
  }

  @Test func `has one area and one soil in every row`() throws {
    let terrain = try library.load(DataReference(.terrain))
    let numbers = terrain.training.numbers

    #expect(terrain.facts == NamedDataset.terrain.facts)
    for row in 0..<terrain.training.count {
      let flags = numbers[row * 54 + 10..<(row + 1) * 54]
      #expect(flags.prefix(4).reduce(0, +) == 1 && flags.dropFirst(4).reduce(0, +) == 1)
      #expect(flags.allSatisfy { $0 == 0 || $0 == 1 })
    }
  }

  @Test func `its numbers have mean 0 and variance 1 over the training split`() throws {
    let training = try library.load(DataReference(.terrain)).training
    let numbers = training.numbers

    for column in 0..<10 {
      let values = (0..<training.count).map { Double(numbers[$0 * 54 + column]) }
      let mean = values.reduce(0, +) / 8000
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 8000

      // Each value is rounded to 24 bits, an error below 2⁻²⁴ · |x| with |x| < 16.
      #expect(isClose(mean, to: 0, absolute: 1e-6))
      #expect(isClose(variance, to: 1, absolute: 1e-5))
    }
  }

  @Test func `holds seven unbalanced classes in both splits`() throws {
    let terrain = try library.load(DataReference(.terrain))

    for split in [terrain.training, terrain.test] {
      let counts = (0..<7).map { forest in split.labels.count { $0 == forest } }
      #expect(counts.allSatisfy { $0 >= split.count / 100 })
      #expect((counts.max() ?? 0) > 10 * (counts.min() ?? 0))
    }
  }
}
