import FaninExecution
import FaninTestSupport
import Foundation
import Testing

struct AllottedCoresTests {
  /// Control groups: files below the mount, the process's membership, and the cores that gives.
  static let groups: [(files: [String: String], membership: String, cores: Int?)] = [
    // Version 2: the quota of the group itself, of one above it, of the mount in a container.
    (["a/b/cpu.max": "150000 100000\n"], "0::/a/b\n", 2),
    (["a/b/cpu.max": "max 100000\n", "a/cpu.max": "100000 100000\n"], "0::/a/b\n", 1),
    (["cpu.max": "50000 100000\n"], "0::/not/mounted/here\n", 1),
    (["a/cpu.max": "max 100000\n"], "0::/a\n", nil),
    // Version 1, beside other controllers.
    (
      [
        "cpu,cpuacct/d/cpu.cfs_quota_us": "300000\n", "cpu,cpuacct/d/cpu.cfs_period_us": "100000\n",
      ],
      "4:memory:/d\n3:cpu,cpuacct:/d\n", 3
    ),
    (
      ["cpu/d/cpu.cfs_quota_us": "-1\n", "cpu/d/cpu.cfs_period_us": "100000\n"], "3:cpu:/d\n", nil
    ),
    ([:], "", nil),
  ]

  @Test(arguments: groups)
  func `a quota of the control groups is told in whole cores`(
    files: [String: String], membership: String, cores: Int?
  ) throws {
    try withTemporaryFolder { folder in
      for (name, text) in files {
        let url = folder.appendingPathComponent("fs/\(name)")
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
      let process = folder.appendingPathComponent("cgroup")
      try Data(membership.utf8).write(to: process)

      let quota = AllottedCores.quota(
        membership: process.path, root: folder.appendingPathComponent("fs").path)

      #expect(quota == cores)
    }
  }

  /// Lines of `/proc/self/status`, and the cores they allow.
  static let lists: [(String, Int?)] = [
    ("Name:\tfanin\nCpus_allowed_list:\t0-3,8\n", 5), ("Cpus_allowed_list:\t1\n", 1),
    ("Name:\tfanin\n", nil),
  ]

  @Test(arguments: lists)
  func `the cores of an affinity are counted`(status: String, cores: Int?) throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("status")
      try Data(status.utf8).write(to: file)

      #expect(AllottedCores.affinity(status: file.path) == cores)
    }
  }

  @Test func `there is at least one, and not more than the machine has`() {
    #expect((1...ProcessInfo.processInfo.processorCount).contains(AllottedCores.count))
  }
}
