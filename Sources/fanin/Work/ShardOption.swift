import ArgumentParser
import FaninStudy

/// Which part of a study a command is about.
struct ShardOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only part k of n, k from 0: every n-th run by its id, the same ones whatever was run before.",
      valueName: "k/n"),
    transform: { text in
      guard let shard = Shard(text) else {
        throw ValidationError("it takes k/n, k from 0 and below n, such as 3/20")
      }
      return shard
    })
  var shard: Shard?
}
