/// How many were measured, as a figure says it: `n = 10 seeds`, `n = 9 to 10 seeds`.
struct SampleSize: CustomStringConvertible {
  let description: String

  /// The range of counts of several cells.
  init(_ counts: [Int], of noun: String = "seed") {
    guard let least = counts.min(), let most = counts.max() else {
      description = "n = 0"
      return
    }
    let whole = counted(most, noun)
    description = least == most ? "n = \(whole)" : "n = \(NumberText.count(least)) to \(whole)"
  }
}
