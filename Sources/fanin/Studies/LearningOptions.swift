import ArgumentParser

/// What `plan` and `run` do with runs that have learned from others.
struct LearningOptions: ParsableArguments {
  @Flag(
    help: """
      Let runs learn again whose sources have changed, such as an equilibrium with more seeds; \
      their earlier results stay in the ledger.
      """)
  var refit = false
}
