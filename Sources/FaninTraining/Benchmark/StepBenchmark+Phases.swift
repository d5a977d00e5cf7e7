import FaninKernels

/// A part of a training step.
public enum StepPhase: Hashable, Sendable, CustomStringConvertible {
  /// Converting and transposing the batch.
  case gather
  /// The outputs of one layer, from 0.
  case forward(layer: Int)
  /// Softmax, cross-entropy and the logits' deltas.
  case loss
  /// The gradients, deltas and updates of one layer, from 0.
  case backward(layer: Int)

  /// Such as `forward 0`.
  public var description: String {
    switch self {
    case .gather: "gather"
    case .forward(let layer): "forward \(layer)"
    case .loss: "loss"
    case .backward(let layer): "backward \(layer)"
    }
  }
}

extension StepBenchmark {
  /// The median seconds of every phase, in the order of a step, over about `seconds` of steps.
  public mutating func phases(seconds: Double) -> [(phase: StepPhase, seconds: Double)] {
    let layers = Array(network.layers.indices)
    let order =
      [.gather] + layers.map { .forward(layer: $0) } + [.loss]
      + layers.reversed().map { StepPhase.backward(layer: $0) }
    var timings = [StepTimings](repeating: StepTimings(), count: order.count)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    repeat {
      let batch = nextBatch()
      for (index, phase) in order.enumerated() {
        timings[index].time { take(phase, of: batch) }
      }
    } while clock.now < end
    return zip(order, timings).map { ($0, $1.median) }
  }

  private func take(_ phase: StepPhase, of batch: [Int32]) {
    switch phase {
    case .gather:
      batch.withUnsafeBufferPointer {
        tile.load($0, of: examples, for: network)
      }
    case .forward(let layer):
      network.forward(tile, through: layer)
    case .loss:
      tile.score(
        classes: network.classes, scale: 1 / Float(Self.batch), deltasToo: true,
        kernels: network.kernels)
    case .backward(let layer):
      network.backward(
        tile, through: layer,
        update: optimizer.update(layer: layer, learningRate: BenchmarkNetwork.learningRate, step: 0)
      )
    }
  }
}
