import FaninData
import FaninTestSupport
import Foundation
import Testing

struct DataReferenceTests {
  @Test(arguments: NamedDataset.all)
  func `a named set is identified by its name`(set: NamedDataset) {
    #expect(DataReference(set) == DataReference(identity: set.name, source: .named(set)))
  }

  @Test func `a table is identified by name, options and content`() throws {
    try withTemporaryFolder { folder in
      try folder.write("abc", to: "studies/my data/iris.csv")
      let library = DataLibrary(
        directory: folder, studyFolder: folder.appendingPathComponent("studies"))
      let source = CSVSource(path: "my data/iris.csv", label: "species")

      // SHA-256 of "abc": FIPS 180-4, example 1.
      #expect(
        try library.reference(to: source)
          == DataReference(
            identity:
              "csv(iris.csv, label=species, test=0.2, standardize=true, sha256=ba7816bf8f01)",
            source: .csv(source)))
    }
  }

  @Test func `punctuation in names cannot imitate an option`() throws {
    try withTemporaryFolder { folder in
      try folder.write("abc", to: "a, test=1).csv")
      let library = DataLibrary(directory: folder, studyFolder: folder)
      let source = CSVSource(path: "a, test=1).csv", label: "100%\n")

      #expect(
        try library.reference(to: source).identity
          == "csv(a%2c test%3d1%29.csv, label=100%25%0a, test=0.2, standardize=true, sha256=ba7816bf8f01)"
      )
    }
  }

  @Test func `a file that changed since it was planned is refused`() throws {
    try withTemporaryFolder { folder in
      try folder.write("x,y\n1,a\n2,b\n", to: "t.csv")
      let library = DataLibrary(directory: folder, studyFolder: folder)
      let reference = try library.reference(
        to: CSVSource(path: "t.csv", label: "y", test: TestRule(fraction: 0.5)))
      try folder.write("x,y\n1,a\n3,b\n", to: "t.csv")

      let error = dataError { () throws(DataError) in _ = try library.load(reference) }

      #expect(
        error
          == .changed(
            file: folder.appendingPathComponent("t.csv").path, identity: reference.identity))
      #expect(error?.kind == .badData)
    }
  }
}
