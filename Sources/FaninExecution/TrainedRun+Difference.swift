import FaninElementary
import FaninLedger
import FaninTraining

extension TrainedRun {
  /// The first number of `stored` that is not the one computed here; nil where all are the same.
  ///
  /// Masks are compared apart: records are read without them.
  func difference(from stored: TrainedRun) -> String? {
    if stored.epochs.count != epochs.count {
      return "\(stored.epochs.count) epochs, computed \(epochs.count)"
    }
    for (held, found) in zip(stored.epochs, epochs) {
      if let difference = found.difference(from: held) {
        return "epoch \(found.epoch): \(difference)"
      }
    }
    if stored.connections != connections {
      return "connections \(stored.connections), computed \(connections)"
    }
    let (stored, found) = (stored.inLedgerOrder, inLedgerOrder)
    if stored.layers != found.layers { return "the measurements of the layers" }
    if stored.topology != found.topology { return "the measurements of the topology" }
    if stored.fanIns != found.fanIns { return "the fan-ins before and after" }
    if stored.silencing != silencing { return "what silencing the hubs costs" }
    return nil
  }
}

extension EpochMeasurement {
  fileprivate func difference(from stored: EpochMeasurement) -> String? {
    if stored == self { return nil }
    let quantities: [(name: String, value: (EpochMeasurement) -> Double?)] = [
      ("test accuracy", \.testAccuracy), ("test loss", \.testLoss),
      ("test macro accuracy", \.testMacroAccuracy), ("training loss", \.trainingLoss),
      ("validation accuracy", \.validationAccuracy), ("validation loss", \.validationLoss),
      ("epoch", { Double($0.epoch) }), ("step", { Double($0.step) }),
    ]
    func text(_ number: Double?) -> String { number?.shortestText ?? "none" }
    return quantities.first { $0.value(stored) != $0.value(self) }.map {
      "\($0.name) \(text($0.value(stored))), computed \(text($0.value(self)))"
    }
  }
}
