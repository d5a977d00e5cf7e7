// Keys of `network`, `training` and `topologies`.

extension StudyKeys {
  static let network = StudySection(
    [
      StudyKey(
        "hidden", .list(.integer(1...65_535), count: 1...StudyLimits.hiddenLayers), .required,
        "neurons of every hidden layer, each from 1 to 65535")
    ] + RecipeKey.keys(in: "network"))

  static let training = StudySection(RecipeKey.keys(in: "training"))

  static let allocation = StudySection([
    StudyKey(
      "factors", .list(.number(.notNegative)), .required("in factors"),
      "one for each sparse layer: its sparsity is the factor times the cell's")
  ])

  static let schedule = StudySection([
    StudyKey("step", .mapping(step), .required, "falls at fractions of the training")
  ])

  static let step = StudySection([
    StudyKey(
      "at", .list(.number(.betweenZeroAndOne)), .required("in a step"),
      "fractions of training after which the rate falls, ascending"),
    StudyKey(
      "factor", .number(.positive), .required("in a step"),
      "what the rate is multiplied by"),
  ])

  static let topologies = StudySection([
    StudyKey(
      "drop-fraction", .number(.betweenZeroAndOne), .value("0.3"),
      "the share of a layer's connections that the first update moves, above 0 and below 1"),
    StudyKey(
      "update-interval", .integer(1...1_000_000_000), .value("100"),
      "steps between updates, from 1 to 1000000000"),
    StudyKey(
      "last-update", .number(.positive), .value("0.75"),
      """
      no update after it: a fraction of the training, up to 1, or a whole number of steps from \
      2 to 1000000000
      """),
  ])
}
