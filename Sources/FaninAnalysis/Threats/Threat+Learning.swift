import FaninData
import FaninStudy
import FaninTraining

// Networks that have learned nothing compare as equal; whether a difference is told of them or none,
// it says nothing of those that learn.

extension Threat {
  /// Runs whose network gives every example the same class.
  static func constantAnswers(_ cells: [CellResults]) -> Threat? {
    var accuracies: [Double] = []
    var dead: [Levels] = []
    for cell in cells {
      let found = cell.finished.map(\.result).filter { $0.answersAlike(on: cell.cell) }
      guard !found.isEmpty else { continue }
      dead.append(cell.cell)
      accuracies += found.compactMap(\.epochs.last?.testAccuracy)
    }
    guard let low = accuracies.min(), let high = accuracies.max() else { return nil }
    return .constantAnswers(
      runs: accuracies.count, cells: dead, accuracies: Bounds(low: low, high: high))
  }

  /// Cells whose networks, not all of which answer alike, are at chance on average.
  static func atChance(_ cells: [CellResults]) -> Threat? {
    let chance = cells.filter { cell in
      let results = cell.finished.map(\.result)
      guard let examples = NamedDataset(named: cell.cell[Factor.data]?.text ?? "")?.facts.testCount,
        !results.allSatisfy({ $0.answersAlike(on: cell.cell) })
      else { return false }
      let recalls = results.compactMap { $0.epochs.last?.testMacroAccuracy }
      let classes = results.compactMap { $0.classes(on: cell.cell) }.first
      guard let mean = Means.mean(recalls), let classes else { return false }
      let share = 1 / Double(classes)
      // Three standard errors of one network's mean recall, were its answers drawn at random.
      let error = (share * (1 - share) / Double(examples)).squareRoot()
      return mean < share + 3 * error
    }
    return chance.isEmpty ? nil : .atChance(chance.map(\.cell))
  }
}

extension TrainedRun {
  /// The classes of the data: of a named set as known, else those that a dense output layer has room
  /// for; nil where neither says.
  fileprivate func classes(on cell: Levels) -> Int? {
    if let set = NamedDataset(named: cell[Factor.data]?.text ?? "") { return set.facts.classes }
    let hidden = layers.filter { $0.moment == .final }
    guard let last = hidden.last else { return nil }
    let output = connections - hidden.reduce(0) { $0 + $1.connections }
    let (classes, rest) = output.quotientAndRemainder(dividingBy: last.neurons)
    return rest == 0 && classes > 1 ? classes : nil
  }

  /// Whether the network gives every test example the same class: then that class alone is recalled,
  /// and the mean recall over K classes is 1/K.
  fileprivate func answersAlike(on cell: Levels) -> Bool {
    guard let recall = epochs.last?.testMacroAccuracy, let classes = classes(on: cell) else {
      return false
    }
    return (recall * Double(classes) - 1).magnitude < 1e-9
  }
}
