import FaninDigest
import FaninLedger
import FaninStudy
import FaninTraining

extension ProvenanceSummary {
  /// Collects what the runs used were computed by and from.
  init(_ cells: [CellResults], verification: VerificationSummary) {
    self.verification = verification
    var seen: Set<RunID> = []
    let runs = cells.flatMap(\.runs).filter { seen.insert($0.id).inserted }
    let used = runs.filter { $0.value != nil }
    let provenances = used.compactMap(\.record?.provenance)
    builds = Share.all(provenances.map(\.buildText))
    instructionSets = Share.all(provenances.map(\.instructionSet))
    commits = Share.all(provenances.compactMap(\.program?.shortCommit))
    sources = Share.all(
      used.compactMap(\.record?.source).map { "\($0.name), file \($0.fileDigest.prefix(12))" })
    processors = Share.all(provenances.map(\.processor))
    systems = Share.all(provenances.map(\.system))

    var digests: [String: [String]] = [:]
    for run in used {
      guard let record = run.record, let provenance = record.provenance else { continue }
      digests[record.recipe.data, default: []].append(provenance.dataDigest)
    }
    data = digests.keys.sorted().map {
      DataShare(data: $0, digests: Share.all(digests[$0, default: []]))
    }

    let results = used.map { "\($0.id) \($0.record?.result?.digest ?? "")\n" }
    resultsDigest = SHA256Digest.hexadecimal(of: results.sorted().joined())
    let all = runs.map { run in
      "\(run.id) \(run.record?.state.rawValue ?? "unknown") \(run.record?.result?.digest ?? "")\n"
    }
    ledgerDigest = SHA256Digest.hexadecimal(of: all.sorted().joined())
  }
}

extension Provenance {
  /// The version with the build and, where the ledger knows it, the commit.
  fileprivate var buildText: String {
    let parts = [build, program.map(\.shortCommit)].compactMap(\.self)
    return "\(version) (\(parts.joined(separator: ", ")))"
  }
}

extension ProvenanceSummary.Share {
  /// Each distinct value with its count, in the order of the values.
  fileprivate static func all(_ values: [String]) -> [ProvenanceSummary.Share] {
    var counts: [String: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.keys.sorted().map {
      ProvenanceSummary.Share(value: $0, runs: counts[$0, default: 0])
    }
  }
}
