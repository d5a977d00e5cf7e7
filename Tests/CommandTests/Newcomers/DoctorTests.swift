import FaninKernels
import FaninLedger
import FaninTestSupport
import Foundation
import GRDB
import Testing
import fanin

/// `fanin doctor` finds what is wrong with a machine, and says what to do.
struct DoctorTests {
  private func states(_ findings: [Finding]) -> [String: Finding.State] {
    Dictionary(findings.map { ($0.check, $0.state) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Machines that this one is not

  @Test func `this machine has what studies need`() {
    let findings = Machine().findings

    #expect(findings.allSatisfy { $0.state != .fault }, "\(findings)")
    #expect(findings.map(\.check) == ["processor", "cores", "sqlite", "gsl", "curl"])
  }

  @Test func `one core of eight is told with the way to get more`() throws {
    var machine = Machine()
    (machine.allottedCores, machine.allCores) = (1, 8)

    let finding = try #require(machine.findings.first { $0.check == "cores" })

    #expect(finding.state == .advice && finding.words.hasPrefix("1 of 8 are allotted"))
    #expect(finding.remedy?.contains("srun --cpus-per-task") == true)
  }

  @Test func `kernels that give other bits, and libraries too old, are faults`() {
    var machine = Machine()
    machine.wrongKernels = ["gather"]
    machine.sqlite = "3.36.0"
    machine.gsl = "1.16"

    let states = states(machine.findings)

    #expect(states["processor"] == .fault && states["sqlite"] == .fault && states["gsl"] == .fault)
  }

  @Test func `versions are compared as numbers`() {
    var machine = Machine()
    machine.sqlite = "3.100.0"
    machine.gsl = "2.10"

    let states = states(machine.findings)

    #expect(states["sqlite"] == .good && states["gsl"] == .good)
  }

  #if arch(x86_64)
  @Test func `a processor without AVX2 is an advice`() {
    var machine = Machine()
    machine.instructionSets = [.reference, .baseline]

    #expect(states(machine.findings)["processor"] == .advice)
  }
  #endif

  @Test func `without curl data cannot be fetched`() {
    var machine = Machine()
    machine.hasCurl = false

    #expect(states(machine.findings)["curl"] == .advice)
  }

  // MARK: Places that are not here

  private func place(_ change: (inout LedgerPlace) -> Void) -> [String: Finding.State] {
    var place = LedgerPlace(of: URL(fileURLWithPath: NSTemporaryDirectory() + "/fanin.sqlite"))
    place.isWritable = true
    place.fileSystem = .local
    place.freeBytes = 1 << 34
    change(&place)
    return states(place.findings)
  }

  @Test func `a network file system, a folder that cannot be written and a full disk are faults`() {
    #expect(place { _ in } == ["ledger folder": .good, "disk": .good])
    #expect(place { $0.fileSystem = .network("nfs4") }["ledger folder"] == .fault)
    #expect(place { $0.isWritable = false }["ledger folder"] == .fault)
    #expect(place { $0.freeBytes = 1 << 25 }["disk"] == .fault)
    #expect(place { $0.freeBytes = 1 << 29 }["disk"] == .advice)
  }

  @Test func `whoever says that one machine alone uses a network's ledger is believed`() {
    let states = place {
      $0.fileSystem = .network("nfs4")
      $0.hasSingleHost = true
    }

    #expect(states["ledger folder"] == .good)
  }

  // MARK: The command

  @Test func `without data and ledger nothing is wrong`() throws {
    try withTemporaryFolder { folder in
      let outcome = try BuiltCommand(folder: folder).run("doctor")

      #expect(outcome.exitCode == 0, "\(outcome.output)")
      #expect(outcome.output.contains("advice  data          mnist: is not here"))
      #expect(outcome.output.contains("fanin.sqlite: there is none yet"))
      #expect(try BuiltCommand(folder: folder).files().isEmpty)
    }
  }

  @Test func `a broken data file is a fault of data`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      let data = folder.appendingPathComponent("data/mnist")
      try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
      for name in ["train-images", "train-labels", "t10k-images", "t10k-labels"] {
        let kind = name.hasSuffix("images") ? "idx3" : "idx1"
        try Data("broken".utf8).write(to: data.appendingPathComponent("\(name)-\(kind)-ubyte.gz"))
      }

      let outcome = try command.run("doctor")

      #expect(outcome.exitCode == 65, "\(outcome.output)")
      #expect(outcome.output.contains("→ delete the file, then fanin data fetch"))
    }
  }

  @Test func `a ledger of another time or another program is a fault, with its remedy`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "tiny.yaml")
      try command.run("plan", "tiny.yaml")
      let good = try command.run("doctor")
      let database = try DatabaseQueue(path: folder.path + "/fanin.sqlite")
      try database.write { db in try db.execute(sql: "PRAGMA user_version = 1") }
      try database.close()
      let old = try command.run("doctor", "--json")
      try command.write("SQLite format 3\0and no more", to: "fanin.sqlite")
      let broken = try command.run("doctor")

      #expect(good.exitCode == 0 && good.output.contains("whole; 1 studies, 0 of 4 runs finished"))
      #expect(old.exitCode == 74 && old.output.contains(#""is_healthy" : false"#))
      #expect(old.output.contains("was written by an older fanin"))
      #expect(broken.exitCode == 74 && broken.output.contains("fault   ledger "))
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "there is no /proc"))
  func `a folder where nothing can be made is a fault, even for root`() throws {
    try withTemporaryFolder { folder in
      let outcome = try BuiltCommand(folder: folder)
        .run("doctor", "--ledger", "/proc/self/nowhere/fanin.sqlite")

      #expect(outcome.exitCode == 74)
      #expect(outcome.output.contains("its folder cannot be written, or is not there"))
    }
  }
}
