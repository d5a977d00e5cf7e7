/// A study file to start from.
public enum StudyTemplate {
  /// A commented study file that is valid as it stands.
  ///
  /// - Parameters:
  ///   - name: The study's name; see ``Study/problem(ofName:)``.
  ///   - data: Names of data sets; at least one.
  /// - Returns: The text of the file.
  public static func text(name: String, data: [String]) -> String {
    """
    # yaml-language-server: $schema=\(StudySchema.fileName)
    # What should this study find out?
    # Expect: what you believe before it runs.   Run: fanin run studies/\(name).yaml
    study: \(name)
    question: Does a heterogeneous fan-in profile change accuracy at 90 % sparsity?
    data: [\(data.joined(separator: ", "))]
    seeds: 10                              # replicates 0 to 9, paired across profiles
    sparsities: [0.9]                      # absent ÷ possible connections: fractions, not percent
    profiles:                              # how a layer's connections are shared by its neurons
      - dense                              # every connection: one cell, whatever the sparsity
      - uniform                            # the same fan-in for every neuron
      - erdos-renyi                        # connections at random
      - {lognormal: {cv: 1.0}}             # unequal fan-ins, of this standard deviation ÷ mean
    network:
      hidden: [128, 64]
      allocation: uniform                  # budget between layers: uniform | erk
      output: dense                        # dense | sparse
      initialization: per-neuron           # variance 2 ÷ fan-in of the neuron | per-layer
      placement: shuffled                  # which neurons get large fan-ins: shuffled | by-index
      inputs: random                       # random | by-variance | by-upstream-fan-in
    training:
      epochs: 10
      batch: 128
      optimizer: sgd                       # sgd | adamw
      learning-rate: 0.1
      momentum: 0.9
      weight-decay: 0.0001
      schedule: cosine                     # constant | cosine | {step: {at: [0.5], factor: 0.1}}
      validation: 0.1                      # fraction of the training examples held out
    # sweep:                               # any single value above becomes one more factor
    #   training.learning-rate: [0.05, 0.1]
    analysis:                              # declared before anything runs
      metric: test-accuracy
      at: last-epoch                       # last-epoch | best-validation
      baseline: {profile: uniform}
      alpha: 0.05
      correction: holm                     # holm | hochberg | benjamini-hochberg | none
      equivalence-bound: 0.01              # the largest difference that does not matter
      correlate:
        - {x: fan-in-cv, y: hierarchy-strength}

    """
  }
}
