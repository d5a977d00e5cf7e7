import FaninData
import Foundation
import Testing

struct NamedDatasetTests {
  @Test func `the registry holds every name once`() {
    let names = NamedDataset.all.map(\.name)

    #expect(
      names == [
        "glyphs", "terrain", "mnist", "fashion-mnist", "emnist-balanced", "emnist-letters",
        "emnist-bymerge-test", "covtype", "covtype-sample",
      ])
    #expect(NamedDataset.all.allSatisfy { NamedDataset(named: $0.name) == $0 })
    #expect(NamedDataset(named: "imagenet") == nil)
  }

  @Test(arguments: NamedDataset.all)
  func `a set is stored as its name`(set: NamedDataset) throws {
    let text = String(decoding: try JSONEncoder().encode(set), as: UTF8.self)

    #expect(text == "\"\(set.name)\"")
    #expect(try JSONDecoder().decode(NamedDataset.self, from: Data(text.utf8)) == set)
  }

  @Test func `a stored name that no set has is refused`() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(NamedDataset.self, from: Data("\"imagenet\"".utf8))
    }
  }

  @Test(arguments: NamedDataset.all)
  func `a set comes from code or has files, each named once`(set: NamedDataset) {
    let files = set.files.map(\.name)

    #expect(set.isBuiltIn == files.isEmpty)
    #expect(Set(files).count == files.count)
  }
}
