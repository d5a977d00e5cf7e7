public import FaninLedger
import Foundation

/// What this process computes with: everything of a provenance but the data.
public struct ComputingBuild: Hashable, Sendable {
  /// fanin's version.
  public var version: String
  /// The kernels' instruction set.
  public var instructionSet: String
  /// The build; nil where nobody says.
  public var program: Program?

  /// Creates a description of this process.
  public init(version: String, instructionSet: String, program: Program? = nil) {
    self.version = version
    self.instructionSet = instructionSet
    self.program = program
  }

  /// `debug` or `release`.
  public var mode: String {
    #if DEBUG
    "debug"
    #else
    "release"
    #endif
  }

  /// The provenance of a result on data of that digest.
  public func provenance(dataDigest: String) -> Provenance {
    Provenance(
      version: version, build: mode, instructionSet: instructionSet, processor: Self.processor,
      system: Self.system, dataDigest: dataDigest, program: program)
  }

  /// The identity of one of this process's workers.
  public func worker(_ thread: Int) -> WorkerIdentity {
    WorkerIdentity(thread: thread, version: version, build: mode, instructionSet: instructionSet)
  }

  /// The processor's model name.
  static let processor: String = {
    #if os(Linux)
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":", maxSplits: 1).last
    return name?.trimmingCharacters(in: .whitespaces) ?? "unknown"
    #else
    var size = 256
    var bytes = [UInt8](repeating: 0, count: size)
    guard sysctlbyname("machdep.cpu.brand_string", &bytes, &size, nil, 0) == 0 else {
      return "unknown"
    }
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    #endif
  }()

  /// The operating system, with its version.
  static let system: String = {
    #if os(Linux)
    let text = (try? String(contentsOfFile: "/etc/os-release", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("PRETTY_NAME=") }
    guard let name = line?.dropFirst("PRETTY_NAME=".count) else { return "Linux" }
    return name.trimmingCharacters(in: CharacterSet(charactersIn: "\"'"))
    #else
    return "macOS \(ProcessInfo.processInfo.operatingSystemVersionString)"
    #endif
  }()
}
