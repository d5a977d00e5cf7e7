import FaninLedger
import Foundation

/// When a study was declared and looked at, and with how many results in sight.
package struct DeclarationMoments: Hashable, Sendable, Codable {
  /// Every declaration, the first one first.
  package var entries: [Entry]
  /// The position of the last declaration made without any finished run; nil when there is none.
  package var registered: Int?
  /// When a command first showed results, which one, and how many runs had finished; nil: never.
  package var firstLook: Look?

  /// One declaration.
  package struct Entry: Hashable, Sendable, Codable {
    /// When, such as `2026-03-14 15:09:26 UTC`.
    package var declaredAt: String
    /// Finished runs of the study at that moment.
    package var finishedRuns: Int
    /// The keys that differ from the declaration before.
    package var changes: [String]
  }

  /// A moment at which results were shown.
  package struct Look: Hashable, Sendable, Codable {
    /// When, such as `2026-03-14 15:09:26 UTC`.
    package var lookedAt: String
    /// The command.
    package var command: String
    /// Finished runs of the study at that moment.
    package var finishedRuns: Int
  }

  init(_ declarations: [StudyDeclaration], looks: [StudyLook]) {
    firstLook = looks.first.map {
      Look(
        lookedAt: DeclarationMoments.text(of: $0.lookedAt), command: $0.command,
        finishedRuns: $0.finishedRuns)
    }
    let texts = declarations.map { DeclaredKeys($0.text) }
    entries = declarations.indices.map { index in
      Entry(
        declaredAt: DeclarationMoments.text(of: declarations[index].declaredAt),
        finishedRuns: declarations[index].finishedRuns,
        changes: index == 0 ? [] : texts[index].differences(from: texts[index - 1]))
    }
    registered = declarations.lastIndex { $0.finishedRuns == 0 }
  }

  /// A moment in universal time, to the second.
  private static func text(of date: Date) -> String {
    let text = date.formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
    return text.replacing("T", with: " ").replacing("Z", with: " UTC")
  }
}
