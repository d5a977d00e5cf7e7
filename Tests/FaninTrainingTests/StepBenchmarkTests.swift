import FaninKernels
import FaninTestSupport
import FaninTraining
import Foundation
import Testing

struct StepBenchmarkTests {
  private let design = BenchmarkNetwork(sizes: [40, 20, 10, 3], sparsity: 0.5)

  @Test func `two benchmarks of one network take the same steps`() throws {
    var one = try StepBenchmark(design)
    var other = try StepBenchmark(design)

    let losses = one.take(6).losses

    #expect(other.take(6, group: 4).losses == losses)
    #expect(losses.count == 6 && Set(losses).count == 6)
  }

  @Test func `a step taken in phases is the same step`() throws {
    var whole = try StepBenchmark(design)
    var parts = try StepBenchmark(design)

    // At least one step; then both have seen as many batches.
    let phases = parts.phases(seconds: 0)
    _ = whole.take(1)

    #expect(
      phases.map(\.phase.description) == [
        "gather", "forward 0", "forward 1", "forward 2", "loss", "backward 2", "backward 1",
        "backward 0",
      ])
    #expect(whole.take(3).losses == parts.take(3).losses)
  }

  @Test
  func `a step counts three multiply-adds per connection and example, two in the first layer`()
    throws
  {
    let benchmark = try StepBenchmark(design)

    // Half of 40 · 20, 20 · 10 and 10 · 3.
    #expect(benchmark.connections == 400 + 100 + 15)
    #expect(benchmark.multiplyAdds == 128 * (2 * 400 + 3 * 100 + 3 * 15))
  }

  @Test func `an exported network has every connection and every example`() throws {
    let benchmark = try StepBenchmark(design)

    try withTemporaryFolder { folder in
      try benchmark.export(to: folder)

      func file(_ name: String) throws -> Data {
        try Data(contentsOf: folder.appending(path: name))
      }
      #expect(try file("starts-0").count == 21 * 8)
      #expect(try file("columns-0").count == 400 * 2)
      #expect(try file("weights-0").count == 400 * 4)
      #expect(try file("examples").count == 4 * 128 * 40 * 4)
      #expect(try file("labels").count == 4 * 128 * 2)
      let description = String(decoding: try file("network.json"), as: UTF8.self)
      #expect(description.contains("\"40-20-10-3 uniform 0.5\""))
    }
  }

  @Test func `the median of timings counts parts`() {
    var timings = StepTimings()

    for _ in 0..<3 { timings.time(parts: 10) { Thread.sleep(forTimeInterval: 0.001) } }

    #expect(timings.seconds.count + timings.interruptions >= 3)
    #expect(timings.median >= 0.0001 && timings.median < 0.1)
  }
}
