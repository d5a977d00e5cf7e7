/// The checks that precede every computation.
///
/// A procedure makes them in the order of ``StatisticsError/Kind``: options, lengths, finiteness,
/// counts; whether anything varies is known only afterwards.
enum Require {
  static func option(_ holds: Bool, _ sentence: @autoclosure () -> String) throws(StatisticsError) {
    if !holds { throw StatisticsError(.invalidOption, sentence()) }
  }

  /// A coverage, a level or a power: strictly between 0 and 1.
  static func openUnit(_ value: Double, _ name: String) throws(StatisticsError) {
    try option(value > 0 && value < 1, "\(name) must lie between 0 and 1; got \(value)")
  }

  static func sameLength(_ x: Int, _ y: Int, _ names: String = "x and y") throws(StatisticsError) {
    if x != y {
      throw StatisticsError(.lengthMismatch, "\(names) must be equally long; got \(x) and \(y)")
    }
  }

  static func finite(_ values: [Double], _ name: String) throws(StatisticsError) {
    if let position = values.firstIndex(where: { !$0.isFinite }) {
      throw StatisticsError(
        .nonFiniteInput, "\(name)[\(position)] is \(values[position]); every value must be finite")
    }
  }

  static func finite(_ value: Double, _ name: String) throws(StatisticsError) {
    if !value.isFinite {
      throw StatisticsError(.nonFiniteInput, "\(name) is \(value); it must be finite")
    }
  }

  static func count(
    _ count: Int, atLeast required: Int, of what: String = "observations"
  ) throws(StatisticsError) {
    if count < required {
      throw StatisticsError(
        .tooFewObservations,
        "at least \(required) \(what) \(required == 1 ? "is" : "are") needed; got \(count)")
    }
  }

  static func variation(
    _ varies: Bool, _ sentence: @autoclosure () -> String
  ) throws(StatisticsError) {
    if !varies { throw StatisticsError(.zeroVariance, sentence()) }
  }
}
