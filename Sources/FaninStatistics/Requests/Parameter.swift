import FaninElementary

/// One input or option of a procedure: its name, what it accepts, and what it is when absent.
struct Parameter<Value: Sendable>: Sendable {
  let name: String
  /// What is accepted, as a person reads it.
  let accepts: String
  /// The value when absent; nil if it must be given.
  let standard: Value?
  /// The value when absent, as a person reads it.
  let standardText: String?
  /// Whether it is data, or a choice about them.
  var isInput = false
  let read: @Sendable (JSONValue) -> Value?

  /// The same parameter among the inputs.
  var asInput: Parameter {
    var input = self
    input.isInput = true
    return input
  }

  /// What a listing shows.
  var description: Procedure.Parameter {
    Procedure.Parameter(name: name, accepts: accepts, whenAbsent: standardText)
  }

  /// Takes the value from a request.
  func value(in arguments: Procedure.Arguments) throws(StatisticsError) -> Value {
    let members = isInput ? arguments.inputs : arguments.options
    guard let member = members.first(where: { $0.key == name }), !member.value.isNull else {
      if let standard { return standard }
      throw StatisticsError(.invalidOption, "'\(name)' is missing; it takes \(accepts)")
    }
    guard let value = read(member.value) else {
      throw StatisticsError(.invalidOption, "'\(name)' takes \(accepts)")
    }
    return value
  }
}

extension Parameter where Value == Double {
  static func number(_ name: String, _ standard: Double? = nil) -> Parameter {
    Parameter(
      name: name, accepts: "a number", standard: standard,
      standardText: standard.map(\.shortestText), read: { $0.asNumber })
  }
}

extension Parameter where Value == Int {
  static func integer(_ name: String, _ standard: Int? = nil) -> Parameter {
    Parameter(
      name: name, accepts: "a whole number", standard: standard,
      standardText: standard.map(String.init), read: { $0.asInteger })
  }
}

extension Parameter where Value == Int? {
  /// A whole number that may be absent, with what its absence means.
  static func integer(_ name: String, whenAbsent: String) -> Parameter {
    Parameter(
      name: name, accepts: "a whole number", standard: .some(nil), standardText: whenAbsent,
      read: { $0.asInteger.map(Optional.some) })
  }
}

extension Parameter where Value == Bool {
  static func flag(_ name: String, _ standard: Bool) -> Parameter {
    Parameter(
      name: name, accepts: "true or false", standard: standard, standardText: String(standard),
      read: { if case .bool(let value) = $0 { value } else { nil } })
  }
}

extension Parameter where Value: RawRepresentable<String> & CaseIterable {
  static func choice(_ name: String, _ standard: Value? = nil) -> Parameter {
    Parameter(
      name: name, accepts: Value.allCases.map(\.rawValue).joined(separator: " | "),
      standard: standard, standardText: standard?.rawValue,
      read: { if case .string(let text) = $0 { Value(rawValue: text) } else { nil } })
  }
}

extension Parameter {
  /// A choice that may be absent, with what its absence means.
  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, whenAbsent: String
  ) -> Parameter where Value == Choice? {
    Parameter(
      name: name, accepts: Choice.allCases.map(\.rawValue).joined(separator: " | "),
      standard: .some(nil), standardText: whenAbsent,
      read: { value in
        guard case .string(let text) = value else { return nil }
        return Choice(rawValue: text).map(Optional.some)
      })
  }
}

extension Parameter where Value == [Double] {
  /// A list of numbers; a missing one (`null`) counts as NaN.
  static func sample(_ name: String) -> Parameter {
    Parameter(
      name: name, accepts: "a list of numbers", standard: nil, standardText: nil, isInput: true,
      read: { numbers($0) })
  }
}

extension Parameter where Value == [Double]? {
  static func sample(_ name: String, whenAbsent: String) -> Parameter {
    Parameter(
      name: name, accepts: "a list of numbers", standard: .some(nil), standardText: whenAbsent,
      isInput: true, read: { numbers($0).map(Optional.some) })
  }
}

extension Parameter where Value == [[Double]] {
  static func rows(_ name: String) -> Parameter {
    Parameter(
      name: name, accepts: "a list of lists of numbers", standard: nil, standardText: nil,
      isInput: true,
      read: { value in
        guard case .array(let rows) = value else { return nil }
        let read = rows.compactMap(numbers)
        return read.count == rows.count ? read : nil
      })
  }
}

private func numbers(_ value: JSONValue) -> [Double]? {
  guard case .array(let elements) = value else { return nil }
  var numbers: [Double] = []
  numbers.reserveCapacity(elements.count)
  for element in elements {
    guard let number = element.isNull ? .nan : element.asNumber else { return nil }
    numbers.append(number)
  }
  return numbers
}
