import FaninData
import FaninRandom
import FaninTestSupport
import Foundation
import Testing

/// Whatever becomes of a data file, it is read right or refused, and soon.
struct DamagedFileTests {
  /// Three pictures of 2 × 2 and their labels.
  private static let images = idx([3, 2, 2], (0..<12).map { UInt8($0 * 20) })
  private static let labels = idx([3], [0, 1, 2])

  /// Reads every damaged file; what is read is given to `check`, what is refused must name the file.
  private func torture(
    _ original: [UInt8], named name: String,
    reading read: (DataLibrary) throws(DataError) -> SeededDataset,
    check: (_ bytes: [UInt8], _ set: SeededDataset) -> Void
  ) throws {
    try withTemporaryFolder { folder in
      try folder.write(Self.images, to: "images")
      try folder.write(Self.labels, to: "labels")
      let library = DataLibrary(directory: folder, studyFolder: folder)
      var unhurt = 0
      for seed in 0..<UInt64(Damage.count) {
        var damage = Damage(seed: seed)
        let bytes = damage.applied(to: original)
        try folder.write(bytes, to: name)
        let start = ContinuousClock.now
        do throws(DataError) {
          check(bytes, try read(library))
          unhurt += 1
        } catch {
          #expect(error.description.contains("/\(name)"), "seed \(seed): \(error)")
          #expect(error.kind != .storage, "seed \(seed): \(error)")
        }
        let duration = ContinuousClock.now - start
        #expect(duration < .seconds(5), "seed \(seed)")
      }
      // Both kinds of outcome were tried.
      #expect((1..<Damage.count).contains(unhurt))
    }
  }

  private func readPictures(_ images: String) -> (DataLibrary) throws(DataError) -> SeededDataset {
    { library throws(DataError) in
      let source = IDXSource(training: [images, "labels"], test: [images, "labels"])
      return try library.read(library.reference(to: source))
    }
  }

  @Test func `a damaged IDX file is what its header says or refused`() throws {
    try torture(Self.images, named: "hurt", reading: readPictures("hurt")) { bytes, set in
      // A file that is read is what its header says, byte for byte.
      #expect(
        bytes.prefix(4) == [0, 0, 8, 3] || bytes.prefix(4) == [0, 0, 8, 2]
          || bytes.prefix(4) == [0, 0, 8, 4])
      let header = 4 + 4 * Int(bytes[3])
      #expect(set.dataset(for: Seed(0)).training.numbers == bytes[header...].map { Float($0) })
    }
  }

  @Test func `a damaged gzip file is what was packed or refused`() throws {
    try torture(gzip(Self.images), named: "hurt.gz", reading: readPictures("hurt.gz")) { _, set in
      // Its checksum lets nothing through but what was packed.
      #expect(
        set.dataset(for: Seed(0)).training.numbers == Self.images[16...].map { Float($0) })
    }
  }

  private static let tables = [
    "x,y,class\n1,2.5,a\n2,3.5,b\n3,-4e1,a\n4,0.5,b\n5,6,a\n",
    "sep=;\r\nx;c;class\r\n1,5;\"u;v\";a\r\n2,25;w;b\r\n?;w;a\r\n0,5;\"\";b\r\n",
    "\u{feff}\"n\",\"x\",\"class\"\n\"1\",1,\"caf\u{e9}\"\n\"2\",2,\"b\"\n",
  ]

  @Test(arguments: zip(tables, [CSVSource.Categories.none, .auto, .auto]))
  func `a damaged table is read whole or refused`(text: String, categories: CSVSource.Categories)
    throws
  {
    let source = CSVSource(
      path: "t.csv", label: "class", test: TestRule(fraction: 0.5), categories: categories,
      missing: .drop)

    try torture(Array(text.utf8), named: "t.csv") { library throws(DataError) in
      try library.read(library.reference(to: source))
    } check: { _, set in
      let dataset = set.dataset(for: Seed(0))
      let account = set.account
      #expect(
        dataset.training.count + dataset.test.count == account?.classes.reduce(0) { $0 + $1.count })
      #expect(account?.classes.count == set.facts.classes && set.facts.classes > 1)
      for split in [dataset.training, dataset.test] {
        #expect(split.numbers.count == split.count * dataset.features)
        #expect(split.numbers.allSatisfy { $0.isFinite })
        #expect(split.labels.allSatisfy { $0 < dataset.classes })
      }
    }
  }

  @Test(arguments: tables)
  func `a damaged table of results is cut into rows or refused`(text: String) throws {
    for seed in 0..<UInt64(Damage.count) {
      var damage = Damage(seed: seed)
      let bytes = damage.applied(to: Array(text.utf8))
      do throws(DataError) {
        let rows = try TextRows(bytes, file: "r.csv")
        #expect(rows.rows.allSatisfy { !$0.fields.isEmpty }, "seed \(seed)")
      } catch {
        #expect(error.description.hasPrefix("r.csv"), "seed \(seed)")
      }
    }
  }
}
