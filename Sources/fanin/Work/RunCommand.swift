import ArgumentParser

/// `fanin run`: plans a study and trains what is missing.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Plans a study, then trains every run that is not finished.",
    discussion: """
      Ctrl-C stops at the next step with everything saved, runs under way too (exit code 75); the \
      same command goes on from there, to the same bits. A process that is killed loses a few \
      seconds of work. A run that fails, such as one that diverges, does not stop the \
      others (exit code 1 at the end).
      """)

  @OptionGroup var study: StudyArgument
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var learning: LearningOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var part: ShardOption

  func run() throws {
    try Work(options: work).run(
      study.read(), ledger: ledger, data: data, refit: learning.refit, shard: part.shard)
  }
}
