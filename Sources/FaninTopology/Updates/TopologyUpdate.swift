/// Whether and how connections move during training.
///
/// Every update keeps the connections of every layer in number, to the connection. A layer that has
/// all its connections has nothing to move and takes no part; so it is with a dense output layer.
public enum TopologyUpdate: Hashable, Sendable {
  /// The mask never changes.
  case fixed
  /// After each epoch but the last the weights nearest to 0 go and random connections come.
  ///
  /// - Source: Mocanu et al. (2018), arXiv:1707.04780.
  case set(dropFraction: Double)
  /// Small weights go, connections of large gradient come, over the whole layer; fewer and fewer.
  ///
  /// - Source: Evci et al. (2020), arXiv:1911.11134.
  case rigl(UpdateSchedule)
  /// The same, as many at the last update as at the first: tells an equilibrium from a freeze.
  case riglConstantAlpha(UpdateSchedule)
  /// The same with equal fan-ins and the ablation of neurons that have too little to say.
  ///
  /// - Source: Lasby et al. (2024), arXiv:2305.02299.
  case srigl(UpdateSchedule)

  /// Every topology with the default of every parameter, in the order of the guide.
  public static let usual: [TopologyUpdate] = [
    .fixed, .set(dropFraction: UpdateSchedule().dropFraction), .rigl(UpdateSchedule()),
    .riglConstantAlpha(UpdateSchedule()), .srigl(UpdateSchedule()),
  ]

  /// The names of all topologies, in the order of the guide.
  public static let names = usual.map(\.name)

  /// The name without parameters, such as `rigl`.
  public var name: String {
    switch self {
    case .fixed: "static"
    case .set: "set"
    case .rigl: "rigl"
    case .riglConstantAlpha: "rigl-constant-alpha"
    case .srigl: "srigl"
    }
  }

  /// How the gradient leads the updates; nil where it does not.
  public var gradientUpdate: GradientUpdate? {
    switch self {
    case .fixed, .set: nil
    case .rigl(let schedule): GradientUpdate(schedule: schedule, decays: true, rule: .layerWide)
    case .riglConstantAlpha(let schedule):
      GradientUpdate(schedule: schedule, decays: false, rule: .layerWide)
    case .srigl(let schedule):
      GradientUpdate(schedule: schedule, decays: true, rule: .constantFanIn)
    }
  }

  /// When and how much the gradient-led updates move; nil for the others.
  public var schedule: UpdateSchedule? { gradientUpdate?.schedule }

  /// A topology by name, with the default of every parameter; nil when there is none of that name.
  public init?(name: String) {
    guard let usual = Self.usual.first(where: { $0.name == name }) else { return nil }
    self = usual
  }

  /// The same topology with as much of a schedule as it has.
  public func with(_ schedule: UpdateSchedule) -> TopologyUpdate {
    switch self {
    case .fixed: .fixed
    case .set: .set(dropFraction: schedule.dropFraction)
    case .rigl: .rigl(schedule)
    case .riglConstantAlpha: .riglConstantAlpha(schedule)
    case .srigl: .srigl(schedule)
    }
  }
}
