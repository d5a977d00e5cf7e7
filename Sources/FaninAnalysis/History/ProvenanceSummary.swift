package import FaninData
package import FaninLedger
package import FaninStudy

/// What the numbers of a report were computed by and from.
package struct ProvenanceSummary: Hashable, Sendable, Codable {
  /// Versions with build and commit, such as `0.1.0 (release, 0123456789ab)`, and the runs of each.
  package var builds: [Share]
  /// Commits the program was built from, with `+` where sources had changed since.
  package var commits: [Share]
  /// Other programs whose results were imported, with their files, and the runs of each.
  package var sources: [Share]
  /// Runs used whose results other programs gave.
  package var imported: Int { sources.reduce(0) { $0 + $1.runs } }
  /// What became of runs that were executed again.
  package var verification: Reruns
  /// Instruction sets.
  package var instructionSets: [Share]
  /// Processors.
  package var processors: [Share]
  /// Operating systems.
  package var systems: [Share]
  /// Data sets by identity.
  package var data: [DataShare]
  /// What results were computed by and from, each once; rows of `timings.csv` name their place here.
  package var environments: [Provenance]
  /// SHA-256 of every table of the report but the timings, by its file.
  package var tables: [String: String] = [:]
  /// When the study was declared and looked at; nil where nobody asked.
  package var moments: DeclarationMoments?
  /// Other studies of the same runs, and runs that these learn from.
  package var surroundings: Surroundings
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

  /// What stands around the study in its ledger.
  package struct Surroundings: Hashable, Sendable, Codable {
    /// Other studies, and the runs of this one that are theirs too.
    package var shared: [Share]
    /// Finished runs that nothing compares: the study's own learn from them.
    package var sourceRuns: Int
    /// Wall seconds that those took.
    package var sourceSeconds: Double
    /// What tables of data and of imported results were read as, by what they are called.
    package var dialects: [String: CSVDialect]

    init(_ surroundings: StudySurroundings) {
      shared = surroundings.shared.sorted { $0.key < $1.key }
        .map { Share(value: $0.key, runs: $0.value) }
      sourceRuns = surroundings.sourceRuns
      sourceSeconds = surroundings.sourceSeconds
      dialects = surroundings.dialects
    }
  }

  /// Runs that were executed again, in numbers.
  package struct Reruns: Hashable, Sendable, Codable {
    /// Runs executed again, each time counted.
    package var reruns: Int
    /// Those of them with the same bits.
    package var identical: Int
    /// Different runs among them.
    package var runs: Int
    /// Different machines that executed them.
    package var machines: Int
    /// The runs with other bits.
    package var differing: [RunID]

    init(_ summary: VerificationSummary) {
      reruns = summary.reruns
      identical = summary.identical
      runs = summary.runs
      machines = summary.machines
      differing = summary.differing.map(\.run)
    }
  }
}
