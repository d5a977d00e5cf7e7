import FaninAnalysis
import FaninLedger
import FaninStudy
import FaninTopology

extension Ledger {
  /// Enrolls a plan; with `refit`, says which of its runs learn again.
  func enroll(_ plan: Plan, refit: Bool) throws -> Enrollment {
    let known = EarlierReport.first([ReportOptions.folder(of: plan.study)], of: plan)
    let enrollment = try enroll(plan, resultsSeen: known?.sighting.runs ?? 0)
    guard plan.study.profiles.contains(where: { $0.source != nil }) else { return enrollment }
    guard refit else {
      let stale = try staleRuns(of: plan.study.name).count
      if stale > 0 {
        Terminal.write(
          "\(stale) runs have learned from other runs than the study names by now; with --refit they "
            + "learn again\n")
      }
      return enrollment
    }
    // A killed worker's runs are nobody's.
    try reap()
    let refitted = try self.refit(study: plan.study.name)
    Terminal.write("\(refitted.count) runs learn again from their sources\n")
    let left = try leasedStaleRuns(of: plan.study.name)
    if left > 0 {
      Terminal.write(
        "\(left) are under way and were left alone; --refit again when they have ended\n")
    }
    return try enroll(plan)
  }
}
