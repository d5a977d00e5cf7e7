/// A number as it was printed, with all the values that round to it.
public struct ReportedNumber: Hashable, Sendable {
  /// As printed, such as `0.036`, `<0.001` or `1.2e-4`.
  public let text: String
  /// The smallest value it can stand for.
  public let low: Double
  /// The largest value it can stand for.
  public let high: Double

  /// Reads a decimal number; its last digit says how far it was rounded.
  ///
  /// - Throws: ``StatisticsError`` of kind `invalid_option`.
  public init(_ text: String, name: String) throws(StatisticsError) {
    let digits = text.filter { $0 != " " }.replacing("−", with: "-")
    self.text = digits
    let isBelow = digits.hasPrefix("<")
    let body = isBelow ? String(digits.dropFirst()) : digits
    guard let value = Double(body), value.isFinite, body.contains(where: \.isNumber) else {
      throw StatisticsError(.invalidOption, "\(name) takes a decimal number; got '\(text)'")
    }
    if isBelow {
      (low, high) = (0, value)
      return
    }
    let parts = body.lowercased().split(separator: "e", maxSplits: 1)
    let decimals = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - (decimals.last?.count ?? 0)
    let unit =
      decimals.count > 1
      ? Double("1e\(exponent)") ?? 0
      : Double("1e\(parts.count > 1 ? Int(parts[1]) ?? 0 : 0)") ?? 0
    (low, high) = (value - unit / 2, value + unit / 2)
  }

  /// The magnitudes it can stand for.
  var magnitudes: Interval {
    if low > 0 || high < 0 {
      return Interval(low: min(low.magnitude, high.magnitude), high: max(-low, high))
    }
    return Interval(low: 0, high: max(-low, high))
  }
}
