import Foundation

/// The range of k independent standard normal variables.
package struct StudentizedRange {
  package let groups: Int

  package init(groups: Int) { self.groups = groups }

  /// P(range > q), with infinitely many degrees of freedom.
  ///
  /// ```
  /// k ∫ φ(z) (Φ(z)^(k−1) − (Φ(z) − Φ(z − q))^(k−1)) dz
  /// ```
  ///
  /// The upper tail itself, not one minus the lower.
  ///
  /// - Source: Copenhaver & Holland (1988), doi:10.1080/00949658808811082.
  package func upperTail(_ q: Double) -> Double {
    if q <= 0 { return 1 }
    let others = Double(groups - 1)
    let logarithm = PeakIntegral.logarithm(from: q / 2) { z in
      let below = SpecialFunctions.logNormalUpperTail(-z)
      let logRatio = SpecialFunctions.logNormalUpperTail(q - z) - below
      // ln(1 − (1 − ratio)^(k−1)), which is ln((k − 1) · ratio) for a small ratio.
      let logShare =
        logRatio < -37
        ? log(others) + logRatio
        : log(-expm1(others * log1p(-exp(min(logRatio, 0)))))
      return -z * z / 2 - 0.918938533204672741780329736406 + others * below + logShare
    }
    return min(1, Double(groups) * exp(logarithm))
  }
}
