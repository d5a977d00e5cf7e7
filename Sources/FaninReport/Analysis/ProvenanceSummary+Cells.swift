import FaninDigest
import FaninLedger
import FaninStudy
import FaninTraining

extension ProvenanceSummary {
  /// Collects what the runs used were computed by and from.
  init(_ cells: [CellResults], ledgerDigest: String?) {
    var seen: Set<RunID> = []
    let used = cells.flatMap(\.runs).filter { $0.value != nil && seen.insert($0.id).inserted }
    let provenances = used.compactMap(\.record?.provenance)
    builds = Share.all(provenances.map { "\($0.version) (\($0.build))" })
    instructionSets = Share.all(provenances.map(\.instructionSet))
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

    let lines = used.map { "\($0.id) \($0.record?.result?.digest ?? "")\n" }.sorted()
    resultsDigest = SHA256Digest.hexadecimal(of: lines.joined())
    self.ledgerDigest = ledgerDigest
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
