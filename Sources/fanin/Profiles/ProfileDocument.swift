import FaninTopology

/// What `fanin profile --json` prints.
struct ProfileDocument: Encodable {
  let profile: String
  let parameter: Double?
  let inputs: Int
  let outputs: Int
  let sparsity: Double
  let connections: Int
  let seed: UInt64
  let mean: Double
  let cv: Double
  let cvRequested: Double?
  let maximumCv: Double
  let gini: Double
  let minimum: Int
  let maximum: Int
  let empty: Int
  let hubs: Int
  let hubShare: Double
  let arithmeticExpectation: Double?
  let counts: [Int]

  init(_ preview: ProfilePreview, seed: UInt64) {
    profile = preview.profile.description
    parameter = preview.sequence.parameter
    inputs = preview.sequence.shape.inputs
    outputs = preview.sequence.shape.outputs
    sparsity = preview.sparsity
    connections = preview.connections
    self.seed = seed
    mean = preview.summary.mean
    cv = preview.summary.coefficientOfVariation
    cvRequested = preview.requestedCV
    maximumCv = preview.maximumCV
    gini = preview.summary.gini
    minimum = preview.summary.minimum
    maximum = preview.summary.maximum
    empty = preview.summary.withoutInputs
    hubs = preview.hubs.indices.count
    hubShare = preview.hubShare
    arithmeticExpectation = preview.arithmeticExpectation
    counts = preview.sequence.counts
  }
}
