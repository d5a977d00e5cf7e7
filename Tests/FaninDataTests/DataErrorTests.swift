import FaninData
import Testing

struct DataErrorTests {
  @Test(arguments: [
    (
      DataError.missing(
        file: "data/mnist/a", expected: "an IDX file", remedy: "to get it: fanin data fetch mnist"),
      "data/mnist/a: no such file; expected an IDX file; to get it: fanin data fetch mnist"
    ),
    (.unreadable(file: "a", reason: "it is a folder"), "a: cannot be read: it is a folder"),
    (
      .flawed(file: "a.csv", line: 7, .cellCount(found: 1, expected: 3)),
      "a.csv:7: has 1 cell, expected 3"
    ),
    (
      .flawed(file: "a.csv", line: 1, .noColumn(named: "kind", columns: ["x", "y"])),
      "a.csv:1: no column is named 'kind'; the columns are x, y"
    ),
    (
      .flawed(file: "a", .magic(found: [60, 33], expected: "00 00 08 03")),
      "a: begins with the bytes 3c 21, not 00 00 08 03"
    ),
    (
      .flawed(file: "a", .truncated(found: 3, promised: 12)),
      "a: is truncated: its header promises 12 bytes of values, it holds 3"
    ),
    (
      .flawed(file: "a", .labelCount(labels: 2, examples: 3)),
      "a: holds 2 labels for 3 examples"
    ),
    (
      .flawed(file: "a", .label(13, example: 7, expected: 0...9)),
      "a: label 13 of example 7 lies outside 0…9"
    ),
    (
      .flawed(file: "a", .impossibleSize(dimensions: [4_294_967_295, 28, 28], largest: 9)),
      "a: promises 4294967295 × 28 × 28 values, but a file of its size holds at most 9 bytes"
    ),
    (
      .flawed(file: "a.gz", .corruptGzip(reason: "incorrect data check")),
      "a.gz: is corrupt gzip: incorrect data check; fetch or copy it again"
    ),
    (
      .unavailable(address: "http://x/a", reason: "the server says HTTP 404"),
      "http://x/a: the server says HTTP 404"
    ),
    (
      .unwritable(file: "a.part", reason: "no space left on device"),
      "a.part: cannot be written: no space left on device"
    ),
  ])
  func `reads as one sentence`(error: DataError, text: String) {
    #expect(error.description == text)
  }

  @Test(arguments: [
    (DataError.missing(file: "", expected: "", remedy: ""), DataError.Kind.missingInput),
    (.unreadable(file: "", reason: ""), .missingInput),
    (.unavailable(address: "", reason: ""), .missingInput),
    (.flawed(file: "", .empty), .badData), (.changed(file: "", identity: ""), .badData),
    (.unwritable(file: "", reason: ""), .storage),
  ])
  func `tells what it means for the caller`(error: DataError, kind: DataError.Kind) {
    #expect(error.kind == kind)
  }
}
