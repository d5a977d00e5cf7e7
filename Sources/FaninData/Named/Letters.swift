/// The sets of EMNIST.
///
/// - Source: Cohen, Afshar, Tapson & van Schaik (2017), arXiv:1702.05373.
extension NamedDataset {
  /// EMNIST Balanced: digits and letters.
  public static let emnistBalanced = emnist(
    name: "emnist-balanced", summary: "handwritten digits and letters, 28 × 28 grey, balanced",
    classes: 47, training: 112_800, test: 18_800,
    pairs: [pair("balanced-train", [112_800]), pair("balanced-test", [18_800])])

  /// EMNIST Letters: capitals and small letters as one class.
  public static let emnistLetters = emnist(
    name: "emnist-letters", summary: "handwritten letters, case merged, 28 × 28 grey",
    classes: 26, training: 124_800, test: 20_800,
    pairs: [
      // The archive's first edition held fewer.
      pair("letters-train", [124_800, 88_800], firstLabel: 1, classes: 26),
      pair("letters-test", [20_800, 14_800], firstLabel: 1, classes: 26),
    ])

  /// The test file of EMNIST ByMerge, cut in two.
  public static let emnistByMergeTest = emnist(
    name: "emnist-bymerge-test",
    summary: "the test file of EMNIST ByMerge, cut in two; not EMNIST Balanced",
    classes: 47, training: 100_000, test: 16_323,
    pairs: [
      pair(
        "bymerge-test", [116_323],
        checksums: (
          "68b2763a83f2661dace0df055282a50f4d4aea3dab401f2a04e2e7e2c5bc8590",
          "17b8bd69b4e584fa425d7268b1f58882ef4bf7f241a6116fa606bb6d36839b5a"
        ))
    ])

  private static func emnist(
    name: String, summary: String, classes: Int, training: Int, test: Int, pairs: [PicturePair]
  ) -> NamedDataset {
    NamedDataset(
      name: name, summary: summary,
      licence: "NIST Special Database 19, free to use; cite Cohen et al. (2017), arXiv:1702.05373",
      facts: DatasetFacts(
        features: 784, classes: classes, trainingCount: training, testCount: test),
      origin: .pictures(
        pairs, folders: ["emnist", name, "emnist/gzip", "EMNIST/raw", "emnist/EMNIST/raw"],
        instructions: """
          NIST serves EMNIST as one archive: download \
          https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip and put the files in it into the \
          folder 'emnist' of the data folder
          """))
  }

  private static func pair(
    _ split: String, _ counts: [Int], checksums: (images: String, labels: String)? = nil,
    firstLabel: Int = 0, classes: Int = 47
  ) -> PicturePair {
    PicturePair(
      ("emnist-\(split)-images-idx3-ubyte", "emnist-\(split)-labels-idx1-ubyte"),
      checksums: checksums, counts: counts, firstLabel: firstLabel, classes: classes)
  }
}
