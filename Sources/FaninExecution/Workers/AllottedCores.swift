import Foundation

/// The processor cores this process may use, which may be fewer than the machine has.
public enum AllottedCores {
  /// The cores of the process's affinity, or those its control groups pay for if they are fewer; a
  /// part of a core counts as one.
  public static let count: Int = {
    let cores = affinity() ?? ProcessInfo.processInfo.activeProcessorCount
    return max(1, min(cores, quota() ?? cores))
  }()

  /// The cores the scheduler may choose from; nil where that is not told.
  ///
  /// - Source: Linux, Documentation/filesystems/proc.rst (`Cpus_allowed_list`, such as `0-3,8`).
  package static func affinity(status: String = "/proc/self/status") -> Int? {
    let text = (try? String(contentsOfFile: status, encoding: .utf8)) ?? ""
    let key = "Cpus_allowed_list:"
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(key) }) else {
      return nil
    }
    var count = 0
    for range in line.dropFirst(key.count).split(separator: ",") {
      let ends = range.split(separator: "-").compactMap {
        Int($0.trimmingCharacters(in: .whitespaces))
      }
      guard let first = ends.first, let last = ends.last, first <= last else { return nil }
      count += last - first + 1
    }
    return count
  }

  /// The cores that the strictest control group over this process allows.
  ///
  /// - Parameters:
  ///   - membership: `/proc/self/cgroup`.
  ///   - root: Where control groups are mounted.
  /// - Returns: The quota in cores, rounded up; nil for no limit.
  /// - Source: Linux, Documentation/admin-guide/cgroup-v2.rst (`cpu.max`) and
  ///   scheduler/sched-bwc.rst (`cpu.cfs_quota_us`).
  package static func quota(
    membership: String = "/proc/self/cgroup", root: String = "/sys/fs/cgroup"
  ) -> Int? {
    let lines = (try? String(contentsOfFile: membership, encoding: .utf8)) ?? ""
    let quotas = lines.split(separator: "\n").flatMap { line -> [Double] in
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return [] }
      let controllers = fields[1].split(separator: ",")
      guard controllers.isEmpty || controllers.contains("cpu") else { return [] }
      let mount = controllers.isEmpty ? root : "\(root)/\(fields[1])"
      return folders(from: String(fields[2]), below: mount).compactMap(quota(in:))
    }
    return quotas.min().map { Int($0.rounded(.up)) }
  }

  /// A control group's folder and all above it, up to the mount; in a container the group's own
  /// path may not be there, and the mount is the group.
  private static func folders(from path: String, below mount: String) -> [String] {
    var parts = path.split(separator: "/")
    var folders = [mount]
    while !parts.isEmpty {
      folders.append(mount + "/" + parts.joined(separator: "/"))
      parts.removeLast()
    }
    return folders
  }

  private static func quota(in folder: String) -> Double? {
    func numbers(_ file: String) -> [Double] {
      let text = (try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)) ?? ""
      return text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    }
    // `max` is no number, and -1 is no quota.
    let limits = numbers("cpu.max")
    let pair = limits.isEmpty ? numbers("cpu.cfs_quota_us") + numbers("cpu.cfs_period_us") : limits
    guard pair.count == 2, pair[0] > 0, pair[1] > 0 else { return nil }
    return pair[0] / pair[1]
  }
}
