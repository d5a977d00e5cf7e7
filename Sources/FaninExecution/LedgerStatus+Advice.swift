public import FaninLedger

extension LedgerStatus {
  /// What to do about the runs that failed, one line for each kind of reason among the first errors.
  public var advice: [String] {
    guard counts.failed > 0 else { return [] }
    let kinds = Set(firstErrors.map { $0.kind ?? .other })
    var lines: [String] = []
    if kinds.contains(.diverged) {
      lines.append(
        "a diverged run would diverge again, to the same bits: lower training.learning-rate in the "
          + "study, or leave the cell out with exclude")
    }
    if kinds.contains(.badData) || kinds.contains(.impossible) {
      lines.append("a run that cannot be trained needs another study or other data")
    }
    if kinds.contains(where: \.mayPass) {
      lines.append("once the reason is gone, fanin retry STUDY.yaml tries the failed runs again")
    }
    return lines
  }
}
