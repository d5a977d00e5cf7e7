extension DatasetName {
  /// Whether the set is generated from code and needs no file.
  public var isBuiltIn: Bool { self == .glyphs || self == .terrain }

  /// What the set holds, in a few words.
  public var summary: String {
    switch self {
    case .glyphs: "drawn digits with clutter, 28 × 28 grey"
    case .terrain: "forest type of an invented hillside, 10 numbers and 44 flags"
    case .mnist: "handwritten digits, 28 × 28 grey"
    case .fashionMNIST: "articles of clothing, 28 × 28 grey"
    case .emnistBalanced: "handwritten digits and letters, 28 × 28 grey, balanced"
    case .emnistLetters: "handwritten letters, case merged, 28 × 28 grey"
    case .emnistByMergeTest: "the test file of EMNIST ByMerge, cut in two; not EMNIST Balanced"
    case .covtype: "Forest Cover, 10 numbers and 44 flags, a fixed random 80/20 split"
    case .covtypeSample: "a 16 % sample of Forest Cover; not the full set"
    }
  }

  /// Under which terms the set may be used, and whom to name.
  public var licence: String {
    switch self {
    case .glyphs, .terrain: "part of fanin, GPL-3.0-or-later"
    case .mnist: "CC BY-SA 3.0, Yann LeCun and Corinna Cortes"
    case .fashionMNIST: "MIT, Zalando SE"
    case .emnistBalanced, .emnistLetters, .emnistByMergeTest:
      "NIST Special Database 19, free to use; cite Cohen et al. (2017), arXiv:1702.05373"
    case .covtype, .covtypeSample: "CC BY 4.0, Jock A. Blackard, doi:10.24432/C50K5N"
    }
  }

  /// How to get the files where no plain address serves them.
  var instructions: String? {
    switch self {
    case .emnistBalanced, .emnistLetters, .emnistByMergeTest:
      """
      NIST serves EMNIST as one archive: download \
      https://biometrics.nist.gov/cs_links/EMNIST/gzip.zip and put the files in it into the \
      folder 'emnist' of the data folder
      """
    case .covtypeSample:
      """
      this sample has no public address: put covtype-sample.data.gz into the folder 'covtype' of \
      the data folder, or study 'covtype', which can be fetched
      """
    case .glyphs, .terrain, .mnist, .fashionMNIST, .covtype: nil
    }
  }
}
