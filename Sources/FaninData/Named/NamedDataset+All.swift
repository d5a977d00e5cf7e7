extension NamedDataset {
  /// The registry: every data set fanin knows by name, in the order of its listing.
  public static let all: [NamedDataset] = [
    .glyphs, .terrain, .mnist, .fashionMNIST, .emnistBalanced, .emnistLetters, .emnistByMergeTest,
    .covtype, .covtypeSample,
  ]
}
