import FaninTestSupport
import Testing

struct HelpTests {
  @Test func `the command says what it can do`() throws {
    try withTemporaryFolder { folder in
      let help = try BuiltCommand(folder: folder).run("--help")

      #expect(help.exitCode == 0 && help.complaint.isEmpty)
      #expect(help.output == Self.help)
    }
  }

  @Test func `without a command it says the same`() throws {
    try withTemporaryFolder { folder in
      let help = try BuiltCommand(folder: folder).run()

      #expect(help.exitCode == 0 && help.output == Self.help)
    }
  }

  private static let help = """
    OVERVIEW: Plans, runs and reports studies of sparse neural networks.

    USAGE: fanin <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      demo                    Runs the embedded study and prints its report's main
                              tables.
      new                     Writes a commented study file to start from.
      check                   Validates a study file and says what it would do;
                              writes nothing.
      schema                  Prints the JSON Schema of study files, for editors
                              and other checkers.
      power                   Says how many seeds a study needs, and what the
                              planned ones can show.
      plan                    Enrolls the runs of a study in the ledger; runs
                              nothing.
      run                     Plans a study, then trains every run that is not
                              finished.
      resume                  Trains every unfinished run of the ledger, of
                              whatever study.
      status                  Prints counts by state, workers, rate, time left and
                              first errors.
      show                    Prints one run: recipe, attempts, epochs, layers,
                              provenance.
      report                  Writes the report of a study from what the ledger
                              holds.
      render                  Writes a report's texts and figures again from its
                              findings.json.
      claims                  Prints one table over reports: what was claimed, what
                              was measured, the verdict.
      compare                 Compares two cells of the ledger, exploratory by name.
      diff                    Says per cell whether results are the same bits,
                              equivalent, or different.
      verify                  Executes finished runs again and compares their
                              digests bit by bit.
      retry                   Makes the failed runs of a study pending again.
      export                  Prints the results of a study, one row per run.
      import                  Takes results that another program computed as those
                              of a study.
      merge                   Folds other ledgers into the ledger: all of each, or
                              on any error nothing of it.
      backup                  Copies the ledger to a new file, while others work.
      restore                 Puts a backup in the place of the ledger, which is
                              kept beside it.
      stats                   Runs statistical procedures: JSON lines in, JSON
                              lines out.
      published               Says which t tests over how many runs can have
                              produced published numbers.
      profile                 Previews the fan-ins a profile gives one layer.
      data                    Lists, downloads and verifies data sets.
      doctor                  Examines this machine: processor, libraries, cores,
                              data, ledger, disk.
      validate                Draws studies from known distributions and counts how
                              often procedures are wrong.

      See 'fanin help <subcommand>' for detailed help.

    """
}
