import FaninAnalysis
import FaninReport
import FaninStudy

/// What `fanin diff --json` prints; numbers in the metric's own unit.
struct DifferenceDocument: Encodable {
  let reference: String
  let later: String
  let metric: String
  let bound: Double?
  let alpha: Double
  let differs: Bool
  let missingStudies: [String]
  let cells: [Cell]

  struct Cell: Encodable {
    let study: String
    let cell: Levels
    let name: String
    let result: String
    let pairs: Int
    let sameBits: Int
    let missing: Int
    let new: Int
    let difference: Double?
    let intervalLow: Double?
    let intervalHigh: Double?
    let equivalencePValue: Double?
  }

  init(_ difference: ResultsDifference, reference: String, later: String) {
    self.reference = reference
    self.later = later
    metric = difference.metric.name
    bound = difference.bound
    alpha = difference.alpha
    differs = difference.differs
    missingStudies = difference.missingStudies
    cells = difference.cells.map { cell in
      Cell(
        study: cell.study, cell: cell.levels, name: difference.name(of: cell),
        result: cell.outcome.rawValue, pairs: cell.comparison.pairs.count,
        sameBits: cell.sameBits, missing: cell.missing, new: cell.new,
        difference: cell.comparison.estimate, intervalLow: cell.interval?.low,
        intervalHigh: cell.interval?.high,
        equivalencePValue: cell.comparison.tested?.equivalencePValue)
    }
  }
}
