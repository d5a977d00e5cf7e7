import FaninData
import FaninTestSupport
import Foundation
import Testing

struct IDXPairsTests {
  private static let source = IDXSource(training: ["a.idx", "a.lab"], test: ["b.idx", "b.lab"])
  private static let good: [String: [UInt8]] = [
    "a.idx": idx([3, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255]), "a.lab": idx([3], [0, 2, 1]),
    "b.idx": idx([1, 2, 2], [9, 8, 7, 6]), "b.lab": idx([1], [2]),
  ]

  /// Loads the good files with some replaced.
  private func load(replacing bad: [String: [UInt8]] = [:]) throws -> Dataset {
    try withTemporaryFolder { folder in
      for (name, bytes) in Self.good.merging(bad, uniquingKeysWith: { $1 }) {
        try folder.write(bytes, to: name)
      }
      let library = DataLibrary(directory: folder, studyFolder: folder)
      return try library.load(library.reference(to: Self.source))
    }
  }

  @Test func `are read in row-major order`() throws {
    let set = try load()

    #expect(set.training.numbers == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255])
    #expect(set.training.labels == [0, 2, 1])
    #expect(set.test.numbers == [9, 8, 7, 6])
    #expect(set.test.labels == [2])
    #expect(
      set.facts == DatasetFacts(features: 4, classes: 3, trainingCount: 3, testCount: 1))
    #expect(set.imageSize?.rows == 2 && set.imageSize?.columns == 2)
  }

  @Test func `packed and plain files are the same data set`() throws {
    let plain = try load()
    let packed = try load(replacing: Self.good.mapValues { gzip($0) })

    #expect(packed.digest == plain.digest)
    #expect(packed.name == plain.name)
    #expect(plain.name.hasPrefix("idx(a.idx, b.idx, sha256="))
  }

  @Test func `gzip members in a row count as one`() throws {
    let bytes = idx([3, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255])
    let set = try load(replacing: ["a.idx": gzip(Array(bytes[..<9])) + gzip(Array(bytes[9...]))])

    #expect(try set.digest == load().digest)
  }

  @Test func `another byte is another identity`() throws {
    let name = try load().name

    #expect(try load(replacing: ["b.lab": idx([1], [1])]).name != name)
    #expect(try load(replacing: ["b.idx": idx([1, 2, 2], [9, 8, 7, 5])]).name != name)
  }

  /// One bad file, and what is wrong with it.
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var file: String
    var bytes: [UInt8]
    var flaw: DataFlaw

    init(_ what: String, _ file: String, _ bytes: [UInt8], _ flaw: DataFlaw) {
      testDescription = what
      self.file = file
      self.bytes = bytes
      self.flaw = flaw
    }
  }

  @Test(arguments: [
    Case("empty", "a.idx", [], .empty),
    Case(
      "too short for a magic number", "a.idx", [0, 0],
      .magic(found: [0, 0], expected: imageMagic)),
    Case(
      "a web page", "a.idx", Array("<!DOCTYPE html>".utf8),
      .magic(found: [0x3c, 0x21, 0x44, 0x4f], expected: imageMagic)),
    Case(
      "labels in place of images", "a.idx", idx([3], [0, 1, 2]),
      .magic(found: [0, 0, 8, 1], expected: imageMagic)),
    Case(
      "images in place of labels", "a.lab", idx([1, 1, 1], [0]),
      .magic(found: [0, 0, 8, 3], expected: "00 00 08 01 of an IDX file of bytes")),
    Case(
      "32-bit integers", "a.idx", [0, 0, 0x0c, 3],
      .magic(found: [0, 0, 0x0c, 3], expected: imageMagic)),
    Case(
      "ends in the dimensions", "a.idx", [0, 0, 8, 3, 0, 0, 0, 1],
      .truncated(found: 0, promised: 12)),
    Case(
      "ends in the values", "a.idx", idx([3, 2, 2], [1, 2, 3]), .truncated(found: 3, promised: 12)),
    Case(
      "packed, ends in the values", "a.idx", gzip(idx([3, 2, 2], [1, 2, 3])),
      .truncated(found: 3, promised: 12)),
    Case("goes on", "a.idx", idx([1, 1, 1], [1, 2]), .excess(promised: 1)),
    Case("packed, goes on", "a.idx", gzip(idx([1, 1, 1], [1, 2])), .excess(promised: 1)),
    Case("no images", "a.idx", idx([0, 2, 2], []), .noExamples),
    Case("images of no pixels", "a.idx", idx([3, 0, 2], []), .noExamples),
    Case(
      "four billion images", "a.idx", idx([.max, 28, 28], [0]),
      .impossibleSize(dimensions: [4_294_967_295, 28, 28], largest: 1)),
    Case(
      "a product past 64 bits", "a.idx", idx([.max, .max, .max], [0]),
      .impossibleSize(
        dimensions: [4_294_967_295, 4_294_967_295, 4_294_967_295], largest: 1)),
    // 40 bytes of gzip hold at most 40 · 1032 bytes, 16 of them header.
    Case(
      "packed, a million images", "a.idx", gzip(idx([1_000_000, 28, 28], [0])),
      .impossibleSize(dimensions: [1_000_000, 28, 28], largest: 40 * 1032 - 16)),
    Case("fewer labels", "a.lab", idx([2], [0, 1]), .labelCount(labels: 2, examples: 3)),
    Case("one class", "a.lab", idx([3], [1, 1, 1]), .oneClass),
    Case(
      "test images of another size", "b.idx", idx([1, 1, 4], [9, 8, 7, 6]),
      .shape(found: [1, 1, 4], expected: "examples of 2 × 2 as in the training images")),
    Case(
      "gzip cut off", "a.idx",
      Array(gzip(idx([3, 2, 2], [UInt8](repeating: 1, count: 12))).dropLast(9)),
      .corruptGzip(reason: "it ends in the middle of the stream")),
    Case(
      "gzip with a wrong sum", "a.idx", flipped(gzip(idx([1, 1, 1], [7])), at: -5),
      .corruptGzip(reason: "incorrect data check")),
    Case(
      "gzip with a wrong length", "a.idx", flipped(gzip(idx([1, 1, 1], [7])), at: -1),
      .corruptGzip(reason: "incorrect length check")),
    Case(
      "gzip followed by garbage", "a.idx", gzip(idx([1, 1, 1], [7])) + [1, 2, 3],
      .corruptGzip(reason: "3 bytes follow its end")),
    Case(
      "gzip of an unknown method", "a.idx", flipped(gzip(idx([1, 1, 1], [7])), at: 2),
      .corruptGzip(reason: "unknown compression method")),
  ])
  func `a bad file is refused`(bad: Case) throws {
    let error = #expect(throws: DataError.self) { try load(replacing: [bad.file: bad.bytes]) }

    guard case .flawed(let file, nil, let flaw) = try #require(error) else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(file.hasSuffix(bad.file))
    #expect(flaw == bad.flaw)
    #expect(error?.kind == .badData)
  }

  @Test func `a missing file is named`() throws {
    try withTemporaryFolder { folder in
      let library = DataLibrary(directory: folder, studyFolder: folder)
      let error = dataError { () throws(DataError) in _ = try library.reference(to: Self.source) }

      #expect(
        error
          == .missing(
            file: folder.appendingPathComponent("a.idx").path,
            expected: "an IDX file of bytes, plain or .gz",
            remedy: "a relative path starts at the study file's folder"))
      #expect(error?.kind == .missingInput)
    }
  }

  @Test func `a split takes two files`() throws {
    let library = DataLibrary(directory: URL(fileURLWithPath: "/nowhere"))
    let error = dataError { () throws(DataError) in
      _ = try library.reference(to: IDXSource(training: [], test: []))
    }

    #expect(error == .flawed(file: "idx", .pathCount(0)))
  }

  fileprivate static let imageMagic = "00 00 08 02 or 03 or 04 of an IDX file of bytes"

  /// The bytes with one changed; a negative place counts from the end.
  private static func flipped(_ bytes: [UInt8], at place: Int) -> [UInt8] {
    var bytes = bytes
    bytes[place < 0 ? bytes.count + place : place] ^= 0xff
    return bytes
  }
}
