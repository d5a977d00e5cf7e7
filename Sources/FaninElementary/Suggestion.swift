/// The name a person probably meant.
public enum Suggestion {
  /// The candidate nearest to `text`, the first of equals; nil when none is near enough to help.
  ///
  /// Nearness is the number of letters to insert, remove, replace or swap with their neighbour,
  /// where upper and lower case count as one letter and `-`, `_` and space as another. Near enough
  /// is at most one third of the longer of the two, and at least one.
  ///
  /// - Complexity: O(text · the candidates' letters); a text of more than 64 letters has none.
  /// - Source: Damerau (1964), doi:10.1145/363958.363994, in its restricted form.
  public static func closest(to text: String, among candidates: [String]) -> String? {
    // Nobody means a short name with a long one, and the text may come from anywhere.
    guard text.utf8.count <= 64 else { return nil }
    let letters = folded(text)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = folded(candidate)
      let distance = distance(letters, other)
      let limit = max(1, max(letters.count, other.count) / 3)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  private static func folded(_ text: String) -> [Character] {
    text.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 }
  }

  private static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...second.count)
    for i in first.indices {
      var row = [i + 1]
      for j in second.indices {
        var cost = min(
          previous[j + 1] + 1, row[j] + 1, previous[j] + (first[i] == second[j] ? 0 : 1))
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          cost = min(cost, beforePrevious[j - 1] + 1)
        }
        row.append(cost)
      }
      beforePrevious = previous
      previous = row
    }
    return previous[second.count]
  }
}
