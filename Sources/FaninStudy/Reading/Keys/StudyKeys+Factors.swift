import FaninTopology

// Keys of seeds, learning profiles and exclusions.

extension StudyKeys {
  static let seedsShape = KeyShape.either([
    .integer(1...StudyLimits.runs), .levels(.integer(0...Int.max)), .mapping(seeds),
  ])

  static let seeds = StudySection([
    StudyKey(
      "first", .integer(0...Int.max), .required("in a range"),
      "the first seed of a range, 0 and up"),
    StudyKey(
      "count", .integer(1...StudyLimits.runs), .required("in a range"),
      "how many follow each other"),
  ])

  static let equilibrium = StudySection([
    StudyKey(
      "of", .mapping(source), .required,
      "the cell learned from; all its runs of the study's seeds, or of its own"),
    StudyKey(
      "fit", .choices(of: EquilibriumFit.self), .required,
      "`lognormal`: the lognormal that is as unequal; `histogram`: the fan-ins themselves"),
  ])

  static let transplant = StudySection([
    StudyKey(
      "of", .mapping(source), .required,
      "the cell learned from; its run of the same seed, or of one of its own"),
    StudyKey(
      "keep", .choices(of: TransplantAspect.self), .required,
      """
      `mask`: every connection; `degrees`: fan-ins and fan-outs, the wiring between them drawn \
      anew; `fan-in`: of every neuron, its inputs drawn anew; `fan-out`: of every input, its \
      readers drawn anew; `shuffled`: the fan-ins, shuffled over the neurons
      """),
  ])

  static let source = StudySection([
    StudyKey(
      "profile", .profile, .required,
      "what the cell started from; not `dense`"),
    StudyKey(
      "topology", .topology, .required,
      "how its connections moved"),
    StudyKey(
      "seeds", seedsShape, .words("those of the study"),
      "the seeds learned from, as in `seeds`"),
  ])

  static let exclude = StudySection(
    needs: .anyKey,
    [
      StudyKey(
        "data", .text, .words("every one"),
        "a data set of the study; one's own by its path"),
      StudyKey(
        "profile", .profile, .words("every one"),
        "a profile, written as in `profiles`"),
      StudyKey(
        "sparsity", .sparsity, .words("every one"),
        "a sparsity; dense cells have none"),
      StudyKey(
        "topology", .topology, .words("every one"),
        "a topology"),
    ])
}
