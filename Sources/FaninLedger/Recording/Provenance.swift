/// What a result was computed by and from.
public struct Provenance: Hashable, Sendable, Codable {
  /// fanin's version, such as `0.1.0`.
  public var version: String
  /// `debug` or `release`.
  public var build: String
  /// The kernels' instruction set, such as `avx512`.
  public var instructionSet: String
  /// The processor's model name.
  public var processor: String
  /// The operating system, with its version.
  public var system: String
  /// The digest of the data set.
  public var dataDigest: String
  /// The build; nil where nobody named it.
  public var program: Program?

  /// Creates a provenance.
  public init(
    version: String, build: String, instructionSet: String, processor: String, system: String,
    dataDigest: String, program: Program? = nil
  ) {
    self.version = version
    self.build = build
    self.instructionSet = instructionSet
    self.processor = processor
    self.system = system
    self.dataDigest = dataDigest
    self.program = program
  }
}

/// One build of fanin, and the libraries it met.
public struct Program: Hashable, Sendable, Codable {
  /// The commit it was built from; `unknown` when not built from a clone.
  public var sourceCommit: String
  /// Whether the sources had changes that were not committed.
  public var isModified: Bool
  /// The compilers.
  public var compiler: String
  /// The GNU Scientific Library's version.
  public var gsl: String
  /// SQLite's version; the ledger itself fills it in.
  public var sqlite: String
  /// The Swift packages it was built with, such as `GRDB.swift 7.10.0, Yams 6.2.2`.
  public var packages: String

  /// Creates a description of a build.
  public init(
    sourceCommit: String, isModified: Bool, compiler: String, gsl: String, sqlite: String = "",
    packages: String
  ) {
    self.sourceCommit = sourceCommit
    self.isModified = isModified
    self.compiler = compiler
    self.gsl = gsl
    self.sqlite = sqlite
    self.packages = packages
  }

  /// The first digits of the commit, with `+` when there were changes besides.
  public var shortCommit: String {
    (sourceCommit == "unknown" ? sourceCommit : String(sourceCommit.prefix(12)))
      + (isModified ? "+" : "")
  }
}

/// What an attempt at a run took.
public struct RunCost: Hashable, Sendable, Codable {
  /// Wall seconds, evaluation included.
  public var seconds: Double
  /// Processor seconds of the thread that trained; nil where nobody measured them.
  public var processorSeconds: Double?
  /// The most memory the whole process had held when the run ended, in bytes; nil likewise.
  public var peakBytes: Int?

  /// Creates a cost.
  public init(seconds: Double, processorSeconds: Double? = nil, peakBytes: Int? = nil) {
    self.seconds = seconds
    self.processorSeconds = processorSeconds
    self.peakBytes = peakBytes
  }
}
