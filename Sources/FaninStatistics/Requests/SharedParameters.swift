// Parameters that several procedures share.

extension Parameter where Value == [Double] {
  static var x: Parameter { .sample("x") }
  static var y: Parameter { .sample("y") }
}

extension Parameter where Value == [[Double]] {
  static var groups: Parameter { .rows("groups") }
  static var blocks: Parameter { .rows("blocks") }
}

extension Parameter where Value == Alternative {
  static var alternative: Parameter { .choice("alternative", .twoSided) }
}

extension Parameter where Value == Double {
  static var confidence: Parameter { .number("confidence", 0.95) }
  static var alpha: Parameter { .number("alpha", 0.05) }
}

extension Interval {
  /// The fields of an interval in an answer.
  var fields: Procedure.Result { [("ci_low", .number(low)), ("ci_high", .number(high))] }

  /// The same fields for an interval that does not exist.
  static let noFields: Procedure.Result = [("ci_low", .null), ("ci_high", .null)]
}
