import ArgumentParser

/// How `run`, `resume` and `demo` work.
struct WorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Threads that train, one run each (default: one per core it may use).", valueName: "n"))
  var workers: Int?
  @Option(
    help: ArgumentHelp(
      "Seconds of training between checkpoints of a run (default: 5).", valueName: "seconds"))
  var checkpointEvery: Double?
  @Flag(help: "Print one JSON document at the end.")
  var json = false

  func validate() throws {
    if let workers, !(1...1_024).contains(workers) {
      throw ValidationError("--workers must be from 1 to 1024; got \(workers)")
    }
    if let checkpointEvery, !(0.001...10).contains(checkpointEvery) {
      throw ValidationError("--checkpoint-every must be from 0.001 to 10; got \(checkpointEvery)")
    }
  }
}
