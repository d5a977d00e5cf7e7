/// How a layer's connections are shared among its neurons.
///
/// The compact text of a profile (`description`) is its name everywhere: in run ids, in exports and
/// in reports, such as `uniform`, `lognormal(cv=1)` or `power(exponent=4)`.
public enum FanInProfile: Hashable, Sendable {
  /// Every possible connection; has no sparsity.
  case dense
  /// Constant fan-in, up to one: CV 0.
  case uniform
  /// Connections uniformly at random over the layer, their number exact.
  case erdosRenyi
  /// One of the eight parametric families over the rank of a neuron.
  case family(Family, Shape)
  /// Lognormal quantiles; its own parameter is σ.
  case lognormal(Shape)
  /// Pareto quantiles; its own parameter is the exponent a.
  case powerLaw(Shape)
  /// The fan-ins that runs of another cell end with, per layer, at their budgets.
  indirect case equilibrium(SourceCell, EquilibriumFit)
  /// An aspect of the topology that the run of the same seed of another cell ends with.
  indirect case transplant(SourceCell, keep: TransplantAspect)

  /// The parametric families over the rank u = (j + ½)/m of a neuron.
  ///
  /// The paper (arXiv:2604.10560) does not publish its eight families: these are ours.
  public enum Family: String, Hashable, Sendable, CaseIterable {
    case linear
    case power
    case exponential
    case logarithmic
    case sigmoid
    case gaussian
    case cosine
    case step
  }

  /// What fixes the inequality of a profile.
  public enum Shape: Hashable, Sendable {
    /// The family's own shape parameter.
    case parameter(Double)
    /// The coefficient of variation, for which the parameter is solved.
    case cv(Double)
  }
}
