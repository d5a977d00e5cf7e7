// Keys of `analysis`.

extension StudyKeys {
  static let analysis = StudySection([
    StudyKey(
      "metric", .choice(Metric.judged.map(\.name)), .value("test-accuracy"),
      """
      `test-accuracy`, `test-macro-accuracy`, `test-loss`, `validation-accuracy`, \
      `validation-loss`, `training-loss`
      """),
    StudyKey(
      "at", .choice(of: AnalysisDeclaration.Readout.self), .value("last-epoch"),
      "`last-epoch`, or `best-validation`: the first epoch of the highest validation accuracy"),
    StudyKey(
      "baseline", .pattern(baseline),
      .words("`uniform` if it is a profile of the study, else the first"),
      "what every other profile is compared with"),
    StudyKey(
      "alpha", .number(.testSize), .value("0.05"),
      "the size of the tests, above 0 and below 0.5"),
    StudyKey(
      "correction", .choice(of: FamilyDeclaration.Correction.self), .value("holm"),
      "`holm`, `hochberg`, `benjamini-hochberg`, `none`"),
    StudyKey(
      "families", .either([.choice(of: FamilyDeclaration.Together.self), .list(.mapping(family))]),
      .value("study"),
      """
      the comparisons corrected together: those of the `study`, of one `data` set, of one \
      `block`; or a list of families, a question each
      """),
    StudyKey(
      "equivalence-bound", .number(.positive), .words("none: no verdict can be \"equivalent\""),
      """
      the largest difference still called equivalent, in the metric's unit (an accuracy is a \
      fraction)
      """),
    StudyKey(
      "sequential", .either([.choice(["anytime"]), .mapping(sequential)]),
      .words("once, at the end"),
      "how often results may be looked at before all seeds are in: `anytime`, or `{looks: …}`"),
    StudyKey(
      "equilibrium", .mapping(equilibriumRule), .words("see below"),
      """
      when moving connections count as at rest: the slope of the fan-in CV over the last updates, \
      as a relative change over them, is equivalent to 0 (TOST over seeds)
      """),
    StudyKey(
      "correlate", .levels(.mapping(correlate)), .words("nothing"),
      "pairs of quantities to correlate over networks"),
  ])

  static let baseline = StudySection([
    StudyKey(
      "profile", .profile, .required("in a baseline"),
      "a profile of the study"),
    StudyKey(
      "sparsity", .sparsity, .words("the block's own"),
      "compare every block with this sparsity's cell"),
    StudyKey(
      "topology", .topology, .words("the block's own"),
      "compare every block with this topology's cell"),
  ])

  static let family = StudySection(
    needs: .oneOf(["baseline", "contrasts"]),
    [
      StudyKey(
        "name", .name, .required("in a family"),
        "letters, digits, `-`, `_` and `.`"),
      StudyKey(
        "question", .text, .words("the study's"),
        "the question in words"),
      StudyKey(
        "baseline", .pattern(baseline), .words("this or `contrasts`"),
        "what the cells of a block are compared with, as `analysis.baseline`"),
      StudyKey(
        "contrasts", .list(.mapping(contrast)), .words("this or `baseline`"),
        "pairs of cells to compare"),
      StudyKey(
        "except", .list(.pattern(exclude)), .words("none"),
        "cells left out of the family, as in `exclude`"),
      StudyKey(
        "equivalence-bound", .number(.positive), .words("none"),
        "as `analysis.equivalence-bound`, of this family"),
      StudyKey(
        "correction", .choice(of: FamilyDeclaration.Correction.self),
        .words("`analysis.correction`"),
        "as `analysis.correction`, of this family"),
      StudyKey(
        "together", .choice(of: FamilyDeclaration.Together.self), .value("study"),
        "the comparisons corrected together: `study`, `data` or `block`"),
      StudyKey(
        "claims", .list(.pattern(claim)), .words("none"),
        "published numbers to hold against the comparisons"),
    ])

  static let contrast = StudySection([
    StudyKey(
      "treatment", .pattern(exclude), .required("in a contrast"),
      "the levels of the cells that are compared"),
    StudyKey(
      "baseline", .pattern(exclude), .required("in a contrast"),
      """
      the levels that their counterparts have instead; a factor that neither names is the same \
      on both sides
      """),
  ])

  static let claim = StudySection(
    needs: .oneOf(["difference", "within"]),
    [
      StudyKey(
        "data", .text, .words("all"),
        "the data set it is made for"),
      StudyKey(
        "profile", .profile, .words("all"),
        "the profile it is made for"),
      StudyKey(
        "sparsity", .sparsity, .words("all"),
        "the sparsity it is made for"),
      StudyKey(
        "topology", .topology, .words("all"),
        "the topology it is made for"),
      StudyKey(
        "difference", .either([.number(.any), .choice(["positive", "negative"])]),
        .words("this or `within`"),
        "treatment − baseline in the metric's unit, or a sign: `positive`, `negative`"),
      StudyKey(
        "within", .number(.positive), .words("this or `difference`"),
        "the difference lies within ± this"),
      StudyKey(
        "p", .number(.betweenZeroAndOne), .words("none"),
        "the published p-value"),
      StudyKey(
        "d", .number(.any), .words("none"),
        "the published effect size"),
      StudyKey(
        "source", .text, .required("in a claim"),
        "where it was published"),
    ])

  static let sequential = StudySection([
    StudyKey(
      "looks", .list(.integer(2...StudyLimits.seeds), count: 1...StudyLimits.looks),
      .required("in a mapping"),
      "numbers of seeds, ascending from 2"),
    StudyKey(
      "boundary", .choice(of: SequentialRule.Boundary.self), .value("obrien-fleming"),
      """
      how α is shared between looks: `obrien-fleming`, `pocock`, `obrien-fleming-spending`, \
      `pocock-spending`
      """),
  ])

  static let equilibriumRule = StudySection([
    StudyKey(
      "window", .number(.positiveShare), .value("0.2"),
      """
      the part of the updates that is looked at, of those with a drop fraction above a twentieth \
      of the largest, three at least; above 0 and at most 1
      """),
    StudyKey(
      "bound", .number(.betweenZeroAndOne), .value("0.02"),
      "the largest relative change that still counts as rest"),
  ])

  static let correlate = StudySection([
    StudyKey(
      "x", .choice(Metric.correlated.map(\.name)), .required("in a pair"),
      """
      `fan-in-cv`, `hierarchy-strength`, `hierarchy-strength-per-connection`, \
      `arithmetic-expectation`, `initial-hierarchy-strength`, \
      `initial-hierarchy-strength-per-connection`, `test-accuracy`
      """),
    StudyKey(
      "y", .choice(Metric.correlated.map(\.name)), .required("in a pair"),
      "the same"),
  ])
}
