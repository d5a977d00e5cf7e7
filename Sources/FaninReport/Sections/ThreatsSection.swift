/// What weakens the conclusions.
struct ThreatsSection: Section {
  let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  var blocks: [Document.Block] {
    let threats = findings.threats.map { threat -> Prose in
      "\(strong: "\(threat.topic)"): \(Prose(backTicked: threat.text))"
    }
    return [.section("Threats to these conclusions"), .list(threats)]
  }
}
