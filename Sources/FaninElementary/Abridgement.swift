extension [String] {
  /// The first twenty, and how many more there are: nobody reads a thousand names.
  ///
  /// - Parameters:
  ///   - separator: What stands between two.
  ///   - last: What stands before the count of the others.
  /// - Returns: One text.
  public func abridged(separator: String = ", ", last: String = " and ") -> String {
    let most = 20
    return prefix(most).joined(separator: separator)
      + (count > most ? "\(last)\(count - most) more" : "")
  }
}
