import Foundation

/// The most memory a process has held at once.
public enum PeakMemory {
  /// Of this process so far, in bytes.
  public static var ofThisProcess: Int {
    #if os(Linux)
    // Not getrusage, whose maximum a process inherits from the one that started it.
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first ?? 0) * 1_024
    #else
    var usage = rusage()
    return getrusage(RUSAGE_SELF, &usage) == 0 ? Int(usage.ru_maxrss) : 0
    #endif
  }
}
