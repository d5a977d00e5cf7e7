public import FaninRandom

/// The fan-ins a profile yields in one layer: whole numbers that sum to the budget exactly.
///
/// ```
/// k_j = clip(c · f(u_j), k_min, n),   Σ k_j = connections,   u_j = (j + ½) / m
/// ```
/// c is found by bisection, then the real fan-ins become whole by largest remainders, equal ones in
/// favour of the higher rank. k_min is 1 while the budget allows, else 0. What the neurons with a
/// share cannot hold (n each) goes to the highest ranks without one.
public struct FanInSequence: Hashable, Sendable {
  /// The size of the layer.
  public let shape: LayerShape
  /// The fan-in of every neuron by rank, never falling.
  public let counts: [Int]
  /// The profile's own parameter, given or solved for; nil where it has none.
  public let parameter: Double?

  /// Shares `connections` among the neurons of a layer.
  ///
  /// A `cv` is solved for on the whole, clipped fan-ins themselves. It is met within
  /// max(0.01, ½ ÷ mean fan-in): rounding moves no CV further, and most are met far better. CV 0 is
  /// `uniform`, whatever whole numbers make of it. Only `erdosRenyi` looks at `seed` and
  /// `layer`: its fan-ins are those of a random mask.
  ///
  /// - Throws: ``TopologyError`` for a parameter out of its range, a CV out of the layer's reach, a
  ///   layer past ``LayerShape/largestSize``, and a budget the layer cannot hold (of `dense`: that
  ///   does not fill it).
  /// - Complexity: O(m log m), times about 60 when a CV is solved for.
  public init(
    profile: FanInProfile, shape: LayerShape, connections: Int, seed: Seed = Seed(0),
    layer: Int = 0
  ) throws(TopologyError) {
    try Self.checkRange(profile, shape, connections)
    self.shape = shape
    switch profile.shape {
    case _ where profile == .erdosRenyi:
      var stream = RandomStream(seed: seed, purpose: "fan-in", index: layer)
      counts = Self.random(shape, connections, from: &stream).sorted()
      parameter = nil
    case nil where profile.source != nil: throw .notYetLearned(profile)
    case nil:
      counts = Self.whole(profile, shape, connections, parameter: 0)
      parameter = nil
    case .parameter(let value):
      counts = Self.whole(profile, shape, connections, parameter: value)
      parameter = value
    case .cv(let cv):
      (counts, parameter) = try Self.solved(profile, shape, connections, cv: cv)
    }
  }

  /// Makes sure that a profile is possible in a layer, without solving for its parameter.
  ///
  /// - Throws: What ``init(profile:shape:connections:seed:layer:)`` throws.
  /// - Complexity: O(m log m).
  static func check(
    _ profile: FanInProfile, _ shape: LayerShape, _ connections: Int
  ) throws(TopologyError) {
    try checkRange(profile, shape, connections)
    if case .cv(let cv) = profile.shape { _ = try ends(profile, shape, connections, cv: cv) }
  }

  private static func checkRange(
    _ profile: FanInProfile, _ shape: LayerShape, _ connections: Int
  ) throws(TopologyError) {
    try profile.validate()
    let size = max(shape.inputs, shape.outputs)
    guard size <= LayerShape.largestSize else { throw .layerSizeOutOfRange(size) }
    let allowed = (profile == .dense ? shape.possibleConnections : 0)...shape.possibleConnections
    guard allowed.contains(connections) else { throw .connectionsOutOfRange(connections, shape) }
  }

  /// Takes the fan-ins of every neuron as they are, in any order.
  ///
  /// - Throws: ``TopologyError`` where they do not fit the layer.
  init(shape: LayerShape, counts: [Int]) throws(TopologyError) {
    guard counts.count == shape.outputs, counts.allSatisfy({ (0...shape.inputs).contains($0) })
    else { throw .foreignSource(shape) }
    self.shape = shape
    self.counts = counts.sorted()
    parameter = nil
  }

  /// The fan-ins of a mask drawn uniformly from all with that many connections.
  ///
  /// Connections are drawn one by one, each neuron as likely as it has inputs left; in a layer more
  /// than half full the absent connections are drawn instead.
  ///
  /// - Complexity: O(m + connections) expected time, O(m) memory.
  private static func random(
    _ shape: LayerShape, _ connections: Int, from stream: inout RandomStream
  ) -> [Int] {
    let absent = shape.possibleConnections - connections
    var drawn = [Int](repeating: 0, count: shape.outputs)
    for _ in 0..<min(connections, absent) {
      var neuron: Int
      var input: Int
      repeat {
        (neuron, input) = stream.below(shape.possibleConnections)
          .quotientAndRemainder(dividingBy: shape.inputs)
      } while input < drawn[neuron]
      drawn[neuron] += 1
    }
    return absent < connections ? drawn.map { shape.inputs - $0 } : drawn
  }

  /// The whole fan-ins at one value of the profile's own parameter.
  static func whole(
    _ profile: FanInProfile, _ shape: LayerShape, _ connections: Int, parameter: Double
  ) -> [Int] {
    let shares = profile.shares(neurons: shape.outputs, parameter: parameter)
    let real = clipped(shares, shape, connections)
    return LargestRemainders.round(real, total: connections, ties: .last) { _ in shape.inputs }
  }

  /// The real fan-ins clip(c · share, least, inputs) whose sum is `connections`, or just below it.
  private static func clipped(
    _ shares: [Double], _ shape: LayerShape, _ connections: Int
  ) -> [Double] {
    let least = connections >= shape.outputs ? 1.0 : 0.0
    let most = Double(shape.inputs)
    let total = Double(connections)
    func fanIns(_ scale: Double) -> [Double] { shares.map { min(max(scale * $0, least), most) } }
    func sum(_ scale: Double) -> Double {
      shares.reduce(0) { $0 + min(max(scale * $1, least), most) }
    }

    guard sum(.greatestFiniteMagnitude) > total else {
      var counts = fanIns(.greatestFiniteMagnitude)
      var rest = total - counts.reduce(0, +)
      for index in counts.indices.reversed() where counts[index] < most && rest > 0 {
        let more = min(most - counts[index], rest)
        counts[index] += more
        rest -= more
      }
      return counts
    }
    // Positive numbers are ordered as their bits are: 63 halvings end at two neighbours, whatever
    // the order of magnitude.
    var low: UInt64 = 0
    var high = Double.greatestFiniteMagnitude.bitPattern
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if sum(Double(bitPattern: middle)) > total { high = middle } else { low = middle }
    }
    return fanIns(Double(bitPattern: low))
  }
}
