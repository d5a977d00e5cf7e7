import FaninRandom
import FaninTraining
import Testing

struct ExampleSplitTests {
  @Test(arguments: [(100, 0.1, 10), (7, 0.5, 4), (10, 0, 0), (3, 0.1, 0)])
  func `training and validation part the examples`(count: Int, fraction: Double, heldOut: Int) {
    let split = ExampleSplit(count: count, validation: fraction, seed: Seed(0))

    #expect(split.validation.count == heldOut)
    #expect((split.training + split.validation).sorted() == (0..<count).map { Int32($0) })
  }

  @Test func `an epoch's order holds every training example once and differs between epochs`() {
    let split = ExampleSplit(count: 50, validation: 0.1, seed: Seed(0))

    #expect(split.order(epoch: 1).sorted() == split.training)
    #expect(split.order(epoch: 1) != split.order(epoch: 2))
    #expect(split.order(epoch: 1) == split.order(epoch: 1))
  }
}
