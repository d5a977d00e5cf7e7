import FaninElementary
import FaninRandom

/// One place on the hillside.
struct TerrainSite {
  /// Height in standard units; what the forests care for most.
  let height: Double
  /// Direction the slope faces, radians.
  let aspect: Double
  /// Steepness in degrees.
  let slope: Double
  /// Metres to water along the ground and upwards, to a road, to the last fire.
  let water: Double
  let aboveWater: Double
  let road: Double
  let fire: Double
  let area: Int
  let soil: Int
  /// Light in the morning, at noon and in the afternoon, 0…254.
  let light: [Double]

  init(drawnFrom stream: inout RandomStream) {
    let share = stream.uniform()
    area = share < 0.45 ? 0 : share < 0.5 ? 1 : share < 0.94 ? 2 : 3
    let height = [0.3, 1.4, 0.2, -1.9][area] + 0.75 * stream.normal()
    self.height = height
    aspect = 2 * Double.pi * stream.uniform()
    slope = 25 * (stream.uniform() + stream.uniform())
    water = -270 * Elementary.log(1 - stream.uniform())
    aboveWater = 0.17 * water * stream.normal() + 20 * stream.normal()
    road = -2000 * Elementary.log(1 - stream.uniform())
    fire = -1700 * Elementary.log(1 - stream.uniform())
    // Soils lie in bands of height, shuffled by a fixed step so that neighbours are strangers.
    let band = (19.5 + 6 * height + 5 * stream.normal()).rounded()
    soil = Int(min(max(band, 0), Double(Terrain.soils - 1))) * 11 % Terrain.soils
    let steepness = Elementary.sin(slope * (Double.pi / 180))
    var light: [Double] = []
    for sun in [0.9, 3.14, 5.4] {
      let facing = Elementary.cos(aspect - sun)
      let grey = 205 + 90 * steepness * facing - 60 * steepness * steepness
      light.append(min(max(grey + 4 * stream.normal(), 0), 254).rounded())
    }
    self.light = light
  }

  /// The columns of the table.
  var row: [Double] {
    var row = [
      (2800 + 280 * height).rounded(), (aspect * (180 / Double.pi)).rounded(), slope.rounded(),
      water.rounded(), aboveWater.rounded(), road.rounded(), light[0], light[1], light[2],
      fire.rounded(),
    ]
    row += (0..<Terrain.areas).map { $0 == area ? 1 : 0 }
    row += (0..<Terrain.soils).map { $0 == soil ? 1 : 0 }
    return row
  }
}
