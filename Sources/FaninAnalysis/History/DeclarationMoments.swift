import FaninLedger

/// When a study was declared and looked at, and with how many results in sight.
package struct DeclarationMoments: Hashable, Sendable, Codable {
  /// Every declaration, the first one first.
  package var entries: [Entry]
  /// When the ledger that was reported from first held any of them.
  package var ledgerSince: Moment?
  /// The position of the last declaration made without any finished run; nil when there is none.
  package var registered: Int?
  /// When a command first showed results of what was declared last before them, which one, and how
  /// many runs had finished; nil: never.
  package var firstLook: Look?
  /// A report that showed results of the study's runs before the ledger did; nil where there is none.
  package var earlier: EarlierReport.Sighting?

  /// When results of the study's runs are known to have been seen first.
  var firstSeen: Moment? { [firstLook?.lookedAt, earlier?.seenAt].compactMap(\.self).min() }

  /// One declaration.
  package struct Entry: Hashable, Sendable, Codable {
    /// When.
    package var declaredAt: Moment
    /// Finished runs of the study at that moment.
    package var finishedRuns: Int
    /// The keys that differ from the declaration before.
    package var changes: [String]
    /// The declaration, as canonical JSON.
    package var text: String
  }

  /// The declarations themselves.
  var declarations: [StudyDeclaration] {
    entries.map {
      StudyDeclaration(
        text: $0.text, declaredAt: $0.declaredAt.date, finishedRuns: $0.finishedRuns)
    }
  }

  /// A moment at which results were shown.
  package struct Look: Hashable, Sendable, Codable {
    /// When.
    package var lookedAt: Moment
    /// The command.
    package var command: String
    /// Finished runs of the study at that moment.
    package var finishedRuns: Int
  }

  /// - Parameters:
  ///   - declarations: What the ledger holds.
  ///   - looks: When it showed results.
  ///   - report: A report that was there before.
  init(_ declarations: [StudyDeclaration], looks: [StudyLook], earlier report: EarlierReport?) {
    ledgerSince = declarations.first.map { Moment($0.declaredAt) }
    let declarations = report?.joined(to: declarations) ?? declarations
    registered = declarations.lastIndex { $0.finishedRuns == 0 }
    // Looks from before were at other seeds.
    let start = registered.map { declarations[$0].declaredAt }
    let look = looks.first { look in start.map { look.lookedAt >= $0 } ?? true }
    firstLook = look.map {
      Look(lookedAt: Moment($0.lookedAt), command: $0.command, finishedRuns: $0.finishedRuns)
    }
    // The ledger's own report says what the ledger knows.
    earlier = report.flatMap { report in
      let isOlder = look.map { report.sighting.seenAt < Moment($0.lookedAt) } ?? true
      return isOlder ? report.sighting : nil
    }
    let texts = declarations.map { DeclaredKeys($0.text) }
    entries = declarations.indices.map { index in
      Entry(
        declaredAt: Moment(declarations[index].declaredAt),
        finishedRuns: declarations[index].finishedRuns,
        changes: index == 0 ? [] : texts[index].differences(from: texts[index - 1]),
        text: declarations[index].text)
    }
  }
}
