import ArgumentParser
import FaninTopology

/// The inequality of a profile: a CV, or the family's own parameter by either name.
struct ProfileShapeOptions: ParsableArguments {
  @Option(help: "Coefficient of variation of the fan-ins.") var cv: Double?
  @Option(help: "The family's own parameter, whatever its name.") var parameter: Double?
  @Option(help: "Of linear: at least 0; 1 is a straight line from 0.") var slope: Double?
  @Option(help: "Of power (at least 0) and power-law (above 0; less is steeper).")
  var exponent: Double?
  @Option(help: "Of exponential and logarithmic: at least 0.") var rate: Double?
  @Option(help: "Of sigmoid: at least 0.") var steepness: Double?
  @Option(help: "Of gaussian: at least 0, one over its width.") var sharpness: Double?
  @Option(help: "Of cosine: at least 0; 1 is half a wave from 0.") var depth: Double?
  @Option(help: "Of step: at least 1; fan-in of the top tenth ÷ that of the others.")
  var ratio: Double?
  @Option(help: "Of lognormal: at least 0.") var sigma: Double?

  /// The shape that was given; nil for none.
  func given(for family: String, parameter own: String?) throws -> FanInProfile.Shape? {
    let all = [
      ("cv", cv), ("parameter", parameter), ("slope", slope), ("exponent", exponent),
      ("rate", rate), ("steepness", steepness), ("sharpness", sharpness), ("depth", depth),
      ("ratio", ratio), ("sigma", sigma),
    ]
    let given = all.compactMap { name, value in value.map { (name, $0) } }
    guard given.count <= 1 else {
      throw ValidationError(
        "give one of \(given.map { "--" + $0.0 }.joined(separator: ", ")), not several")
    }
    guard let (name, value) = given.first else { return nil }
    switch name {
    case "cv": return .cv(value)
    case "parameter", own: return .parameter(value)
    default:
      let instead = own.map { "takes --cv or --\($0), not" } ?? "takes no shape, not even"
      throw ValidationError("\(family) \(instead) --\(name)")
    }
  }
}
