import FaninData
import FaninTestSupport
import Foundation
import Testing

struct DataLibraryTests {
  @Test(arguments: NamedDataset.all)
  func `the facts of a named set need no file`(set: NamedDataset) throws {
    let library = DataLibrary(directory: URL(fileURLWithPath: "/nowhere"))

    let facts = try library.facts(of: DataReference(set))

    #expect([54, 784].contains(facts.features))
    #expect(facts.trainingCount > facts.testCount && facts.testCount > 0)
  }

  @Test func `the facts of a table come from its file`() throws {
    try withTemporaryFolder { folder in
      try folder.write("x,y,z\n1,2,a\n3,4,b\n5,6,a\n7,8,b\n", to: "t.csv")
      let library = DataLibrary(directory: folder, studyFolder: folder)
      let reference = try library.reference(
        to: CSVSource(path: "t.csv", label: "z", test: TestRule(fraction: 0.25)))

      #expect(
        try library.facts(of: reference)
          == DatasetFacts(features: 2, classes: 2, trainingCount: 3, testCount: 1))
    }
  }

  @Test(arguments: NamedDataset.all.filter { !$0.isBuiltIn })
  func `a missing set names the file and the command that fetches it`(set: NamedDataset) {
    let library = DataLibrary(directory: URL(fileURLWithPath: "/nowhere", isDirectory: true))

    let error = dataError { () throws(DataError) in _ = try library.load(DataReference(set)) }

    #expect(error?.kind == .missingInput)
    #expect(error?.description.hasPrefix("/nowhere/") == true)
    #expect(
      error?.description.hasSuffix("fanin data fetch \(set.name) --data /nowhere") == true)
  }

  @Test(arguments: [
    "mnist/train-images.idx3-ubyte", "MNIST/raw/train-images-idx3-ubyte",
    "mnist/MNIST/raw/train-images-idx3-ubyte.gz", "mnist/raw/train-images.idx3-ubyte.gz",
  ])
  func `a file is found under the names that other programs give it`(path: String) throws {
    try withTemporaryFolder { folder in
      try folder.write("", to: path)
      let library = DataLibrary(directory: folder)

      #expect(library.presence(of: .mnist) == .partial(found: 1, needed: 4))
    }
  }

  @Test(arguments: ["train-images-idx3-ubyte.zip", "Train_Images.IDX3-ubyte"])
  func `a file that is missing but for its name is named`(name: String) throws {
    try withTemporaryFolder { folder in
      try folder.write("", to: "mnist/\(name)")
      let library = DataLibrary(directory: folder)

      let error = dataError { () throws(DataError) in _ = try library.load(DataReference(.mnist)) }

      #expect(error?.description.contains("/mnist/\(name) is there, under a name") == true)
      #expect(error?.kind == .missingInput)
    }
  }

  @Test func `a folder in place of a file cannot be read`() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("mnist/train-images-idx3-ubyte"),
        withIntermediateDirectories: true)
      let library = DataLibrary(directory: folder)

      let error = dataError { () throws(DataError) in _ = try library.load(DataReference(.mnist)) }

      #expect(
        error
          == .unreadable(
            file: folder.appendingPathComponent("mnist/train-images-idx3-ubyte").path,
            reason: "it is a folder"))
    }
  }

  @Test func `a device in place of a file cannot be read`() {
    let library = DataLibrary(directory: URL(fileURLWithPath: "/nowhere"))

    let error = dataError { () throws(DataError) in
      _ = try library.reference(to: CSVSource(path: "/dev/zero", label: "x"))
    }

    #expect(error == .unreadable(file: "/dev/zero", reason: "it is not a regular file"))
  }

  @Test func `EMNIST letters count from 1 and become classes from 0`() throws {
    try withTemporaryFolder { folder in
      for (split, count) in [("train", 88_800), ("test", 14_800)] {
        let images = "emnist-letters/emnist-letters-\(split)-images-idx3-ubyte"
        try folder.write(idx([UInt32(count), 28, 28], []), to: images)
        // Zeros that take no room on the disk.
        let handle = try FileHandle(forWritingTo: folder.appendingPathComponent(images))
        try handle.truncate(atOffset: UInt64(16 + count * 784))
        try handle.close()
        try folder.write(
          idx([UInt32(count)], (0..<count).map { UInt8($0 % 26 + 1) }),
          to: "emnist-letters/emnist-letters-\(split)-labels-idx1-ubyte")
      }

      let set = try DataLibrary(directory: folder).load(DataReference(.emnistLetters))

      #expect(set.classes == 26)
      #expect(set.training.labels.prefix(27) == (0..<26) + [0])
      #expect(set.test.count == 14_800)
    }
  }

  @Test func `Forest Cover is split at random, always alike, and constant columns become 0`()
    throws
  {
    try withTemporaryFolder { folder in
      // UCI's class counts, in class order; only the elevation differs.
      let counts = [211_840, 283_301, 35_754, 2747, 9493, 17_367, 20_510]
      let rest = [String](repeating: "7", count: 53).joined(separator: ",")
      var bytes: [UInt8] = []
      for (label, count) in zip(1..., counts) {
        let line = Array("\(label),\(rest),\(label)\n".utf8)
        for _ in 0..<count { bytes += line }
      }
      try folder.write(bytes, to: "covtype/covtype.data")
      let library = DataLibrary(directory: folder)

      let set = try library.load(DataReference(.covtype))

      #expect(set.facts == NamedDataset.covtype.facts)
      // Golden: made when the split was introduced; another value means another draw of test rows.
      #expect(set.digest == "f0d355452755d755dfbb57877fa868cc41a05b388b7fcf027b1a9a5b1a5e0f7f")
      for (label, count) in counts.enumerated() {
        // Four standard deviations of a hypergeometric count, at most 4·√(n · 0.2 · 0.8).
        let found = Double(set.test.labels.count { $0 == UInt16(label) })
        let expected = 0.2 * Double(count)
        #expect(isClose(found, to: expected, absolute: 1.6 * Double(count).squareRoot()))
      }
      // Columns 2 to 10 are constant numbers; the flags stay as they are.
      #expect(set.test.numbers[1..<12] == [0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 7])
    }
  }

  @Test func `a built-in set is checked against the digest that all machines must have`() throws {
    let library = DataLibrary(directory: URL(fileURLWithPath: "/nowhere"))

    try library.check(.glyphs)
    try library.check(.terrain)
  }

  @Test func `presence counts the files`() throws {
    try withTemporaryFolder { folder in
      let library = DataLibrary(directory: folder)

      #expect(library.presence(of: .glyphs) == .builtIn)
      #expect(library.presence(of: .emnistByMergeTest) == .missing)

      try folder.write("", to: "emnist/emnist-bymerge-test-images-idx3-ubyte.gz")
      #expect(library.presence(of: .emnistByMergeTest) == .partial(found: 1, needed: 2))

      try folder.write("", to: "emnist-bymerge-test/emnist-bymerge-test-labels-idx1-ubyte")
      #expect(
        library.presence(of: .emnistByMergeTest)
          == .present(folder: folder.appendingPathComponent("emnist").path))
    }
  }
}
