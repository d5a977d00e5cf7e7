import Foundation

/// What the operating system says of processes.
enum SystemProcess {
  /// The machine's name, without asking the network.
  static let host: String = {
    var bytes = [CChar](repeating: 0, count: 256)
    guard gethostname(&bytes, bytes.count - 1) == 0 else { return "unknown" }
    return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }()

  #if os(Linux)
  /// Names one start of the machine.
  static let boot = text(of: "/proc/sys/kernel/random/boot_id") ?? "unknown"

  /// The pid namespace.
  static let space =
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? "unknown"

  /// When a process started, in clock ticks since boot; nil when it has ended.
  ///
  /// - Source: proc_pid_stat(5): field 3 is the state, field 22 the start; the name before them
  ///   stands in parentheses and may hold anything.
  static func start(of pid: Int32) -> String? {
    guard let line = text(of: "/proc/\(pid)/stat"), let name = line.lastIndex(of: ")") else {
      return nil
    }
    let fields = line[name...].split(separator: " ").dropFirst()
    guard fields.count >= 20, let state = fields.first, state != "Z", state != "X" else {
      return nil
    }
    return String(fields[fields.startIndex + 19])
  }

  private static func text(of path: String) -> String? {
    guard let file = FileHandle(forReadingAtPath: path), let data = try? file.readToEnd() else {
      return nil
    }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
  #else
  /// Names one start of the machine.
  static let boot: String = {
    var size = 64
    var bytes = [UInt8](repeating: 0, count: size)
    guard sysctlbyname("kern.bootsessionuuid", &bytes, &size, nil, 0) == 0 else { return "unknown" }
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }()

  /// There is only one.
  static let space = "all"

  /// When a process started; nil when it has ended.
  static func start(of pid: Int32) -> String? {
    var name = [CTL_KERN, KERN_PROC, KERN_PROC_PID, pid]
    var process = kinfo_proc()
    var size = MemoryLayout<kinfo_proc>.stride
    guard sysctl(&name, 4, &process, &size, nil, 0) == 0, size > 0 else { return nil }
    guard process.kp_proc.p_stat != SZOMB else { return nil }
    let start = process.kp_proc.p_starttime
    return "\(start.tv_sec).\(start.tv_usec)"
  }
  #endif
}
