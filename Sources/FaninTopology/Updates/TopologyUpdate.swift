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

  /// The names of all topologies, in the order of the guide.
  public static let names = ["static", "set", "rigl", "rigl-constant-alpha", "srigl"]

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

  /// When and how much the gradient-led updates move; nil for the others.
  public var schedule: UpdateSchedule? {
    switch self {
    case .fixed, .set: nil
    case .rigl(let schedule), .riglConstantAlpha(let schedule), .srigl(let schedule): schedule
    }
  }

  /// A topology by name, with the default of every parameter; nil when there is none of that name.
  public init?(name: String) {
    switch name {
    case "static": self = .fixed
    case "set": self = .set(dropFraction: UpdateSchedule().dropFraction)
    default: self.init(name: name, schedule: UpdateSchedule())
    }
  }

  /// A gradient-led topology by name; nil when there is none of that name.
  public init?(name: String, schedule: UpdateSchedule) {
    switch name {
    case "rigl": self = .rigl(schedule)
    case "rigl-constant-alpha": self = .riglConstantAlpha(schedule)
    case "srigl": self = .srigl(schedule)
    default: return nil
    }
  }
}
