import FaninData
import FaninTestSupport
import Foundation
import Testing

struct DataFileTests {
  private static let row = [String](repeating: "0", count: 54).joined(separator: ",")
  private static let cover = DataFile(
    name: "cover.data", content: ForestCover(classCounts: [1, 2]))
  private static let lines = "\(row),1\n\(row),2\n\(row),2\n"

  /// What is wrong with a file of this content.
  private func verify(
    _ bytes: [UInt8], as file: DataFile, named name: String = "file"
  ) throws -> DataError? {
    try withTemporaryFolder { folder in
      try folder.write(bytes, to: name)
      return dataError { () throws(DataError) in
        try file.verify(at: folder.appendingPathComponent(name))
      }
    }
  }

  @Test func `a checksum is that of the unpacked content`() throws {
    // SHA-256 of "abc": FIPS 180-4, example 1.
    let file = DataFile(
      name: "file", content: ImageContent(counts: [1]),
      checksum: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")

    #expect(try verify(Array("abc".utf8), as: file) == nil)
    #expect(try verify(gzip(Array("abc".utf8)), as: file, named: "file.gz") == nil)
    let error = try verify(Array("abd".utf8), as: file)
    #expect(error?.description.contains("has the wrong content: its SHA-256 is a52d159f") == true)
  }

  @Test func `zeros after the last gzip member are padding, anything else is not`() throws {
    let file = DataFile(name: "labels", content: LabelContent(counts: [3], first: 0, classes: 3))
    let packed = gzip(idx([3], [0, 1, 2]))

    #expect(try verify(packed + [UInt8](repeating: 0, count: 500), as: file) == nil)
    #expect(try verify(gzip(idx([3], [])) + gzip([0, 1, 2]) + [0], as: file) == nil)
    let error = try verify(packed + [0, 0] + Array("garbage".utf8), as: file)
    #expect(error?.description.contains("9 bytes follow its end") == true)
  }

  @Test func `a file named gz must be gzip`() throws {
    guard case .flawed(_, nil, .notGzip) = try verify([1], as: Self.cover, named: "x.gz") else {
      Issue.record("accepted")
      return
    }
  }

  @Test(arguments: [
    (lines, nil, nil),
    (lines.replacing("\n", with: "\r\n"), nil, nil),
    ("\(row),1\n\(row),2\n", nil, DataFlaw.rowCount(found: 2, expected: 3)),
    ("\(row),1\n\(row),1\n\(row),2\n", nil, .classCounts(found: [2, 1], expected: [1, 2])),
    ("\(row),1\n\(row),0\n\(row),2\n", 2, .classNumber("0", classes: 2)),
    ("\(row),1\n\(row),3\n\(row),2\n", 2, .classNumber("3", classes: 2)),
    ("\(row),1\n\(row),1.5\n\(row),2\n", 2, .classNumber("1.5", classes: 2)),
    ("\(row),1\n\(row)\n\(row),2\n", 2, .cellCount(found: 54, expected: 55)),
    ("\(row),1\nx\(row),2\n\(row),2\n", 2, .notANumber("x0", column: "1")),
    ("Elevation,Aspect\n", 1, .cellCount(found: 2, expected: 55)),
  ])
  func `Forest Cover has its rows, columns and classes`(
    text: String, line: Int?, flaw: DataFlaw?
  ) throws {
    let error = try verify(Array(text.utf8), as: Self.cover)

    if let flaw {
      guard case .flawed(_, line, flaw) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    } else {
      #expect(error == nil)
    }
  }

  @Test func `labels outside the classes are refused`() throws {
    let file = DataFile(name: "labels", content: LabelContent(counts: [3], first: 1, classes: 26))

    #expect(try verify(idx([3], [1, 26, 5]), as: file) == nil)
    for bad: UInt8 in [0, 27] {
      let error = try verify(idx([3], [1, bad, 5]), as: file)
      guard
        case .flawed(_, nil, .label(Int(bad), example: 1, expected: 1...26)) = error
      else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test func `images of another number or size are refused before they are read`() throws {
    let file = DataFile(name: "images", content: ImageContent(counts: [2, 4]))

    for bad: [UInt32] in [[3, 28, 28], [2, 28, 27], [.max, 28, 28]] {
      let error = try verify(idx(bad, []), as: file)
      let found = bad.map { Int($0) }
      guard
        case .flawed(_, nil, .shape(found, expected: "2 or 4 × 28 × 28")) = error
      else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    #expect(try verify(idx([4, 28, 28], [UInt8](repeating: 0, count: 4 * 784)), as: file) == nil)
  }

  @Test func `a small file that unpacks to a huge one is refused early`() throws {
    // 16 MB of zeros; a file of three rows has at most 300 bytes a row.
    let bomb = gzipBomb(1 << 24)

    let error = try verify(bomb, as: Self.cover)
    guard case .flawed(_, nil, .tooLarge(limit: 900)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
