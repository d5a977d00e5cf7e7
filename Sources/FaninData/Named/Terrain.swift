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
      name: NamedDataset.terrain.name, classes: classes,
      split: TestSplit(count: count, cutAt: trainingCount), standardized: 0..<numericColumns)
  }
}

extension NamedDataset {
  /// The set ``Terrain`` invents.
  public static let terrain = NamedDataset(
    name: "terrain", summary: "forest type of an invented hillside, 10 numbers and 44 flags",
    licence: "part of fanin, GPL-3.0-or-later",
    facts: DatasetFacts(
      features: Terrain.width, classes: Terrain.classes, trainingCount: Terrain.trainingCount,
      testCount: Terrain.testCount),
    origin: .code(
      digest: "8512def78055d0081627145c8c0ac4a80161ff717278e9c33c5a10290622393d", Terrain.dataset))
}
