package import FaninLedger
package import FaninRandom
package import FaninStudy
package import Foundation

/// What a report would say of a study's history if the study were declared now as it is.
package struct HistoryOutlook: Hashable, Sendable, Codable {
  /// Runs of the study that have a result in the ledger.
  package var finished: Int
  /// Results that a report has shown.
  package var reported: EarlierReport.Sighting?
  /// Whether an analysis was declared before results existed.
  package var registration: DeclarationHistory.Registration
  /// What would be exploratory, because it differs from what was declared before results existed.
  package var lateKeys: [String]
  /// Seeds that would be, because they come later.
  package var lateSeeds: [Seed]
  /// Runs shared with other studies, by the other study's name.
  package var shared: [String: Int]

  /// Looks at what is known of a plan before it is declared.
  package init(_ plan: Plan, known: KnownResults, earlier: EarlierReport?, at now: Date = Date()) {
    finished = known.finished
    reported = earlier?.sighting
    shared = known.shared
    let declarations =
      known.declarations + [
        StudyDeclaration(
          text: plan.study.canonicalText, declaredAt: now, finishedRuns: known.finished)
      ]
    let history = DeclarationHistory(
      earlier?.joined(to: declarations) ?? declarations, study: plan.study)
    registration = history.registration
    lateKeys = history.lateKeys
    lateSeeds = history.exploratorySeeds
  }
}
