package import FaninLedger

/// What the numbers of a report were computed by and from.
package struct ProvenanceSummary: Hashable, Sendable {
  /// Versions with build and commit, such as `0.1.0 (release, 0123456789ab)`, and the runs of each.
  package var builds: [Share]
  /// Commits the program was built from, with `+` where sources had changed since.
  package var commits: [Share]
  /// Other programs whose results were imported, with their files, and the runs of each.
  package var sources: [Share]
  /// What became of runs that were executed again.
  package var verification: VerificationSummary
  /// Instruction sets.
  package var instructionSets: [Share]
  /// Processors.
  package var processors: [Share]
  /// Operating systems.
  package var systems: [Share]
  /// Data sets by identity.
  package var data: [DataShare]
  /// SHA-256 over the ids and digests of the runs used.
  package var resultsDigest: String
  /// SHA-256 over id, state and digest of every planned run, as the ledger has them.
  package var ledgerDigest: String

  /// One value, and how many of the runs used have it.
  package struct Share: Hashable, Sendable, Codable {
    /// The value.
    package var value: String
    /// The runs.
    package var runs: Int
  }

  /// One data set, and the digests it had.
  package struct DataShare: Hashable, Sendable, Codable {
    /// The identity.
    package var data: String
    /// Its digests; more than one is a fault.
    package var digests: [Share]
  }
}

/// A fact that weakens the conclusions of a report.
package struct Threat: Hashable, Sendable {
  /// What it is about, in two or three words.
  package var topic: String
  /// What it means here.
  package var text: String
}
