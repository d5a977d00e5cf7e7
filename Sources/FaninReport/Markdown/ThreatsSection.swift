/// What weakens the conclusions.
struct ThreatsSection: Sendable {
  let findings: Findings

  init(_ findings: Findings) { self.findings = findings }

  var parts: [String] {
    let lines = findings.threats.map { "- **\($0.topic)**: \($0.text)" }
    return ["## Threats to these conclusions", lines.joined(separator: "\n")]
  }
}
