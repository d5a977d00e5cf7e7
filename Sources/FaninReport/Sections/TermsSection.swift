import FaninAnalysis
import FaninStudy

/// What the words of the report mean, for readers from elsewhere.
struct TermsSection: FoldedSection {
  let findings: Contents

  init(_ findings: Contents) { self.findings = findings }

  let title: Prose = "What the words mean"

  let bearing: Prose = "Profiles, hubs, hierarchy strength, cells and blocks."

  var inside: [Document.Block] {
    guard findings.study.setting != nil else { return [] }
    return [.list(terms)]
  }

  private var terms: [Prose] {
    [
      """
      \(strong: "Fan-in profile"): how many inputs each neuron of a layer reads; the total is fixed by \
      the sparsity. \(code: "uniform") gives all neurons the same number, \(code: "erdos-renyi") \
      draws connections at random, \(code: "dense") keeps all; the others are families of shapes, \
      from even to very uneven.
      """,
      """
      \(strong: "Fan-in CV"): the standard deviation of a layer's fan-ins over their mean; 0 where \
      all are alike.
      """,
      """
      \(strong: "Hub"): one of the tenth of a layer's neurons that read the most. \
      \(strong: "Hierarchy strength"): the mean gradient norm of hubs over that of the other neurons. \
      It grows like √fan-in by arithmetic alone, before anything is learned.
      """,
      """
      \(strong: "Cell"): one combination of data, sparsity, profile and topology, trained once a \
      seed. \(strong: "Block"): the cells that are compared with one another.
      """,
    ]
  }
}
