import FaninStatistics
import FaninStudy
import FaninTopology
import FaninTraining

extension TopologyFinding {
  /// Reduces the cells of a block; nil where no connection of a finished run moved.
  init?(_ block: BlockCells, analysis: AnalysisDeclaration) {
    let starts = block.cells.compactMap { cell -> Start? in
      let runs = cell.finished.map(\.result).filter { !$0.topology.isEmpty }
      return runs.isEmpty
        ? nil
        : Start(
          profile: cell.profile, update: cell.cell.topology, runs: runs)
    }
    guard let first = starts.first else { return nil }
    title = block.title
    dataName = block.dataName
    isConstant = first.update.gradientUpdate?.decays == false
    self.starts = starts.map(\.profile)
    let confidence = 1 - analysis.alpha
    let numbers = Set(starts.flatMap { $0.runs.flatMap { $0.fanIns.map(\.layer) } }).sorted()
    layers = numbers.compactMap { Layer($0, starts: starts, confidence: confidence) }
    sameness = Sameness(starts, layers: numbers)
  }

  /// The finished runs of one profile.
  fileprivate struct Start {
    let profile: String
    let update: TopologyUpdate
    let runs: [TrainedRun]
  }
}

extension TopologyFinding.Layer {
  fileprivate init?(_ number: Int, starts: [TopologyFinding.Start], confidence: Double) {
    let runs = starts.flatMap(\.runs)
    guard let mask = runs.first.flatMap({ $0.layers.first { $0.layer == number } }) else {
      return nil
    }
    layer = number
    (inputs, neurons, connections) = (mask.inputs, mask.neurons, mask.connections)
    courses = starts.compactMap {
      TopologyFinding.Course($0, layer: number, confidence: confidence)
    }
    sameness = TopologyFinding.Sameness(starts, layers: [number])
  }
}

extension TopologyFinding.Course {
  fileprivate init?(_ start: TopologyFinding.Start, layer: Int, confidence: Double) {
    let courses = start.runs.map { run in run.topology.filter { $0.layer == layer } }
    // Runs of one cell have the same updates, unless data sets differ in size; then none is drawn.
    guard let first = courses.first, !first.isEmpty,
      courses.allSatisfy({ $0.map(\.step) == first.map(\.step) }),
      let cv = try? CurveInterval(courses.map { $0.map(\.fanInCV) }, confidence: confidence)
    else { return nil }
    self.start = start.profile
    runs = start.runs.count
    self.cv = first.indices.map { index in
      TopologyFinding.Moment(
        step: first[index].step, mean: cv.means[index],
        interval: cv.intervals.isEmpty ? nil : Bounds(cv.intervals[index]))
    }
    initial = TopologyFinding.State(courses.compactMap(\.first))
    final = TopologyFinding.State(courses.compactMap(\.last))
    motion = TopologyFinding.Motion(courses, confidence: confidence)
    let ends = start.runs.compactMap { run in run.fanIns.first { $0.layer == layer } }
    let inputs = start.runs[0].layers.first { $0.layer == layer }?.inputs ?? 0
    fits = (try? CountFit.all(ends.flatMap(\.final), maximum: inputs)) ?? []
    hubs = TopologyFinding.HubFate(
      ends, confidence: confidence)
    strength = first.indices.compactMap { index in
      TopologyFinding.StrengthMoment(courses.map { $0[index] })
    }
  }
}

extension TopologyFinding.State {
  fileprivate init(_ layers: [TopologyMeasurement]) {
    func mean(_ value: (TopologyMeasurement) -> Double) -> Double {
      layers.reduce(0) { $0 + value($1) } / Double(max(1, layers.count))
    }
    cv = mean(\.fanInCV)
    gini = mean(\.fanInGini)
    empty = mean { Double($0.emptyNeurons) }
    unread = mean { layer in
      guard let fanOuts = layer.portrait?.fanOuts, fanOuts.connections.first == 0 else { return 0 }
      return Double(fanOuts.counts[0])
    }
    overlap = mean(\.overlapWithInitial)
    everPresent = mean(\.shareEverPresent)
  }
}

extension TopologyFinding.Motion {
  /// Over runs that share their updates.
  fileprivate init?(_ courses: [[TopologyMeasurement]], confidence: Double) {
    guard let updates = courses.first?.dropFirst(), let largest = updates.first?.dropFraction
    else { return nil }
    let counted = updates.indices.filter {
      updates[$0].dropFraction > Self.leastShare * largest
    }
    let fifth = counted.count / 5
    guard fifth > 0, let last = counted.last, let before = counted.dropLast(fifth).last else {
      return nil
    }
    let changes = courses.compactMap { course -> Double? in
      let start = course[before].fanInCV
      return start > 0 ? course[last].fanInCV / start - 1 : nil
    }
    guard changes.count > 1, changes.count == courses.count,
      let interval = try? CurveInterval(changes.map { [$0] }, confidence: confidence)
    else { return nil }
    self.init(Bounds(interval.intervals[0]))
  }
}

extension TopologyFinding.HubFate {
  fileprivate init?(_ layers: [LayerFanIns], confidence: Double) {
    let correlations = layers.compactMap { layer in
      try? Correlation.spearman(
        layer.initial.map { Double($0) }, layer.final.map { Double($0) }
      ).estimate
    }
    guard !correlations.isEmpty, correlations.count == layers.count,
      let mean = try? CurveInterval(correlations.map { [$0] }, confidence: confidence)
    else { return nil }
    correlation = mean.means[0]
    interval = mean.intervals.first.map { Bounds($0) }
    let kept = layers.map { layer in
      let ends = Hubs.indices(fanIns: layer.final)
      let starts = Set(Hubs.indices(fanIns: layer.initial))
      return Double(ends.count { starts.contains($0) }) / Double(ends.count)
    }
    self.kept = kept.reduce(0, +) / Double(kept.count)
    let neurons = layers[0].final.count
    byChance = Double(Hubs.count(among: neurons)) / Double(neurons)
  }
}

extension TopologyFinding.StrengthMoment {
  /// The mean over runs at one step; nil where there is no portrait or no strength.
  fileprivate init?(_ layers: [TopologyMeasurement]) {
    let portraits = layers.compactMap(\.portrait)
    let strengths = portraits.compactMap(\.hierarchyStrength)
    guard let step = layers.first?.step, strengths.count == layers.count,
      let mean = ResultRow.mean(strengths)
    else { return nil }
    self.step = step
    strength = mean
    deviation = ResultRow.deviation(strengths)
    perConnection = ResultRow.mean(portraits.compactMap(\.hierarchyStrengthPerConnection))
    arithmetic = ResultRow.mean(portraits.compactMap(\.arithmeticExpectation))
  }
}

extension TopologyFinding.Sameness {
  /// The mean over pairs of runs, and over layers.
  private static func distances(
    _ runs: [[[Double]]], labels: [Int], starts: Int
  ) -> [[Double]] {
    var sums = [[Double]](repeating: [Double](repeating: 0, count: starts), count: starts)
    var counts = sums
    for first in runs.indices {
      for second in runs.indices.dropFirst(first + 1) {
        let layers = zip(runs[first], runs[second])
          .compactMap { try? KolmogorovSmirnov.distance($0, $1) }
        guard !layers.isEmpty else { continue }
        let distance = layers.reduce(0, +) / Double(layers.count)
        for (i, j) in Set([[labels[first], labels[second]], [labels[second], labels[first]]])
          .map({ ($0[0], $0[1]) })
        {
          sums[i][j] += distance
          counts[i][j] += 1
        }
      }
    }
    return sums.indices.map { i in
      sums.indices.map { j in counts[i][j] > 0 ? sums[i][j] / counts[i][j] : .nan }
    }
  }

  /// Over the fan-ins of some layers; nil where starts cannot be told apart.
  fileprivate init?(_ starts: [TopologyFinding.Start], layers: [Int]) {
    var labels: [Int] = []
    var ends: [[[Double]]] = []
    var beginnings: [[[Double]]] = []
    for (label, start) in starts.enumerated() {
      for run in start.runs {
        let fanIns = layers.compactMap { layer in run.fanIns.first { $0.layer == layer } }
        guard fanIns.count == layers.count else { return nil }
        labels.append(label)
        ends.append(fanIns.map { $0.final.map { Double($0) } })
        beginnings.append(fanIns.map { $0.initial.map { Double($0) } })
      }
    }
    guard let test = try? SameDistributionTest(layers: ends, labels: labels),
      let began = try? SameDistributionTest(layers: beginnings, labels: labels, permutations: 1)
    else { return nil }
    betweenInitially = began.between
    between = test.between
    within = test.within
    pValue = test.pValue
    permutations = test.permutations
    distances = Self.distances(ends, labels: labels, starts: starts.count)
  }
}
