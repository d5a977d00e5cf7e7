import FaninStudy
import Foundation

/// A declaration's canonical JSON as a text for each key, those of the analysis one by one.
struct DeclaredKeys {
  private var values: [String: Any] = [:]

  init(_ json: String) {
    let object = try? JSONSerialization.jsonObject(with: Data(json.utf8))
    for (key, value) in object as? [String: Any] ?? [:] {
      guard key == "analysis", let members = value as? [String: Any] else {
        values[key] = value
        continue
      }
      for (key, value) in members { values["analysis.\(key)"] = value }
    }
  }

  /// The keys whose values differ, in alphabetical order.
  func differences(from other: DeclaredKeys) -> [String] {
    Set(values.keys).union(other.values.keys).sorted().filter { key in
      values[key].map(DeclaredKeys.text) != other.values[key].map(DeclaredKeys.text)
    }
  }

  /// The families of the long form by name, each as a text without what only describes it.
  var families: [String: String] {
    var texts: [String: String] = [:]
    for case var family as [String: Any] in values["analysis.families"] as? [Any] ?? [] {
      guard let name = family["name"] as? String else { continue }
      family["question"] = nil
      texts[name] = DeclaredKeys.text(family)
    }
    return texts
  }

  /// The texts of a list's members.
  func list(_ key: String) -> Set<String> {
    Set((values[key] as? [Any] ?? []).map(DeclaredKeys.text))
  }

  /// The text of a level as a declaration's list has it.
  static func text(of level: Level) -> String {
    switch level {
    case .text(let text): text
    case .number(let number): text(number)
    case .flag(let flag): text(flag)
    }
  }

  /// One text for one value.
  static func text(_ value: Any) -> String {
    if let text = value as? String { return text }
    let data = try? JSONSerialization.data(
      withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
