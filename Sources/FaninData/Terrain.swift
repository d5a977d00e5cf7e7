import FaninRandom

/// The built-in set `terrain`: which of seven forests grows on an invented hillside.
///
/// The columns follow Forest Cover: ten numbers, then one of four areas and one of forty soils as
/// zeros and a one. An example's raw values and class depend on its index alone.
enum Terrain {
  static let trainingCount = 8000
  static let testCount = 4000
  static let numericColumns = 10
  static let areas = 4
  static let soils = 40
  static let classes = 7
  static let width = numericColumns + areas + soils

  static func dataset() -> Dataset {
    let rule = ForestRule()
    let count = trainingCount + testCount
    var table = Table(width: width)
    table.values.reserveCapacity(count * width)
    table.labels.reserveCapacity(count)
    for index in 0..<count {
      var stream = RandomStream(seed: Seed(0), purpose: "terrain", index: index)
      let site = TerrainSite(drawnFrom: &stream)
      table.values += site.row
      table.labels.append(UInt16(rule.forest(at: site, with: &stream)))
    }
    return table.dataset(
      name: DatasetName.terrain.rawValue, classes: classes,
      split: TestSplit(count: count, cutAt: trainingCount), standardized: 0..<numericColumns)
  }
}
