import FaninStatistics
import FaninTraining

/// What the hubs of a cell's networks are worth: means over runs of test accuracies, as fractions.
package struct SilencingMeans: Hashable, Sendable, Codable {
  /// The runs.
  package var runs: Int
  /// The trained network as it is.
  package var whole: Double
  /// Without the connections into hubs.
  package var withoutHubs: Double
  /// Without as many connections of the same layers at random.
  package var withoutRandom: Double
  /// `withoutRandom` − `withoutHubs`, paired by run: above 0 where hubs are worth more.
  package var excess: Double
  /// Its t interval; nil for one run.
  package var excessInterval: Bounds?
  /// Without as many connections into whole other neurons; nil where the others of some network have
  /// less.
  package var withoutNeurons: Double?
  /// `withoutNeurons` − `withoutHubs`, paired by run, with its t interval.
  package var excessOverNeurons: TopologyFinding.MeanInterval?
  /// The share of the hidden layers' connections that were silenced.
  package var share: Double

  /// Reduces runs; nil where none was measured.
  init?(_ runs: [TrainedRun], confidence: Double) {
    let measured = runs.compactMap { run -> (HubSilencing, Double, Double)? in
      guard let silencing = run.silencing, let accuracy = run.epochs.last?.testAccuracy else {
        return nil
      }
      let hidden = run.layers.filter { $0.moment == .final }.reduce(0) { $0 + $1.connections }
      return (silencing, accuracy, Double(silencing.connections) / Double(max(1, hidden)))
    }
    guard
      let mean = try? CurveInterval(
        measured.map { [$0.0.accuracyWithoutRandom - $0.0.accuracyWithoutHubs] },
        confidence: confidence)
    else { return nil }
    let count = Double(measured.count)
    self.runs = measured.count
    whole = measured.reduce(0) { $0 + $1.1 } / count
    withoutHubs = measured.reduce(0) { $0 + $1.0.accuracyWithoutHubs } / count
    withoutRandom = measured.reduce(0) { $0 + $1.0.accuracyWithoutRandom } / count
    share = measured.reduce(0) { $0 + $1.2 } / count
    excess = mean.means[0]
    excessInterval = mean.intervals.first.map { Bounds($0) }
    let others = measured.compactMap { run, _, _ in
      run.accuracyWithoutNeurons.map { (of: $0, excess: $0 - run.accuracyWithoutHubs) }
    }
    guard others.count == measured.count else { return }
    withoutNeurons = Means.mean(others.map(\.of))
    excessOverNeurons = TopologyFinding.MeanInterval(
      others.map(\.excess), confidence: confidence)
  }
}
