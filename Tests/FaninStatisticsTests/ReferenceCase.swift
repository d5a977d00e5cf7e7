import Foundation
import Testing

/// One request with its expected answer.
struct ReferenceCase: CustomTestStringConvertible, @unchecked Sendable {
  // JSON as Foundation reads it: numbers, texts, arrays and dictionaries, never changed.
  private let json: [String: Any]

  var id: String { json["id"] as? String ?? "?" }
  var testDescription: String { "\(id) → \(json["source"] as? String ?? "?")" }
  var expected: [String: Any] { json["expected"] as? [String: Any] ?? [:] }

  /// The request as one line.
  var line: String {
    get throws {
      let request = json.filter { ["id", "procedure", "inputs", "options"].contains($0.key) }
      return String(
        decoding: try JSONSerialization.data(withJSONObject: request), as: UTF8.self)
    }
  }

  /// Whether an answered value is within the tolerance of what is expected under a key.
  func accepts(_ value: Any?, for key: String) -> Bool {
    let tolerances = json["tolerance"] as? [String: Any] ?? [:]
    let fields = tolerances["fields"] as? [String: Any] ?? [:]
    let tolerance = fields[key] as? [String: Any] ?? tolerances
    return ReferenceCase.isEqual(
      value, expected[key], relative: tolerance["rel"] as? Double ?? 0,
      absolute: tolerance["abs"] as? Double ?? 0)
  }

  private static func isEqual(
    _ got: Any?, _ expected: Any?, relative: Double, absolute: Double
  ) -> Bool {
    switch (got, expected) {
    case (is NSNull, is NSNull): return true
    case (let got as [Any], let expected as [Any]):
      return got.count == expected.count
        && zip(got, expected).allSatisfy {
          isEqual($0, $1, relative: relative, absolute: absolute)
        }
    case (let got as String, let expected as String): return got == expected
    case (let got as NSNumber, let expected as NSNumber):
      let (value, target) = (got.doubleValue, expected.doubleValue)
      return (value - target).magnitude <= max(absolute, relative * target.magnitude)
    default: return false
    }
  }

  /// Every case of every file.
  static let all: [ReferenceCase] = {
    guard let folder = Bundle.module.resourceURL?.appendingPathComponent("Reference"),
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .flatMap { file -> [ReferenceCase] in
        guard let data = try? Data(contentsOf: file),
          let content = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
          let cases = content["cases"] as? [[String: Any]]
        else { return [] }
        return cases.map(ReferenceCase.init)
      }
  }()
}
