extension Double {
  /// The shortest decimal text that reads back as exactly this number; whole numbers without a
  /// trailing `.0`.
  ///
  /// ```
  /// 0.1 → "0.1"    1.0 → "1"    1e-20 → "1e-20"
  /// ```
  public var shortestText: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
