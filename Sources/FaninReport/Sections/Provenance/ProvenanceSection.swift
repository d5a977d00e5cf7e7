import FaninAnalysis

/// What the numbers were computed by and from, in a sentence.
struct ProvenanceSection: Section {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  var blocks: [Document.Block] {
    let provenance = findings.provenance
    let builds = provenance.builds.map { "fanin \($0.value)" }
    let sources = provenance.sources.map(\.value)
    let by = (builds + sources).sentence
    return [
      .section("Provenance"),
      """
      Computed by \(by.isEmpty ? "–" : by); executed again: \
      \(Self.reruns(provenance.verification)). Results digest: \
      \(code: String(provenance.resultsDigest.prefix(16)))….
      """,
    ]
  }

  /// What became of runs that were executed again.
  static func reruns(_ verification: ProvenanceSummary.Reruns) -> Prose {
    guard verification.reruns > 0 else { return "no run (\(code: "fanin verify") does it)" }
    return """
      \(verification.identical) of \(counted(verification.reruns, "re-run")) identical, \
      \(counted(verification.machines, "machine"))
      """
  }
}
