extension DatasetName {
  /// The folders under the data folder where the files may be; the first is where they are put.
  var folders: [String] {
    switch self {
    case .glyphs, .terrain: []
    case .mnist, .fashionMNIST: [rawValue]
    case .emnistBalanced, .emnistLetters, .emnistByMergeTest: ["emnist", rawValue]
    case .covtype: [rawValue]
    case .covtypeSample: ["covtype", rawValue]
    }
  }

  /// Where the official files are, each named with `.gz`.
  package var address: String? {
    switch self {
    case .mnist: "https://ossci-datasets.s3.amazonaws.com/mnist/"
    case .fashionMNIST: "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"
    case .covtype: "https://archive.ics.uci.edu/ml/machine-learning-databases/covtype/"
    default: nil
    }
  }

  /// The files: for pictures images and labels, training before test.
  package var files: [DataFile] {
    switch self {
    case .glyphs, .terrain: []
    case .mnist:
      DatasetName.digitFiles([
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
      ])
    case .fashionMNIST:
      DatasetName.digitFiles([
        "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
        "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
        "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
        "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
      ])
    case .emnistBalanced: letterFiles(training: [112_800], test: [18_800], first: 0)
    // The archive's first edition held fewer.
    case .emnistLetters:
      letterFiles(training: [124_800, 88_800], test: [20_800, 14_800], first: 1)
    case .emnistByMergeTest:
      [
        DataFile(
          name: "emnist-bymerge-test-images-idx3-ubyte", content: .images([116_323]),
          checksum: "68b2763a83f2661dace0df055282a50f4d4aea3dab401f2a04e2e7e2c5bc8590"),
        DataFile(
          name: "emnist-bymerge-test-labels-idx1-ubyte",
          content: .labels([116_323], first: 0, classes: 47),
          checksum: "17b8bd69b4e584fa425d7268b1f58882ef4bf7f241a6116fa606bb6d36839b5a"),
      ]
    case .covtype:
      [
        DataFile(
          name: "covtype.data",
          content: .forestCover(
            classCounts: [211_840, 283_301, 35_754, 2747, 9493, 17_367, 20_510]))
      ]
    case .covtypeSample:
      [
        DataFile(
          name: "covtype-sample.data",
          content: .forestCover(classCounts: [33_894, 45_328, 5721, 439, 1519, 2779, 3282]),
          checksum: "f21a68ba90b8ff3a7e3bf671bd9ff7fabb260211a8e6fba1d119c43c3988f68b")
      ]
    }
  }

  /// MNIST's four files, which Fashion-MNIST imitates.
  private static func digitFiles(_ checksums: [String]) -> [DataFile] {
    let files = [
      DataFile(name: "train-images-idx3-ubyte", content: .images([60_000])),
      DataFile(
        name: "train-labels-idx1-ubyte", content: .labels([60_000], first: 0, classes: 10)),
      DataFile(name: "t10k-images-idx3-ubyte", content: .images([10_000])),
      DataFile(name: "t10k-labels-idx1-ubyte", content: .labels([10_000], first: 0, classes: 10)),
    ]
    return zip(files, checksums).map { file, checksum in
      DataFile(name: file.name, content: file.content, checksum: checksum)
    }
  }

  /// The four files of an EMNIST set.
  private func letterFiles(training: [Int], test: [Int], first: Int) -> [DataFile] {
    [("train", training), ("test", test)].flatMap { split, counts in
      [
        DataFile(name: "\(rawValue)-\(split)-images-idx3-ubyte", content: .images(counts)),
        DataFile(
          name: "\(rawValue)-\(split)-labels-idx1-ubyte",
          content: .labels(counts, first: first, classes: facts.classes)),
      ]
    }
  }
}
