import FaninLedger

/// What the numbers were computed by and from.
struct ProvenanceSection: Sendable {
  let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  var parts: [String] {
    let provenance = findings.provenance
    var table = MarkdownTable([("what", .left), ("value", .left)])
    table.append(["fanin", list(provenance.builds)])
    if !provenance.commits.isEmpty { table.append(["commit", list(provenance.commits)]) }
    if !provenance.sources.isEmpty {
      table.append(["results from elsewhere", list(provenance.sources)])
    }
    table.append(["instruction set", list(provenance.instructionSets)])
    table.append(["processor", list(provenance.processors)])
    table.append(["system", list(provenance.systems)])
    for data in provenance.data {
      table.append(["data \(data.data.code)", list(data.digests)])
    }
    table.append(["executed again", reruns(provenance.verification)])
    table.append(["results digest", provenance.resultsDigest.code])
    table.append(["ledger digest", provenance.ledgerDigest.code])
    return [
      "## Provenance", table.text,
      "The results digest is the SHA-256 over id and digest of every run used, the ledger digest that "
        + "over id, state and digest of every planned run. `results.csv` holds "
        + "one row per run, `figures/*.csv` the numbers behind each figure, `provenance.json` this "
        + "table for programs.",
    ]
  }

  private func reruns(_ verification: VerificationSummary) -> String {
    guard verification.reruns > 0 else { return "no run (`fanin verify` does it)" }
    return "\(verification.identical) of \(counted(verification.reruns, "re-run")) identical, "
      + counted(verification.machines, "machine")
  }

  private func list(_ shares: [ProvenanceSummary.Share]) -> String {
    if shares.isEmpty { return "–" }
    if shares.count == 1 { return shares[0].value }
    return shares.map { "\($0.value) (\(counted($0.runs, "run")))" }.joined(separator: "; ")
  }
}
