import FaninData
import Foundation
import Testing

/// The data folder named by `FANIN_DATA`, if any.
private let folder = ProcessInfo.processInfo.environment["FANIN_DATA"]
  .flatMap { $0.isEmpty ? nil : URL(fileURLWithPath: $0, isDirectory: true) }

/// Runs a test only where all files of the sets are.
private func needing(_ names: NamedDataset...) -> ConditionTrait {
  .enabled("FANIN_DATA names no folder with \(names.map(\.name).joined(separator: ", "))") {
    guard let folder else { return false }
    let library = DataLibrary(directory: folder)
    return names.allSatisfy {
      if case .present = library.presence(of: $0) { true } else { false }
    }
  }
}

struct RealDataTests {
  /// What is known of a set from its publisher: first training labels, test rows per class.
  struct Known: CustomTestStringConvertible {
    var set: NamedDataset
    var firstLabels: [UInt16]
    var testCounts: [Int]
    var testDescription: String { self.set.name }
  }

  @Test(
    needing(.mnist, .fashionMNIST),
    arguments: [
      Known(
        set: .mnist, firstLabels: [5, 0, 4, 1, 9, 2, 1, 3, 1, 4],
        testCounts: [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]),
      Known(
        set: .fashionMNIST, firstLabels: [9, 0, 0, 3, 0, 2, 7, 2, 5, 5],
        testCounts: [Int](repeating: 1000, count: 10)),
    ])
  func `pictures are as published`(known: Known) throws {
    let library = DataLibrary(directory: try #require(folder))
    let set = try library.load(DataReference(known.set))

    #expect(set.facts == known.set.facts)
    #expect(Array(set.training.labels.prefix(10)) == known.firstLabels)
    #expect(
      known.testCounts.indices.map { label in set.test.labels.count { $0 == label } }
        == known.testCounts)
    try library.check(known.set)
  }

  @Test(needing(.mnist))
  func `the mean pixel of MNIST is the known one`() throws {
    let library = DataLibrary(directory: try #require(folder))
    guard case .bytes(let bytes) = try library.load(DataReference(.mnist)).training.values else {
      Issue.record("pictures stay bytes")
      return
    }

    // 0.1307 is the mean that everybody normalises MNIST with.
    let mean = Double(bytes.reduce(0) { $0 + Int($1) }) / Double(bytes.count) / 255
    #expect((mean * 10_000).rounded() == 1307)
  }

  @Test(needing(.emnistByMergeTest))
  func `EMNIST ByMerge is cut with every class in both parts`() throws {
    let library = DataLibrary(directory: try #require(folder))
    let set = try library.load(DataReference(.emnistByMergeTest))

    #expect(set.facts == NamedDataset.emnistByMergeTest.facts)
    #expect(Array(set.training.labels.prefix(10)) == [24, 22, 28, 0, 5, 8, 5, 1, 4, 3])
    #expect(Set(set.training.labels).count == 47 && Set(set.test.labels).count == 47)
  }

  @Test(needing(.covtypeSample))
  func `the sample of Forest Cover is standardised on its training split`() throws {
    let library = DataLibrary(directory: try #require(folder))
    let set = try library.load(DataReference(.covtypeSample))
    let numbers = set.training.numbers

    #expect(set.facts == NamedDataset.covtypeSample.facts)
    for column in 0..<10 {
      let values = (0..<set.training.count).map { Double(numbers[$0 * 54 + column]) }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      // Each value is rounded to 24 bits, an error below 2⁻²⁴ · |x| with |x| < 16.
      #expect(mean.magnitude < 1e-6 && (variance - 1).magnitude < 1e-5)
    }
    // Column 15 + 14: soil type 15 never occurs.
    #expect((0..<set.training.count).allSatisfy { numbers[$0 * 54 + 28] == 0 })
  }

  @Test(needing(.mnist))
  func `a fetch brings MNIST over HTTP once`() async throws {
    let source = try #require(folder).appendingPathComponent("mnist")
    let server = try LoopbackServer { request in
      let file = source.appendingPathComponent(String(request.path.dropFirst()))
      return (try? Data(contentsOf: file)).map { LoopbackServer.http("200 OK", $0) }
        ?? LoopbackServer.http("404 Not Found", [])
    }
    defer { server.stop() }
    let target = FileManager.default.temporaryDirectory
      .appendingPathComponent("fanin-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: target) }
    let copy = DataLibrary(directory: target)

    try await copy.fetch(.mnist, from: server.address) { _ in }
    try await copy.fetch(.mnist, from: server.address) { event in
      if case .present = event { return }
      Issue.record("a good file is left alone; got \(event)")
    }

    #expect(server.requests.map(\.path) == NamedDataset.mnist.files.map { "/\($0.name).gz" })
    try copy.check(.mnist)
  }
}
