package import FaninTraining

extension TrainedRun {
  /// The same with its measurements in the order in which a ledger gives them back: epochs by number,
  /// layers with initial before final, updates of the topology by step.
  package var inLedgerOrder: TrainedRun {
    var ordered = self
    ordered.epochs.sort { $0.epoch < $1.epoch }
    ordered.layers.sort { ($0.layer, $0.moment.place) < ($1.layer, $1.moment.place) }
    ordered.topology.sort { ($0.step, $0.layer) < ($1.step, $1.layer) }
    ordered.fanIns.sort { $0.layer < $1.layer }
    return ordered
  }
}

extension LayerMoment {
  fileprivate var place: Int {
    switch self {
    case .initial: 0
    case .final: 1
    }
  }
}
