import ArgumentParser
import FaninData
import FaninLedger
import FaninStudy
import FaninTopology
import Foundation

/// What shells offer where a word is typed: what is there.
extension CompletionKind {
  /// Study files of the working folder and of its folder `studies`; folders where none fits.
  static let studies = CompletionKind.custom { _, _, prefix in
    let folders = ["", "studies/", folder(of: prefix)]
    var found: [String] = []
    for folder in folders {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "./\(folder)")) ?? []
      for name in names.sorted() where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        let path = folder + name
        if path.hasPrefix(prefix), !found.contains(path) { found.append(path) }
      }
    }
    return found
  }

  /// The first digits of the ids of a ledger's runs, as `show` takes them.
  static let runs = CompletionKind.custom { words, _, prefix in
    let path = words.firstIndex(of: "--ledger").flatMap { index in
      words.indices.contains(index + 1) ? words[index + 1] : nil
    }
    var options = LedgerOptions()
    options.ledger = path
    guard let ledger = try? Ledger(at: options.url, for: .readOnly) else { return [] }
    return (try? ledger.runs(beginning: prefix, limit: 500).map(\.short)) ?? []
  }

  /// The names of profiles.
  static let profiles = CompletionKind.list(FanInProfile.names)

  /// The names of data sets.
  static let dataSets = CompletionKind.list(NamedDataset.all.map(\.name))

  private static func folder(of prefix: String) -> String {
    prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
  }
}
