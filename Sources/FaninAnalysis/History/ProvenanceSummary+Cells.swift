import FaninDigest
import FaninLedger
import FaninStudy
import FaninTraining

extension ProvenanceSummary {
  /// Collects what the runs used were computed by and from.
  init(_ cells: [CellResults], circumstances: Analysis.Circumstances) {
    verification = circumstances.reruns
    moments = circumstances.moments
    surroundings = circumstances.surroundings
    var seen: Set<RunID> = []
    let runs = cells.flatMap(\.runs).filter { seen.insert($0.id).inserted }
    let used = runs.filter { $0.value != nil }
    let provenances = used.compactMap(\.provenance)
    environments = []
    for provenance in runs.compactMap(\.provenance) where !environments.contains(provenance) {
      environments.append(provenance)
    }
    builds = Share.all(provenances.map(\.buildText))
    instructionSets = Share.all(provenances.map(\.instructionSet))
    commits = Share.all(provenances.compactMap(\.program?.shortCommit))
    sources = Share.all(
      used.compactMap(\.source).map { "\($0.name), file \($0.fileDigest.prefix(12))" })
    processors = Share.all(provenances.map(\.processor))
    systems = Share.all(provenances.map(\.system))

    var digests: [String: [String]] = [:]
    var counted = seen
    for cell in cells {
      guard let data = cell.cell[Factor.data]?.text else { continue }
      for run in cell.runs where run.value != nil && counted.remove(run.id) != nil {
        if let provenance = run.provenance {
          digests[data, default: []].append(provenance.dataDigest)
        }
      }
    }
    data = digests.keys.sorted().map {
      DataShare(data: $0, digests: Share.all(digests[$0, default: []]))
    }

    let results = used.map { "\($0.id) \($0.result?.digest ?? "")\n" }
    resultsDigest = SHA256Digest.hexadecimal(of: results.sorted().joined())
    let all = runs.map { run in
      "\(run.id) \(run.state?.rawValue ?? "unknown") \(run.result?.digest ?? "")\n"
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
