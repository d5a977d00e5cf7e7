import FaninLedger
import FaninStudy
import Foundation

/// `provenance.json`: what the numbers were computed by and from, for programs.
struct ProvenanceFile: Sendable {
  private let contents: Contents

  init(_ findings: Findings) {
    contents = Contents(
      study: findings.study.name, planned: findings.design.planned,
      finished: findings.design.finished, missing: findings.design.missing.count,
      builds: findings.provenance.builds, commits: findings.provenance.commits,
      sources: findings.provenance.sources, verification: findings.provenance.verification,
      instructionSets: findings.provenance.instructionSets,
      processors: findings.provenance.processors, systems: findings.provenance.systems,
      data: findings.provenance.data, resultsDigest: findings.provenance.resultsDigest,
      ledgerDigest: findings.provenance.ledgerDigest)
  }

  /// The file's text: keys sorted, two spaces of indentation.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    // Only texts and counts are encoded, so encoding succeeds.
    guard let data = try? encoder.encode(contents) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private struct Contents: Encodable {
    let study: String
    let planned: Int
    let finished: Int
    let missing: Int
    let builds: [ProvenanceSummary.Share]
    let commits: [ProvenanceSummary.Share]
    let sources: [ProvenanceSummary.Share]
    let verification: VerificationSummary
    let instructionSets: [ProvenanceSummary.Share]
    let processors: [ProvenanceSummary.Share]
    let systems: [ProvenanceSummary.Share]
    let data: [ProvenanceSummary.DataShare]
    let resultsDigest: String
    let ledgerDigest: String
  }
}
