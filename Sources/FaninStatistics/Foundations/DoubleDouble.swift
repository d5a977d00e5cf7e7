/// A number held as the unevaluated sum of two Doubles: about 32 decimal digits.
///
/// Sums over a sample are formed in it, so that a mean or a sum of squares is as exact as its data,
/// with an offset of 10⁹ as with none. (Long double would do on one machine and not on the next.)
///
/// - Source: Dekker (1971), doi:10.1007/BF01397083; Joldes, Muller & Popescu (2017),
///   doi:10.1145/3121432.
struct DoubleDouble {
  var high: Double
  var low: Double

  init(_ value: Double) {
    high = value
    low = 0
  }

  /// A sum known to be normalised, or about to be used as if it were.
  private init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  /// a + b without error.
  init(sum a: Double, _ b: Double) {
    high = a + b
    let rest = high - a
    low = (a - (high - rest)) + (b - rest)
  }

  /// a · b without error.
  init(product a: Double, _ b: Double) {
    high = a * b
    low = (-high).addingProduct(a, b)
  }

  /// a + b without error, where |a| ≥ |b|.
  private init(ordered a: Double, _ b: Double) {
    high = a + b
    low = b - (high - a)
  }

  static prefix func - (x: DoubleDouble) -> DoubleDouble {
    DoubleDouble(high: -x.high, low: -x.low)
  }

  static func + (x: DoubleDouble, y: DoubleDouble) -> DoubleDouble {
    let high = DoubleDouble(sum: x.high, y.high)
    let low = DoubleDouble(sum: x.low, y.low)
    let carried = DoubleDouble(ordered: high.high, high.low + low.high)
    return DoubleDouble(ordered: carried.high, carried.low + low.low)
  }

  static func - (x: DoubleDouble, y: DoubleDouble) -> DoubleDouble { x + (-y) }

  static func * (x: DoubleDouble, y: DoubleDouble) -> DoubleDouble {
    let product = DoubleDouble(product: x.high, y.high)
    return DoubleDouble(
      ordered: product.high, product.low + (x.high * y.low + x.low * y.high))
  }

  static func / (x: DoubleDouble, y: DoubleDouble) -> DoubleDouble {
    let first = x.high / y.high
    let rest = x - y * DoubleDouble(first)
    let second = rest.high / y.high
    let last = (rest - y * DoubleDouble(second)).high / y.high
    return DoubleDouble(ordered: first, second) + DoubleDouble(last)
  }

  static func += (x: inout DoubleDouble, y: DoubleDouble) { x = x + y }

  static func < (x: DoubleDouble, y: DoubleDouble) -> Bool {
    x.high < y.high || (x.high == y.high && x.low < y.low)
  }

  var magnitude: DoubleDouble { high < 0 || (high == 0 && low < 0) ? -self : self }

  /// The square root, by one Newton step from the square root of the high part.
  func squareRoot() -> DoubleDouble {
    guard high > 0 else { return DoubleDouble(0) }
    let root = high.squareRoot()
    let rest = self - DoubleDouble(product: root, root)
    return DoubleDouble(ordered: root, rest.high / (2 * root))
  }
}
