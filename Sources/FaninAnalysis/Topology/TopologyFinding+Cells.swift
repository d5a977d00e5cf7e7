import FaninStatistics
import FaninStudy
import FaninTopology
import FaninTraining

extension TopologyFinding {
  /// Reduces the cells of a block; nil where no connection of a finished run moved.
  init?(_ results: BlockResults, analysis: AnalysisDeclaration) {
    let starts = results.cells.compactMap { cell -> Start? in
      let runs = cell.finished.map(\.result).filter { !$0.topology.isEmpty }
      return runs.isEmpty
        ? nil
        : Start(
          cell: cell.cell, runs: runs)
    }
    guard let first = starts.first else { return nil }
    block = results.levels
    let updates = first.runs[0].topology.filter { $0.step > 0 }
    isConstant = Set(updates.map(\.dropFraction)).count == 1
    self.starts = starts.map(\.cell)
    let numbers = Set(starts.flatMap { $0.runs.flatMap { $0.fanIns.map(\.layer) } }).sorted()
    layers = numbers.compactMap { Layer($0, starts: starts, analysis: analysis) }
    sameness = Sameness(starts, layers: numbers)
  }

  /// The finished runs of one cell.
  fileprivate struct Start {
    let cell: Levels
    let runs: [TrainedRun]
  }
}

extension TopologyFinding.Layer {
  fileprivate init?(_ number: Int, starts: [TopologyFinding.Start], analysis: AnalysisDeclaration) {
    let runs = starts.flatMap(\.runs)
    guard let mask = runs.first.flatMap({ $0.layers.first { $0.layer == number } }) else {
      return nil
    }
    layer = number
    (inputs, neurons, connections) = (mask.inputs, mask.neurons, mask.connections)
    courses = starts.compactMap {
      TopologyFinding.Course($0, layer: number, analysis: analysis)
    }
    sameness = TopologyFinding.Sameness(starts, layers: [number])
  }
}

extension TopologyFinding.Course {
  fileprivate init?(_ start: TopologyFinding.Start, layer: Int, analysis: AnalysisDeclaration) {
    let confidence = 1 - analysis.alpha
    let courses = start.runs.map { run in run.topology.filter { $0.layer == layer } }
    // Runs of one cell have the same updates, unless data sets differ in size; then none is drawn.
    guard let first = courses.first, !first.isEmpty,
      courses.allSatisfy({ $0.map(\.step) == first.map(\.step) }),
      let cv = try? CurveInterval(courses.map { $0.map(\.fanInCV) }, confidence: confidence)
    else { return nil }
    self.start = start.cell
    runs = start.runs.count
    self.cv = Self.moments(cv, steps: first.map(\.step))
    let survivors = courses.map { $0.compactMap { $0.survivors?.fanInCV } }
    survivorCV =
      (try? CurveInterval(survivors, confidence: confidence)).map {
        Self.moments($0, steps: first.filter { $0.survivors != nil }.map(\.step))
      } ?? []
    initial = TopologyFinding.State(courses.compactMap(\.first))
    final = TopologyFinding.State(courses.compactMap(\.last))
    rest = TopologyFinding.Rest(courses, analysis: analysis) { $0.fanInCV }
    survivorRest = TopologyFinding.Rest(courses, analysis: analysis) { $0.survivors?.fanInCV }
    move = TopologyFinding.Move(courses, confidence: confidence)
    followsDrop = Self.followsDrop(courses, confidence: confidence)
    let ends = start.runs.compactMap { run in run.fanIns.first { $0.layer == layer } }
    let inputs = start.runs[0].layers.first { $0.layer == layer }?.inputs ?? 0
    fits = ((try? CountFit.all(ends.flatMap(\.final), maximum: inputs)) ?? []).map { .init($0) }
    distanceFromStart = Self.distanceFromStart(ends, confidence: confidence)
    hubs = TopologyFinding.HubFate(
      ends, confidence: confidence)
    strength = first.indices.compactMap { index in
      TopologyFinding.StrengthMoment(courses.map { $0[index] }, confidence: confidence)
    }
  }
}

extension TopologyFinding.Course {
  private static func moments(_ curve: CurveInterval, steps: [Int]) -> [TopologyFinding.Moment] {
    zip(steps, curve.means.indices).map { step, index in
      TopologyFinding.Moment(
        step: step, mean: curve.means[index],
        interval: curve.intervals.isEmpty ? nil : Bounds(curve.intervals[index]))
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
      let ends = Hubs(fanIns: layer.final).indices
      let starts = Set(Hubs(fanIns: layer.initial).indices)
      return Double(ends.count { starts.contains($0) }) / Double(max(1, ends.count))
    }
    self.kept = kept.reduce(0, +) / Double(kept.count)
    let begun = layers.map { layer in
      Double(Hubs(fanIns: layer.initial).indices.count) / Double(max(1, layer.initial.count))
    }
    byChance = begun.reduce(0, +) / Double(begun.count)
  }
}

extension TopologyFinding.StrengthMoment {
  /// The geometric mean over runs at one step; nil where there is no portrait or no strength.
  fileprivate init?(_ layers: [TopologyMeasurement], confidence: Double) {
    let portraits = layers.compactMap(\.portrait)
    let strengths = portraits.compactMap(\.hierarchyStrength)
    guard let step = layers.first?.step, strengths.count == layers.count,
      let whole = RatioMean(strengths, confidence: confidence)
    else { return nil }
    self.step = step
    strength = whole.mean
    interval = whole.interval
    func mean(_ value: (LayerPortrait) -> Double?) -> Double? {
      RatioMean(portraits.compactMap(value), confidence: confidence)?.mean
    }
    perConnection = mean(\.hierarchyStrengthPerConnection)
    arithmetic = mean(\.arithmeticExpectation)
  }
}

extension TopologyFinding.Sameness {
  /// The mean over pairs of runs, and over layers.
  private static func distances(
    _ runs: [[[Double]]], labels: [Int], starts: Int
  ) -> [[Double?]] {
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
      sums.indices.map { j in counts[i][j] > 0 ? sums[i][j] / counts[i][j] : nil }
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
