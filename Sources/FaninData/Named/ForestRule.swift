import FaninElementary
import FaninRandom

/// Which forest wins at a site: the highest of seven scores, each with its own luck.
///
/// ```
/// score = prior − ((height + tilt − best) / spread)² + wet·e^(−water/150) + burnt·e^(−fire/800) + soil + luck
/// ```
/// where the best height shifts with the way the slope faces, so the rule is not linear in any column.
struct ForestRule {
  /// The liking of each forest for each soil, classes × soils.
  private let soilLiking: [Double]

  init() {
    var stream = RandomStream(seed: Seed(0), purpose: "terrain-soils")
    soilLiking = (0..<Terrain.classes * Terrain.soils).map { _ in 1.1 * stream.normal() }
  }

  private struct Taste {
    var prior: Double
    var best: Double
    var spread: Double
    var tilt: Double
    var wet: Double
    var burnt: Double
  }

  private static let tastes = [
    Taste(prior: 2.6, best: 0.9, spread: 0.7, tilt: 0.5, wet: 0.8, burnt: -1),
    Taste(prior: 3.0, best: 0.0, spread: 0.9, tilt: -0.4, wet: -0.6, burnt: 1),
    Taste(prior: 2.2, best: -1.8, spread: 0.8, tilt: 0.4, wet: -1.5, burnt: 0),
    Taste(prior: 1.0, best: -2.6, spread: 0.6, tilt: 0, wet: 3, burnt: -1),
    Taste(prior: 0.6, best: -0.3, spread: 0.6, tilt: -0.8, wet: 2, burnt: 2),
    Taste(prior: 1.6, best: -1.5, spread: 0.7, tilt: -0.9, wet: 1, burnt: -0.5),
    Taste(prior: 2.0, best: 2.1, spread: 0.7, tilt: 0.6, wet: -0.5, burnt: -0.5),
  ]

  func forest(at site: TerrainSite, with stream: inout RandomStream) -> Int {
    let facing = Elementary.cos(site.aspect) * min(site.slope / 20, 1.5)
    let wetness = Elementary.exp(-site.water / 150)
    let burning = Elementary.exp(-site.fire / 800) - 0.5 * Elementary.exp(-site.road / 800)
    var winner = 0
    var highest = -Double.infinity
    for (forest, taste) in ForestRule.tastes.enumerated() {
      let distance = (site.height + taste.tilt * facing - taste.best) / taste.spread
      let luck = -Elementary.log(-Elementary.log(stream.uniform() * 0.999999 + 5e-7))
      let score =
        taste.prior - distance * distance + taste.wet * wetness + taste.burnt * burning
        + soilLiking[forest * Terrain.soils + site.soil] + 0.35 * luck
      if score > highest {
        winner = forest
        highest = score
      }
    }
    return winner
  }
}
