/// A procedure that can be asked for by name.
public struct Procedure: Sendable {
  /// Its name in a request.
  public let name: String
  /// What it does, in one phrase.
  public let summary: String
  /// The data it takes.
  public let inputs: [Parameter]
  /// What can be chosen about it.
  public let options: [Parameter]

  private let run: @Sendable (Arguments) throws(StatisticsError) -> Result

  /// One input or option, as a listing shows it.
  public struct Parameter: Sendable {
    /// Its name in a request.
    public let name: String
    /// What it accepts.
    public let accepts: String
    /// What it is when absent; nil if it must be given.
    public let whenAbsent: String?
  }

  /// The named values a procedure answers with, in the order written.
  typealias Result = [(key: String, value: JSONValue)]

  /// The inputs and options of one request.
  struct Arguments {
    let inputs: [(key: String, value: JSONValue)]
    let options: [(key: String, value: JSONValue)]
  }

  /// Declares a procedure: its parameters, and what is done with their values.
  init<each Value: Sendable>(
    _ name: String, _ summary: String, _ parameters: repeat FaninStatistics.Parameter<each Value>,
    run: @escaping @Sendable (repeat each Value) throws(StatisticsError) -> Result
  ) {
    var inputs: [Parameter] = []
    var options: [Parameter] = []
    for parameter in repeat each parameters {
      if parameter.isInput {
        inputs.append(parameter.description)
      } else {
        options.append(parameter.description)
      }
    }
    self.name = name
    self.summary = summary
    self.inputs = inputs
    self.options = options
    self.run = { arguments throws(StatisticsError) in
      try run(repeat (each parameters).value(in: arguments))
    }
  }

  /// Runs the procedure, refusing what it does not know and withholding what is not a number.
  func answer(_ arguments: Arguments) throws(StatisticsError) -> Result {
    try requireKnown(arguments.inputs, among: inputs, "input")
    try requireKnown(arguments.options, among: options, "option")
    let result = try run(arguments)
    if let undefined = result.first(where: { $0.value.isUndefined }) {
      throw StatisticsError(
        .nonFiniteInput,
        "\(undefined.key) is undefined: the data's magnitudes exceed the range of a Double")
    }
    return result
  }

  private func requireKnown(
    _ members: [(key: String, value: JSONValue)], among known: [Parameter], _ what: String
  ) throws(StatisticsError) {
    for member in members where !known.contains(where: { $0.name == member.key }) {
      let names = known.map(\.name).joined(separator: ", ")
      throw StatisticsError(
        .invalidOption,
        "\(name) has no \(what) '\(member.key)'; it has \(names.isEmpty ? "none" : names)")
    }
  }
}

extension Procedure {
  /// Every procedure, by family.
  public static let all: [Procedure] =
    ofMeans + ofEffectSizes + ofEquivalence + ofRanks + ofResampling + ofVariances
    + ofCorrelations + ofMultiplicity + ofPlanning + ofPooling + ofShapes

  static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
