import FaninStatistics
import FaninStudy
import FaninTopology
import FaninTraining

extension CellFinding {
  /// Reduces the runs of a cell.
  init(_ results: CellResults, analysis: AnalysisDeclaration) {
    let finished = results.finished
    let values = finished.map(\.value)
    cell = results.cell
    self.values = finished.map { SeedValue(seed: $0.seed, value: $0.value) }
    mean = Means.mean(values)
    deviation = Means.deviation(values)
    interval =
      (try? TTest.oneSample(values, confidence: 1 - analysis.alpha)).map { Bounds($0.interval) }
    // An imported table may say nothing of connections, and says nothing of single neurons.
    connections = finished.first.flatMap { $0.result.connections > 0 ? $0.result.connections : nil }
    fanInCV = Means.mean(
      finished.map { NetworkMeasurement($0.result.layers, at: .final).fanInCV })
    emptyNeurons = Means.mean(
      finished.compactMap { run in
        let layers = run.result.layers.filter { $0.moment == .final }
        guard layers.allSatisfy({ !$0.fanIns.isEmpty }) else { return nil }
        return Double(layers.reduce(0) { $0 + $1.emptyNeurons })
      })
    curve = CurvePoint.points(of: finished.map(\.result), analysis: analysis)
    firstLayer = FanInCounts(finished.map(\.result))
    hierarchy = HierarchyMeans(results, confidence: 1 - analysis.alpha)
    silencing = SilencingMeans(finished.map(\.result), confidence: 1 - analysis.alpha)
  }
}

extension CurvePoint {
  /// The declared metric by epoch, over runs.
  static func points(of runs: [TrainedRun], analysis: AnalysisDeclaration) -> [CurvePoint] {
    var values: [Int: [Double]] = [:]
    for epoch in runs.flatMap(\.epochs) {
      if let value = analysis.metric.value(at: epoch) {
        values[epoch.epoch, default: []].append(value)
      }
    }
    return values.keys.sorted().compactMap { epoch in
      let values = values[epoch, default: []]
      return Means.mean(values).map {
        CurvePoint(
          epoch: epoch, count: values.count, mean: $0, deviation: Means.deviation(values))
      }
    }
  }
}

extension HierarchyMeans {
  /// Reduces the networks of a cell; nil when none has a strength.
  init?(_ results: CellResults, confidence: Double) {
    func means(_ metric: Metric) -> [SeedValue] {
      results.finished.compactMap { run in
        metric.value(of: run.result).map { SeedValue(seed: run.seed, value: $0) }
      }
    }
    func mean(_ metric: Metric) -> Double? {
      RatioMean(means(metric).map(\.value), confidence: confidence)?.mean
    }
    values = means(.hierarchyStrength)
    guard let whole = RatioMean(values.map(\.value), confidence: confidence) else { return nil }
    self.mean = whole.mean
    interval = whole.interval
    initial = mean(.initialHierarchyStrength)
    arithmetic = mean(.arithmeticExpectation)
    perConnection = mean(.hierarchyStrengthPerConnection)
  }
}

extension FanInCounts {
  /// Adds up the first hidden layers of runs; nil without runs.
  init?(_ runs: [TrainedRun]) {
    let layers = runs.compactMap { run in
      run.layers.first { $0.moment == .final && $0.layer == 0 }
    }
    guard let first = layers.first, let cv = Means.mean(layers.map(\.fanInCV)) else {
      return nil
    }
    var neurons: [Int: Int] = [:]
    for layer in layers {
      for (fanIn, count) in zip(layer.fanIns, layer.fanInCounts) {
        neurons[fanIn, default: 0] += count
      }
    }
    inputs = first.inputs
    self.neurons = first.neurons
    fanIns = neurons.keys.sorted()
    counts = fanIns.map { neurons[$0, default: 0] }
    self.cv = cv
  }
}
