import Foundation

// What a ledger keeps of a declaration, to tell later whether it changed.

extension Study {
  /// The whole declaration as JSON with sorted keys and shortest round-trip numbers.
  public var canonicalText: String { FaninStudy.canonicalText(of: self) }
}

extension AnalysisDeclaration {
  /// The declaration as JSON with sorted keys and shortest round-trip numbers.
  public var canonicalText: String { FaninStudy.canonicalText(of: self) }
}

private func canonicalText(of declaration: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  // A valid study holds only finite numbers, so encoding succeeds.
  guard let data = try? encoder.encode(declaration) else { return "" }
  return String(decoding: data, as: UTF8.self)
}
