import FaninTestSupport
import Foundation
import Testing

/// Output that nobody can keep is a failure; complaints that nobody can read are none.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
struct LostOutputTests {
  @Test(arguments: ["check x.yaml", "data list", "stats --list", "--help", "--version"])
  func `a full disk behind standard output is told`(arguments: String) throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "x.yaml")

      let full = try command.shell("fanin \(arguments) >/dev/full")
      let closed = try command.shell("fanin \(arguments) >&-")

      #expect(full.exitCode == 74 && closed.exitCode == 74)
      #expect(full.complaint.hasPrefix("fanin: cannot write standard output: "))
      #expect(closed.complaint.hasPrefix("fanin: cannot write standard output: "))
    }
  }

  @Test(arguments: ["2>/dev/full", "2>&-"])
  func `complaints that cannot be written change no exit code`(redirection: String) throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "x.yaml")

      #expect(try command.shell("fanin check none.yaml \(redirection)").exitCode == 66)
      #expect(try command.shell("fanin run x.yaml \(redirection)").exitCode == 0)
      #expect(try command.shell("fanin show zzz \(redirection)").exitCode == 66)
    }
  }

  @Test func `a reader that saw enough does not stop the work`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.thirty, to: "thirty.yaml")

      let line = "(fanin run thirty.yaml 2>&1; echo $? >code) | head -n 1"
      let head = try command.shell("\(line); while [ ! -s code ]; do sleep 0.1; done; cat code")

      #expect(head.output.hasPrefix("thirty: 30 runs: 30 new"))
      #expect(head.output.hasSuffix("\n0\n"))
    }
  }

  @Test func `a new study that does not fit on the disk is not begun`() throws {
    try withTemporaryFolder { folder in
      // Files may have no bytes: as on a full disk, but for anybody.
      let outcome = try BuiltCommand(folder: folder)
        .shell("{ (ulimit -f 0; fanin new x); echo $?; } 2>&1 | cat")

      #expect(outcome.output.hasPrefix("fanin: cannot write x.yaml: "))
      #expect(outcome.output.hasSuffix("\n74\n"))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/x.yaml"))
    }
  }
}
