import FaninAnalysis

extension Comparison.Untestable {
  /// The reason in words.
  var words: String {
    switch self {
    case .noPairs: "no seed has both results"
    case .onePair: "one pair of seeds has no spread to test against"
    case .identicalPairs: "baseline and treatment are identical at every seed"
    case .constantDifference: "every seed differs by the same amount"
    case .refused(let reason): reason
    }
  }
}
