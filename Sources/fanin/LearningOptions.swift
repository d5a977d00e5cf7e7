import ArgumentParser
import FaninLedger
import FaninStudy

/// What `plan` and `run` do with runs that have learned from others.
struct LearningOptions: ParsableArguments {
  @Flag(
    help: """
      Let runs learn again whose sources have changed, such as an equilibrium with more seeds; \
      their earlier results stay in the ledger.
      """)
  var refit = false
}

extension Ledger {
  /// Enrolls a plan; with `refit`, says which of its runs learn again.
  func enroll(_ plan: Plan, refit: Bool) throws -> Enrollment {
    let enrollment = try enroll(plan)
    guard refit else { return enrollment }
    let refitted = try self.refit(study: plan.study.name)
    Terminal.write("\(refitted.count) runs learn again from their sources\n")
    return try enroll(plan)
  }
}
