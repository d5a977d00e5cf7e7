/// The keys of the study file, section by section.
package enum StudyKeys {
  static let root = [
    "study", "question", "data", "seeds", "sparsities", "profiles", "topologies", "network",
    "training", "sweep", "exclude", "analysis",
  ]
  static let csv = ["path", "label", "standardize", "test", "header", "categories", "missing"]
  static let test = ["fraction", "per", "stratified"]
  static let idx = ["train", "test"]
  static let seeds = ["first", "count"]
  static let equilibrium = ["of", "fit"]
  static let transplant = ["of", "keep"]
  static let source = ["profile", "topology", "seeds"]
  static let network = ["hidden"] + RecipeKey.names(in: "network")
  static let allocation = ["factors"]
  static let topologies = ["drop-fraction", "update-interval", "last-update"]
  static let training = RecipeKey.names(in: "training")
  static let step = ["at", "factor"]
  static let exclude = ["data", "profile", "sparsity", "topology"]
  package static let analysis = [
    "metric", "at", "baseline", "alpha", "correction", "families", "equivalence-bound",
    "sequential", "correlate", "equilibrium",
  ]
  static let equilibriumRule = ["window", "bound"]
  static let family = [
    "name", "question", "baseline", "contrasts", "except", "equivalence-bound", "correction",
    "together", "claims",
  ]
  static let contrast = ["treatment", "baseline"]
  static let claim = [
    "data", "profile", "sparsity", "topology", "difference", "within", "p", "d", "source",
  ]
  static let baseline = ["profile", "sparsity", "topology"]
  static let sequential = ["looks", "boundary"]
  static let correlate = ["x", "y"]

  /// Every key path, in the order of the reference.
  package static var paths: [String] {
    let inner: [(section: String, keys: [String])] = [
      ("data.csv", csv), ("data.csv.test", test), ("data.idx", idx), ("seeds", seeds),
      ("profiles.equilibrium", equilibrium), ("profiles.transplant", transplant),
      ("profiles.of", source), ("topologies", topologies), ("network", network),
      ("network.allocation", allocation),
      ("training", training), ("training.schedule.step", step), ("exclude", exclude),
      ("analysis", analysis), ("analysis.baseline", baseline),
      ("analysis.families", family), ("analysis.families.contrasts", contrast),
      ("analysis.families.claims", claim), ("analysis.sequential", sequential),
      ("analysis.correlate", correlate), ("analysis.equilibrium", equilibriumRule),
    ]
    return root + inner.flatMap { section, keys in keys.map { "\(section).\($0)" } }
  }
}
