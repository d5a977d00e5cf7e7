import FaninBuild
import FaninExecution
package import FaninKernels
import FaninLedger
import FaninStatistics
import Foundation

/// What this machine is, as far as studies depend on it.
package struct Machine: Sendable {
  /// The instruction sets its processor can run, slowest first.
  package var instructionSets = InstructionSet.available
  /// Kernels whose results are not the reference's.
  package var wrongKernels: [String] = []
  /// The processor cores this process may use.
  package var allottedCores = AllottedCores.count
  /// The processor cores of the machine.
  package var allCores = ProcessInfo.processInfo.processorCount
  /// SQLite's version.
  package var sqlite = Ledger.sqliteVersion
  /// The GNU Scientific Library's version.
  package var gsl = ScientificLibrary.version
  /// Whether the command that fetches data is here.
  package var hasCurl = Machine.finds("curl")

  /// This machine, its kernels verified.
  package init() {
    wrongKernels = KernelVerification.Kernel.allCases
      .filter { !KernelVerification.agrees($0, on: .best, vectors: 1) }.map(\.rawValue)
  }

  /// What is found.
  package var findings: [Finding] { [processor, cores, database, statistics, transfers] }

  private var processor: Finding {
    let best = instructionSets.last ?? .reference
    let names = instructionSets.map(\.rawValue).joined(separator: ", ")
    if !wrongKernels.isEmpty {
      return .fault(
        "processor",
        "the kernels for \(best.rawValue) give other bits than their definition: "
          + wrongKernels.joined(separator: ", "),
        remedy: "do not trust results of this machine; fanin-bench shows which kernels differ",
        status: .unsuccessful)
    }
    #if arch(x86_64)
    if ![.avx2, .avx512].contains(best) {
      return .advice(
        "processor", "runs \(names), without AVX2: the same bits, several times slower",
        remedy: "in a virtual machine, pass the host's processor through (-cpu host)")
    }
    #endif
    return .good("processor", "\(best.rawValue) of \(names); its kernels give the reference's bits")
  }

  private var cores: Finding {
    if allottedCores < allCores {
      return .advice(
        "cores", "\(allottedCores) of \(allCores) are allotted to this process; run uses as many",
        remedy: "allot more: taskset -c, docker --cpus, srun --cpus-per-task")
    }
    return .good("cores", "all \(allCores) may be used; run uses as many")
  }

  private var database: Finding {
    // STRICT tables, which the ledger's are: sqlite.org/stricttables.html.
    if !Machine.isAtLeast([3, 37], sqlite) {
      return .fault(
        "sqlite", "SQLite \(sqlite) cannot hold a ledger",
        remedy: "install SQLite 3.37 or newer and build again", status: .storage)
    }
    return .good("sqlite", "SQLite \(sqlite)")
  }

  private var statistics: Finding {
    if !Machine.isAtLeast([2, 5], gsl) {
      return .fault(
        "gsl", "GSL \(gsl) is older than what the statistics were verified with",
        remedy: "install GSL 2.5 or newer and build again", status: .storage)
    }
    return .good("gsl", "GSL \(gsl)")
  }

  private var transfers: Finding {
    if hasCurl { return .good("curl", "is here; fanin data fetch uses it") }
    return .advice(
      "curl", "is not here; fanin data fetch needs it",
      remedy: "install curl, or put data files into the data folder by hand")
  }

  /// Whether a version such as `3.40.1` is at least another.
  private static func isAtLeast(_ least: [Int], _ version: String) -> Bool {
    let parts = version.split(separator: ".").map { Int($0) ?? 0 }
    return !parts.lexicographicallyPrecedes(least)
  }

  private static func finds(_ command: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(command)") }
  }
}
