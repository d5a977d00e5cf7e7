import FaninAnalysis
import FaninElementary

/// Numbers as people read them: fixed digits, a real minus sign, no locale.
package enum NumberText {
  /// The text of `value` with `digits` decimals, such as `88.43` or `−0.30`; zero has no sign.
  package static func fixed(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return "–" }
    var unit = 1.0
    for _ in 0..<digits { unit *= 10 }
    let scaled = (value.magnitude * unit).rounded()
    guard scaled < 0x1p53 else { return value.shortestText }
    let whole = Int(scaled)
    var text = String(whole)
    if digits > 0 {
      text = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
      text.insert(".", at: text.index(text.endIndex, offsetBy: -digits))
    }
    return value < 0 && whole != 0 ? "−" + text : text
  }

  /// As `fixed`, with a plus sign before positive numbers: `+0.30`, `−0.30`, `0.00`.
  package static func signed(_ value: Double, digits: Int) -> String {
    let text = fixed(value, digits: digits)
    let isZero = text.allSatisfy { $0 == "0" || $0 == "." || $0 == "–" }
    return value > 0 && !isZero ? "+" + text : text
  }

  /// A difference with its interval: `−0.30 [−0.61, +0.01]`.
  static func interval(_ estimate: Double, _ bounds: Bounds, digits: Int) -> String {
    let (low, high) = (signed(bounds.low, digits: digits), signed(bounds.high, digits: digits))
    return "\(signed(estimate, digits: digits)) [\(low), \(high)]"
  }

  /// As `fixed`, without trailing zeros: `0.5`, `90`.
  package static func trimmed(_ value: Double, digits: Int) -> String {
    var text = fixed(value, digits: digits)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// A fraction as percent: 0.9 → `90 %`, 0.995 → `99.5 %`.
  package static func percent(_ fraction: Double) -> String {
    trimmed(fraction * 100, digits: 4) + " %"
  }

  /// A count with a comma between thousands: `23,520`.
  package static func count(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A probability for a table: three decimals, `3.2e-05` below 0.001.
  ///
  /// Digits are added until the text stands on the same side of `alpha` as the number.
  package static func pValue(_ p: Double, alpha: Double) -> String {
    guard p.isFinite, p >= 0 else { return "–" }
    if p == 0 { return "< 1e-300" }
    if p < 0.001 { return scientific(p) }
    if p < 1, fixed(p, digits: 3) == "1.000" { return "> 0.999" }
    for digits in 3..<8 {
      let text = fixed(p, digits: digits)
      if let shown = Double(text), (shown < alpha) == (p < alpha) { return text }
    }
    return p.shortestText
  }

  /// A probability for a sentence: `p = 0.036`, `p < 0.001`.
  package static func pSentence(_ p: Double, alpha: Double) -> String {
    if p < 0.001 { return "p < 0.001" }
    let text = pValue(p, alpha: alpha)
    return text.hasPrefix(">") ? "p \(text)" : "p = \(text)"
  }

  /// A correlation: as many decimals as keep it apart from ±1 and 0, three at least.
  package static func correlation(_ r: Double) -> String {
    guard r.magnitude < 1 else { return fixed(r, digits: 0) }
    for digits in 3..<7 {
      let text = fixed(r, digits: digits)
      if !text.hasSuffix("1." + String(repeating: "0", count: digits)) { return text }
    }
    return r < 0 ? "−0.999999" : "0.999999"
  }

  /// Two significant digits and a two-digit exponent: `3.2e-05`.
  private static func scientific(_ value: Double) -> String {
    var mantissa = value
    var exponent = 0
    while mantissa < 1 {
      mantissa *= 10
      exponent += 1
    }
    var text = fixed(mantissa, digits: 1)
    if text == "10.0" {
      text = "1.0"
      exponent -= 1
    }
    return "\(text)e-\(exponent < 10 ? "0" : "")\(exponent)"
  }
}
