extension FanInProfile {
  /// The names of the profiles that stand for themselves, in the order of the guide.
  public static let names =
    ["dense", "uniform", "erdos-renyi"] + Family.allCases.map(\.rawValue)
    + ["lognormal", "power-law"]

  /// The name of the profile's own shape parameter; nil where it has none.
  public static func parameterName(of name: String) -> String? {
    switch name {
    case "lognormal": "sigma"
    case "power", "power-law": "exponent"
    case "linear": "slope"
    case "exponential", "logarithmic": "rate"
    case "sigmoid": "steepness"
    case "gaussian": "sharpness"
    case "cosine": "depth"
    case "step": "ratio"
    default: nil
    }
  }

  /// The shape; nil where the profile has none.
  public var shape: Shape? {
    switch self {
    case .dense, .uniform, .erdosRenyi, .equilibrium, .transplant: nil
    case .family(_, let shape), .lognormal(let shape), .powerLaw(let shape): shape
    }
  }

  /// Refuses a parameter or a CV outside its range, whatever the layer.
  ///
  /// A parameter is finite and at least 0, but a step's ratio at least 1 and a power law's exponent
  /// above 0. A CV is finite and at least 0.
  ///
  /// - Throws: ``TopologyError/parameterOutOfRange(profile:parameter:value:allowed:)``.
  public func validate() throws(TopologyError) {
    switch shape {
    case nil: return
    case .cv(let value):
      if value.isFinite, value >= 0 { return }
      throw .parameterOutOfRange(
        profile: name, parameter: "cv", value: value, allowed: "a finite number of at least 0")
    case .parameter(let value):
      let (allowed, isAllowed) =
        switch self {
        case .family(.step, _): ("a finite number of at least 1", value >= 1)
        case .powerLaw: ("a finite number above 0", value > 0)
        case .family, .lognormal, .dense, .uniform, .erdosRenyi, .equilibrium, .transplant:
          ("a finite number of at least 0", value >= 0)
        }
      if value.isFinite, isAllowed { return }
      throw .parameterOutOfRange(
        profile: name, parameter: Self.parameterName(of: name) ?? "parameter", value: value,
        allowed: allowed)
    }
  }

  /// The own parameter at an inequality from 0 (all neurons equal) upward.
  ///
  /// ```
  /// step: 1 + t    power-law: 1 / t    all others: t
  /// ```
  func parameter(atInequality inequality: Double) -> Double {
    switch self {
    case .family(.step, _): 1 + inequality
    case .powerLaw: 1 / inequality
    case .family, .lognormal, .dense, .uniform, .erdosRenyi, .equilibrium, .transplant: inequality
    }
  }
}
