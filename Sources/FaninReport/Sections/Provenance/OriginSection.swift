import FaninAnalysis

/// What the numbers were computed by and from, value by value.
struct OriginSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  let title: Prose = "Provenance in full"

  let bearing: Prose = "Builds, machines and digests."

  var inside: [Document.Block] {
    [
      .table(table),
      """
      The results digest is the SHA-256 over id and digest of every run used, the ledger digest \
      that over id, state and digest of every planned run. \(code: "results.csv") holds one row \
      per run, \(code: "figures/*.csv") the numbers behind each figure, \(code: "provenance.json") \
      this table for programs.
      """,
    ]
  }

  private var table: Table {
    let provenance = findings.provenance
    var table = Table([.left("what"), .left("value")])
    table.append(["fanin", "\(list(provenance.builds))"])
    if !provenance.commits.isEmpty { table.append(["commit", "\(list(provenance.commits))"]) }
    if !provenance.sources.isEmpty {
      table.append(["results from elsewhere", "\(list(provenance.sources))"])
    }
    table.append(["instruction set", "\(list(provenance.instructionSets))"])
    table.append(["processor", "\(list(provenance.processors))"])
    table.append(["system", "\(list(provenance.systems))"])
    for data in provenance.data {
      table.append(["data \(code: data.data)", "\(list(data.digests))"])
    }
    for (name, dialect) in provenance.surroundings.dialects.sorted(by: { $0.key < $1.key }) {
      table.append(["\(code: name) was read as", "\(String(describing: dialect))"])
    }
    table.append(["executed again", ProvenanceSection.reruns(provenance.verification)])
    table.append(["results digest", "\(code: provenance.resultsDigest)"])
    table.append(["ledger digest", "\(code: provenance.ledgerDigest)"])
    return table
  }

  private func list(_ shares: [ProvenanceSummary.Share]) -> String {
    if shares.isEmpty { return "–" }
    if shares.count == 1 { return shares[0].value }
    return shares.map { "\($0.value) (\(counted($0.runs, "run")))" }.joined(separator: "; ")
  }
}
