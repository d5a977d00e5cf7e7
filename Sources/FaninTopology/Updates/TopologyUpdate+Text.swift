import FaninElementary

extension TopologyUpdate: CustomStringConvertible {
  /// The compact text, such as `static` or `rigl(drop-fraction=0.3)`.
  ///
  /// The drop fraction always stands there, the other parameters where they are not the default.
  public var description: String { text(isFull: false) }

  /// The text with every parameter, as run ids need it.
  public var canonicalText: String { text(isFull: true) }

  private func text(isFull: Bool) -> String {
    let assignments = parameters.filter { isFull || $0.isTold }.map { "\($0.name)=\($0.value)" }
    return assignments.isEmpty ? name : "\(name)(\(assignments.joined(separator: ",")))"
  }

  /// The parameters' names, in the order of the guide.
  public var parameterNames: [String] { parameters.map(\.name) }

  private var parameters: [(name: String, value: String, isTold: Bool)] {
    switch self {
    case .fixed: []
    case .set(let fraction): [("drop-fraction", fraction.shortestText, true)]
    case .rigl(let schedule), .riglConstantAlpha(let schedule), .srigl(let schedule):
      Self.parameters(of: schedule)
    }
  }

  private static func parameters(
    of schedule: UpdateSchedule
  ) -> [(name: String, value: String, isTold: Bool)] {
    let usual = UpdateSchedule()
    let last =
      switch schedule.lastUpdate {
      case .fraction(let fraction): fraction.shortestText
      case .steps(let steps): String(steps)
      }
    return [
      ("drop-fraction", schedule.dropFraction.shortestText, true),
      (
        "update-interval", String(schedule.updateInterval),
        schedule.updateInterval != usual.updateInterval
      ),
      ("last-update", last, schedule.lastUpdate != usual.lastUpdate),
    ]
  }

  /// Reads the compact or the canonical text; nil when it is neither.
  public init?(text: String) {
    let name = String(text.prefix { $0 != "(" })
    guard let usual = TopologyUpdate(name: name) else { return nil }
    guard text != name else {
      self = usual
      return
    }
    guard text.hasSuffix(")") else { return nil }
    var schedule = UpdateSchedule()
    for assignment in text.dropFirst(name.count + 1).dropLast().split(separator: ",") {
      let sides = assignment.split(separator: "=")
      guard sides.count == 2, usual.parameterNames.contains(String(sides[0])),
        let number = Double(sides[1]), schedule.set(String(sides[0]), to: number)
      else { return nil }
    }
    self = usual.with(schedule)
  }
}

extension UpdateSchedule {
  /// What each parameter may be, by its name in the study file.
  public static let allowed = [
    "drop-fraction": "above 0 and below 1",
    "update-interval": "a whole number of steps, from 1 to 1000000000",
    "last-update":
      "a fraction of the training, above 0 and at most 1, or a whole number of steps to 1000000000",
  ]

  /// Sets a parameter by its name in the study file; false where the value is not allowed.
  public mutating func set(_ name: String, to value: Double) -> Bool {
    let isCount = (1...1e9).contains(value) && value == value.rounded()
    switch name {
    case "drop-fraction" where value > 0 && value < 1: dropFraction = value
    case "update-interval" where isCount: updateInterval = Int(value)
    case "last-update" where value > 0 && value <= 1: lastUpdate = .fraction(value)
    case "last-update" where isCount: lastUpdate = .steps(Int(value))
    default: return false
    }
    return true
  }
}

extension TopologyUpdate: Codable {
  /// Reads the compact text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let topology = TopologyUpdate(text: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a topology")
    }
    self = topology
  }

  /// Writes the canonical text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(canonicalText)
  }
}
