import FaninTestSupport
import Foundation
import Testing

/// What the command says of bad input: the exit code, the whole complaint, and nothing written.
struct BadInputTests {
  /// Files in a folder, a command there, and what comes of it.
  struct Attempt: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let files: [String: Data]
    let arguments: [String]
    let exitCode: Int32
    let complaint: String

    init(
      _ name: String, _ files: [String: String] = [:], bytes: [String: Data] = [:],
      run arguments: String, exits exitCode: Int32, says complaint: String
    ) {
      testDescription = name
      self.files = files.mapValues { Data($0.utf8) }.merging(bytes) { text, _ in text }
      self.arguments = arguments.split(separator: " ", omittingEmptySubsequences: false)
        .map(String.init)
      self.exitCode = exitCode
      self.complaint = complaint
    }
  }

  static let attempts =
    studyAttempts + dataAttempts + ledgerAttempts + usageAttempts

  @Test(arguments: attempts)
  func `bad input is told in whole, and nothing is written`(attempt: Attempt) throws {
    try withTemporaryFolder { folder in
      for (name, content) in attempt.files {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: file)
      }
      let command = BuiltCommand(folder: folder)
      let before = try command.files()

      let outcome = try command.run(attempt.arguments)

      #expect(outcome.exitCode == attempt.exitCode)
      #expect(outcome.complaint == attempt.complaint + "\n")
      #expect(outcome.output.isEmpty)
      #expect(try command.files() == before)
    }
  }

  // MARK: Studies

  private static let wrong = """
    study: a/b
    qestion: What?
    data: [terrain, mnits]
    seeds: 0
    sparsities: [1.0, 1.4, -0.1, "90%", 0.9]
    profiles: [uniform, uniform, {lognormal: {cv: 9}}]
    network: {hidden: many}
    training: {epochs: 1, learning-rate: 0.1}
    """

  static let studyAttempts = [
    Attempt(
      "a study file that is not there", run: "check none.yaml", exits: 66,
      says: "none.yaml: no such file"),
    Attempt(
      "a folder", ["x.yaml/y": ""], run: "run x.yaml", exits: 65,
      says: "x.yaml: a folder, not a study file"),
    Attempt(
      "an empty study file", ["x.yaml": ""], run: "run x.yaml", exits: 65,
      says: "x.yaml: no study in it; fanin new writes one to start from"),
    Attempt(
      "a study file that is no text", bytes: ["x.yaml": Data([0xFF, 0xFE, 0])], run: "run x.yaml",
      exits: 65, says: "x.yaml: not UTF-8 text, which a study file is"),
    Attempt(
      "a zero byte", ["x.yaml": "study: a\0b\n"], run: "run x.yaml", exits: 65,
      says: "x.yaml:1:9: not valid YAML: control characters are not allowed"),
    Attempt(
      "tabs", ["x.yaml": "network:\n\thidden: [3]\n"], run: "run x.yaml", exits: 65,
      says: "x.yaml:2:1: not valid YAML: found character that cannot start any token; "
        + "indent with spaces, not tabs, and quote a text that begins with a sign"),
    Attempt(
      "a study file of 100 MB", bytes: ["x.yaml": Data(count: 100_000_000)], run: "run x.yaml",
      exits: 65, says: "x.yaml: larger than 256 KiB, which no study file is"),
    Attempt(
      "aliases that unfold to billions",
      [
        "x.yaml": "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\n"
          + "d: &d [*c, *c, *c, *c]\n"
      ], run: "run x.yaml", exits: 65,
      says: "x.yaml: 12 aliases, of which at most 8 are read"),
    Attempt(
      "every problem at once", ["x.yaml": wrong], run: "run x.yaml", exits: 65,
      says: """
        x.yaml:1:8: study: must be letters, digits, '-', '_' and '.', at most 100, and neither '.' nor '-' first; got 'a/b'
        x.yaml:2:1: qestion: unknown key; did you mean 'question'?
        x.yaml:3:17: data[1]: no data set named 'mnits'; did you mean 'mnist'?
        x.yaml:4:8: seeds: must be from 1 to 10000000; got 0
        x.yaml:5:14: sparsities[0]: must be at least 0 and below 1; got 1.0
        x.yaml:5:19: sparsities[1]: must be at least 0 and below 1; got 1.4
        x.yaml:5:24: sparsities[2]: must be at least 0 and below 1; got -0.1
        x.yaml:5:30: sparsities[3]: must be at least 0 and below 1; got '90%'; a sparsity is a fraction: write 0.9
        x.yaml:6:21: profiles[1]: the same level as profiles[0] in line 6
        x.yaml:7:19: network.hidden: must be a list; got 'many'
        """),
    Attempt(
      "a CV that no layer of that size reaches",
      ["x.yaml": TinyStudies.four(with: ["profiles: [uniform, {lognormal: {cv: 9}}]"])],
      run: "run x.yaml", exits: 65,
      says: "x.yaml:6:21: profiles[1]: terrain at sparsity 0.9: lognormal cannot have a CV of 9 in "
        + "the layer of 54 inputs × 16 neurons with 86 connections: it reaches from 0.09 to 2.458, "
        + "and no sequence of that layer exceeds 2.458"),
    Attempt(
      "a layer left without connections",
      ["x.yaml": TinyStudies.four(with: ["sparsities: [0.9999]"])], run: "run x.yaml", exits: 65,
      says: "x.yaml:6:19: profiles[1]: terrain at sparsity 0.9999: the layer of 54 inputs × "
        + "16 neurons keeps no connection at sparsity 0.9999; lower the sparsity or widen the layer"
    ),
  ]

  // MARK: Data

  /// Twelve rows of two classes.
  private static let rows = (0..<12).map { "\($0),\($0 * 5 % 7),\($0 % 2 == 0 ? "even" : "odd")" }

  private static func table(_ rows: [String], header: String = "x,y,class") -> [String: String] {
    [
      "x.yaml": TinyStudies.four(with: ["data: {csv: {path: t.csv, label: class}}"]),
      "t.csv": ([header] + rows).joined(separator: "\n"),
    ]
  }

  private static let mnist = ["x.yaml": TinyStudies.four(with: ["data: mnist"])]

  static let dataAttempts = [
    Attempt(
      "a data set that is not here", mnist, run: "run x.yaml", exits: 66,
      says: "fanin: data/mnist/train-images-idx3-ubyte.gz: no such file; expected an IDX file of "
        + "60000 images of 28 × 28, plain or .gz; to get it: fanin data fetch mnist"),
    Attempt(
      "a data file that is no gzip",
      mnist.merging(["data/mnist/train-images-idx3-ubyte.gz": "junk"]) { $1 }, run: "run x.yaml",
      exits: 65,
      says: "fanin: data/mnist/train-images-idx3-ubyte.gz: is named .gz but does not hold gzip data"
    ),
    Attempt(
      "a number that is none", table(rows + ["nan,1,odd"]), run: "run x.yaml", exits: 65,
      says:
        "x.yaml:3:13: data.csv: ./t.csv:14: column 'x' has 1 missing value in 13 rows, 'nan' the first; with missing: drop such rows are left out"
    ),
    Attempt(
      "a ragged row", table(rows + ["1,odd"]), run: "run x.yaml", exits: 65,
      says: "x.yaml:3:13: data.csv: ./t.csv:14: has 2 cells, expected 3"),
    Attempt(
      "a label column that is not there", table(rows, header: "x,y,kind"), run: "run x.yaml",
      exits: 65,
      says:
        "x.yaml:3:13: data.csv: ./t.csv:1: no column is named 'class'; the columns are x, y, kind"),
    Attempt(
      "an empty table", table([], header: ""), run: "run x.yaml", exits: 65,
      says: "x.yaml:3:13: data.csv: ./t.csv: is empty"),
    Attempt(
      "one class", table(rows.filter { $0.hasSuffix("odd") }), run: "run x.yaml", exits: 65,
      says:
        "x.yaml:3:13: data.csv: ./t.csv: all examples are of one class; there is nothing to tell "
        + "apart"),
    Attempt(
      "a wrong magic number",
      [
        "x.yaml": TinyStudies.four(
          with: ["data: {idx: {train: [t.idx, l.idx], test: [t.idx, l.idx]}}"]),
        "t.idx": "spam and eggs", "l.idx": "spam and eggs",
      ], run: "run x.yaml", exits: 65,
      says: "x.yaml:3:13: data.idx: ./t.idx: begins with the bytes 73 70 61 6d, not 00 00 08 02 or "
        + "03 or 04 of an IDX file of bytes"),
  ]

  // MARK: Ledgers

  private static let tiny = ["x.yaml": TinyStudies.four()]

  static let ledgerAttempts = [
    Attempt(
      "a ledger that is another file", tiny.merging(["fanin.sqlite": "dear diary"]) { $1 },
      run: "run x.yaml", exits: 74,
      says: "fanin: ./fanin.sqlite: is not a fanin ledger but a file of another kind; it was not "
        + "touched; name another file with --ledger"),
    Attempt(
      "a ledger that is a folder", tiny.merging(["l/x": ""]) { $1 }, run: "run x.yaml --ledger l",
      exits: 74, says: "fanin: ./l: is a folder, not a ledger; name a file with --ledger"),
    Attempt(
      "a ledger in a folder that is not there", tiny, run: "run x.yaml --ledger no/l.sqlite",
      exits: 74,
      says: "fanin: ./no/l.sqlite: cannot be opened: there is no folder ./no"),
    Attempt(
      "a ledger that is not there", tiny, run: "status x.yaml", exits: 66,
      says: "fanin: ./fanin.sqlite: there is no ledger; plan a study first (fanin plan STUDY.yaml) "
        + "or name another with --ledger"),
    Attempt(
      "a ledger that another process is about to make", ["fanin.sqlite": ""], run: "status",
      exits: 66,
      says: "fanin: ./fanin.sqlite: there is no ledger; plan a study first (fanin plan STUDY.yaml) "
        + "or name another with --ledger"),
  ]

  // MARK: Usage

  private static let runUsage = """
    Usage: fanin run <study> [--ledger <ledger>] [--data <data>] [--refit] [--workers <n>] \
    [--checkpoint-every <seconds>] [--json] [--shard <k/n>]
      See 'fanin run --help' for more information.
    """

  static let usageAttempts = [
    Attempt(
      "no such command", run: "rum", exits: 64,
      says: "Error: Unexpected argument 'rum'\nUsage: fanin <subcommand>\n"
        + "  See 'fanin --help' for more information."),
    Attempt(
      "nobody to work", tiny, run: "run x.yaml --workers 0", exits: 64,
      says: "Error: --workers must be from 1 to 1024; got 0\n\(runUsage)"),
    Attempt(
      "an empty path", tiny, run: "run x.yaml --ledger ", exits: 64,
      says: "Error: --ledger takes a path; got ''\n\(runUsage)"),
    Attempt(
      "a new study over an old one", ["x.yaml": "mine"], run: "new x", exits: 64,
      says: "fanin: x.yaml: is there already; choose another name"),
    Attempt(
      "a profile that cannot be",
      run: "profile lognormal --cv 5 --inputs 8 --outputs 4 --sparsity 0.5",
      exits: 65,
      says: "fanin: lognormal cannot have a CV of 5 in the layer of 8 inputs × 4 neurons with "
        + "16 connections: it reaches from 0 to 0.771, and no sequence of that layer exceeds 0.771"),
  ]
}
