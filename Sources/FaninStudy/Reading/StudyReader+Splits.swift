import FaninData
import FaninElementary
import FaninTraining

extension StudyReader {
  /// Holding out must leave something to train on, and hold something out where it is looked at.
  mutating func checkSplits(
    of plan: Plan, facts: [String: DatasetFacts], places: StudyPlaces
  ) {
    let analysis = plan.study.analysis
    let needsValidation = analysis.readout == .bestValidation || analysis.metric.needsValidation
    var known: Set<String> = []
    for cell in plan.cells {
      let fraction = cell.recipe.training.validation
      guard let count = facts[cell.data]?.trainingCount,
        known.insert("\(fraction) of \(cell.data)").inserted
      else { continue }
      let heldOut = ExampleSplit.heldOut(fraction, of: count)
      let verdict: String
      if heldOut == count {
        verdict = "every one, so none is left to train on; lower it"
      } else if heldOut == 0, fraction > 0, needsValidation {
        verdict = "none, and the analysis looks at them; raise it"
      } else {
        continue
      }
      report(
        "of the \(count) training examples of \(cell.data), \(fraction.shortestText) holds out "
          + verdict, at: places.field("training", "validation"))
    }
  }
}
