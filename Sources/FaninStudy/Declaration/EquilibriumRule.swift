/// When fan-ins that still may move count as at rest.
///
/// The slope of the fan-in CV over the last part of the updates, as a relative change over that part,
/// must be equivalent to 0 within a bound.
public struct EquilibriumRule: Hashable, Sendable, Codable {
  /// The part of the updates that is looked at, the last of them; above 0 and at most 1.
  public var window = 0.2
  /// The largest relative change of the CV over the window that still counts as rest.
  public var bound = 0.02

  /// Creates the rule of a study file that says nothing of it.
  public init() {}
}
