import FaninData
import FaninStudy
import FaninTraining
import Foundation

/// A run that cannot fit into the memory there is, known before it takes the process down.
struct MemoryShortage: Error, CustomStringConvertible {
  let needed: Int
  let available: Int

  /// Nil where the run may fit.
  ///
  /// The need is a lower bound: weight, gradient, momentum and column of every connection, 14 bytes.
  init?(_ run: PlannedRun, on dataset: Dataset, available: Int = MemoryLimit.bytes) {
    let network = run.recipe.network
    let sizes = [dataset.features] + network.hidden + [dataset.classes]
    let density = 1 - run.recipe.sparsity
    let connections = zip(sizes, sizes.dropFirst()).reduce(0.0) {
      $0 + density * Double($1.0) * Double($1.1)
    }
    guard 14 * connections > Double(available) else { return nil }
    needed = Int(exactly: (14 * connections).rounded()) ?? .max
    self.available = available
  }

  var description: String {
    "out of memory: its network needs more than \(needed / 1_000_000) MB, and this process may have "
      + "\(available / 1_000_000) MB; make network.hidden smaller or sparsities higher, or run it on "
      + "a larger machine"
  }
}

/// How much memory this process may have.
enum MemoryLimit {
  /// The machine's memory, or less where a limit is set.
  static let bytes: Int = {
    let machine = Int(clamping: ProcessInfo.processInfo.physicalMemory)
    return min(machine, addressSpace ?? machine, controlGroup ?? machine)
  }()

  /// `ulimit -v`.
  private static var addressSpace: Int? {
    var limit = rlimit()
    #if os(Linux)
    let code = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
    let code = getrlimit(RLIMIT_AS, &limit)
    #endif
    return code == 0 && limit.rlim_cur < UInt64(Int.max) ? Int(limit.rlim_cur) : nil
  }

  /// The container's.
  private static var controlGroup: Int? {
    let text = try? String(contentsOfFile: "/sys/fs/cgroup/memory.max", encoding: .utf8)
    return text.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }
}
