import FaninTestSupport
import Foundation
import Testing

#if os(Linux)
/// What a user whose quota is used up is told; the quota is a library that refuses what SQLite writes.
struct DiskQuotaTests {
  private static let library = """
    #define _GNU_SOURCE
    #include <errno.h>
    #include <unistd.h>
    ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) {
      errno = EDQUOT;
      return -1;
    }
    ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
      return pwrite64(file, bytes, count, offset);
    }
    """

  static let hasCompiler = FileManager.default.isExecutableFile(atPath: "/usr/bin/cc")

  @Test(.enabled(if: hasCompiler, "a C compiler makes the library"))
  func `a quota that is used up is told as one, and leaves no empty ledger`() throws {
    try withTemporaryFolder { folder in
      let command = BuiltCommand(folder: folder)
      try command.write(TinyStudies.four(), to: "x.yaml")
      try command.write(Self.library, to: "quota.c")
      try #require(try command.shell("cc -shared -fPIC -o quota.so quota.c").exitCode == 0)

      let outcome = try command.shell("LD_PRELOAD=$PWD/quota.so fanin plan x.yaml")

      #expect(outcome.exitCode == 74)
      #expect(outcome.complaint.contains("your disk quota is exceeded"))
      #expect(try !command.files().keys.contains { $0.hasPrefix("fanin.sqlite") })
    }
  }
}
#endif
