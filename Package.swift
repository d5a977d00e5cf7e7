// swift-tools-version: 6.2
import PackageDescription

// The manifest is the architecture: targets stand bottom-up, and a target imports only targets
// above it. One outside dependency, one module.

let package = Package(
  name: "fanin",
  platforms: [.macOS(.v14)],
  products: [
    .executable(name: "fanin", targets: ["fanin"]),
    .executable(name: "fanin-bench", targets: ["fanin-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // MARK: C

    // The GNU Scientific Library.
    .systemLibrary(
      name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),

    // OpenSSL's libcrypto, for SHA-256; on macOS it is CryptoKit's.
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    // zlib, which unpacks the data files.
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // Kernel bodies in plain C, compiled once per instruction set, chosen at run time. Optimised
    // in debug builds too, or the tests would take minutes.
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"])]),

    // MARK: Foundations

    // Elementary functions and number text, the same on every machine.
    .target(name: "FaninElementary"),

    // The SHA-256 that names data, runs and results.
    .target(
      name: "FaninDigest",
      dependencies: [.target(name: "CCrypto", condition: .when(platforms: [.linux]))]),

    // Reproducible random numbers: one seed, one named stream per purpose.
    .target(name: "FaninRandom", dependencies: ["FaninElementary"]),

    // Checked entry points to the kernels, each beside the reference that defines it.
    .target(name: "FaninKernels", dependencies: ["CKernels"]),

    // Estimates, intervals and tests over plain samples.
    .target(name: "FaninStatistics", dependencies: ["CGSL", "FaninElementary", "FaninRandom"]),

    // Who connects to whom: profiles, fan-in sequences, masks, hubs.
    .target(name: "FaninTopology", dependencies: ["FaninElementary", "FaninRandom"]),

    // Data sets as arrays of examples: IDX, CSV, built-in synthetic sets.
    .target(
      name: "FaninData",
      dependencies: ["CZlib", "FaninDigest", "FaninElementary", "FaninRandom"]),

    // MARK: The chain

    // Trains one sparse network from one recipe and one seed.
    .target(
      name: "FaninTraining",
      dependencies: [
        "FaninData", "FaninDigest", "FaninElementary", "FaninKernels", "FaninRandom",
        "FaninTopology",
      ]),

    // The study file, and the plan of runs it expands to.
    .target(
      name: "FaninStudy",
      dependencies: [
        "FaninData", "FaninDigest", "FaninElementary", "FaninRandom", "FaninTopology",
        "FaninTraining",
        .product(name: "Yams", package: "Yams"),
      ]),

    // What was planned, who holds it, what came out: one SQLite file.
    .target(
      name: "FaninLedger",
      dependencies: [
        "FaninData", "FaninDigest", "FaninElementary", "FaninRandom", "FaninStudy",
        "FaninTopology", "FaninTraining",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      resources: [
        "attempts", "counts", "imports", "lessons", "results", "runs", "studies", "views",
      ].map { .embedInCode("Schema/\($0).sql") }),

    // Gets planned runs done.
    .target(
      name: "FaninExecution",
      dependencies: [
        "FaninElementary",
        "FaninData", "FaninLedger", "FaninRandom", "FaninStatistics", "FaninStudy",
        "FaninTopology", "FaninTraining",
      ]),

    // Findings drawn from one snapshot of the ledger: numbers, keyed by cell and block, no prose.
    .target(
      name: "FaninAnalysis",
      dependencies: [
        "FaninData", "FaninDigest", "FaninElementary", "FaninLedger", "FaninRandom",
        "FaninStatistics", "FaninStudy", "FaninTopology", "FaninTraining",
      ]),

    // Findings as Markdown, HTML, LaTeX, SVG and CSV; knows neither ledger nor statistics.
    .target(
      name: "FaninReport",
      dependencies: [
        "FaninAnalysis", "FaninElementary", "FaninRandom", "FaninStudy", "FaninTopology",
        "FaninTraining",
      ]),

    // MARK: The command

    // Writes down, before every build, which commit is built.
    .plugin(name: "BuildRecord", capability: .buildTool(), path: "Sources/BuildRecord"),

    // What this program was built from and with.
    .target(
      name: "FaninBuild",
      dependencies: ["FaninExecution", "FaninKernels", "FaninLedger", "FaninStatistics"],
      plugins: ["BuildRecord"]),

    // One file per subcommand: parse, call one layer, print.
    .executableTarget(
      name: "fanin",
      dependencies: [
        "FaninAnalysis", "FaninBuild", "FaninData", "FaninElementary", "FaninExecution",
        "FaninKernels", "FaninLedger", "FaninRandom", "FaninReport", "FaninStatistics",
        "FaninStudy",
        "FaninTopology",
        "FaninTraining",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("demo.yaml")]),

    // How fast kernels, training and ledger are.
    .executableTarget(
      name: "fanin-bench",
      dependencies: [
        "FaninBuild", "FaninExecution", "FaninKernels", "FaninLedger", "FaninRandom", "FaninStudy",
        "FaninTopology", "FaninTraining",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // MARK: Tests

    // What several test targets need: closeness with a stated tolerance, temporary folders.
    .target(name: "FaninTestSupport", path: "Tests/FaninTestSupport"),
    .testTarget(name: "FaninElementaryTests", dependencies: ["FaninElementary"]),
    .testTarget(name: "FaninDigestTests", dependencies: ["FaninDigest"]),
    .testTarget(name: "FaninRandomTests", dependencies: ["FaninRandom", "FaninTestSupport"]),
    .testTarget(
      name: "FaninKernelsTests",
      dependencies: ["FaninElementary", "FaninKernels", "FaninTestSupport"]),
    .testTarget(
      name: "FaninStatisticsTests",
      dependencies: ["FaninRandom", "FaninStatistics", "FaninTestSupport"],
      resources: [.copy("Reference")]),
    .testTarget(
      name: "FaninTopologyTests",
      dependencies: ["FaninRandom", "FaninTopology", "FaninTestSupport"]),
    .testTarget(
      name: "FaninDataTests", dependencies: ["FaninRandom", "FaninData", "FaninTestSupport"]),
    .testTarget(
      name: "FaninTrainingTests",
      dependencies: [
        "FaninData", "FaninElementary", "FaninKernels", "FaninRandom", "FaninTopology",
        "FaninTraining", "FaninTestSupport",
      ]),
    .testTarget(
      name: "FaninStudyTests",
      dependencies: [
        "FaninData", "FaninRandom", "FaninTopology", "FaninTraining", "FaninStudy",
        "FaninTestSupport",
      ]),
    .testTarget(
      name: "FaninLedgerTests",
      dependencies: [
        "FaninData", "FaninRandom", "FaninStudy", "FaninTopology", "FaninTraining",
        "FaninLedger", "FaninTestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ], resources: [.copy("Fixtures")]),
    .testTarget(
      name: "FaninExecutionTests",
      dependencies: [
        "FaninData", "FaninLedger", "FaninRandom", "FaninStudy", "FaninTopology", "FaninTraining",
        "FaninExecution", "FaninTestSupport",
      ]),
    // Records of runs that nobody trained, for the tests of analysis and report.
    .target(
      name: "SyntheticRecords",
      dependencies: [
        "FaninData", "FaninLedger", "FaninRandom", "FaninStudy", "FaninTopology", "FaninTraining",
      ], path: "Tests/SyntheticRecords"),
    .testTarget(
      name: "FaninAnalysisTests",
      dependencies: [
        "FaninAnalysis", "FaninData", "FaninLedger", "FaninRandom", "FaninStatistics",
        "FaninStudy", "FaninTestSupport", "FaninTopology", "FaninTraining", "SyntheticRecords",
      ], resources: [.copy("Numbers")]),
    .testTarget(
      name: "FaninReportTests",
      dependencies: [
        "FaninAnalysis", "FaninData", "FaninLedger", "FaninRandom", "FaninReport",
        "FaninStatistics", "FaninStudy", "FaninTestSupport", "FaninTopology", "FaninTraining",
        "SyntheticRecords",
      ], resources: [.copy("Golden")]),

    // A study file in, a report out, without the command.
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "FaninRandom", "FaninTopology", "FaninTraining",
        "FaninAnalysis", "FaninData", "FaninExecution", "FaninLedger", "FaninReport", "FaninStudy",
        "FaninTestSupport",
      ]),

    // Runs the built binary as a user would; the slow ones.
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "fanin", "FaninExecution", "FaninKernels", "FaninLedger", "FaninRandom",
        "FaninTestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
for target in package.targets
where ![.system, .plugin].contains(target.type) && target.name != "CKernels" {
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}

// Only `make docs` needs the plugin: whoever builds fanin does not fetch it.
if Context.environment["FANIN_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"))
}
