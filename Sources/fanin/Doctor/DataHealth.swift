import FaninData

/// How the data sets are that have files.
enum DataHealth {
  /// Verifies every set that is here.
  static func findings(in library: DataLibrary) -> [Finding] {
    NamedDataset.all.compactMap { set -> Finding? in
      switch library.presence(of: set) {
      case .builtIn: nil
      case .missing:
        .advice(
          "data", "\(set.name): is not here",
          remedy: "fanin data fetch \(set.name), should a study need it")
      case .partial(let found, let needed):
        .fault(
          "data", "\(set.name): \(found) of \(needed) files are here",
          remedy: "fanin data fetch \(set.name)", status: .missingInput)
      case .present: verified(set, in: library)
      }
    }
  }

  private static func verified(_ set: NamedDataset, in library: DataLibrary) -> Finding {
    do throws(DataError) {
      try library.check(set)
      return .good(
        "data",
        "\(set.name): \(set.checksumIsKnown ? "checksums" : "sizes and contents") verified")
    } catch {
      return .fault(
        "data", "\(error)", remedy: "delete the file, then fanin data fetch \(set.name)",
        status: ExitStatus(error.kind))
    }
  }
}
