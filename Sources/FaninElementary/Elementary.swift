// The C library's exp, log, sin and cos differ in the last digit from one system to the next. A
// seed must give the same network everywhere, so all that shapes a run is computed here, from
// IEEE additions, multiplications, divisions and square roots alone.

/// Elementary functions whose results are the same bits on every machine.
///
/// The algorithms are fdlibm's: reduce the argument, then a polynomial. Each is within one unit in
/// the last place except where its comment says otherwise.
///
/// - Source: fdlibm 5.3, Sun Microsystems (1993), netlib.org/fdlibm.
public enum Elementary {
  static let log2High = 0x1.62e42feep-1
  static let log2Low = 0x1.a39ef35793c76p-33

  /// The exponential eˣ.
  ///
  /// ```
  /// x = k·ln 2 + r, |r| ≤ ln 2 / 2;   eˣ = 2ᵏ · (1 + 2r / (R(r²) − r))
  /// ```
  public static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.782712893384 { return .infinity }
    if x < -745.1332191019412 { return 0 }
    let k = (x * 1.4426950408889634).rounded(.toNearestOrEven)
    let high = x - k * log2High
    let low = k * log2Low
    let r = high - low
    let t = r * r
    let c =
      r - t
      * (1.66666666666666019037e-01 + t
        * (-2.77777777770155933842e-03 + t
          * (6.61375632143793436117e-05 + t
            * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))))
    let y = 1 - ((low - (r * c) / (2 - c)) - high)
    return scaled(y, byPowerOfTwo: Int(k))
  }

  /// The natural logarithm; NaN below zero, −∞ at zero.
  ///
  /// ```
  /// x = 2ᵏ(1 + f), √½ ≤ 1 + f < √2, s = f / (2 + f);   ln x = k·ln 2 + f − (f²/2 − s(f²/2 + R(s²)))
  /// ```
  public static func log(_ x: Double) -> Double {
    if x.isNaN || x < 0 { return .nan }
    if x == 0 { return -.infinity }
    if x == .infinity { return x }
    var k = Double(x.exponent)
    var significand = x.significand
    if significand > 1.4142135623730951 {
      significand *= 0.5
      k += 1
    }
    let f = significand - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even =
      w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    let odd =
      z
      * (6.666666666666735130e-01 + w
        * (2.857142874366239149e-01 + w
          * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
    let half = 0.5 * f * f
    return k * log2High - ((half - (s * (half + (even + odd)) + k * log2Low)) - f)
  }

  /// The power xʸ of a positive number, as exp(y · ln x).
  ///
  /// The error grows to about |y · ln x| units in the last place.
  public static func power(_ x: Double, _ y: Double) -> Double {
    if y == 0 { return 1 }
    if x == 0 { return y > 0 ? 0 : .infinity }
    return exp(y * log(x))
  }

  /// The sine of an angle in radians, |x| ≤ 10⁵.
  public static func sin(_ x: Double) -> Double { circular(x, quarterTurns: 0) }

  /// The cosine of an angle in radians, |x| ≤ 10⁵.
  public static func cos(_ x: Double) -> Double { circular(x, quarterTurns: 1) }

  private static func scaled(_ x: Double, byPowerOfTwo k: Int) -> Double {
    // Two steps, so that a subnormal result is rounded once and 2¹⁰²³·x does not overflow early.
    let first = k / 2
    return x * Double(sign: .plus, exponent: first, significand: 1)
      * Double(sign: .plus, exponent: k - first, significand: 1)
  }

  /// The sine of x + quarterTurns · π/2: π/2 is taken off in three pieces (Cody & Waite), then
  /// fdlibm's kernels on [−π/4, π/4] follow.
  private static func circular(_ x: Double, quarterTurns: Int) -> Double {
    let n = (x * 0.6366197723675814).rounded(.toNearestOrEven)
    let first = x - n * 1.57079632673412561417e+00
    let second = first - n * 6.07710050630396597660e-11
    let r = second - n * 2.02226624879595063154e-21
    let z = r * r
    switch ((Int(n) + quarterTurns) % 4 + 4) % 4 {
    case 0: return sinKernel(r, z)
    case 1: return cosKernel(z)
    case 2: return -sinKernel(r, z)
    default: return -cosKernel(z)
    }
  }

  private static func sinKernel(_ r: Double, _ z: Double) -> Double {
    let p =
      8.33333333332248946124e-03 + z
      * (-1.98412698298579493134e-04 + z
        * (2.75573137070700676789e-06 + z
          * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)))
    return r + z * r * (-1.66666666666666324348e-01 + z * p)
  }

  private static func cosKernel(_ z: Double) -> Double {
    let p =
      z
      * (4.16666666666666019037e-02 + z
        * (-1.38888888888741095749e-03 + z
          * (2.48015872894767294178e-05 + z
            * (-2.75573143513906633035e-07 + z
              * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11)))))
    return 1 - (0.5 * z - z * p)
  }
}
